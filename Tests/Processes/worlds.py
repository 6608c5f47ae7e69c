#!/usr/bin/env python3
"""The drill as a program: two processes take the same path from the same seeds, a story reads
back, and what is no scenario is answered with its line."""
import json
import tempfile

from _centres import ROOT, check, run

SEEDS = "2..9"


def traces():
    lines = run("drill", "--seeds", SEEDS, "--json", "--shrink", "0", timeout=150)[1].splitlines()
    return [(world["seed"], world["trace"]) for world in map(json.loads, lines)]


first = traces()
check("every world tells its trace", len(first) == 8 and len({t for _, t in first}) == 8)
check("two processes take the same path", traces() == first)

story = run("drill", "--seed", "3", "--story")[1]
with tempfile.NamedTemporaryFile("w", suffix=".scenario") as file:
    file.write(story)
    file.flush()
    world = json.loads(run("drill", file.name, "--json")[1].splitlines()[0])
    check("a story plays as its seed", world["trace"] == dict(first)["3"])

for text, told in [
    (story.replace("parley scenario v1", "parley scenario v9"), "line 1, column 1"),
    (story.replace("seed 3", "seed three"), "line 3, column 6"),
    ("".join(line for line in story.splitlines(True) if not line.startswith("heal")), "heal TIME"),
]:
    with tempfile.NamedTemporaryFile("w", suffix=".scenario") as file:
        file.write(text)
        file.flush()
        _, _, errors = run("drill", file.name, ok=(64,))
        check(f"what is no scenario is answered with {told}", told in errors)

run("drill", "--seed", "-3", ok=(64,))
run("drill", "--seeds", "9..2", ok=(64,))
run("drill", "--hours", "-1", ok=(64,))
run("drill", "--seed", "1", "--hours", "1", ok=(64,))
found = run("drill", "--seed", "1", "--sabotage", "sends-before-commit", "--shrink", "0", ok=(1,))
check("a planted fault is found", "durable" in found[2] and "--seed 1" in found[2])
check("kept stories are there", any((ROOT / "Tests/Drill/Scenarios").glob("*.scenario")))
