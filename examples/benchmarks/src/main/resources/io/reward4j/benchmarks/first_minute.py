"""The chABSA reward as a plain Python handler, for comparison: the standard library alone, no checks of its input.

python3 first_minute.py EVENTS COUNT... scores the events of the file in turn until so many samples are done, and
prints for each count: the count, milliseconds by the clock, and milliseconds of the processor.
"""
import json
import re
import struct
import sys
import time

WORDS = {
    "positive": "positive", "ポジティブ": "positive", "肯定的": "positive",
    "negative": "negative", "ネガティブ": "negative", "否定的": "negative",
    "neutral": "neutral", "ニュートラル": "neutral", "中立": "neutral",
}
KEYWORD = re.compile("|".join(WORDS), re.IGNORECASE)
BOX = re.compile(r"\\boxed\{([^{}]*)\}")
SOLUTION = re.compile(r"<\|begin_of_solution\|>(.*?)<\|end_of_solution\|>", re.DOTALL)
REASONING = re.compile(r"<\|begin_of_thought\|>.*?<\|end_of_thought\|>|<think>.*?</think>", re.DOTALL)


def keyword(text):
    found = {WORDS[word.lower()] for word in KEYWORD.findall(text)}
    return found.pop() if len(found) == 1 else None


def boxed(text):
    boxes = BOX.findall(text)
    return keyword(boxes[-1]) if boxes else None


def score(sample):
    completion = sample["messages"][-1]["content"]
    solutions = SOLUTION.findall(completion)
    text = REASONING.sub("", completion)
    solution = SOLUTION.findall(text)
    answer = None
    if solution:
        answer = boxed(solution[-1]) or keyword(solution[-1])
    answer = answer or boxed(text) or keyword(text)
    polarity = 0.0 if answer is None else 1.0 if answer == keyword(sample["reference_answer"]["answer"]) else 0.1
    metrics = {"polarity": polarity, "solution_block": 1.0 if solutions else 0.0, "reward_failed": 0.0}
    return {
        "id": sample["id"],
        "aggregate_reward_score": polarity,
        "metrics_list": [{"name": name, "value": value, "type": "Metric"} for name, value in metrics.items()],
    }


def handle(event):
    return json.dumps([score(sample) for sample in json.loads(event)]).encode()


def main():
    with open(sys.argv[1], "rb") as file:
        (length,) = struct.unpack(">i", file.read(4))
        events = [file.read(struct.unpack(">i", file.read(4))[0]) for _ in range(length)]
    counts = [int(argument) for argument in sys.argv[2:]]
    batch = 0
    written = 0
    start = time.perf_counter(), time.process_time()
    for count in counts:
        while batch * 64 < count:
            written += len(handle(events[batch % len(events)]))
            batch += 1
        print(count, (time.perf_counter() - start[0]) * 1e3, (time.process_time() - start[1]) * 1e3)
    print(written, file=sys.stderr)


main()
