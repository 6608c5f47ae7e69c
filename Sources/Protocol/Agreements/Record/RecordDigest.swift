import ParleyCrypto
import ParleyPact
import ParleyWire

extension Ledger {
  /// Over every message and watermark, in canonical order. Texts are written with their lengths, so
  /// that no two records give the same bytes.
  var digest: Digest {
    var hasher = SHA256.Hasher()
    var bytes: [UInt8] = []
    for index in inOrder {
      messages[Int(index)].write(to: &bytes)
      if bytes.count > 1 << 16 {
        hasher.update(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    for (party, time) in watermarks {
      bytes.write(party)
      bytes.write(time)
    }
    hasher.update(bytes)
    return hasher.finish()
  }
}

extension RecordedMessage {
  fileprivate func write(to bytes: inout [UInt8]) {
    bytes.write(id)
    bytes.write(author)
    bytes.write(addressees)
    said.write(to: &bytes)
    bytes.write(about ?? "")
    bytes.write(Int64(fields.count))
    for field in fields.sorted(by: { ($0.name, $0.value) < ($1.name, $1.value) }) {
      bytes.write(field.name)
      bytes.write(field.value)
    }
    bytes.write(claimed.seconds)
    bytes.write(notBefore?.seconds ?? -1)
    bytes.write(notAfter?.seconds ?? -1)
    bytes.write(Int64(receipts.count))
    for receipt in receipts.sorted(by: { ($0.party, $0.at) < ($1.party, $1.at) }) {
      bytes.write(receipt.party)
      bytes.write(receipt.at.seconds)
    }
  }
}

extension Said {
  fileprivate func write(to bytes: inout [UInt8]) {
    switch self {
    case .message(let kind): bytes.write(["message", kind])
    case .event(let event, let performer, let at, let reference, let present):
      bytes.write(["event", event, performer, reference] + present)
      bytes.write(at.seconds)
    case .deposit(let what): bytes.write(["deposit", what])
    case .consent: bytes.write(["consent"])
    case .contest(let ground, let reading): bytes.write(["contest", ground, reading ?? ""])
    case .claimExcuse(let ground): bytes.write(["claim-excuse", ground])
    case .acceptExcuse: bytes.write(["accept-excuse"])
    case .waive: bytes.write(["waive"])
    case .suspend(let articles): bytes.write(["suspend"] + articles)
    case .resume(let articles): bytes.write(["resume"] + articles)
    case .accept(let version): bytes.write(["accept", version])
    case .object(let version): bytes.write(["object", version])
    case .withdraw: bytes.write(["withdraw"])
    case .breach(let kind): bytes.write(["breach", kind.rawValue])
    case .heard: bytes.write(["heard"])
    }
  }
}

extension [UInt8] {
  fileprivate mutating func write(_ value: Int64) {
    for shift in stride(from: 56, through: 0, by: -8) {
      append(UInt8(truncatingIfNeeded: value >> Int64(shift)))
    }
  }

  fileprivate mutating func write(_ text: String) {
    write(Int64(text.utf8.count))
    append(contentsOf: text.utf8)
  }

  fileprivate mutating func write(_ texts: [String]) {
    write(Int64(texts.count))
    for text in texts { write(text) }
  }
}
