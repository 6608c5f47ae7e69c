#!/usr/bin/env python3
"""Checks explanations of a status without the engine that made them.

usage: check_explanation.py EXPLANATION.json RECORD.json [EXPLANATION.json RECORD.json ...]

The explanation names the text of the agreement by its digest and the record by its digest. For
each row this does the date arithmetic again, follows every id into the record, compares times with
deadlines, and derives the state anew. It knows the record and the text, and nothing of the engine.
Exit status 0: every row follows. 1: what does not, one line each. Docs/Spec/explanation.md.
"""

import json
import re
import sys

import dates
import record as records
import row_start
import row_state
import row_time
from dates import Refused, need, seconds
from pact_text import Text


class Row:
    """One row on its way through the checks."""

    def __init__(self, raw, text, record, instant):
        self.raw, self.text, self.record, self.instant = raw, text, record, instant
        self.steps = raw["steps"]
        need(raw["article"] in text.articles, "the text has no such article")
        self.article = text.articles[raw["article"]]
        self.is_otherwise = raw["trigger"].endswith(":otherwise")
        self.norm = self.article.otherwise if self.is_otherwise else self.article.norm
        need(self.norm, "the article has no such norm")
        self.debtors = re.split(r"[+|]", raw["debtor"])
        self.creditor = raw.get("creditor")
        self.due = seconds(raw["due"]) if "due" in raw else None
        self.opens = seconds(raw["opens"]) if "opens" in raw else None
        self.zone = text.zone_of(self.debtors[0])

    def all(self, kind):
        return [step for step in self.steps if step["step"] == kind]

    def one(self, kind):
        found = self.all(kind)
        need(len(found) <= 1, f"more than one step “{kind}”")
        return found[0] if found else None

    @property
    def message(self):
        """The message that began it, if one did."""
        return self.record.by_id.get(self.one("trigger")["cause"].get("message"))


def check(explanation, record_raw):
    """The number of rows that follow. Raises Refused with the first reason of each bad row."""
    need(explanation["format"] == "parley/explanation@v1", "no explanation of this version")
    agreement = explanation["agreement"]
    text = Text(agreement["text"], agreement["meaning"])
    need(text.lines[0] == f"agreement {agreement['id']}", "another agreement's text")
    record = records.Record(record_raw)
    need(record.digest() == explanation["record"], "another record's digest")
    instant = seconds(explanation["instant"])
    faults = []
    for raw in explanation["rows"]:
        try:
            check_row(Row(raw, text, record, instant))
        except (Refused, KeyError, ValueError, IndexError, TypeError, AttributeError) as fault:
            key = f"{raw.get('article')}/{raw.get('trigger')}/{raw.get('debtor')}"
            faults.append(f"{key}: {fault.__class__.__name__}: {fault}")
    if faults:
        raise Refused("\n".join(faults))
    return len(explanation["rows"])


def check_row(row):
    check_ids(row)
    is_sent = re.search(r" (?:must|must not) send ", row.norm) is not None
    need(is_sent or row.creditor is None, "nothing is sent to anybody")
    others = row.text.parties + row.text.certifiers + ([row.text.chair] if row.text.chair else [])
    need(not is_sent or row.creditor in set(others) - set(row.debtors), "owed to nobody named")
    head = row.one("article")
    need(head and head["article"] == row.raw["article"], "the steps are of another article")
    row_start.check(row)
    row_time.check_window(row)
    row_time.check_performance(row)
    row_time.check_silence(row)
    row_state.check(row)


def check_ids(row):
    ids = list(row.raw["evidence"])
    need(len(set(ids)) == len(ids), "one message stands twice in the evidence")
    for step in row.steps:
        need(set(step) <= row_state.MEMBERS[step["step"]], "a member that no step has")
        ids += step.get("evidence", []) + step.get("cause", {}).get("evidence", [])
        if step["step"] in ("performed", "act"):
            ids.append(step["message"])
        if step["step"] == "stopped":
            ids.append(step["by"])
    for name in ids:
        need(name in row.record.by_id, f"the record has no message {name}")
        need(records.known_from(row.record.by_id[name]) <= row.instant, f"{name} came later")


def main(arguments):
    if not arguments or len(arguments) % 2:
        print(__doc__.strip().split("\n\n")[1], file=sys.stderr)
        return 2
    rows, failed = 0, False
    for name, record_name in zip(arguments[::2], arguments[1::2]):
        explanation, record = (
            json.load(open(file, encoding="utf-8")) for file in (name, record_name))
        try:
            rows += check(explanation, record)
        except Refused as fault:
            failed = True
            print("\n".join(f"{name}: {line}" for line in str(fault).split("\n")))
    print(f"{rows} rows follow from the text and the record")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
