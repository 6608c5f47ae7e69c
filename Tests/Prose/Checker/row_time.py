"""When an act was due and when it was done: the arithmetic and the comparisons of a row."""

import re

import dates
import record as records
import row_state
from dates import need, seconds
from row_start import check_dispatch

def check_window(row):
    closes, opens, used = [], [], []
    timings = row.article.timings(row.norm)
    for step in row.all("counted"):
        timing = next((t for t in timings if t.fits(step) and t not in used), None)
        need(timing, "the text has no such period")
        used.append(timing)
        need(step["counting"] == row.text.counting, "the text counts otherwise")
        need(dates.zone_seconds(step["zone"]) == row.zone, "the text has another zone")
        calendar = row.text.calendars.get(step["calendar"]) if "calendar" in step else None
        need("calendar" not in step or calendar, "no such calendar is annexed")
        start, end = seconds(step["from"]), seconds(step["to"])
        need(start in starts(row, timing), "nothing on the record happened at its start")
        need(end in dates.limits(step, start, row.zone, row.text.counting, calendar,
                                 timing.is_deadline), "the sum is another")
        (closes if timing.is_deadline else opens).append(end)
    days = list(row.article.days(row.norm))
    named = row.all("day-of-year") + row.all("date")
    for step in named:
        day = dates.datetime.date(step["year"], step["month"], step["day"])
        match = [d for d in days if d[1:3] == (day.day, day.month) and d[3] in (None, day.year)]
        need(match, "the text names no such day")
        need(dates.zone_seconds(step["zone"]) == row.zone, "the text has another zone")
        need(seconds(step["from"]) == dates.start_of(day, row.zone), "the day starts otherwise")
        need(seconds(step["to"]) == dates.end_of(day, row.zone), "the day ends otherwise")
        cause = row.one("trigger")["cause"]
        need("year" not in cause or cause["year"] == day.year, "a day of another year")
        closes.append(seconds(step["to"]))
        if match[0][0]:
            opens.append(seconds(step["from"]))
    if "at the same time" in row.norm:
        closes.append(seconds(row.one("trigger")["at"]))
    row.is_open = bool(row.all("refused")) or len(used) + len(named) < len(timings) + len(days)
    need(not row.all("no-deadline") or not closes, "there is a deadline")
    due = None if row.is_open or not closes else min(closes)
    due = row_state.extend(row, due)
    if row.raw["state"] == "waiting":
        need(row.due is None and row.opens is None, "what waits has no deadline")
        return
    need(row.due == due, "the deadline is another")
    need(row.opens == (max(opens) if opens else None), "the window opens at another time")


def starts(row, timing):
    """The seconds from which the text lets a period run, as far as the record shows them."""
    began = seconds(row.one("trigger")["at"])
    if timing.kind == "within":
        if timing.edge != "receipt":
            return {began}
        need(row.message, "a receipt of nothing")
        times = [records.receipt(row.message, p) for p in row.debtors if p != row.message["from"]]
        need(times and None not in times, "the receipt is not on the record")
        return {max(times)}
    part, _, name = timing.edge.rpartition(" of ")
    found = {began} if name == "it" else set()
    if name != "it":
        sources = [row.message] if row.message else []
        sources += [row.record.by_id[i] for i in row.one("trigger")["cause"].get("evidence", [])]
        stated = [m["fields"][name] for m in sources if name in m.get("fields", {})]
        for value in stated:
            if "T" in value:
                found.add(seconds(value))
            else:
                found.add(dates.start_of(dates.datetime.date.fromisoformat(value), row.zone))
        for m in row.record.messages:
            if m["type"] == "record-event" and m["event"] == name:
                found.add(seconds(m.get("at", m["sent"])))
        found |= row_state.facts(row, name)
    if part == "start":
        return {dates.start_of(dates.local_day(at, row.zone), row.zone) for at in found}
    if part == "end":
        return {dates.end_of(dates.local_day(at, row.zone), row.zone) for at in found}
    return found


# ---- what was done -------------------------------------------------------------------------------


def check_performance(row):
    step = row.one("performed")
    if not step:
        need("performed" not in row.raw, "no step shows the performance")
        row_state.check_nothing_done(row)
        return
    need(row.raw.get("performed") == step["at"], "the row has another time")
    at = seconds(step["at"])
    message = row.record.by_id[step["message"]]
    need(step["message"] in row.raw["evidence"], "the performance is no evidence")
    need(at <= row.instant, "performed after the instant")
    earliest = latest = at
    verbs = "send|hold|do|deposit|convene|suspend|resume"
    act = re.search(rf"must (?:not )?({verbs}) ?(\S*)", row.norm)
    if message["type"] == "record-event":
        need(act[1] in ("hold", "do", "convene"), "no event is owed")
        need(f" {message['event']}" in row.norm, "another event")
        ids = row.raw["evidence"]
        records_of = [m for m in row.record.messages
                      if m["id"] in ids and m.get("event") == message["event"]]
        times = {seconds(m.get("at", m["sent"])) for m in records_of}
        need(at in times, "recorded at another time")
        need(step["source"] == {"event": True}, "an event has the time of its record")
        if act[1] in ("do", "convene"):
            need(message.get("by", message["from"]) in row.debtors, "done by another")
    else:
        need(message["from"] in row.debtors, "done by another")
        need(message["type"] == "deposit" or f" {message['type']}" in row.norm, "another act")
        need(row.creditor is None or message["type"] != act[2] or row.creditor in message["to"],
             "sent to another")
        if row.text.counted == "receipt" and row.creditor and act[1] == "send":
            need(at == records.receipt(message, row.creditor), "the receipt has another time")
            need(step["source"] == {"receipt": row.creditor}, "the creditor's receipt counts")
        elif " must not " not in row.norm:
            latest = check_dispatch(row, message, step)
    if " must not " in row.norm:
        return
    verdict = row_state.verdict(row, earliest, latest)
    if row.opens is not None and at < row.opens:
        verdict = "early"
    need(step["verdict"] == verdict, f"the verdict is “{verdict}”")


def check_silence(row):
    """Silence is shown only by something heard from the debtor after the deadline."""
    heard = [row.record.heard.get(p) for p in row.debtors]
    least = None if None in heard or not heard else min(heard)
    step = row.one("silence")
    if step:
        need(step["of"] == row.raw["debtor"] and seconds(step["heard"]) == least, "heard otherwise")
        need(row.due is not None and seconds(step["after"]) == row.due, "another deadline")
        is_before = (row.article.trigger or "").startswith("before each ")
        need(is_before or least >= row.due, "nothing heard after the deadline")
    step = row.one("not-heard")
    if step:
        need(step["from"] == row.raw["debtor"], "another debtor")
        need((seconds(step["since"]) if "since" in step else None) == least, "heard otherwise")
        need(row.due is not None and seconds(step["deadline"]) == row.due, "another deadline")
        need(least is None or least < row.due, "something was heard after the deadline")
