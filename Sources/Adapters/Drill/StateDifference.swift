import ParleyCharter
import ParleyCrypto
import ParleyDelivery
import ParleyDirectory
import ParleyNode
import ParleyRecord
import ParleyWire

/// In what two states differ, for whoever reads a finding.
enum StateDifference {
  static func words(_ a: State, _ b: State) -> String {
    var found: [String] = []
    if a.directory != b.directory { found.append("directory") }
    if a.drafts != b.drafts { found.append("drafts") }
    if a.channelIDs != b.channelIDs { found.append("channels") }
    for id in a.channelIDs {
      guard let x = a.channels[id], let y = b.channels[id], x != y else { continue }
      found += words(x, y).map { "\(x.charter.title): \($0)" }
    }
    return found.joined(separator: ", ")
  }

  private static func words(_ a: Channel, _ b: Channel) -> [String] {
    var found: [String] = []
    func compare(_ name: String, _ same: Bool) { if !same { found.append(name) } }
    compare("charters", a.charters == b.charters)
    compare("pages \(a.pages.count) \(b.pages.count)", a.pages == b.pages)
    compare("sealed", a.sealed == b.sealed)
    compare("testimony", a.testimony == b.testimony)
    compare("answers", a.answers == b.answers)
    compare("pending \(a.pending.count) \(b.pending.count)", a.pending == b.pending)
    compare("arrivals", a.arrivals == b.arrivals)
    compare("order of judgements", a.judgedOrder == b.judgedOrder)
    compare("rolled back", a.rolledBack == b.rolledBack)
    compare("owed", a.owed == b.owed)
    for origin in a.origins where a.logs[origin] != b.logs[origin] {
      found.append("log \(origin)")
      if let x = a.logs[origin], let y = b.logs[origin] {
        compare("leaves", x.leaves == y.leaves)
        compare("early", x.early == y.early)
        compare("heads \(x.heads.count) \(y.heads.count)", x.heads == y.heads)
        compare("ahead", x.ahead == y.ahead)
        compare("disputed", x.disputed == y.disputed)
        compare("cosignatures", x.cosignatures == y.cosignatures)
        compare("contradictions", x.contradictions == y.contradictions)
      }
    }
    let messages = a.messages.keys.sorted().filter { a.messages[$0] != b.messages[$0] }
    if let id = messages.first { found.append("\(messages.count) messages, of which \(id)") }
    return found.isEmpty ? ["what is not shown"] : found
  }
}
