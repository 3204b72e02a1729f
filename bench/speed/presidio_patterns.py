"""Speed of Presidio's pattern recognisers on JSON Lines {"id","text"} from standard input: one JSON object.

The recognisers that Presidio's own registry loads for English and that are patterns, called one after the other on each
text, as its analyzer calls them, but without a language pipeline before them and without joining their answers after
them: less work than Presidio does in use. One thread; loading and the first text are not counted.
"""
import importlib.metadata
import json
import logging
import sys
import time

from presidio_analyzer import PatternRecognizer, RecognizerRegistry

logging.disable(logging.CRITICAL)


def analysed(recognisers, text):
    return sum(len(recogniser.analyze(text, recogniser.supported_entities, None) or []) for recogniser in recognisers)


def main():
    texts = [json.loads(line)["text"] for line in sys.stdin]
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"])
    recognisers = [recogniser for recogniser in registry.recognizers if isinstance(recogniser, PatternRecognizer)]
    analysed(recognisers, texts[0])
    size = sum(len(text.encode()) for text in texts)
    begun, processor = time.perf_counter(), time.process_time()
    found = sum(analysed(recognisers, text) for text in texts)
    seconds, processor = time.perf_counter() - begun, time.process_time() - processor
    print(json.dumps({"version": importlib.metadata.version("presidio-analyzer"), "recognisers": len(recognisers),
                      "megabytes": round(size / 1e6, 3), "seconds": round(seconds, 2), "cpu_seconds": round(processor, 2),
                      "mb_per_s": round(size / 1e6 / seconds, 4), "mb_per_cpu_s": round(size / 1e6 / processor, 4),
                      "found": found}))


main()
