#!/usr/bin/env python3
"""parley-verify as a sceptic uses it: on the specification's own example, on edited copies, beside
another program that checks the same proofs."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build/debug/parley-verify"


def example():
    """The exchange file that Docs/Spec/exchange.md shows."""
    text = (ROOT / "Docs/Spec/exchange.md").read_text(encoding="utf-8")
    return text.split("```exchange\n")[1].split("```\n")[0].encode()


def items(data):
    """(kind, bytes) of each item."""
    at, found = data.index(b"item "), []
    while data[at:].startswith(b"item "):
        end = data.index(b"\n", at)
        _, kind, size = data[at:end].decode().split(" ")
        found.append((kind, data[end + 1 : end + 1 + int(size)]))
        at = end + 1 + int(size)
    return found


def run(folder, data, *options):
    path = folder / "file"
    path.write_bytes(data)
    done = subprocess.run([PROGRAM, *options, path], capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode()


def check(what, good):
    if not good:
        sys.exit(f"verify: {what}")


def others(folder, found):
    """Every proof in the file, checked by the peer auditor with the keys of the file's policies."""
    auditor = os.environ.get("PARLEY_GOPEER")
    if not auditor:
        print("NOT RUN: proofs of an exchange file by the peer auditor", file=sys.stderr)
        return
    policies = [b.decode() for kind, b in found if kind == "policy"]
    entries = [b for kind, b in found if kind == "entry"]
    proofs = [b for kind, b in found if kind == "proof"]
    check("as many proofs as entries", len(entries) == len(proofs) > 0)
    for entry, proof in zip(entries, proofs):
        origin = entry.decode().split("\nlog ")[1].split(" ")[0]
        policy = next(p for p in policies if p.startswith(f"log {origin}+"))
        log = policy.split("\n")[0].removeprefix("log ")
        witness = policy.split("\nwitness ")[1].split("\n")[0].split(" ")[1]
        (folder / "entry").write_bytes(entry)
        (folder / "proof").write_bytes(proof)
        command = [auditor, "verify-proof", "-log", log, "-wit", witness]
        command += ["-entry", folder / "entry"]
        done = subprocess.run([*command, folder / "proof"], capture_output=True, timeout=60)
        check(f"the auditor refuses a proof: {done.stderr.decode()}", done.returncode == 0)


def main():
    data = example()
    found = items(data)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        status, text = run(folder, data)
        check("the example holds", status == 0 and "Verdict: everything in this file holds" in text)
        status, text = run(folder, data, "--json")
        verdict = json.loads(text)
        check("the same as JSON", status == 0 and verdict["holds"] and not verdict["faults"])
        message = verdict["messages"][0]["id"]
        status, text = run(folder, data, "--json", "--message", message)
        kinds = {s["kind"] for s in json.loads(text)["proved"]}
        check("one message", status == 0 and {"authored", "delivered", "unsealed"} <= kinds)
        absent = message.translate(str.maketrans("abAB", "cdCD"))
        check("a message that is not there", run(folder, data, "--message", absent)[0] == 1)
        edited = data.replace(b"nothing to report", b"nothing to resort")
        status, text = run(folder, edited)
        named = "(opened, byte " in text and "E-18" in text
        check("an edited page is named", status == 1 and named)
        check("nothing is called proved", "Proved: 0" in text)
        check("a cut file", run(folder, data[:-1])[0] == 65)
        check("no exchange file", run(folder, b"\x1b[2J\x00")[0] == 65)
        check("an unknown option", run(folder, data, "--trust-me")[0] == 64)
        missing = subprocess.run([PROGRAM, folder / "none"], capture_output=True, timeout=60)
        check("no file", missing.returncode == 66)
        others(folder, found)


main()
