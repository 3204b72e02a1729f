"""Speed, memory and start of `referent identify`, each as one JSON object. Standard library only.

  measure.py PROGRAM LARGE.jsonl ONE_LINE.jsonl

The program runs on one core. `megabytes` is text, not JSON. `seconds` is wall clock from start to end of the process,
reading, loading and writing included; `cpu_seconds` is the processor time in it, which a busy machine does not stretch, and
the speed is given by both. Memory is the process's high-water mark. Start is the time from making the process to the
first answer, on one short line, the median of 20 runs.
"""
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

CORE = max(os.sched_getaffinity(0))
LONGEST_S = 120


def peak_mb(process):
    """The high-water mark so far; 0 when the process has ended."""
    try:
        with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
            return next((int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM")), 0)
    except FileNotFoundError:
        return 0


def run(program, path):
    """Seconds, processor seconds and peak MB of one run; no seconds for one that takes too long."""
    # taskset becomes the program, so the process is the program's.
    command = ["taskset", "--cpu-list", str(CORE), program, "identify"]
    peak = 0
    with open(path, "rb") as given, tempfile.TemporaryFile() as answers:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdin=given, stdout=answers)
        while True:
            peak = max(peak, peak_mb(process))
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
            seconds = time.perf_counter() - begun
            if ended:
                break
            if seconds > LONGEST_S:
                process.kill()
                process.wait()
                return None, None, peak
            time.sleep(0.002)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"measure: {program} identify ended with {process.returncode}")
    return seconds, used.ru_utime + used.ru_stime, peak


def report(what, program, path):
    with open(path, encoding="utf-8") as lines:
        megabytes = sum(len(json.loads(line)["text"].encode()) for line in lines) / 1e6
    seconds, processor, peak = run(program, path)
    figures = {"what": what, "megabytes": round(megabytes, 2), "peak_mb": round(peak, 1)}
    if seconds is None:
        figures["seconds"] = f"over {LONGEST_S}, stopped"
    else:
        figures |= {"seconds": round(seconds, 2), "cpu_seconds": round(processor, 2),
                    "mb_per_s": round(megabytes / seconds, 2), "mb_per_cpu_s": round(megabytes / processor, 2)}
    print(json.dumps(figures), flush=True)


def first_answer_ms(program, path):
    with open(path, "rb") as given:
        begun = time.perf_counter()
        process = subprocess.Popen([program, "identify"], stdin=given, stdout=subprocess.PIPE)
        process.stdout.readline()
        elapsed = time.perf_counter() - begun
        process.communicate()
    return elapsed * 1000


def main():
    program, large, one_line = sys.argv[1:]
    report("identify, JSON Lines", program, large)
    report("identify, all in one line", program, one_line)
    with tempfile.NamedTemporaryFile("w") as empty, tempfile.NamedTemporaryFile("w") as short:
        short.write('{"id":1,"text":"Hei Kari, kom inn."}\n')
        short.flush()
        times = [first_answer_ms(program, short.name) for _ in range(20)]
        print(json.dumps({"what": "identify, nothing and one line", "peak_mb_nothing": round(run(program, empty.name)[2], 1),
                          "peak_mb_one_line": round(run(program, short.name)[2], 1),
                          "start_ms_median": round(statistics.median(times), 1), "start_ms_most": round(max(times), 1)}))


main()
