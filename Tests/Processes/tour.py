#!/usr/bin/env python3
"""The five minutes of README.md, typed as they stand there."""
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXPECTED = [
    "bravo.example/o/watch-3 is appointed",
    "4 of 4 fields the same",
    "2 different persons",
    "Verdict: everything in this file holds",
]


def main():
    if not (ROOT / ".build/debug/parley").exists():
        print("the programs are not built")
        sys.exit(77)
    text = (ROOT / "README.md").read_text(encoding="utf-8").split("## Five minutes", 1)[1]
    blocks = re.findall(r"```sh\n(.*?)```\n", text, re.S)
    path = f"{ROOT}/.build/debug:{os.environ['PATH']}"
    with tempfile.TemporaryDirectory() as folder:
        shell = subprocess.Popen(
            ["bash", "-eu", "-c", "".join(blocks)], cwd=folder, env={**os.environ, "PATH": path},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
        try:
            said = shell.communicate(timeout=150)[0].decode()
        finally:
            # Whatever the tour started stands in its process group.
            try:
                os.killpg(shell.pid, signal.SIGTERM)
            except ProcessLookupError:
                pass
        print(said)
        missing = [words for words in EXPECTED if words not in said]
        if shell.returncode or missing:
            sys.exit(f"tour: ended with {shell.returncode}; not said: {missing}")


main()
