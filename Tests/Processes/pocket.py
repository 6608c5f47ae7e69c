#!/usr/bin/env python3
"""A party without a server: a courier's folder in, one command, a folder out; and bundles carried
by hand."""
import json
import shutil

from _centres import check, run, two_centres, until

alfa, bravo = two_centres()
alfa.watch()
bravo.watch()
alfa.serve()


def courier(one, other):
    """Everything that lies for the other side, as often as the courier comes by."""
    for file in one.drop_out.glob("*.parley"):
        shutil.copy(file, other.drop_in)


notice = alfa.notify()
until("it waits for the courier", lambda: alfa.carried(notice, "drop"))
courier(alfa, bravo)
status, out, _ = run("once", bravo.data, "--json")
told = json.loads(out)
check(f"once does not show what came: {out}", told["arrived"] == [notice])
check("the file is done with", not any(bravo.drop_in.glob("*.parley")))
check("no port is open", "ready" not in out)

status, out, err = run("once", bravo.data, "--", "parley", "ack", notice, "--agent", bravo.seat)
check(f"nothing was put out: {out}", any(bravo.drop_out.glob("*.parley")))
courier(bravo, alfa)
until("the acknowledgement is back", lambda: any(
    m["id"] == notice and "acknowledge/1 bravo.example/watch" in m["answeredBy"]
    and "received bravo.example" in m["evidence"] for m in alfa.messages("out")))

# The same files again, by a courier who does not know.
courier(alfa, bravo)
courier(bravo, alfa)
status, out, _ = run("once", bravo.data, "--json")
check(f"a repeat is news: {out}", json.loads(out)["arrived"] == [])

second = alfa.notify()
by_hand = alfa.folder / "by-hand.parley"
run("bundle", "out", "Launches", bravo.party, "--output", by_hand, data=alfa.data)
check("it is sealed", by_hand.read_bytes().startswith(b"age-encryption.org/v1\n"))
run("once", bravo.data, "--", "parley", "bundle", "in", by_hand)
status, out, _ = run("once", bravo.data, "--", "parley", "inbox", "--json")
check(f"it did not arrive by hand: {out}", second in out)
status, _, err = run("bundle", "in", by_hand, data=alfa.data, ok=(79, 65))
check(f"our own bundle opens for us: {err}", "none of our keys" in err)
check("no file is there", run("bundle", "in", alfa.folder / "none", data=alfa.data, ok=(66,)))
check("alfa stops", alfa.stop() == 0)
print("pocket: taken, acknowledged and put out without a server")
