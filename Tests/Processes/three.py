#!/usr/bin/env python3
"""A channel of three centres: one page to all, receipts from each, and a member that the author cannot
reach has it from the third."""
import json
import pathlib
import shutil
import tempfile
import atexit

from _centres import Centre, LAUNCH, check, run, until

folder = pathlib.Path(tempfile.mkdtemp(prefix="parley-p-"))
atexit.register(shutil.rmtree, folder, ignore_errors=True)
secret = folder / "passphrase"
secret.write_text("correct horse battery\n")
secret.chmod(0o600)
centres = alfa, bravo, carol = [Centre(folder, name, secret) for name in ("alfa", "bravo", "carol")]


def cards():
    for one in centres:
        for other in centres:
            if one is not other:
                run("card", "import", "--id", other.id(), other.card(), data=one.data)


def stop_all():
    for one in centres:
        if one.process and one.process.poll() is None:
            one.process.kill()


atexit.register(stop_all)
cards()
charter = folder / "launches.charter"
run("charter", "propose", "--title", "Launches", "--with", bravo.party, "--with", carol.party,
    "--form", "launch-1988/1=1", "--out", charter, data=alfa.data)
for one in centres:
    run("charter", "sign", "--yes", "--passphrase-file", secret, "--work", 4, charter,
        data=one.data)
cards()
for one in centres:
    run("charter", "install", charter, data=one.data)
alfa.watch()
bravo.watch()
for one in centres:
    one.serve()


def members(one, id):
    """Who has what of a message, as one centre knows it."""
    shown = json.loads(run("show", id, "--peek", "--json", data=one.data)[1])
    return {m["party"]: m for m in shown["members"]}


first = alfa.notify()
for one in (bravo, carol):
    until(f"{one.name} has it", lambda: any(
        m["id"] == first and m["judgement"] == "accepted" for m in one.messages("in")))
until("both receipts are at Alfa", lambda: all(
    m.get("received") for m in members(alfa, first).values()))
check("both are named", set(members(alfa, first)) == {bravo.party, carol.party})
run("ack", first[:10], "--agent", bravo.seat, data=bravo.data)
until("Carol sees that Bravo acknowledged", lambda: "acknowledge/1" in
      members(carol, first)[bravo.party]["answers"])
check("the sheet has a line for each", "Members, on this record" in
      run("show", first[:10], "--peek", data=alfa.data)[1])

# Carol is down when the second goes out; then Alfa is, and Carol has it from Bravo.
carol.stop()
second = alfa.notify()
until("Bravo has the second", lambda: any(m["id"] == second for m in bravo.messages("in")))
alfa.stop()
carol.serve()
until("Carol has it from Bravo", lambda: any(
    m["id"] == second and m["judgement"] == "accepted" for m in carol.messages("in")), 170)
for one in (bravo, carol):
    check(f"{one.name} accuses", not any(
        log["forks"] for channel in one.api("status")["channels"] for log in channel["logs"]))
    one.stop()
print("three: to all, from each, and around")
