import Foundation
import ParleyNote
import ParleyTestKit
import ParleyWire
import Testing

/// Other people's notes and keys, judged by golang.org/x/mod and the specifications.
@Suite struct NoteVectorTests {
  struct Cases<Case: Decodable>: Decodable { let cases: [Case] }

  struct NoteCase: Decodable {
    let id: Int
    let name: String
    let note_base64: Data
    let vkeys: [String]?
    let expect: String
    let text: String?
    let verified_keys: [String]?
  }

  private func verify(_ vector: NoteCase) throws -> VerifiedNote {
    let keys = (vector.vkeys ?? []).compactMap { VerifierKey($0) }
    return try UnverifiedNote(vector.note_base64).verified(by: keys)
  }

  private func check(_ vector: NoteCase, accept: Bool) throws {
    guard accept else {
      #expect(throws: NoteError.self, "\(vector.id) \(vector.name)") { try verify(vector) }
      return
    }
    let note = try verify(vector)
    // Where the text leaves the verdict open, so does the vector what would be read.
    #expect(vector.expect == "either" || vector.text != nil)
    if let text = vector.text { #expect(note.text == Array(text.utf8), "\(vector.id)") }
    let signers = note.signers.map { "\($0.key.name)+" + hex($0.key.id) }
    if let keys = vector.verified_keys { #expect(signers == keys, "\(vector.id)") }
    // Whatever is accepted would have been written so.
    #expect(NoteText.assemble(note.text, note.signatures) == note.bytes)
  }

  private func hex(_ id: UInt32) -> String {
    Hex.encode((0..<4).map { UInt8(truncatingIfNeeded: id >> (24 - 8 * $0)) })
  }

  @Test func signedNotes() throws {
    guard let set = try Vectors.json(Cases<NoteCase>.self, "gopeer/signed-note.json") else {
      return
    }
    // What the text leaves open: loose base64 and 101 lines are refused, a key given twice is not.
    let open = [41: false, 54: false, 71: true]
    for vector in set.cases {
      let accept = vector.expect == "either" ? open[vector.id] : vector.expect == "accept"
      try check(vector, accept: try #require(accept as Bool?))
    }
    #expect(set.cases.count == 48)
    Vectors.ran("gopeer/signed-note", set.cases.count)
  }

  @Test func cosignatures() throws {
    guard let set = try Vectors.json(Cases<NoteCase>.self, "gopeer/cosignature.json") else {
      return
    }
    var unknown: [String] = []
    for vector in set.cases {
      // Signatures of type 06 are by keys we do not know: such a note alone is refused.
      let known = (vector.vkeys ?? []).contains { VerifierKey($0) != nil }
      if !known { unknown.append("\(vector.id) (\(vector.name))") }
      try check(vector, accept: known && vector.expect == "accept")
    }
    #expect(set.cases.count == 14 && unknown.count == 4)
    Vectors.ran(
      "gopeer/cosignature, of which as unknown keys of type 06: "
        + unknown.joined(separator: ", "), set.cases.count)
  }

  struct KeyCase: Decodable {
    let id: Int
    let vkey: String
    let expect: String
  }

  @Test func verifierKeys() throws {
    guard let set = try Vectors.json(Cases<KeyCase>.self, "gopeer/vkey.json") else { return }
    for vector in set.cases {
      // Case 4 is of type 06, which is not known here; "either" is upper-case hexadecimal.
      let accept = vector.expect == "accept" && vector.id != 4
      let key = VerifierKey(vector.vkey)
      #expect((key != nil) == accept, "\(vector.id) \(vector.vkey)")
      if let key { #expect(key.description == vector.vkey) }
    }
    #expect(set.cases.count == 12)
    Vectors.ran("gopeer/vkey, of which refused for its type 06: 4", set.cases.count)
  }
}
