"""What began a row, and whom the text then binds."""

import re

import dates
import record as records
from dates import need, seconds

def check(row):
    step = row.one("trigger")
    need(step, "nothing says what began it")
    cause, at = step["cause"], seconds(step["at"])
    need(at <= row.instant or "year" in cause, "it begins after the instant")
    trigger = row.raw["trigger"].removesuffix(":otherwise")
    says = row.article.trigger or ""
    if "message" in cause:
        need(cause["message"] == trigger, "the row is named after another message")
        message = row.record.by_id[trigger]
        need(re.match(rf"when .+ sends {re.escape(message['type'])}( |$)", says),
             "the article does not begin with such a message")
        check_dispatch(row, message, step)
        check_parties(row, message)
        need(trigger in row.raw["evidence"], "the message that began it is no evidence")
    elif "event" in cause:
        check_event(row, cause, at, trigger, says)
        need(step["source"] == {"event": True}, "an event has the time of its record")
    elif "year" in cause:
        need(says == "each year" and str(cause["year"]) == trigger, "no such year")
        need(step["source"] == {"computed": True}, "a year is computed")
        need(dates.local_day(at, row.zone).year == cause["year"], "a day of another year")
        days = [(m, d) for _, d, m, _ in row.article.days(row.norm)] or [(1, 1)]
        first = dates.datetime.date(cause["year"], *days[0])
        need(at == dates.start_of(first, row.zone), "the year's own day starts otherwise")
    elif "fact" in cause:
        need(says.split(" ")[:2] == ["when", cause["fact"]], "the article begins otherwise")
        need(trigger == cause["fact"] + "@" + step["at"], "the row's name is another")
        need(step["source"] == {"computed": True}, "a fact is computed")
    elif "article" in cause:
        need(row.is_otherwise or says.startswith(f"when article {cause['article']} is"),
             "the article begins otherwise")
        need(cause["key"].startswith(cause["article"] + "/"), "the state of another article")
        need(cause["article"] != "" and step["source"] == {"computed": True}, "it is computed")
        need(not row.is_otherwise or cause["article"] == row.raw["article"], "another article")
    else:
        need(cause == {"in-force": True} and trigger == "in-force" and not says,
             "the article does not begin with the entry into force")
        need(step["source"] == {"computed": True}, "the entry into force is computed")
        force = [l for l in row.text.lines if l.startswith("in force from ")]
        if force:
            day = dates.datetime.datetime.strptime(force[0][14:], "%d %B %Y").date()
            need(at == dates.start_of(day, dates.zone_seconds(row.text.zone)) or at > 0 and
                 any(m["type"] == "accept" for m in row.record.messages), "not the day in force")


def check_event(row, cause, at, trigger, says):
    name = cause["event"]
    need(re.match(rf"(when|before each) {re.escape(name)}( |$)", says), "it begins otherwise")
    found = [row.record.by_id[i] for i in cause["evidence"]]
    need(found and all(m["type"] == "record-event" and m["event"] == name for m in found),
         "the evidence records no such event")
    need(max(seconds(m.get("at", m["sent"])) for m in found) == at, "it happened at another time")
    stamp = dates.datetime.datetime.fromtimestamp(at, dates.datetime.timezone.utc)
    need(trigger.split("#")[0] == f"{name}@{stamp:%Y-%m-%dT%H:%M:%SZ}", "the row's name is another")
    by = {m.get("by", m["from"]) for m in found}
    if m := re.match(r".* by (\w+)$", says):
        if re.match(rf"{m[1]} must", row.norm):
            need(set(row.debtors) <= by, "the debtor did not do it")
    need(set(cause["evidence"]) <= set(row.raw["evidence"]), "evidence is left out")


def check_dispatch(row, message, step):
    """The author's own time, inside what others' signatures allow."""
    shown, latest, capped = records.dispatch(message, row.text.tolerance)
    need(seconds(step["at"]) == shown, "the signatures show another time")
    if capped == "computed":
        need(step["source"] == {"computed": True}, "a bound caps the time")
    elif capped:
        need(step["source"] == {"capped": capped}, "a receipt caps the time")
    else:
        need(step["source"] == {"dispatch": True}, "nothing caps the time")
    return latest


def check_parties(row, message):
    """Whom a norm about A and B binds follows from who sent the message to whom."""
    m = re.match(r"when (?:any party |each party )?([A-Z]\w*) sends \S+(?: to (?:the other party "
                 r"|any other party )?([A-Z]\w*))?", row.article.trigger)
    names = {m[1]: message["from"], m[2] or "B": message["to"][0]} if m else {}
    subject = re.match(r"([A-Z]\w*)(?: (and|or) ([A-Z]\w*))? must", row.norm)
    if subject:
        bound = [names.get(n, n) for n in (subject[1], subject[3]) if n]
        if subject[2] and " hold " not in row.norm and subject[2] == "and":
            need(row.raw["debtor"] in bound, "the text binds another")
        else:
            joint = "|" if subject[2] == "or" else "+"
            need(row.raw["debtor"] == joint.join(bound), "the text binds another")
    to = re.search(r"must send \S+ to ([A-Z]\w*)", row.norm)
    if to:
        need(row.creditor == names.get(to[1], to[1]), "the text has another creditor")
