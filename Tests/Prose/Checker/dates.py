"""Date arithmetic of agreements, done again from what their text says. Standard library only."""

import datetime
import re

DAY = 86400
EPOCH = datetime.date(1970, 1, 1)
ELAPSED = {"minutes": 60, "hours": 3600}


class Refused(Exception):
    """The text leaves open which date is meant, or a figure does not follow from it."""


def need(truth, words):
    if not truth:
        raise Refused(words)


def seconds(text):
    """`2022-02-13T18:05:00Z` as seconds since 1970; no other spelling."""
    moment = datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ")
    if moment.strftime("%Y-%m-%dT%H:%M:%SZ") != text:
        raise Refused(f"{text} is no instant")
    return int(moment.replace(tzinfo=datetime.timezone.utc).timestamp())


def zone_seconds(text):
    """`UTC` or `+05:30`."""
    if text == "UTC":
        return 0
    if not re.fullmatch(r"[+-]\d\d:\d\d", text):
        raise Refused(f"{text} is no zone")
    sign = -1 if text[0] == "-" else 1
    return sign * (int(text[1:3]) * 3600 + int(text[4:6]) * 60)


def local_day(at, zone):
    return EPOCH + datetime.timedelta(days=(at + zone) // DAY)


def start_of(day, zone):
    return (day - EPOCH).days * DAY - zone


def end_of(day, zone):
    return start_of(day, zone) + DAY - 1


class Calendar:
    """Working days as annexed: weekend days (1 is Monday), holidays, and the days it covers."""

    def __init__(self, weekend, holidays, first=None, last=None):
        self.weekend, self.holidays = set(weekend), sorted(holidays)
        known = self.holidays
        self.first = first or (datetime.date(known[0].year, 1, 1) if known else None)
        self.last = last or (datetime.date(known[-1].year, 12, 31) if known else None)

    def works(self, day):
        if self.first and day < self.first or self.last and day > self.last:
            raise Refused(f"the annexed calendar does not reach {day}")
        return day.isoweekday() not in self.weekend and day not in self.holidays

    def add(self, count, day):
        step = datetime.timedelta(days=-1 if count < 0 else 1)
        for _ in range(abs(count)):
            day += step
            while not self.works(day):
                day += step
        return day

    def two_within(self, first, last):
        days = [first + datetime.timedelta(days=i) for i in range((last - first).days + 1)]
        return sum(self.works(day) for day in days) >= 2


def shift(day, count, unit, rounding, calendar):
    """A day moved by whole days, weeks, months, years or working days; back if `count` < 0."""
    if unit in ("days", "weeks"):
        return day + datetime.timedelta(days=count * (7 if unit == "weeks" else 1))
    if unit == "working-days":
        if calendar is None:
            raise Refused("working days without a calendar")
        return calendar.add(count, day)
    index = day.year * 12 + day.month - 1 + count * (12 if unit == "years" else 1)
    year, month = divmod(index, 12)
    following = datetime.date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - datetime.timedelta(days=1)).day
    if day.day <= last:
        return datetime.date(year, month + 1, day.day)
    if rounding == "rounded-down":
        return datetime.date(year, month + 1, last)
    if rounding == "rounded-up":
        return following
    raise Refused("a month without such a day, and no rounding in the text")


def limits(step, start, zone, counting, calendar, is_deadline):
    """Every second that the count may give: two where `start` may be an instant or a whole day."""
    count, unit, rounding = step["count"], step["unit"], step.get("rounding")
    back = step["backwards"]
    sign = -1 if back else 1
    if unit in ELAPSED:
        if counting == "eu-1182-71" and unit == "hours":
            hour = start - (start + zone) % 3600
            edge = hour - count * 3600 if back else hour + 3600 + count * 3600
            return {edge - 1 if is_deadline else edge}
        return {start + sign * count * ELAPSED[unit]}
    day = local_day(start, zone)
    if counting == "elapsed":
        moved = shift(day, sign * count, unit, rounding, calendar)
        if back:
            return {start_of(moved, zone)}
        of_day = start - start_of(day, zone)
        found = {start_of(moved, zone) + of_day}
        # A date without a time is written as its first second; a deadline then lasts its whole day.
        if of_day == 0 and is_deadline:
            found.add(end_of(moved, zone))
        return found
    if counting == "eu-1182-71":
        moved = regulated(day, sign * count, unit, calendar)
    else:
        moved = shift(day, sign * count, unit, rounding, calendar)
    if back:
        before = moved - datetime.timedelta(days=1)
        return {end_of(before, zone) if is_deadline else start_of(before, zone)}
    after = moved + datetime.timedelta(days=1)
    return {end_of(moved, zone) if is_deadline else start_of(after, zone)}


def regulated(day, count, unit, calendar):
    """Regulation (EEC, Euratom) No 1182/71, Article 3(2), (4) and (5)."""
    if calendar is None:
        raise Refused("the regulation asks for holidays and no calendar is annexed")
    one = datetime.timedelta(days=1)
    moved = shift(day, count, unit, "rounded-down", calendar)
    is_long = abs(count) >= 2 or unit not in ("days", "working-days")
    if count >= 0:
        if unit != "working-days":
            while not calendar.works(moved):
                moved += one
        while is_long and not calendar.two_within(day + one, moved):
            moved = calendar.add(1, moved)
    else:
        while is_long and not calendar.two_within(moved, day - one):
            moved = calendar.add(-1, moved)
    return moved
