#!/usr/bin/env python3
"""Bundles that were cut, flipped, lengthened, replayed and shuffled, posted to a real node by a peer
with a good certificate: each has an answer, nothing but the whole bundle changes anything, and the
node goes on."""
import http.client
import random
import shutil
import ssl
import subprocess
import sys

from _centres import check, two_centres, until

if not shutil.which("age"):
    print("no program age to open a bundle with")
    sys.exit(77)

alfa, bravo = two_centres()
alfa.watch()
alfa.serve()
chance = random.Random(7)


def opened():
    """Every bundle that Alfa has put out for Bravo, as Bravo's node would open it."""
    bundles = []
    for file in sorted(alfa.drop_out.glob("*.parley")):
        key = next((bravo.data / "keys/seal").glob("*.key"))
        done = subprocess.run(["age", "-d", "-i", key, file], capture_output=True, timeout=30)
        check(f"age does not open {file}: {done.stderr}", done.returncode == 0)
        bundles.append(done.stdout)
    return bundles


def context():
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made.check_hostname, made.verify_mode = False, ssl.CERT_NONE
    made.load_cert_chain(alfa.data / "keys/link.crt", alfa.data / "keys/link.key")
    return made


def post(body):
    line = http.client.HTTPSConnection("127.0.0.1", bravo.port, context=context(), timeout=30)
    line.request("POST", "/v1/bundle", body)
    answer = line.getresponse()
    status, words = answer.status, answer.read()
    line.close()
    return status, words


ids = [alfa.notify() for _ in range(3)]
until("they wait in the folder", lambda: all(alfa.carried(i, "drop") for i in ids))
alfa.stop()
bundles = opened()
whole = max(bundles, key=len)
bravo.serve()
check("health is for anyone with a pin", post(b"")[0] == 400)
for cut in (1, 20, len(whole) // 2, len(whole) - 1):
    status, words = post(whole[:cut])
    check(f"cut to {cut}: {status} {words}", status == 400 and b'"rule":"L-1"' in words)
check("lengthened", post(whole + b"\n")[0] == 400)
check("oversized", post(b"x" * (9 << 20))[0] in (400, 413))
before = len(bravo.messages("in"))
check("nothing came of it", before == 0)
for _ in range(60):
    flipped = bytearray(whole)
    at = chance.randrange(len(flipped))
    flipped[at] ^= 1 << chance.randrange(8)
    status, words = post(bytes(flipped))
    check(f"flipped at {at}: {status}", status in (200, 204, 400, 403))
shown = {m["id"]: m for m in bravo.messages("in") if m["judgement"] == "accepted"}
check(f"what was flipped was believed: {shown.keys() - set(ids)}", set(shown) <= set(ids))
for bundle in bundles[::-1] * 3:
    check("a good bundle is taken", post(bundle)[0] in (200, 204))
shown = [m["id"] for m in bravo.messages("in") if m["judgement"] == "accepted"]
check(f"each stands once: {shown}", sorted(shown) == sorted(ids))
status = bravo.api("status")
check("the node goes on", status["state"] == "running")
check("nobody is accused", not any(
    log["forks"] for channel in status["channels"] for log in channel["logs"]))

# Without a certificate, and with a stranger's, nobody gets in.
for files in (None, (bravo.data / "keys/link.crt", bravo.data / "keys/link.key")):
    stranger = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    stranger.check_hostname, stranger.verify_mode = False, ssl.CERT_NONE
    if files:
        stranger.load_cert_chain(*files)
    line = http.client.HTTPSConnection("127.0.0.1", bravo.port, context=stranger, timeout=30)
    try:
        line.request("GET", "/v1/health")
        check("a stranger was answered", line.getresponse().status == 403)
    except (ssl.SSLError, OSError, http.client.HTTPException):
        pass
check("bravo stops", bravo.stop() == 0)
print(f"hostile: {len(bundles)} bundles in pieces, upside down and over again")
