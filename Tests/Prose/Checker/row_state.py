"""The state of a row, derived anew from its steps, the text and the record."""

import re

import dates
import record as records
from dates import need, seconds

MEMBERS = {
    "article": {"step", "article", "cites"},
    "trigger": {"step", "cause", "at", "source"},
    "counted": {"step", "count", "unit", "rounding", "backwards", "counting", "zone", "calendar",
                "from", "to"},
    "day-of-year": {"step", "day", "month", "year", "zone", "from", "to"},
    "date": {"step", "day", "month", "year", "zone", "from", "to"},
    "no-deadline": {"step"},
    "refused": {"step", "rule"},
    "extended": {"step", "from", "to"},
    "condition": {"step", "clause", "holds", "evidence"},
    "performed": {"step", "message", "at", "source", "verdict"},
    "silence": {"step", "of", "heard", "after"},
    "not-heard": {"step", "from", "since", "deadline"},
    "stopped": {"step", "by", "at", "resumed"},
    "act": {"step", "message", "by", "what"},
}

# What a message of the record is called in a step.
ACTS = {"contest": "contest", "claim-excuse": "claim-excuse", "accept-excuse": "accept-excuse",
        "waive": "waive"}


def check(row):
    check_acts(row)
    check_conditions(row)
    state = row.raw["state"]
    expected = derive(row)
    need(state in expected, f"the state is {' or '.join(sorted(expected))}, not {state}")
    check_overlays(row)


def derive(row):
    """The states that the steps allow; one, except where a later version or a suspension of the
    whole agreement is not seen in a row's own steps."""
    if " must not " in row.norm:
        return forbidden(row)
    if any(s["clause"] == "only if" and not s["holds"] for s in row.all("condition")):
        return {"waiting"}
    done = row.one("performed")
    if not done:
        state = undone(row)
    else:
        late = "lapsed" if row.article.lapses else "fulfilled-late"
        state = {late if done["verdict"] == "late" or is_late(row, done) else "fulfilled"}
    released = released_by(row)
    if released and state != {"fulfilled"}:
        return {released}
    return state


def is_late(row, done):
    return done["verdict"] == "early" and row.due is not None and verdict(
        row, seconds(done["at"]), seconds(done["at"])) == "late"


def undone(row):
    if any(s["clause"] == "unless" and s["holds"] for s in row.all("condition")):
        return {"excused"}
    if row.is_open:
        return {"clock-not-started"}
    if row.all("stopped") and "resumed" not in row.all("stopped")[-1]:
        return {"suspended"}
    if (row.article.trigger or "").startswith("before each "):
        began = seconds(row.one("trigger")["at"])
        if any(seconds(s["at"]) <= began < seconds(s["resumed"]) for s in row.all("stopped")):
            return {"suspended"}
    if row.due is None or row.instant <= row.due + row.text.tolerance:
        return {"due"}
    if row.one("not-heard"):
        return {"overdue-unconfirmed"}
    is_before = (row.article.trigger or "").startswith("before each ")
    never = any(p not in row.record.heard for p in row.debtors)
    need(row.one("silence") or is_before and never, "nothing shows the silence")
    return {"lapsed" if row.article.lapses else "overdue"}


def forbidden(row):
    if row.one("performed"):
        return {"contrary-act-recorded"}
    if any(s["clause"] == "unless" and s["holds"] for s in row.all("condition")):
        return {"excused"}
    if released_by(row):
        return {"kept", released_by(row)}
    if row.article.only_if:
        return {"kept", "waiting", "suspended"}
    return {"clock-not-started"} if row.is_open else {"kept", "suspended"}


def released_by(row):
    """A waiver or an accepted excuse, by those to whom it is owed or by the agreed forum."""
    if row.creditor:
        entitled = [row.creditor]
    else:
        others = [p for p in row.text.parties if p not in row.debtors]
        entitled = others if others and len(row.debtors) == 1 else row.debtors
    released, waived, accepted, claimed = None, set(), set(), False
    for step in row.all("act"):
        by = step["by"]
        if step["what"] == "claim-excuse":
            ground = row.record.by_id[step["message"]].get("ground", "").split(":")[0]
            claimed = claimed or not row.article.excuses or ground in row.article.excuses
        if step["what"] == "waive" and by in entitled:
            waived.add(by)
            if waived >= set(entitled):
                released = "waived"
        if step["what"] == "accept-excuse" and claimed:
            accepted.add(by)
            if by == row.text.disputes or accepted >= set(entitled):
                released = "excused"
    return released


def check_acts(row):
    key = f"{row.raw['article']}/{row.raw['trigger']}/{row.raw['debtor']}"
    for step in row.all("act"):
        message = row.record.by_id[step["message"]]
        need(message["from"] == step["by"], "another party's act")
        need(message.get("about") == key, "an act about something else")
        need(message["id"] in row.raw["evidence"], "the act is no evidence")
        if message["type"] in ACTS:
            need(step["what"] == ACTS[message["type"]], "another act")
        else:
            need(message["type"] == "party-word" and step["what"] not in ACTS.values(),
                 "another act")
    said = {s["message"] for s in row.all("act")}
    for message in row.record.about(key):
        by_creditor = message["type"] == "waive" and message["from"] == row.creditor
        by_debtor = message["type"] == "claim-excuse" and message["from"] in row.debtors
        if message["type"] == "contest" or by_creditor or by_debtor:
            known = records.known_from(message) <= row.instant
            need(not known or message["id"] in said, f"the act {message['id']} is left out")


def check_conditions(row):
    for step in row.all("condition"):
        clause = step["clause"]
        need(any(line.startswith(clause + " ") for line in row.article.lines),
             f"the article has no condition “{clause}”")
        need(type(step["holds"]) is bool, "it holds or not")
        # What is to be done by a party must be on the record as that party's.
        line = next(l for l in row.article.lines if l.startswith(clause + " "))
        m = re.fullmatch(rf"{clause} (\w+) has done (\S+)", line)
        if m and m[1] in row.text.parties:
            found = [x for x in row.record.messages if records.known_from(x) <= row.instant
                     and x["type"] == "record-event" and x["event"] == m[2]
                     and x.get("by", x["from"]) == m[1]
                     and seconds(x.get("at", x["sent"])) <= row.instant]
            need(step["holds"] <= bool(found), "nothing on the record shows the condition")
            need(not step["holds"] or set(step["evidence"]) <= {x["id"] for x in found},
                 "the evidence shows something else")
    if row.article.only_if and " must not " not in row.norm and not row.is_otherwise:
        need(any(s["clause"] == "only if" for s in row.all("condition")),
             "the condition “only if” is left out")


OVERLAYS = {
    "contested": lambda row: any(s["what"] == "contest" for s in row.all("act")),
    "excuse-claimed": lambda row: any(s["what"] == "claim-excuse" for s in row.all("act")),
    "within-tolerance": lambda row: (row.one("performed") or {}).get("verdict") in (
        "within tolerance", "early"),
    "disputable": lambda row: (row.one("performed") or {}).get("verdict") in (
        "disputable", "early"),
    "early": lambda row: (row.one("performed") or {}).get("verdict") == "early",
    "nothing-heard": lambda row: bool(row.one("not-heard")),
    "sender-clock-ahead": lambda row: "capped" in (row.one("performed") or {}).get("source", {}),
    "no-receipt-of-trigger": lambda row: row.raw["state"] in (
        "clock-not-started", "waived", "excused", "suspended") and row.is_open,
}


def check_overlays(row):
    overlays = row.raw["overlays"]
    known = set(OVERLAYS) | {"claimed-no-receipt", "recorded-by-one-side", "over-quota",
                             "word-of-a-party", "corrected"}
    need(set(overlays) <= known, "an overlay that nobody knows")
    for name, holds in OVERLAYS.items():
        need(name not in overlays or holds(row), f"nothing shows “{name}”")
    for name in ("contested", "excuse-claimed", "early", "nothing-heard", "sender-clock-ahead"):
        # Without a receipt of the creditor that is said instead.
        instead = name == "sender-clock-ahead" and "claimed-no-receipt" in overlays
        need(instead or name in overlays or not OVERLAYS[name](row), f"“{name}” is left out")
    verdicts = {"within tolerance": "within-tolerance", "disputable": "disputable"}
    done = row.one("performed")
    if done and done["verdict"] in verdicts and " must not " not in row.norm:
        need(verdicts[done["verdict"]] in overlays, "what qualifies the verdict is left out")


def verdict(row, earliest, latest):
    if row.due is None:
        return "in time"
    if earliest > row.due + row.text.tolerance:
        return "late"
    if earliest > row.due:
        return "within tolerance"
    return "in time" if latest <= row.due else "disputable"


def extend(row, due):
    """The deadline with the time added during which its clock stood still."""
    for step in row.all("stopped"):
        message = row.record.by_id[step["by"]]
        need(message["type"] == "suspend", "no suspension")
        shown, _, _ = records.dispatch(message, row.text.tolerance)
        need(seconds(step["at"]) == shown, "suspended at another time")
        if "resumed" in step:
            times = {records.dispatch(m, row.text.tolerance)[0] for m in row.record.messages
                     if m["type"] == "resume"}
            need(seconds(step["resumed"]) in times | {shown}, "resumed at another time")
    step = row.one("extended")
    later = due
    if due is not None and row.all("stopped") and row.all("counted"):
        began = seconds(row.all("counted")[0]["from"])
        for stop in row.all("stopped"):
            start = max(seconds(stop["at"]), began)
            if start > later or "resumed" not in stop:
                break
            later += max(0, seconds(stop["resumed"]) - start)
    need((later != due) == bool(step), "the time that stood still is counted otherwise")
    if step:
        need((seconds(step["from"]), seconds(step["to"])) == (due, later), "another extension")
    return later


def facts(row, name):
    """Instants at which a defined fact may have occurred: the sums of its own rule."""
    from pact_text import SPAN, unit_name
    found = set()
    for line in row.text.lines:
        m = re.match(rf"fact {re.escape(name)} occurs {SPAN} after (\S+?)(?:,|$)", line)
        if not m:
            continue
        step = {"count": int(m[1]), "unit": unit_name(m[2]), "backwards": False,
                "rounding": m[3].strip() if m[3] else None}
        zone = dates.zone_seconds(row.text.zone)
        for x in row.record.messages:
            if x["type"] == "record-event" and x["event"] == m[4]:
                found |= dates.limits(
                    step, seconds(x.get("at", x["sent"])), zone, "elapsed", None, False)
    return found | {seconds(row.one("trigger")["at"])}


def check_nothing_done(row):
    """No message of the record may be the act owed, as far as it names what it answers."""
    m = re.search(r" must send (\S+) to ", row.norm)
    if not m or not row.message or m[1] not in row.text.relations:
        return
    for message in row.record.about(row.message["id"]):
        if message["type"] != m[1] or message["from"] not in row.debtors:
            continue
        if row.creditor and row.creditor not in message["to"]:
            continue
        if row.text.counted == "receipt" and row.creditor:
            at = records.receipt(message, row.creditor)
        else:
            at = records.dispatch(message, row.text.tolerance)[0]
        need(at is None or at > row.instant or row.raw["state"] == "waiting",
             f"the record shows the performance {message['id']}")
