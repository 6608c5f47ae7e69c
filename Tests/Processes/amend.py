#!/usr/bin/env python3
"""A charter's next version through real processes: proposed while the other side's node is down,
signed there from what the bundle brought, in force on both sides by the proposer's log; and one
withdrawn."""
import json

from _centres import check, run, two_centres, until

alfa, bravo = two_centres()
alfa.watch()
alfa.serve()
bravo.serve()
secret = ("--yes", "--passphrase-file", alfa.secret)


def versions(one):
    return json.loads(run("charter", "show", "--json", data=one.data)[1])


def states(one):
    return [(v["version"], v["state"]) for v in versions(one)]


def draft(*words, ok=(0,)):
    return run("draft", "--form", "line-test/1", "--agent", alfa.seat, "--json", "text=Test 1.",
               data=alfa.data, ok=ok)


check("one version", states(alfa) == [(1, "in-force")])
draft()
second = alfa.folder / "second.charter"
run("charter", "propose", "--amends", "launches", "--without", "line-test/1", "--out", second,
    data=alfa.data)
status, _, told = run("charter", "sign", second, *secret, data=alfa.data, ok=(79,))
check("a later version is accepted, not signed", "charter accept" in told)

# Bravo is down while Alfa proposes; the text waits for it on the road.
bravo.stop()
told = run("charter", "accept", second, *secret, data=alfa.data)
check("what changes is shown", "- form line-test/1" in told[2] and "+ version 2" in told[2])
check("it is pending", states(alfa) == [(1, "in-force"), (2, "pending")])
bravo.serve()
until("Bravo has the text", lambda: states(bravo) == [(1, "in-force"), (2, "pending")])
check("Bravo cannot withdraw it", run("charter", "withdraw", "--yes", data=bravo.data,
                                      ok=(1,))[0] == 1)
run("charter", "accept", *secret, data=bravo.data)
done = [(1, "superseded"), (2, "in-force")]
until("it is in force on both sides", lambda: states(alfa) == done and states(bravo) == done)
check("who accepted it", versions(bravo)[1]["accepted"] == ["alfa.example", "bravo.example"])
check("a form that may pass no more is refused", draft(ok=(64, 79))[0] != 0)
sent = alfa.notify()
until("a page under the new version has arrived", lambda: any(
    m["id"] == sent and m["judgement"] == "accepted" for m in bravo.messages("in")))

# A third version is proposed by Bravo, and withdrawn.
third = bravo.folder / "third.charter"
run("charter", "propose", "--amends", "launches", "--form", "line-test/1", "--out", third,
    data=bravo.data)
run("charter", "accept", third, *secret, data=bravo.data)
until("Alfa has it", lambda: (3, "pending") in states(alfa))
run("charter", "withdraw", "--yes", data=bravo.data)
until("it is withdrawn on both sides", lambda: all(
    (3, "withdrawn") in states(one) for one in (alfa, bravo)))
check("nothing waits", run("charter", "accept", *secret, data=alfa.data, ok=(1,))[0] == 1)

# A restart changes nothing of it, and a stranger can check what came into force.
alfa.stop()
alfa.serve()
check("the versions are the same", states(alfa) == done + [(3, "withdrawn")])
file = alfa.folder / "channel.exchange"
run("export", file, data=alfa.data)
check("the export holds", "charter-in-force" in run("verify", file, "--json")[1])
print("amend: proposed, accepted, in force; proposed, withdrawn")
