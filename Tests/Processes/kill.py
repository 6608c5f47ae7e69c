#!/usr/bin/env python3
"""SIGKILL with traffic flowing: what a command reported as recorded is there on both sides, once,
and the whole channel verifies. PARLEY_KILLS says how many times (10)."""
import os
import random
import subprocess
import threading
import time

from _centres import VERIFY, check, run, two_centres, until

KILLS = int(os.environ.get("PARLEY_KILLS", "10"))
seed = int(os.environ.get("PARLEY_SEED", "1"))
chance = random.Random(seed)

alfa, bravo = two_centres()
alfa.watch()
alfa.serve()
bravo.serve()
recorded, stop = [], threading.Event()


def traffic():
    while not stop.is_set():
        # 69: the node was down; 74, 75: it went down. Then nothing was promised.
        taken = alfa.notify(ok=(0, 69, 70, 74, 75, 79))
        if taken:
            recorded.append(taken)
        else:
            time.sleep(0.1)


sender = threading.Thread(target=traffic)
sender.start()
for n in range(KILLS):
    victim = bravo if n % 2 else alfa
    before = len(recorded)
    until("traffic flows", lambda: len(recorded) > before)
    time.sleep(chance.uniform(0, 0.4))
    victim.kill()
    victim.serve()
stop.set()
sender.join()

until("every notice is at Bravo", lambda: set(recorded) <= {
    m["id"] for m in bravo.messages("in") if m["judgement"] == "accepted"}, 120)
until("every receipt is at Alfa", lambda: all(
    "received bravo.example" in m["evidence"] for m in alfa.messages("out")), 120)
there = [m["id"] for m in bravo.messages("in")]
check("a notice stands twice", len(there) == len(set(there)))
check("the sides differ", sorted(there) == sorted(m["id"] for m in alfa.messages("out")))
for centre in (alfa, bravo):
    status = centre.api("status")
    check(f"{centre.name} is {status['state']}", status["state"] == "running")
    forks = [log for channel in status["channels"] for log in channel["logs"] if log["forks"]]
    check(f"a fork at {centre.name}: {forks}", not forks)
file = alfa.folder / "channel.exchange"
run("export", file, data=alfa.data)
verdict = subprocess.run([VERIFY, file], capture_output=True, timeout=120, text=True)
check(f"the channel does not verify: {verdict.stdout}", verdict.returncode == 0)
for centre in (alfa, bravo):
    check(f"{centre.name} does not stop in order", centre.stop() == 0)
print(f"kill: {len(recorded)} notices through {KILLS} kills (seed {seed})")
