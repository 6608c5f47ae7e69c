#!/usr/bin/env python3
"""The demonstration plays to its end, and what it invites a sceptic to do goes as it says."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
FACTS = [
    "the channel is in force", "waits for release", "not released: planned differs",
    "recorded: alfa.example", "arrived by https", "received, says bravo.example",
    "opened, by bravo.example/nrrc", "acknowledged, by bravo.example/nrrc",
    "read back: 4 of 4 fields the same", "arrived by drop", "SIGKILL: exit 137",
    "nothing is lost", "FORK PROVED", "fork proved: bravo.example", "Verdict: everything",
    "Now you lie",
]


def check(what, good):
    if not good:
        sys.exit(f"demo: {what}")


def main():
    with tempfile.TemporaryDirectory(prefix="parley-", dir="/tmp") as name:
        folder = pathlib.Path(name) / "seen"
        done = subprocess.run(
            [ROOT / ".build/debug/parley", "demo", "--fast", "--keep", folder], timeout=150,
            stdin=subprocess.DEVNULL, capture_output=True, text=True)
        check(f"it ended with {done.returncode}\n{done.stdout}{done.stderr}", done.returncode == 0)
        said = " ".join(done.stdout.replace("|", " ").split())
        for fact in FACTS:
            check(f"'{fact}' was not said\n{done.stdout}", fact in said)
        check("the proof is below 1 kB", (folder / "fork.proof").stat().st_size < 1_000)
        commands = [line[2:] for line in done.stdout.split("\n")
                    if re.match(r"  (age|echo|/\S+/gopeer|/\S+/parley-verify) ", line)]
        check("commands to copy", len(commands) >= 3)
        for command in commands:
            if command.startswith("age ") and not shutil.which("age"):
                continue
            good = subprocess.run(command, shell=True, cwd=folder, capture_output=True)
            check(f"{command}: {good.stderr.decode()}", good.returncode == 0)
        lie(folder, commands)
    print("demo: played to its end")


def lie(folder, commands):
    """One byte of each file, in the middle: every program that looks at it says no."""
    for file in (folder / "notice.age", folder / "channel.exchange",
                 *(folder / "alfa-log/tile/entries").glob("**/*")):
        if file.is_file():
            data = bytearray(file.read_bytes())
            data[len(data) // 2] ^= 1
            file.write_bytes(data)
    for command in commands:
        if command.startswith("age ") and not shutil.which("age"):
            continue
        lied = subprocess.run(command, shell=True, cwd=folder, capture_output=True)
        check(f"{command}: nobody noticed", lied.returncode != 0)


main()
