import ParleyCrypto
public import ParleyNote
public import ParleyWire

/// What a witness remembers of one log: the newest checkpoint it cosigned.
///
/// Losing it is losing the right to the key: a witness that forgets may cosign a second history.
public struct WitnessState: Hashable, Sendable {
  public let size: Int64
  public let root: Digest
  /// The time in the newest cosignature.
  public let time: Timestamp
  /// The checkpoint with the log's signatures and the witness's own, as monitors are given it.
  public let note: [UInt8]

  public init(size: Int64, root: Digest, time: Timestamp, note: [UInt8]) {
    self.size = size
    self.root = root
    self.time = time
    self.note = note
  }
}

/// What a witness answers, in the terms of HTTP.
public struct WitnessAnswer: Hashable, Sendable {
  public let status: Int
  public let contentType: String
  public let body: [UInt8]
  /// The origin and the state to be durable before the answer leaves; nil if nothing was cosigned.
  public let state: NewState?

  public struct NewState: Hashable, Sendable {
    public let origin: String
    public let state: WitnessState
  }
}

/// The decision of a witness (C2SP tlog-witness, add-checkpoint), without the network and the
/// store.
public enum WitnessRule {
  /// Where monitors find a log's newest cosigned checkpoint, below the monitoring prefix.
  public static func monitoringPath(origin: String) -> String {
    Hex.encode(SHA256.hash(origin).bytes) + "/checkpoint"
  }

  /// Answers one request: 200 with a cosignature line, or 400, 403, 404, 409, 422 as C2SP
  /// tlog-witness has them; 503 if the clock stands before the last cosignature, whose times never
  /// go back.
  ///
  /// Nothing may change the state of this log between the lookup and the moment when the new state
  /// is durable, and only then is the answer sent.
  ///
  /// - Parameters:
  ///   - logKeys: the keys, of type 01, trusted for an origin, which is their name; none for a log
  ///     that is not known.
  ///   - state: what was stored for the origin; nil if nothing ever was.
  ///   - signer: the witness's key, of type 04.
  public static func answer(
    _ body: some Collection<UInt8>, logKeys: (String) -> [VerifierKey],
    state: (String) -> WitnessState?, signer: borrowing SignerKey, at time: Timestamp
  ) -> WitnessAnswer {
    do throws(Refusal) {
      let request = try read(body)
      let origin = try knownOrigin(request.note, logKeys)
      let note = try verified(request.note, by: logKeys(origin))
      let checkpoint = try lines(note)
      let old = state(origin)
      try check(request, checkpoint, old)
      guard time.seconds > 0, time >= old?.time ?? time else {
        throw Refusal(503, "the clock went back")
      }
      return cosign(note, checkpoint, signer: signer, at: time)
    } catch {
      return error.answer
    }
  }

  /// Why there is no cosignature.
  private struct Refusal: Error {
    let answer: WitnessAnswer

    init(_ status: Int, _ text: String, contentType: String = "text/plain; charset=utf-8") {
      answer = WitnessAnswer(
        status: status, contentType: contentType, body: Array("\(text)\n".utf8), state: nil)
    }
  }

  private static func read(_ body: some Collection<UInt8>) throws(Refusal) -> AddCheckpoint {
    do { return try AddCheckpoint(body) } catch { throw Refusal(400, "malformed request") }
  }

  private static func knownOrigin(
    _ note: [UInt8], _ logKeys: (String) -> [VerifierKey]
  ) throws(Refusal) -> String {
    let line = note.prefix { $0 != 0x0A }
    guard let origin = String(validating: line, as: UTF8.self), !logKeys(origin).isEmpty else {
      throw Refusal(404, "unknown log")
    }
    return origin
  }

  private static func verified(
    _ bytes: [UInt8], by keys: [VerifierKey]
  ) throws(Refusal) -> VerifiedNote {
    do throws(NoteError) { return try UnverifiedNote(bytes).verified(by: keys) } catch {
      switch error {
      // A line that is not canonical may hold what another reader takes for a signature; here it is
      // none, like one that does not verify.
      case .badSignature, .unknownKeys, .repeatedKey, .ambiguousKey, .malformedSignature:
        throw Refusal(403, "no good signature of the log")
      case .tooLong, .notUTF8, .forbiddenCharacter, .noSignatures, .tooManySignatures:
        throw Refusal(400, "malformed note")
      }
    }
  }

  private static func lines(_ note: VerifiedNote) throws(Refusal) -> CheckpointLines {
    do { return try CheckpointLines(note.text) } catch {
      throw Refusal(400, "malformed checkpoint")
    }
  }

  private static func check(
    _ request: AddCheckpoint, _ checkpoint: CheckpointLines, _ state: WitnessState?
  ) throws(Refusal) {
    guard request.oldSize <= checkpoint.size else { throw Refusal(400, "old is beyond the size") }
    let latest = state?.size ?? 0
    guard request.oldSize == latest else {
      throw Refusal(409, String(latest), contentType: "text/x.tlog.size")
    }
    guard checkpoint.isCoherent else { throw Refusal(422, "wrong root of the empty tree") }
    // The old root is ours and never the sender's word.
    let consistent = Tree.verifyConsistency(
      from: latest, oldRoot: state?.root ?? Tree.emptyRoot, to: checkpoint.size,
      newRoot: checkpoint.root, proof: request.proof)
    guard consistent else { throw Refusal(422, "not consistent with what was cosigned") }
  }

  private static func cosign(
    _ note: VerifiedNote, _ checkpoint: CheckpointLines, signer: borrowing SignerKey,
    at time: Timestamp
  ) -> WitnessAnswer {
    let line = signer.cosign(note.text, at: time)
    let log = note.signers.compactMap { signer in
      note.signatures.first { signer.key.isNamed(by: $0) }
    }
    let state = WitnessState(
      size: checkpoint.size, root: checkpoint.root, time: time,
      note: NoteText.assemble(note.text, log + [line]))
    return WitnessAnswer(
      status: 200, contentType: "text/plain; charset=utf-8", body: Array("\(line)\n".utf8),
      state: WitnessAnswer.NewState(origin: checkpoint.origin, state: state))
  }
}
