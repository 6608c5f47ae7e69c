#!/usr/bin/env python3
"""Reads a calendar of ours with another program's parser and says what it understood, a line an
entry. Exit status 77: the parser (PyPI `icalendar`) is not here.

usage: read_calendar.py FILE
"""

import sys

try:
    import icalendar
except ImportError:
    print("no Python package icalendar; Scripts/setup test installs it")
    sys.exit(77)


def main(name):
    with open(name, "rb") as file:
        raw = file.read()
    for line in raw.split(b"\r\n"):
        if len(line) > 75 or b"\n" in line:
            print(f"a line that is not folded: {line!r}")
            return 1
        line.decode()
    calendar = icalendar.Calendar.from_ical(raw)
    if getattr(calendar, "errors", []):
        print(calendar.errors)
        return 1
    print("METHOD", calendar["METHOD"])
    for event in calendar.walk("VEVENT"):
        if event.errors:
            print(event.errors)
            return 1
        alarms = [alarm["TRIGGER"].dt.isoformat() for alarm in event.walk("VALARM")]
        start, stamp = event["DTSTART"].dt.isoformat(), event["DTSTAMP"].dt.isoformat()
        words = [event["UID"], start, stamp, event["STATUS"], ",".join(alarms) or "-"]
        description = str(event["DESCRIPTION"]).replace("\n", " | ")
        print("\t".join(words + [event["SUMMARY"], description]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
