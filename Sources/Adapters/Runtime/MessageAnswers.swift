import ParleyDelivery
import ParleyForms
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleyWire

// Views of the node as the operator API spells them.
extension OperatorAPI.MessageSummary {
  init(_ view: MessageView, _ form: Form?) {
    var rule: String?
    var waitingFor: String?
    let judgement: String
    switch view.judgement {
    case .accepted: judgement = "accepted"
    case .refused(let by): (judgement, rule) = ("refused", by.rawValue)
    case .waiting(let reason): (judgement, waitingFor) = ("waiting", reason.words)
    }
    self.init(
      id: view.id.base64, serial: view.serial, channel: view.channel.base64,
      origin: "\(view.origin)", index: view.index, ours: view.ours, at: "\(view.at)",
      heldSince: view.heldSince.map { "\($0)" }, judgement: judgement, rule: rule,
      waitingFor: waitingFor, flags: view.flags.map(\.rawValue),
      missingBefore: view.missingBefore, form: view.page.map { "\($0.form)" },
      title: form?.titles[.english], precedence: view.page?.precedence.rawValue,
      from: view.page.map { "\($0.from)" }, to: view.page?.to.map { "\($0)" } ?? [],
      re: view.page?.re.map(\.base64) ?? [], signers: view.signers,
      evidence: view.evidence.map { "\(OperatorAPI.Evidence($0).kind) \($0.by)" },
      answeredBy: view.answers.map { "\($0.form) \($0.from)" }, shown: !view.shown.isEmpty,
      settledBy: view.settledBy.map(\.name))
  }
}

extension OperatorAPI.MessageDetail {
  init(_ view: MessageView, _ form: Form?) {
    self.init(
      summary: OperatorAPI.MessageSummary(view, form),
      page: view.page.map(OperatorAPI.Page.init),
      renderings: form.map { form in
        form.languages.map { OperatorAPI.Rendering(form, view.page?.fields ?? [], $0) }
      } ?? [],
      evidence: view.evidence.map(OperatorAPI.Evidence.init),
      answers: view.answers.map(OperatorAPI.Answer.init),
      shown: view.shown.map { OperatorAPI.Showing(post: $0.post, at: "\($0.at)") },
      carried: view.carried.map(OperatorAPI.Carried.init), sealedHash: view.sealedHash.base64,
      members: view.members.map(OperatorAPI.Member.init), settled: view.isSettled)
  }
}

extension OperatorAPI.Member {
  init(_ view: MemberView) {
    self.init(
      party: view.party.name, holds: view.holds, received: view.received.map { "\($0)" },
      refused: view.refused, opened: view.opened.map { "\($0)" },
      answers: view.answers.map { "\($0)" })
  }
}

extension OperatorAPI.Page {
  init(_ page: Page) {
    self.init(
      id: page.id.base64, charter: page.charter, release: page.release, at: "\(page.at)",
      issueBy: "\(page.issueBy)", until: page.until.map { "\($0)" },
      read: page.read.map(OperatorAPI.ReadPosition.init),
      fields: page.fields.map(OperatorAPI.Field.init))
  }
}

extension OperatorAPI.Field {
  init(_ field: Field) { self.init(name: field.name, value: field.value) }
}

extension OperatorAPI.ReadPosition {
  init(_ position: LogPosition) { self.init(origin: "\(position.origin)", size: position.size) }
}

extension OperatorAPI.Rendering {
  init(_ form: Form, _ fields: [Field], _ language: Language) {
    self.init(
      language: language.code, title: form.titles[language] ?? "\(form.id)",
      lines: form.render(fields, in: language).map {
        Line(field: $0.field, label: $0.label, value: $0.value, ownWords: $0.isOwnWords)
      })
  }
}

extension OperatorAPI.Evidence {
  init(_ view: EvidenceView) {
    var office: String?
    var rule: String?
    let kind: String
    switch view.kind {
    case .received: kind = "received"
    case .opened(_, let by, _): (kind, office) = ("opened", "\(by)")
    case .refused(_, let by): (kind, rule) = ("refused", by)
    }
    self.init(
      kind: kind, by: view.by.name, office: office, rule: rule, entry: view.entry.base64,
      at: "\(view.at)", proofGood: view.proofGood)
  }
}

extension OperatorAPI.Answer {
  init(_ view: AnswerView) {
    self.init(
      id: view.id.base64, form: "\(view.form)", from: "\(view.from)", at: "\(view.at)",
      ours: view.ours, fields: view.fields.map(OperatorAPI.Field.init),
      comparison: view.comparison.map { $0.map(OperatorAPI.Comparison.init) })
  }
}

extension OperatorAPI.Comparison {
  init(_ found: FieldComparison) {
    let (outcome, said): (String, String?) =
      switch found.outcome {
      case .same: ("same", found.original)
      case .different(let said): ("different", said)
      case .missing: ("missing", nil)
      case .extra(let said): ("extra", said)
      }
    self.init(field: found.field, original: found.original, outcome: outcome, said: said)
  }
}

extension OperatorAPI.Carried {
  init(_ view: CarriedView) {
    let (direction, carrier) =
      switch view.carriage {
      case .left(let carrier): ("left", carrier)
      case .arrived(let carrier): ("arrived", carrier)
      }
    self.init(direction: direction, carrier: carrier, at: "\(view.at)")
  }
}

extension OperatorAPI.Draft {
  init(_ view: DraftView) {
    self.init(
      id: view.page.id.base64, channel: view.page.channel.base64, form: "\(view.page.form)",
      from: "\(view.page.from)", to: view.page.to.map { "\($0)" },
      precedence: view.page.precedence.rawValue, release: view.page.release,
      issueBy: "\(view.page.issueBy)", signers: view.signers, since: "\(view.at)",
      page: String(decoding: view.bytes, as: UTF8.self))
  }
}
