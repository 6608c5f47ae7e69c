#!/usr/bin/env python3
"""Two parties written by hand from Docs/Spec with nothing of ours: openssl, age and the standard
library. parley-verify then says what their exchange file proves.

With `--make FOLDER` the files are left there, with Bravo's secrets, so that a node of ours can be
given the rest of the part of Bravo."""
import base64
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
NOON = 1795435200  # 2026-11-23T12:00:00Z
FORM = "line-test/1"
FORM_FILE = ROOT / "Sources/Protocol/Forms/Catalogue/line-test.1.form"


def b64(data):
    return base64.b64encode(data).decode()


def sha(data):
    return hashlib.sha256(data).digest()


def lines(*words):
    return "".join(word + "\n" for word in words).encode()


def at(seconds):
    return f"2026-11-23T12:{seconds // 60:02}:{seconds % 60:02}Z"


def run(*words, data=b""):
    return subprocess.run(words, input=data, capture_output=True, check=True, timeout=60).stdout


class Key:
    """An Ed25519 key under one name and type."""

    def __init__(self, folder, name, kind=1):
        self.name, self.kind = name, kind
        self.file = folder / (name.replace("/", "_") + ".pem")
        run("openssl", "genpkey", "-algorithm", "ed25519", "-out", self.file)
        der = run("openssl", "pkey", "-in", self.file, "-pubout", "-outform", "DER")
        self.typed = bytes([kind]) + der[-32:]
        self.id = sha(name.encode() + b"\n" + self.typed)[:4]
        self.vkey = f"{name}+{self.id.hex()}+{b64(self.typed)}"

    def secret(self):
        return run("openssl", "pkey", "-in", self.file, "-outform", "DER")[-32:]

    def raw(self, data):
        text = self.file.with_suffix(".text")
        text.write_bytes(data)
        return run("openssl", "pkeyutl", "-sign", "-rawin", "-inkey", self.file, "-in", text)

    def line(self, data, before=b""):
        return f"\u2014 {self.name} {b64(self.id + before + self.raw(data))}"

    def cosign(self, head, seconds):
        text = lines("cosignature/v1", f"time {seconds}") + head
        return self.line(text, seconds.to_bytes(8, "big"))


def note(text, *keys):
    return text + b"\n" + lines(*(key.line(text) for key in keys))


def text_of(signed):
    return signed[: signed.rindex(b"\n\n") + 1]


def root(leaves):
    def tree(hashes):
        if len(hashes) < 2:
            return hashes[0] if hashes else sha(b"")
        k = 1
        while 2 * k < len(hashes):
            k *= 2
        return sha(b"\1" + tree(hashes[:k]) + tree(hashes[k:]))

    return b64(tree([sha(b"\0" + leaf) for leaf in leaves]))


def padded(n):
    if n <= 512:
        return 512
    e = n.bit_length() - 1
    mask = (1 << (e - e.bit_length())) - 1
    return (n + mask) & ~mask


class Party:
    """A party's keys, its key log, and its log in one channel."""

    def __init__(self, folder, name):
        self.folder, self.name, self.office = folder, name, f"{name}/watch"
        part = base64.b32encode(os.urandom(10)).decode().lower()
        self.origin, self.leaves, self.entries, self.grants = f"{name}/c/{part}", [], [], []
        self.root, next_root = Key(folder, f"{name}/r/1"), Key(folder, f"{name}/r/2")
        self.head_key, self.registrar = Key(folder, f"{name}/keys"), Key(folder, f"{name}/g/1")
        self.treaty, self.officer = Key(folder, f"{name}/t"), Key(folder, f"{name}/o/1")
        self.mirror, self.log = Key(folder, f"{name}/m", 4), Key(folder, self.origin)
        self.successor = Key(folder, f"{name}/c/aaaaaaaaaaaaaaaa")
        self.identity = folder / f"{name}.age"
        run("age-keygen", "-o", self.identity)
        self.recipient = run("age-keygen", "-y", self.identity).decode().strip()
        roots = b64(sha(lines("1 1", next_root.vkey)))
        self.key_entry(
            [self.root], "incept 1 1", f"root {self.root.vkey}", f"next {roots}",
            f"head {self.head_key.vkey}")
        self.id = b64(sha(text_of(self.leaves[0])))
        self.grant("registrar", self.registrar, by=self.root)
        self.grant("treaty", self.treaty, by=self.root)
        self.grant(
            "officer", self.officer, "person p1", f"office {self.office}", "right answer",
            "right draft", "right release")
        self.grant("seal", None, f"office {self.office}")
        self.grant("mirror", self.mirror)

    def key_entry(self, signers, *act):
        head = (f"log {self.name}/keys {len(self.leaves)}", f"after {root(self.leaves)}")
        text = lines("parley key v1", *head, f"at {at(0)}", *act)
        self.leaves.append(note(text, *signers))

    def grant(self, role, key, *more, by=None):
        text = lines(
            "parley grant v1", f"party {self.name}", f"salt {b64(os.urandom(32))}",
            f"role {role}", f"key {key.vkey if key else self.recipient}", *more, f"from {at(0)}")
        if key:
            text += lines("possession " + b64(key.raw(b"parley possession v1\n" + text)))
        self.key_entry([by or self.registrar], f"grant {b64(sha(text))}")
        self.grants.append((role, text))

    def entry(self, seconds, *act, seen=()):
        text = lines(
            "parley entry v1", f"log {self.origin} {len(self.entries)}",
            f"after {root(self.entries)}", "charter 1",
            f"keys {len(self.leaves)} {root(self.leaves)}", *seen, f"at {at(seconds)}", *act)
        self.entries.append(note(text, self.log))
        return b64(sha(text))

    def open(self, channel):
        self.grant("log", self.log, f"channel {channel}")
        self.entry(1, f"open {channel} {b64(sha(self.successor.vkey.encode()))}")

    def head(self):
        return lines(self.origin, str(len(self.entries)), root(self.entries))

    def key_head(self):
        text = lines(f"{self.name}/keys", str(len(self.leaves)), root(self.leaves))
        return note(text, self.head_key)

    def card(self):
        items = [("key", leaf) for leaf in self.leaves] + [("grant", g) for _, g in self.grants]
        head = lines("parley card v1", f"party {self.name}")
        return container(head, items + [("head", self.key_head())])


def container(head, items):
    body = b"".join(lines(f"item {kind} {len(data)}") + data for kind, data in items)
    return head + body + lines(f"end {len(items)}")


def charter(alfa, bravo):
    form = f"form {FORM} {b64(sha(FORM_FILE.read_bytes()))} 1"
    text = lines(
        "parley charter v1", "version 1", "class on-record", "suite 1", "title A line by hand",
        *(f"party {p.name} {p.id}" for p in (alfa, bravo)),
        *(f"office {p.office} tests of the line" for p in (alfa, bravo)), form,
        "target flash 60", "target immediate 300", "target priority 3600", "target routine 14400",
        "language en", "opened owed", "read-back owed", "test-every 3600",
        "acknowledge-within 3600", "stanzas 4", "seal-grace 2592000", "settle-within 60",
        "skew 120", "quota-entries 1000", "quota-bytes 1000000", "flash-reserve 10",
        "retention-days 0", "withdraw-notice 86400", "disclosure to anyone", "quorum 1", "amend 2")
    return note(text, alfa.treaty, bravo.treaty)


def issue(alfa, bravo, channel):
    """A page, its seal and its entry."""
    page = note(lines(
        "parley page v1", f"channel {channel}", "charter 1", f"form {FORM}",
        f"from {alfa.office}", f"to {bravo.office}", "release 1", "precedence routine",
        f"at {at(10)}", f"issue-by {at(900)}", f"nonce {b64(os.urandom(15))}", "",
        "text The quick brown fox."), alfa.officer)
    salt = os.urandom(32)
    plain = lines("parley sealed v1", f"salt {b64(salt)}", f"size {len(page)}", "") + page
    plain += b"\n" * (padded(len(plain)) - len(plain))
    sealed = run("age", "-r", bravo.recipient, "-r", alfa.recipient, data=plain)
    commit = b64(sha(b"parley commit v1\n" + salt + page))
    message = alfa.entry(11, f"page {len(sealed)} {b64(sha(sealed))} {commit}")
    return page, salt, sealed, message


def exchange(alfa, bravo, channel, signed, page, salt, sealed):
    """The whole channel for a sceptic."""
    heads, cosigns, policies = [], [], []
    for party, other in (alfa, bravo), (bravo, alfa):
        heads += [(party.origin, note(party.head(), party.log))]
        heads += [(f"{party.name}/keys", party.key_head())]
        line = other.mirror.cosign(party.head(), NOON + 60)
        cosigns.append((party.origin, lines(f"{party.origin} {len(party.entries)}", line)))
        policies.append((party.origin, lines(
            f"log {party.log.vkey}", f"witness {other.name} {other.mirror.vkey}",
            f"group members 1 {other.name}", "quorum members")))
    both = (alfa, bravo)
    items = [("charter", signed)] + [("key", leaf) for p in both for leaf in p.leaves]
    items += [("grant", g) for p in both for role, g in p.grants if role != "seal"]
    items += [("entry", leaf) for p in both for leaf in p.entries]
    items += [("head", h) for _, h in sorted(heads)] + [("cosign", c) for _, c in cosigns]
    items += [("page", sealed), ("opened", lines(f"salt {b64(salt)}") + page)]
    items += [("policy", policy) for _, policy in policies]
    return container(lines("parley exchange v1", f"channel {channel}"), items)


def make(folder):
    alfa, bravo = Party(folder, "alfa.example"), Party(folder, "bravo.example")
    signed = charter(alfa, bravo)
    channel = b64(sha(text_of(signed)))
    alfa.open(channel)
    bravo.open(channel)
    page, salt, sealed, message = issue(alfa, bravo, channel)
    bundle = container(
        lines("parley bundle v1", f"from {alfa.name}", f"to {bravo.name}", f"channel {channel}",
              "want reply"),
        [("entry", leaf) for leaf in alfa.entries]
        + [("head", note(alfa.head(), alfa.log)), ("page", sealed)])
    opened = run("age", "-d", "-i", bravo.identity, data=sealed)
    proof = b64(sha(b"parley opened v1\n" + salt + bravo.origin.encode()))
    seen = [f"seen {alfa.origin} {len(alfa.entries)} {root(alfa.entries)}",
            f"seen {alfa.name}/keys {len(alfa.leaves)} {root(alfa.leaves)}"]
    bravo.entry(12, f"received {message} {proof}", seen=sorted(seen))
    files = {
        "alfa.card": alfa.card(), "bravo.card": bravo.card(), "charter": signed,
        "bundle.parley": bundle, "message": message.encode(), "opened": opened,
        "exchange": exchange(alfa, bravo, channel, signed, page, salt, sealed),
        "bravo.seal": bravo.identity.read_bytes().split(b"\n")[2],
        "bravo.successor": bravo.successor.vkey.encode(), "bravo.origin": bravo.origin.encode(),
    }
    for name, key in ("log", bravo.log), ("mirror", bravo.mirror), ("keys", bravo.head_key):
        files[f"bravo.{name}"] = key.secret()
    for name, data in files.items():
        (folder / name).write_bytes(data)


def verify(folder):
    program = ROOT / ".build/debug/parley-verify"
    done = subprocess.run([program, folder / "exchange"], capture_output=True, timeout=60)
    print(done.stdout.decode())
    if done.returncode:
        sys.exit("byhand: parley-verify does not accept what the pages say")


for tool in "openssl", "age", "age-keygen":
    if not shutil.which(tool):
        print(f"no program {tool}")
        sys.exit(77)
if sys.argv[1:2] == ["--make"]:
    make(pathlib.Path(sys.argv[2]))
else:
    with tempfile.TemporaryDirectory() as name:
        make(pathlib.Path(name))
        verify(pathlib.Path(name))
