"""What an explanation needs of the text of an agreement: its canonical English spelling, whose
SHA-256 is the digest of its meaning. Each line begins with what it is about."""

import base64
import datetime
import hashlib
import re

import dates

MONTHS = [datetime.date(2000, i, 1).strftime("%B") for i in range(1, 13)]
WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
UNITS = {"minute", "hour", "day", "week", "month", "year", "working-day"}
SPAN = r"(\d+) (minutes?|hours?|days?|weeks?|months?|years?|working-days?)( rounded-(?:up|down))?"


def unit_name(word):
    return word if word.endswith("s") else word + "s"


def date(text):
    day, month, year = text.split()
    return datetime.date(int(year), MONTHS.index(month) + 1, int(day))


class Timing:
    """One bound of a norm, and what it counts from."""

    def __init__(self, kind, count, unit, rounding, edge, backwards, is_deadline):
        self.kind, self.count, self.unit, self.rounding = kind, count, unit_name(unit), rounding
        self.edge, self.backwards, self.is_deadline = edge, backwards, is_deadline

    def fits(self, step):
        return (self.count, self.unit, self.rounding, self.backwards) == (
            step["count"], step["unit"], step.get("rounding"), step["backwards"])


class Article:
    def __init__(self, number, lines):
        self.number, self.lines = number, lines
        starts = [l for l in lines if re.match(r"when |before each |each year", l)]
        self.trigger = starts[0] if starts else None
        tails = ("otherwise ", "cites ", "text ")
        norms = [l for l in lines if re.search(r" (must|may) ", l) and not l.startswith(tails)]
        self.norm = norms[0] if norms else ""
        other = [l for l in lines if l.startswith("otherwise ")]
        self.otherwise = other[0].removeprefix("otherwise ") if other else ""
        self.lapses = "lapses if late" in lines
        self.only_if = any(l.startswith("only if ") for l in lines)
        self.excuses = [
            word for l in lines if l.startswith("excused by ")
            for word in l.removeprefix("excused by ").split(", ")]

    def timings(self, norm):
        found = []
        for m in re.finditer(rf"within {SPAN} of (receipt|dispatch|it)", norm):
            found.append(Timing("within", int(m[1]), m[2], strip(m[3]), m[4], False, True))
        edge = r"((?:start of |end of )?[a-z][a-z0-9-]*)"
        for m in re.finditer(rf"not later than {SPAN} after {edge}", norm):
            found.append(Timing("edge", int(m[1]), m[2], strip(m[3]), m[4], False, True))
        for m in re.finditer(rf"at least {SPAN} before {edge}", norm):
            found.append(Timing("edge", int(m[1]), m[2], strip(m[3]), m[4], True, True))
        for m in re.finditer(rf"not earlier than {SPAN} (after|before) {edge}", norm):
            found.append(
                Timing("edge", int(m[1]), m[2], strip(m[3]), m[5], m[4] == "before", False))
        return found

    def days(self, norm):
        """(opens, day, month, year or None) of `on 1 January each year` and `by 3 May 2027`."""
        names = "|".join(MONTHS)
        for m in re.finditer(rf"\b(on|by) (\d+) ({names})(?: (\d{{4}})| each year)", norm):
            yield m[1] == "on", int(m[2]), MONTHS.index(m[3]) + 1, int(m[4]) if m[4] else None


def strip(word):
    return word.strip() if word else None


class Text:
    def __init__(self, text, meaning):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        if digest != meaning:
            raise dates.Refused("the text does not have the digest of the agreement's meaning")
        self.lines = join(text.split("\n"))
        self.parties, self.certifiers, self.chair = [], [], None
        self.zone, self.zones, self.tolerance, self.counted = "UTC", {}, 0, "receipt"
        self.counting, self.calendars, self.disputes = "elapsed", {}, None
        self.relations, self.recorders, self.covers, self.articles = {}, {}, {}, {}
        for line in self.lines:
            self.head(line)
        self.split()

    def head(self, line):
        if m := re.match(r"parties (.+)", line):
            self.parties = m[1].split(", ")
        elif m := re.match(r"certifier (.+)", line):
            self.certifiers = m[1].split(", ")
        elif m := re.match(r"chair (\w+)", line):
            self.chair = m[1]
        elif m := re.match(r"time of (\w+) (\S+)", line):
            self.zones[m[1]] = m[2]
        elif m := re.match(rf"time (\S+)(?: tolerance {SPAN})?$", line):
            self.zone = m[1]
            if m[2]:
                self.tolerance = int(m[2]) * dates.ELAPSED.get(unit_name(m[3]), dates.DAY)
        elif m := re.match(r"counted on (\w+)", line):
            self.counted = m[1]
        elif m := re.match(r"counting (\S+)", line):
            self.counting = m[1]
        elif m := re.match(r"disputes to (\w+)", line):
            self.disputes = m[1]
        elif line.startswith("calendar "):
            self.calendar(line)
        elif m := re.match(r"(message|event) (\S+)", line):
            if tie := re.search(r" (?:answers|about) ([a-z][a-z0-9-]*)", line):
                self.relations[m[2]] = tie[1]
            if by := re.search(r"recorded by (\w+)", line):
                self.recorders[m[2]] = by[1]
            if cover := re.search(rf"covers (\S+) from (\S+) for {SPAN}", line):
                self.covers[m[2]] = cover.groups()

    def calendar(self, line):
        name = line.split()[1]
        weekend = [i + 1 for i, day in enumerate(WEEK) if day in line.split()]
        days = r"(\d+ [A-Z][a-z]+ \d{4})"
        bounds = re.search(rf"from {days} to {days}", line)
        holidays = [date(m[1]) for m in re.finditer(rf"holiday {days}", line)]
        first, last = (date(bounds[1]), date(bounds[2])) if bounds else (None, None)
        self.calendars[name] = dates.Calendar(weekend, holidays, first, last)

    def split(self):
        number, lines = None, []
        for line in self.lines + ["article"]:
            if line.split(" ")[0] in ("article", "message", "event", "fact", "term"):
                if number:
                    self.articles[number] = Article(number, lines)
                parts = line.split(" ")
                number = parts[1] if parts[0] == "article" and len(parts) > 1 else None
                lines = []
            elif number:
                lines.append(line)

    def zone_of(self, party):
        return dates.zone_seconds(self.zones.get(party, self.zone))


def join(lines):
    """A declaration that goes on over further lines, indented deeper, as one line."""
    joined, depth = [], 0
    for line in lines:
        indent = len(line) - len(line.lstrip())
        text = line.strip()
        if not text:
            continue
        is_tail = joined and indent > depth and not in_article(joined, text)
        if is_tail and joined[-1].split(" ")[0] in ("message", "event", "fact", "calendar"):
            joined[-1] += " " + text
        else:
            joined.append(text)
            depth = indent
    return joined


def in_article(joined, _):
    return joined[-1].startswith("article ")
