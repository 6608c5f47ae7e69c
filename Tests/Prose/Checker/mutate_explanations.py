#!/usr/bin/env python3
"""Alters explanations that check, one place at a time, and counts those that still check.

usage: mutate_explanations.py FOLDER    (pairs NAME.explanation.json and NAME.record.json)

A change that the checker lets pass is printed and makes the exit status 1. What the checker cannot
know is left alone: the words of citations, which are no part of the meaning.
"""

import copy
import json
import pathlib
import sys

import check_explanation
import dates
from dates import Refused

LEFT_ALONE = {"cites"}


def leaves(value, path=()):
    """Paths to every string, number and truth value."""
    if isinstance(value, dict):
        for key, inside in value.items():
            if key not in LEFT_ALONE:
                yield from leaves(inside, path + (key,))
    elif isinstance(value, list):
        for i, inside in enumerate(value):
            yield from leaves(inside, path + (i,))
    else:
        yield path, value


def altered(value):
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1]
    try:
        at = dates.seconds(value)
    except (ValueError, Refused):
        return [value + "x"]
    moved = [at + 1, at - 1, at + 86400]
    stamp = "%Y-%m-%dT%H:%M:%SZ"
    zone = dates.datetime.timezone.utc
    return [dates.datetime.datetime.fromtimestamp(t, zone).strftime(stamp) for t in moved]


def at_path(value, path):
    for key in path:
        value = value[key]
    return value


STATES = [
    "waiting", "clock-not-started", "due", "fulfilled", "fulfilled-late", "overdue",
    "overdue-unconfirmed", "excused", "waived", "suspended", "lapsed", "superseded", "kept",
    "contrary-act-recorded",
]


def mutants(explanation):
    """(what was done, the altered explanation)."""
    for i, row in enumerate(explanation["rows"]):
        for path, value in leaves(row):
            for new in altered(value):
                copied = copy.deepcopy(explanation)
                at_path(copied["rows"][i], path[:-1])[path[-1]] = new
                yield f"row {i} {path} {value!r} -> {new!r}", copied
        for state in STATES:
            if state != row["state"]:
                copied = copy.deepcopy(explanation)
                copied["rows"][i]["state"] = state
                yield f"row {i} state {row['state']} -> {state}", copied
        for j, step in enumerate(row["steps"]):
            # That there is no deadline is also seen without the sentence that says so.
            if step["step"] == "no-deadline":
                continue
            copied = copy.deepcopy(explanation)
            del copied["rows"][i]["steps"][j]
            yield f"row {i} without step {step['step']}", copied
        for name in ("due", "performed", "opens", "creditor"):
            if name in row:
                copied = copy.deepcopy(explanation)
                del copied["rows"][i][name]
                yield f"row {i} without {name}", copied
    for name in ("id", "meaning", "text"):
        copied = copy.deepcopy(explanation)
        copied["agreement"][name] = "x" + copied["agreement"][name][1:]
        yield f"agreement {name}", copied
    copied = copy.deepcopy(explanation)
    copied["record"] = "A" + copied["record"][1:]
    yield "record digest", copied


def main(folder):
    tried = passed = 0
    for file in sorted(pathlib.Path(folder).glob("*.explanation.json")):
        name = file.name.removesuffix(".explanation.json")
        explanation = json.loads(file.read_text(encoding="utf-8"))
        record = json.loads((file.parent / f"{name}.record.json").read_text(encoding="utf-8"))
        # A yearly agreement has dozens of rows alike: the last ones stand for them.
        explanation["rows"] = explanation["rows"][-6:]
        check_explanation.check(explanation, record)
        for what, mutant in mutants(explanation):
            tried += 1
            try:
                check_explanation.check(mutant, record)
            except Refused:
                continue
            except (KeyError, ValueError, TypeError):
                continue
            passed += 1
            print(f"{name}: {what}")
    print(f"{tried} altered explanations, {passed} let pass")
    return 0 if tried and not passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
