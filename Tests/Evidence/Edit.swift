import ParleyEvidence
import ParleyNote
import ParleyRecord
import ParleyTestKit
import ParleyWire

// What a forger can do with a file: other items, in another order, signed anew.
extension ExchangeFile {
  /// Where the nth item of a kind stands.
  func place(_ kind: ItemKind, _ n: Int = 0) -> Int {
    let places = items.indices.filter { items[$0].kind == kind }
    precondition(places.indices.contains(n), "no such item in the test's file")
    return places[n]
  }

  func replacing(
    _ kind: ItemKind, _ n: Int = 0, _ change: (inout [UInt8]) -> Void
  ) -> ExchangeFile {
    var file = self
    var bytes = items[place(kind, n)].bytes
    change(&bytes)
    file.items[place(kind, n)] = Item(kind, bytes)
    return file
  }

  func removing(_ kind: ItemKind, _ n: Int = 0) -> ExchangeFile {
    var file = self
    file.items.remove(at: place(kind, n))
    return file
  }

  func adding(_ kind: ItemKind, _ bytes: [UInt8]) -> ExchangeFile {
    var file = self
    file.items.append(Item(kind, bytes))
    return file
  }

  /// The bytes with the items as they stand, in whatever order.
  var rawBytes: [UInt8] {
    var out = Array("\(world.firstLine("exchange"))\nchannel \(channel)\n".utf8)
    for item in items {
      out += Array("item \(item.kind.rawValue) \(item.bytes.count)\n".utf8) + item.bytes
    }
    return out + Array("end \(items.count)\n".utf8)
  }
}

/// A note with its text changed and signed anew by the test's keys of the names that signed it.
func resigned(_ bytes: [UInt8], label: String = "", _ change: (String) -> String) -> [UInt8] {
  guard let note = try? UnverifiedNote(bytes) else { preconditionFailure("not a note") }
  let text = Array(change(String(decoding: note.claimedText, as: UTF8.self)).utf8)
  return NoteText.assemble(
    text, note.signatures.map { testKey($0.name, label: label).sign(text) })
}

extension Verdict {
  /// The rules broken, with the inner rule where there is one.
  var rules: [String] {
    faults.map { $0.rule.rawValue + ($0.inner.map { " \($0)" } ?? "") }
  }

  func proves(_ kind: String) -> Bool { proved.contains { $0.kind == kind } }
  func doubts(_ kind: String) -> Bool { notProved.contains { $0.kind == kind } }
}

extension TestChannel {
  /// The verdict on the whole channel.
  var verdict: Verdict { verdict(of: builder) }

  func verdict(of builder: ExchangeBuilder) -> Verdict {
    guard let file = try? builder.channelFile() else { preconditionFailure("nothing to write") }
    return Exchange.check(file.bytes)
  }
}
