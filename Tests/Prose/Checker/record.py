"""A record as the checker reads it: the messages, what receipts prove, and its digest."""

import base64
import hashlib
import struct

import dates


class Record:
    def __init__(self, raw):
        raw = raw.get("record", raw)
        self.messages = sorted(
            raw["messages"], key=lambda m: (dates.seconds(m["sent"]), m["from"], m["id"]))
        self.by_id = {m["id"]: m for m in self.messages}
        if len(self.by_id) != len(self.messages):
            raise dates.Refused("two messages with one id")
        self.heard = {}
        for m in self.messages:
            self.hear(m["from"], dates.seconds(m.get("not-before", m["sent"])))
        for party, at in raw.get("heard", {}).items():
            self.hear(party, dates.seconds(at))

    def hear(self, party, at):
        self.heard[party] = max(at, self.heard.get(party, at))

    def about(self, key):
        return [m for m in self.messages if m.get("about") == key]

    def digest(self):
        out = b"".join(message_bytes(m) for m in self.messages)
        for party in sorted(self.heard):
            out += text(party) + number(self.heard[party])
        return base64.b64encode(hashlib.sha256(out).digest()).decode()


def receipt(message, party):
    at = message.get("received", {}).get(party)
    return None if at is None else dates.seconds(at)


def dispatch(message, tolerance):
    """(shown, latest, party of the receipt that caps it or None): the author's own time counts
    inside what others' signatures allow."""
    claim = dates.seconds(message["sent"])
    latest = dates.seconds(message["not-after"]) if "not-after" in message else None
    capped_by = None
    for party, at in sorted(message.get("received", {}).items()):
        if latest is None or dates.seconds(at) <= latest:
            latest, capped_by = dates.seconds(at), party
    shown = max(claim, dates.seconds(message["not-before"])) if "not-before" in message else claim
    if latest is not None and shown > latest + tolerance:
        return latest, latest, capped_by or "computed"
    return shown, max(latest if latest is not None else shown, shown), None


def known_from(message):
    times = [message["sent"], *message.get("received", {}).values()]
    if "not-after" in message:
        times.append(message["not-after"])
    return min(dates.seconds(at) for at in times)


def number(value):
    return struct.pack(">q", value)


def text(value):
    raw = value.encode()
    return number(len(raw)) + raw


def texts(values):
    return number(len(values)) + b"".join(text(value) for value in values)


def said(m):
    kind = m["type"]
    if kind == "record-event":
        ref = m.get("ref", m.get("about", m["event"]))
        names = ["event", m["event"], m.get("by", m["from"]), ref] + m.get("present", [])
        return texts(names) + number(dates.seconds(m.get("at", m["sent"])))
    if kind == "deposit":
        return texts(["deposit", m["what"]])
    if kind == "contest":
        return texts(["contest", m.get("ground", ""), m.get("reading", "")])
    if kind == "claim-excuse":
        return texts(["claim-excuse", m.get("ground", "")])
    if kind in ("suspend", "resume"):
        return texts([kind] + m.get("articles", []))
    if kind in ("accept", "object"):
        return texts([kind, m["version"]])
    if kind == "party-word":
        # The engine's own name for such an act.
        return texts(["breach", m["kind"]])
    if kind == "heartbeat":
        return texts(["heard"])
    if kind in ("consent", "accept-excuse", "waive", "withdraw"):
        return texts([kind])
    return texts(["message", kind])


def message_bytes(m):
    fields = sorted(m.get("fields", {}).items())
    received = sorted(m.get("received", {}).items())
    out = text(m["id"]) + text(m["from"]) + texts(m["to"]) + said(m) + text(m.get("about", ""))
    out += number(len(fields)) + b"".join(text(k) + text(v) for k, v in fields)
    out += number(dates.seconds(m["sent"]))
    for bound in ("not-before", "not-after"):
        out += number(dates.seconds(m[bound]) if bound in m else -1)
    return out + number(len(received)) + b"".join(
        text(party) + number(dates.seconds(at)) for party, at in received)
