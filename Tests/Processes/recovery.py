#!/usr/bin/env python3
"""An old copy of the journal is put back: the centre signs nothing with its old log key, takes its
log back from its peer, and goes on in a successor log, as Docs/Operating/recovery.md says."""
import shutil
import signal

from _centres import check, run, two_centres, until

alfa, bravo = two_centres()
alfa.watch()
alfa.serve()
bravo.serve()
first = alfa.notify()
until("the first is there", lambda: any(m["id"] == first for m in bravo.messages("in")))
alfa.stop()
old = alfa.folder / "old"
shutil.copytree(alfa.data / "journal", old)

alfa.serve()
second = alfa.notify()
until("the second is there", lambda: any(m["id"] == second for m in bravo.messages("in")))
alfa.kill()
shutil.rmtree(alfa.data / "journal")
shutil.copytree(old, alfa.data / "journal")

alfa.serve("--restored")
status = alfa.api("status")
check(f"it is {status['state']}", status["state"] == "recovering")
check("it signs nothing", alfa.notify(ok=(79,)) is None)
until("its own second notice is back",
      lambda: any(m["id"] == second for m in alfa.messages("out")))
channel = status["channels"][0]["id"]
run("keys", "succeed", channel, "--passphrase-file", alfa.secret, "--work", 4, data=alfa.data)
run("keys", "renew", "--passphrase-file", alfa.secret, data=alfa.data)
alfa.process.send_signal(signal.SIGHUP)
until("the successor is open", lambda: alfa.api("status")["state"] == "running")
third = alfa.notify()
until("the third is at Bravo, from the successor log", lambda: any(
    m["id"] == third and m["judgement"] == "accepted" for m in bravo.messages("in")))
until("and its receipt here", lambda: any(
    m["id"] == third and "received bravo.example" in m["evidence"]
    for m in alfa.messages("out")))
for centre in (alfa, bravo):
    status = centre.api("status")
    check(f"{centre.name} accuses", not any(
        log["forks"] for channel in status["channels"] for log in channel["logs"]))
for centre in (alfa, bravo):
    check(f"{centre.name} does not stop in order", centre.stop() == 0)
alfa.serve()
bravo.serve()
check("and it stays so", alfa.api("status")["state"] == "running")

# Now nothing is left of the journal at all; the log in use is the successor.
alfa.kill()
shutil.rmtree(alfa.data / "journal")
alfa.serve("--restored")
until("all three of its notices are back", lambda: {first, second, third} <= {
    m["id"] for m in alfa.messages("out")})
check("it signs nothing", alfa.api("status")["state"] == "recovering")
run("keys", "succeed", channel, "--passphrase-file", alfa.secret, "--work", 4, data=alfa.data)
run("keys", "renew", "--passphrase-file", alfa.secret, data=alfa.data)
alfa.process.send_signal(signal.SIGHUP)
until("the next successor is open", lambda: alfa.api("status")["state"] == "running")
fourth = alfa.notify()
until("the fourth is at Bravo", lambda: any(
    m["id"] == fourth and m["judgement"] == "accepted" for m in bravo.messages("in")))
for centre in (alfa, bravo):
    status = centre.api("status")
    check(f"{centre.name} accuses", not any(
        log["forks"] for channel in status["channels"] for log in channel["logs"]))
    centre.stop()
print("recovery: an old copy, and no copy; taken back and gone on from")
