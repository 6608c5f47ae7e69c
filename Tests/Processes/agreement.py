#!/usr/bin/env python3
"""An agreement through real processes: a model becomes a draft, the other side holds it in another
language, two persons accept it on each side; a request, its receipt, time passes, a reply; the
same status on both sides to the digest, a calendar, a picture, an explanation, and why two records
differ. Then hostile texts."""
import json
import subprocess
import time

from _centres import LAUNCH, PARLEY, check, run, two_centres, until

FORMS = ["propose", "accept", "object", "withdraw", "message", "event", "act"]
alfa, bravo = two_centres("launch-1988/1=1", *[f"agreement-{name}/1" for name in FORMS])
folder = alfa.folder


def say(one, *words, ok=(0,)):
    return run("agreement", *words, data=one.data, ok=ok)


def answer(one, *words, ok=(0,)):
    return json.loads(say(one, *words, "--json", ok=ok)[1].splitlines()[-1])


def sign(one, *words):
    return answer(one, *words, "--agent", one.seat)["id"]


def status(one, *words):
    return answer(one, "status", "vd2011-iii", *words, ok=(0, 1))[0]


# Texts need no node: a model between our two, and the same with Russian keywords.
ours, theirs = folder / "vd2011.pact", folder / "vd2011-ru.pact"
ours.write_text(run("agreement", "shipped", "vd2011-iii", "--party", "Alfa", "--party", "Bravo")[1])
theirs.write_text(run("agreement", "format", ours, "--lang", "ru")[1])
check("one tree in two languages", run("agreement", "compare", ours, theirs)[0] == 0)
other = folder / "other.pact"
other.write_text(ours.read_text().replace("within 48 hours of", "within 24 hours of", 1))
told = run("agreement", "compare", ours, other, ok=(1,))[1]
check("the deadline that differs is named", "article 16.1.2" in told and "24 hours" in told)
check("it has no error", run("agreement", "check", "--errors", ours)[0] == 0)
read = run("agreement", "render", ours, "--lang", "en,ru")[1]
check("two columns", "Article 16.1.2" in read and "Статья 16.1.2" in read)

for one in (alfa, bravo):
    one.watch()
seconds = {one.name: one.second() for one in (alfa, bravo)}
for one in (alfa, bravo):
    one.serve()

proposal = sign(alfa, "propose", ours)
until("Bravo has the proposal", lambda: answer(bravo, "list"))
version = answer(bravo, "list")[0]["versions"][0]
check("who is who", [p["party"] for p in answer(bravo, "list")[0]["parties"]]
      == ["alfa.example", "bravo.example"])
check("nobody has accepted", version["awaiting"] == ["Alfa", "Bravo"])
said = say(bravo, "accept", "vd2011-iii", "--text", other, "--agent", bravo.seat, ok=(1,))
check("another text is not accepted", "means something else" in said[2])


def listed(one, name):
    return next(a for a in answer(one, "list") if a["name"] == name)["versions"][0]


def adopt(name, meaning, *copies):
    """Two persons on each side; the second enters the name and the digest again."""
    for one, copy in zip((bravo, alfa), copies):
        draft = sign(one, "accept", name, "--text", copy)
        run("release", draft[:10], f"name={name}", f"meaning={meaning}", "--agent",
            seconds[one.name], data=one.data)
    until(f"{name} is accepted on both sides", lambda: all(
        not listed(one, name)["awaiting"] for one in (alfa, bravo)))


adopt("vd2011-iii", version["meaning"], theirs, ours)
check("in force", status(bravo)["inForce"])

# A request. What it begins is told while it is drafted, and both sides then say the same.
ASK = ["send", "vd2011-iii", "explanation-request", "cause=build-up", "activity=unknown",
       "area=the border"]
hint = say(alfa, *ASK, "--dry-run")[2]
check(f"a hint while drafting: {hint}", "16.1.2" in hint)
request = sign(alfa, *ASK)


def row(one, *words):
    return next((r for r in status(one, *words)["rows"] if r["article"] == "16.1.2"), None)


until("the duty stands on both sides", lambda: all(
    (row(one) or {}).get("state") == "due" for one in (alfa, bravo)))
at = ["--at", "2031-01-01T00:00:00Z"]
until("the same record", lambda: status(alfa, *at) == status(bravo, *at))
late = row(alfa, *at)
check(f"nobody was heard since: {late}", late["state"] == "overdue-unconfirmed")
check("it ends with 1", say(alfa, "status", "vd2011-iii", *at, ok=(1,))[0] == 1)
check("a person reads it", "16.1.2" in say(bravo, "status", "vd2011-iii", "--lang", "ru", *at,
                                           ok=(1,))[1])
why = say(bravo, "explain", "vd2011-iii", "16.1.2", *at)[1]
check(f"why: {why}", "alfa.example 20" in why and request not in why)
proof = answer(bravo, "explain", "vd2011-iii", "16.1.2", *at)
check("the derivation names the text", proof["agreement"]["meaning"] == version["meaning"])

check("nothing is due for a desk yet", json.loads(
    run("status", "--json", data=bravo.data, ok=(0, 1))[1])["duties"] == [])

# A calendar and a picture.
ics, svg = folder / "deadlines.ics", folder / "record.svg"
say(bravo, "calendar", "vd2011-iii", "--ics", ics, "--svg", svg)
lines = ics.read_bytes().decode().split("\r\n")
check("a calendar", lines[0] == "BEGIN:VCALENDAR" and "BEGIN:VEVENT" in lines
      and all(len(line.encode()) <= 75 for line in lines))
check("a picture", svg.read_text().startswith("<svg"))

# Bravo replies; a record that was written before it differs by that message and says so.
before = folder / "before.record"
say(alfa, "record", "vd2011-iii", "--out", before)
sign(bravo, "send", "vd2011-iii", "explanation-reply", "--re", request, "answers=an exercise")
until("fulfilled on both sides", lambda: all(
    row(one)["state"] == "fulfilled" for one in (alfa, bravo)))
until("the same record again", lambda: status(alfa, *at)["record"] == status(bravo, *at)["record"])
differs = say(bravo, "differ", "vd2011-iii", before, ok=(1,))[1]
check(f"the reply explains it: {differs}", "only here" in differs and "16.1.2" in differs)
now = folder / "now.record"
say(alfa, "record", "vd2011-iii", "--out", now)
check("equal records", say(bravo, "differ", "vd2011-iii", now)[0] == 0)
figures = answer(alfa, "figures", "vd2011-iii")
check("figures", [p["inTime"] for p in figures["parties"]] == [0, 1])
sign(alfa, "act", "vd2011-iii", "contest", "--duty", "16.1.2", "--ground", "content", "--text",
     "this is no answer to our questions")
until("contested on both sides", lambda: all(
    any("contested by Alfa" in o for o in row(one)["overlays"]) for one in (alfa, bravo)))
check("and still fulfilled", row(bravo)["state"] == "fulfilled")

# A notice whose form another agreement names: what it meets is told while it is drafted.
launches = folder / "launches.pact"
launches.write_text(
    run("agreement", "shipped", "launch-1988", "--party", "Alfa", "--party", "Bravo")[1])
sign(alfa, "propose", launches)
until("Bravo has it", lambda: len(answer(bravo, "list")) == 2)
adopt("launch-1988", listed(bravo, "launch-1988")["meaning"], launches, launches)
day = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 3 * 86400))
notice = [word if not word.startswith("planned") else f"planned={day}" for word in LAUNCH]
hint = run("draft", "--form", "launch-1988/1", "--dry-run", *notice, data=alfa.data)[2]
check(f"what the notice meets: {hint}", "launch-1988: Article I: notice period met" in hint)
run("draft", "--form", "launch-1988/1", "--agent", alfa.seat, *notice, data=alfa.data)
until("it is a notice of the agreement on both sides", lambda: all(
    p["notices"] == [{"kind": "launch-notification", "count": 1}] for one in (alfa, bravo)
    for p in answer(one, "figures", "launch-1988")["parties"] if p["party"] == "Alfa"))

# A restart derives the same again.
kept = status(bravo, *at)
bravo.stop()
bravo.serve()
check("a restart changes nothing", status(bravo, *at) == kept)


# Texts that nobody can guess the meaning of: place, rule and remedy, all at once, and quickly.
def refused(text, *rules):
    bad = folder / "bad.pact"
    bad.write_text(text)
    done = subprocess.run([PARLEY, "agreement", "check", bad, "--json"], capture_output=True,
                          text=True, timeout=20)
    check(f"refused: {done.stderr}", done.returncode == 65)
    faults = json.loads(done.stdout)["faults"]
    check(f"{rules} in {faults}", set(rules) <= {f["rule"] for f in faults}
          and all(f["line"] > 0 and f["remedy"] for f in faults))


refused("article 1\n" * 1_000_000, "P-2")
HEAD = "agreement a\n  parties Alfa, Bravo\n  in force from 1 January 2026\n"
refused(HEAD + "  time Europe/Vienna\n", "P-10")
refused(HEAD.replace("1 January", "31 February") + "  time +25:00\n", "P-8", "P-10")
ARTICLE = "article 1\n  any party A may send note to any other party B\n"
refused(HEAD + "  time UTC\nmessage note\n" + ARTICLE * 2, "P-18")
print("agreement: told to its end")
