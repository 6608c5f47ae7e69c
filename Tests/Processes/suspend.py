#!/usr/bin/env python3
"""A channel is suspended by two officers, stays technically alive, and is resumed."""
import atexit
import json
import subprocess

from _centres import PARLEY, check, run, two_centres, until

alfa, bravo = two_centres()
alfa.watch()

# A second officer, who releases.
seat = alfa.folder / "second"
seat.mkdir()
secret = ("--passphrase-file", alfa.secret)
run("officer", "new", "--office", alfa.office, "--post", "watch-2", "--person", "p-2", "--right",
    "release", "--out", seat, "--work", 4, *secret)
run("officer", "grant", seat / "watch-2.grant", "--yes", *secret, data=alfa.data)
yes = subprocess.Popen(["yes"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
agent = subprocess.Popen(
    [PARLEY, "agent", seat / "watch-2.key", "--socket", seat / "sock", *secret], stdin=yes.stdout,
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
atexit.register(yes.kill)
atexit.register(agent.kill)
until("the second agent listens", (seat / "sock").exists)
alfa.serve()
bravo.serve()


def suspended(one):
    return [s for c in one.api("status")["channels"] for s in c["suspensions"]]


def both(*words):
    """What the first officer drafts and the second releases; the message's id."""
    out = run(*words, "--agent", alfa.seat, "--json", data=alfa.data)[1]
    draft = json.loads(out.splitlines()[-1])
    check(f"{words[0]} waits for its release", draft["outcome"] == "drafted")
    page = next(d for d in alfa.api("drafts") if d["id"] == draft["id"])["page"]
    again = [line.replace(" ", "=", 1) for line in page.splitlines()
             if line.split(" ")[0] in ("scope", "effect")]
    out = run("release", draft["id"], *again, "--agent", seat / "sock", "--json", data=alfa.data)[1]
    return json.loads(out.splitlines()[-1])["id"]


first = alfa.notify()
dry = json.loads(run("suspend", "launches", "--dry-run", "--json", data=alfa.data)[1])
check("the dry run says what it touches and leaves", dry["touches"] == ["launch-1988/1"]
      and {"line-test/1", "acknowledge/1", "service/1", "resume/1"} <= set(dry["leaves"]))
check("and changes nothing", suspended(alfa) == [])
id = both("suspend", "launches", "--reason", "As of our note of today.")
until("both sides know", lambda: [s["id"] for s in suspended(alfa) + suspended(bravo)] == [id, id])
check("it is on the screen", "suspended by alfa.example" in
      run("status", data=bravo.data, ok=(0, 1))[1])
status, _, told = run("draft", "--form", "launch-1988/1", "--agent", alfa.seat, "class=icbm",
                      "planned=2026-11-25", "launch-area=area Plesetsk",
                      "impact-area=circle 57.5,161.25 60km", data=alfa.data, ok=(79,))
check("a notice is refused, and by which message", id[:8] in told and "parley resume" in told)
run("draft", "--form", "line-test/1", "--agent", alfa.seat, "text=Test 1.", data=alfa.data)
bravo.watch()
theirs = bravo.notify()
until("the other side goes on, and is marked", lambda: any(
    m["id"] == theirs and "suspended" in m["flags"] and m["judgement"] == "accepted"
    for m in alfa.messages("in")))
until("and has its receipt", lambda: any(
    m["id"] == theirs and "received alfa.example" in m["evidence"] for m in bravo.messages("out")))
alfa.stop()
alfa.serve()
check("a restart keeps it", [s["id"] for s in suspended(alfa)] == [id])
both("resume", "launches", "--reason", "Agreed today.")
until("it is over on both sides", lambda: suspended(alfa) + suspended(bravo) == [])
check("notices go out again", alfa.notify() is not None)
print("suspend: suspended, alive, resumed")
