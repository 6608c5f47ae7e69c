"""Two centres for process tests: made with the commands a person would type, run as processes."""
import atexit
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
PARLEY = ROOT / ".build/debug/parley"
VERIFY = ROOT / ".build/debug/parley-verify"
LAUNCH = [
    "class=icbm", "planned=2026-11-25", "launch-area=area Plesetsk",
    "impact-area=circle 57.5,161.25 60km",
]


def fail(what):
    sys.exit(f"{pathlib.Path(sys.argv[0]).stem}: {what}")


def check(what, good):
    if not good:
        fail(what)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(*words, data=None, ok=(0,), timeout=60):
    """(exit status, standard output, standard error) of one command."""
    line = [PARLEY, *map(str, words)] + (["--data", data] if data else [])
    done = subprocess.run(
        line, capture_output=True, timeout=timeout, stdin=subprocess.DEVNULL, text=True)
    if ok and done.returncode not in ok:
        fail(f"{' '.join(map(str, words))}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.returncode, done.stdout, done.stderr


def until(what, condition, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.2)
    fail(f"not within {seconds} s: {what}")


class Centre:
    """A party with its data directory, one officer, and folders for its peer."""

    def __init__(self, folder, name, secret):
        self.folder, self.name = folder, name
        self.party, self.office = f"{name}.example", f"{name}.example/watch"
        self.data = folder / name
        self.port = free_port()
        self.process = self.agent = None
        self.drop_in, self.drop_out = folder / f"{name}-in", folder / f"{name}-out"
        self.drop_in.mkdir()
        self.drop_out.mkdir()
        self.log = folder / f"{name}.log"
        run("init", "--party", self.party, "--address", f"https://127.0.0.1:{self.port}",
            "--listen", f"127.0.0.1:{self.port}", "--work", 4, "--passphrase-file", secret,
            data=self.data)
        seat = folder / f"{name}-seat"
        seat.mkdir()
        run("officer", "new", "--office", self.office, "--post", "watch-1", "--person", "p-1",
            "--right", "draft", "--right", "answer", "--right", "release", "--out", seat,
            "--work", 4, "--passphrase-file", secret)
        run("officer", "grant", seat / "watch-1.grant", "--yes", "--passphrase-file", secret,
            data=self.data)
        self.key, self.seat = seat / "watch-1.key", seat / "watch-1.sock"
        self.secret = secret

    def id(self):
        return json.loads(run("keys", "show", "--json", data=self.data)[1])["id"]

    def card(self):
        path = self.folder / f"{self.name}.card"
        path.unlink(missing_ok=True)
        run("card", "--out", path, data=self.data)
        return path

    def serve(self, *options, wait=True, **spawn):
        with self.log.open("ab") as log:
            mark = log.tell()
            self.process = subprocess.Popen(
                [PARLEY, "serve", self.data, *options], stdin=subprocess.DEVNULL,
                stdout=log, stderr=log, **spawn)
        if wait:
            until(f"{self.name} is ready", lambda: self.said("ready", mark) or self.ended())
            check(f"{self.name} ended: {self.log.read_text()[-2000:]}", not self.ended())
        return self.process

    def ended(self):
        return self.process.poll() is not None

    def said(self, event, mark=0):
        """Whether the log has an event after a place in it."""
        text = self.log.read_bytes()[mark:].decode(errors="replace")
        return any(f" {event} " in f"{line} " for line in text.splitlines())

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)

    def watch(self):
        """An officer who agrees to everything."""
        yes = subprocess.Popen(["yes"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.agent = subprocess.Popen(
            [PARLEY, "agent", self.key, "--socket", self.seat, "--passphrase-file", self.secret],
            stdin=yes.stdout, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        atexit.register(yes.kill)
        atexit.register(self.agent.kill)
        until("the agent listens", self.seat.exists)

    def second(self):
        """A second person at the same seat; his agent's socket."""
        run("officer", "new", "--office", self.office, "--post", "watch-2", "--person", "p-2",
            "--right", "release", "--out", self.key.parent, "--work", 4, "--passphrase-file",
            self.secret)
        run("officer", "grant", self.key.parent / "watch-2.grant", "--yes", "--passphrase-file",
            self.secret, data=self.data)
        sock = self.key.parent / "watch-2.sock"
        yes = subprocess.Popen(["yes"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        agent = subprocess.Popen(
            [PARLEY, "agent", self.key.parent / "watch-2.key", "--socket", sock,
             "--passphrase-file", self.secret],
            stdin=yes.stdout, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        atexit.register(yes.kill)
        atexit.register(agent.kill)
        until("the second agent listens", sock.exists)
        return sock

    def notify(self, *words, ok=(0,)):
        """Sends a launch notification; its id, or None where the node was not there."""
        status, out, _ = run(
            "draft", "--form", "launch-1988/1", "--agent", self.seat, "--json", *words, *LAUNCH,
            data=self.data, ok=ok)
        if status != 0:
            return None
        taken = json.loads(out.splitlines()[-1])
        return taken["id"]

    def api(self, target):
        """An answer of the operator API, or None while the node is not there."""
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(30)
            try:
                line.connect(str(self.data / "operator.sock"))
                ask = f"GET /v1/{target} HTTP/1.1\r\nHost: l\r\nConnection: close\r\n\r\n"
                line.sendall(ask.encode())
                got = b""
                while piece := line.recv(65536):
                    got += piece
            except OSError:
                return None
        head, _, body = got.partition(b"\r\n\r\n")
        return json.loads(body) if b" 200 " in head.split(b"\r\n")[0] else None

    def carried(self, message, carrier):
        """Whether a message has left, or arrived, by a carrier."""
        found = self.api("messages/" + urllib.parse.quote(message, safe=""))
        return any(one["carrier"] == carrier for one in found["carried"])

    def messages(self, box):
        return self.api(f"messages?box={box}&limit=100000") or []


def two_centres(*forms):
    """Alfa and Bravo with a charter in force between them; nothing runs yet."""
    forms = [word for form in forms or ["launch-1988/1=1"] for word in ("--form", form)]
    folder = pathlib.Path(tempfile.mkdtemp(prefix="parley-p-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    secret = folder / "passphrase"
    secret.write_text("correct horse battery\n")
    secret.chmod(0o600)
    alfa, bravo = Centre(folder, "alfa", secret), Centre(folder, "bravo", secret)
    for one, other in ((alfa, bravo), (bravo, alfa)):
        run("card", "import", "--id", other.id(), other.card(), data=one.data)
        with (one.data / "parley.conf").open("a") as settings:
            settings.write(f"drop-in {other.party} {one.drop_in}\n")
            settings.write(f"drop-out {other.party} {one.drop_out}\n")
    charter = folder / "launches.charter"
    run("charter", "propose", "--title", "Launches", "--with", bravo.party, *forms,
        "--out", charter, data=alfa.data)
    for one in (alfa, bravo):
        run("charter", "sign", "--yes", "--passphrase-file", secret, "--work", 4, charter,
            data=one.data)
    for one, other in ((alfa, bravo), (bravo, alfa)):
        run("card", "import", other.card(), data=one.data)
    for one in (alfa, bravo):
        run("charter", "install", charter, data=one.data)

    def stop_all():
        for one in (alfa, bravo):
            if one.process and one.process.poll() is None:
                one.process.kill()

    atexit.register(stop_all)
    return alfa, bravo
