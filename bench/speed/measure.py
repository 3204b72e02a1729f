"""Speed, memory and start of `referent identify`, each as one JSON object. Standard library only.

  measure.py PROGRAM LARGE.jsonl ONE_LINE.jsonl

The program runs on one core (the last of this machine). Speed is bytes of text, not of JSON, by wall clock from start to
end of the process, reading and writing included; memory is the largest resident set; start is the time from making the
process to the first answer, on one short line, the median of 20 runs.
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


def run(program, path):
    """Seconds and largest resident set, in MB, of one run; nothing for one that takes too long."""
    with open(path, "rb") as given, tempfile.TemporaryFile() as answers:
        begun = time.perf_counter()
        process = subprocess.Popen(["timeout", str(LONGEST_S), "taskset", "--cpu-list", str(CORE), program, "identify"], stdin=given, stdout=answers)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode == 124:
        return None, None
    if process.returncode:
        sys.exit(f"measure: {program} identify ended with {process.returncode}")
    return seconds, used.ru_maxrss / 1024


def first_answer(program, path):
    """Milliseconds to the first answer."""
    with open(path, "rb") as given:
        begun = time.perf_counter()
        process = subprocess.Popen([program, "identify"], stdin=given, stdout=subprocess.PIPE)
        process.stdout.readline()
        elapsed = time.perf_counter() - begun
        process.communicate()
    return elapsed * 1000


def report(what, program, path):
    with open(path, encoding="utf-8") as lines:
        size = sum(len(json.loads(line)["text"].encode()) for line in lines)
    seconds, memory = run(program, path)
    if seconds is None:
        print(json.dumps({"what": what, "megabytes": round(size / 1e6, 2), "seconds": f"over {LONGEST_S}, stopped"}), flush=True)
        return
    print(json.dumps({"what": what, "megabytes": round(size / 1e6, 2), "seconds": round(seconds, 2),
                      "mb_per_s": round(size / 1e6 / seconds, 2), "peak_mb": round(memory, 1)}), flush=True)


def main():
    program, large, one_line = sys.argv[1:]
    report("identify, JSON Lines", program, large)
    report("identify, all in one line", program, one_line)
    with tempfile.NamedTemporaryFile("w") as empty, tempfile.NamedTemporaryFile("w") as short:
        short.write('{"id":1,"text":"Hei Kari, kom inn."}\n')
        short.flush()
        times = [first_answer(program, short.name) for _ in range(20)]
        print(json.dumps({"what": "identify, nothing and one line", "peak_mb_nothing": round(run(program, empty.name)[1], 1),
                          "peak_mb_one_line": round(run(program, short.name)[1], 1),
                          "start_ms_median": round(statistics.median(times), 1), "start_ms_most": round(max(times), 1)}))


main()
