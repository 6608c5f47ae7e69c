package import ParleyAgreements
import ParleyPact
import ParleyWire

extension AgreementRecord {
  /// The record that a status was made from, for who checks an explanation elsewhere. Members are
  /// those of a conformance case; `not-before` and `not-after` are what others' signatures prove.
  package var json: JSONTree {
    let canonical = messages.sorted {
      ($0.claimed, $0.author, $0.id) < ($1.claimed, $1.author, $1.id)
    }
    return [
      "messages": .array(canonical.map(\.json)),
      "heard": .times(heard.sorted { ($0.party, $0.at) < ($1.party, $1.at) }),
    ]
  }
}

extension JSONTree {
  fileprivate static func times(_ receipts: [RecordedMessage.Receipt]) -> JSONTree {
    .object(receipts.map { Member($0.party, .at($0.at)) })
  }
}

extension RecordedMessage {
  fileprivate var json: JSONTree {
    var members: [JSONTree.Member] = [
      .init("id", .string(id)), .init("from", .string(author)),
      .init("to", .strings(addressees)), .init("sent", .at(claimed)),
    ]
    if !receipts.isEmpty { members.append(.init("received", .times(receipts))) }
    if let notBefore { members.append(.init("not-before", .at(notBefore))) }
    if let notAfter { members.append(.init("not-after", .at(notAfter))) }
    if let about { members.append(.init("about", .string(about))) }
    if !fields.isEmpty {
      let fields = fields.map { JSONTree.Member($0.name, .string($0.value)) }
      members.append(.init("fields", .object(fields)))
    }
    return .object(members + said.members)
  }
}

extension Said {
  fileprivate var members: [JSONTree.Member] {
    func type(_ name: String, _ more: (String, JSONTree)...) -> [JSONTree.Member] {
      [.init("type", .string(name))] + more.map { .init($0.0, $0.1) }
    }
    switch self {
    case .message(let kind): return type(kind)
    case .event(let event, let performer, let at, let reference, let present):
      return type(
        "record-event", ("event", .string(event)), ("by", .string(performer)), ("at", .at(at)),
        ("ref", .string(reference)), ("present", .strings(present)))
    case .deposit(let what): return type("deposit", ("what", .string(what)))
    case .consent: return type("consent")
    case .contest(let ground, let reading):
      return type("contest", ("ground", .string(ground)))
        + (reading.map { [.init("reading", .string($0))] } ?? [])
    case .claimExcuse(let ground): return type("claim-excuse", ("ground", .string(ground)))
    case .acceptExcuse: return type("accept-excuse")
    case .waive: return type("waive")
    case .suspend(let articles): return type("suspend", ("articles", .strings(articles)))
    case .resume(let articles): return type("resume", ("articles", .strings(articles)))
    case .accept(let version): return type("accept", ("version", .string(version)))
    case .object(let version): return type("object", ("version", .string(version)))
    case .withdraw: return type("withdraw")
    case .breach(let kind): return type("party-word", ("kind", .string(kind.rawValue)))
    case .heard: return type("heartbeat")
    }
  }
}
