#!/usr/bin/env python3
"""The recipe of Docs/Spec/README.md, run as it stands there; openssl and age judge what it made."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

PAGE = pathlib.Path(__file__).resolve().parents[2] / "Docs/Spec/README.md"
ORIGIN = "alfa.example/c/aaaaaaaaaaaaaaaa"


def run(*words, data=b""):
    return subprocess.run(words, input=data, capture_output=True, check=True, timeout=60).stdout


def verify(name, pem, signed):
    """A note of one signer, by openssl's own opinion."""
    end = signed.rindex(b"\n\n") + 1
    text, line = signed[:end], signed[end + 1 :].decode()
    mark, who, code = line.strip().split(" ")
    assert (mark, who) == ("\u2014", name), line
    pathlib.Path("check.text").write_bytes(text)
    pathlib.Path("check.sig").write_bytes(RECIPE["base64"].b64decode(code)[4:])
    run("openssl", "pkeyutl", "-verify", "-rawin", "-inkey", pem, "-in", "check.text",
        "-sigfile", "check.sig")
    return text


def main():
    text = PAGE.read_text(encoding="utf-8").split("## By hand", 1)[1]
    run("bash", "-eu", "-c", "".join(re.findall(r"```sh\n(.*?)```\n", text, re.S)))
    recipient = run("age-keygen", "-y", "watch.key").decode().strip()
    RECIPE.update(
        channel="A" * 43 + "=", origin=ORIGIN, leaves=[b"a leaf\n"], key_log_size=7,
        key_log_root="A" * 43 + "=", theirs=recipient, ours=recipient)
    for block in re.findall(r"```python\n(.*?)```\n", text, re.S):
        exec(compile(block, str(PAGE), "exec"), RECIPE)
    page, entry, head, sealed = (RECIPE[name] for name in ("page", "entry", "head", "sealed"))
    verify("alfa.example/o/1", "officer.pem", page)
    assert f"log {ORIGIN} 1\n".encode() in verify(ORIGIN, "log.pem", entry)
    assert verify(ORIGIN, "log.pem", head).startswith(f"{ORIGIN}\n2\n".encode())
    opened = run("age", "-d", "-i", "watch.key", data=sealed)
    assert page in opened and len(opened) == RECIPE["padded"](len(opened))
    bundle = RECIPE["bundle"]
    assert bundle.endswith(b"end 3\n") and entry in bundle and sealed in bundle


RECIPE = {}
for tool in "openssl", "age", "age-keygen":
    if not shutil.which(tool):
        print(f"no program {tool}")
        sys.exit(77)
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    main()
    os.chdir("/")
