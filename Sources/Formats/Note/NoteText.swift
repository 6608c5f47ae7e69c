public import ParleyWire

/// The part of a note that is signed, and how it is put together with its signatures.
public enum NoteText {
  /// Whether this may be the text of a note: UTF-8, a final line feed, no other byte below 0x20.
  public static func isWellFormed(_ text: [UInt8]) -> Bool {
    text.last == 0x0A && !text.contains { $0 < 0x20 && $0 != 0x0A }
      && String(validating: text, as: UTF8.self) != nil
  }

  /// The bytes of a note: text, empty line, signature lines.
  ///
  /// - Precondition: the text is well formed and there is at least one line.
  public static func assemble(_ text: [UInt8], _ lines: [SignatureLine]) -> [UInt8] {
    precondition(isWellFormed(text), "not the text of a note")
    precondition(!lines.isEmpty, "a note has at least one signature")
    var bytes = text
    bytes.append(0x0A)
    for line in lines {
      bytes.append(contentsOf: line.description.utf8)
      bytes.append(0x0A)
    }
    return bytes
  }

  // A type 01 signature is over the bare text. Over a text that begins like this it would be a
  // cosignature by the same key, which says something else.
  private static let reserved = ["cosignature/v1\n", "subtree/v1\n"]

  /// Whether the text begins like the input of a cosignature and so is never signed by a key of
  /// type 01, nor accepted from one.
  public static func isReserved(_ text: [UInt8]) -> Bool {
    reserved.contains { text.starts(with: $0.utf8) }
  }

  /// What a cosignature of type 04 signs: two lines and the whole text of the checkpoint (C2SP
  /// tlog-cosignature).
  static func cosigned(_ text: [UInt8], seconds: Int64) -> [UInt8] {
    Array("cosignature/v1\ntime \(seconds)\n".utf8) + text
  }
}

/// A signature that was checked: who made it, and for a cosignature when its maker says so.
public struct Verification: Hashable, Sendable {
  public let key: VerifierKey
  /// The cosigner's claim of the time; nil for type 01, which carries none.
  public let time: Timestamp?

  init(key: VerifierKey, time: Timestamp?) {
    self.key = key
    self.time = time
  }
}
