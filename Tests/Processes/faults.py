#!/usr/bin/env python3
"""What can be wrong with a machine, through real processes: each has its exit code and its name."""
import os
import shutil
import signal
import subprocess
import time

from _centres import PARLEY, check, free_port, run, two_centres, until

alfa, bravo = two_centres()


def refused(what, exit_code, state, *options, data=None):
    done = subprocess.run(
        [PARLEY, "serve", data or alfa.data, *options], capture_output=True, timeout=60,
        stdin=subprocess.DEVNULL, text=True)
    check(f"{what}: exit {done.returncode}, not {exit_code}\n{done.stderr}",
          done.returncode == exit_code)
    check(f"{what}: no '{state}' in {done.stderr}", f"({state})" in done.stderr)
    check(f"{what}: no next step", "next: " in done.stderr or state == "data-in-use")


run("inbox", data=alfa.data, ok=(69,))
alfa.serve()
refused("a second serve", 75, "data-in-use")
refused("a port in use", 75, "port-in-use", "--listen", f"127.0.0.1:{alfa.port}", data=bravo.data)
mark = alfa.log.stat().st_size
alfa.process.send_signal(signal.SIGHUP)
until("it reloads", lambda: alfa.said("reloaded", mark))
check("SIGTERM is no failure", alfa.stop() == 0)
check("it says so", alfa.said("stopped"))

key = alfa.data / "keys/mirror.key"
key.chmod(0o644)
refused("a key that others may read", 77, "permissions")
key.chmod(0o600)
refused("no such folder", 66, "data-missing", data=alfa.folder / "nothing")

bravo.serve()
bravo.stop()
journal, aside = alfa.data / "journal", alfa.folder / "aside"
old = alfa.folder / "old"
shutil.copytree(journal, old)
alfa.serve()
alfa.stop()
shutil.move(journal, aside)
refused("keys without their journal", 79, "journal-missing")
shutil.copytree(bravo.data / "journal", journal)
refused("the journal of another party", 79, "journal-foreign")
shutil.rmtree(journal)
shutil.copytree(old, journal)
refused("an old copy of the journal", 79, "journal-old")
alfa.serve("--restored")
check("it recovers", alfa.api("status")["state"] == "recovering")
alfa.stop()

settings = bravo.data / "parley.conf"
text = settings.read_text()
settings.write_text(text + "colour blue\n")
refused("a setting that is not known", 78, "configuration", data=bravo.data)
settings.write_text(text)


def full_disk():
    """Bravo's data on a file system of 1 MiB, filled up under it."""
    disk = bravo.folder / "disk"
    disk.mkdir(mode=0o700)
    script = f"""
      set -e
      mount -t tmpfs -o size=2m,mode=0700 none {disk}
      cp -a {bravo.data}/. {disk}/
      {PARLEY} serve {disk} --listen 127.0.0.1:{free_port()} 2>{bravo.folder}/disk.log & node=$!
      for i in $(seq 100); do grep -q ' ready ' {bravo.folder}/disk.log && break; sleep 0.1; done
      dd if=/dev/zero of={disk}/filler bs=1k count=4k 2>/dev/null || true
      head -c 6000000 /dev/zero | tr '\\0' x >{bravo.folder}/big || true
      for i in $(seq 200); do
        {PARLEY} draft --form launch-1988/1 --data {disk} --agent {bravo.seat} \
          class=icbm planned=2026-11-25 'launch-area=area Plesetsk' \
          'impact-area=circle 57.5,161.25 60km' >{bravo.folder}/disk.out 2>&1 || break
      done
      wait $node
    """
    done = subprocess.run(
        ["unshare", "-rm", "bash", "-c", script], capture_output=True, timeout=120, text=True)
    log = (bravo.folder / "disk.log").read_text() if (bravo.folder / "disk.log").exists() else ""
    if " ready " not in log:
        print(f"NOT RUN: a full disk (no file system of its own: {done.stderr.strip()[-200:]})")
        return
    check(f"a full disk: exit {done.returncode}, not 74\n{log[-1500:]}", done.returncode == 74)
    check(f"a full disk has no name in {log[-1500:]}", "state=disk-full" in log)


bravo.watch()
full_disk()
bravo.serve()
check("the node starts again", bravo.api("status")["state"] == "running")
bravo.stop()
print("faults: each has its exit code and its name")
