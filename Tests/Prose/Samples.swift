import ParleyAgreements
import ParleyPact
import ParleyWire
import Testing

/// Agreements and records built by hand, so that what is printed depends on nothing else.
enum Sample {
  static let consultation: Agreement = {
    var agreement = Agreement(id: "vd2011-16")
    agreement.titles = [
      Label("en", "Vienna Document 2011, chapter III"),
      Label("ru", "Венский документ 2011 года, глава III"),
    ]
    agreement.parties = ["Alfa", "Bravo", "Charlie"]
    agreement.force = .from(CivilDate(year: 2011, month: 12, day: 1))
    agreement.zone = .utc
    agreement.tolerance = Span(5, .minutes)
    agreement.basis = .receipt
    agreement.messages = [request, reply]
    agreement.events = [
      EventKind(
        id: "bilateral-meeting",
        labels: [
          Label("en", "meeting of the two States"), Label("ru", "двусторонняя встреча"),
        ], about: "explanation-request", recordedBy: .both)
    ]
    agreement.articles = [asking, replying, meeting]
    return agreement
  }()

  private static let request: MessageKind = {
    var kind = MessageKind(
      id: "explanation-request",
      labels: [
        Label("en", "request for an explanation"),
        Label(
          "ru", "запрос о разъяснении",
          forms: [
            .init(name: "gen", text: "запроса о разъяснении"),
            .init(name: "acc", text: "запрос о разъяснении"),
          ]),
        Label(
          "fr", "demande d’explication",
          forms: [
            .init(name: "gen", text: "de la demande d’explication")
          ]),
      ], fields: ["cause", "area"])
    kind.form = "explanation"
    return kind
  }()

  private static let reply: MessageKind = {
    var kind = MessageKind(
      id: "explanation-reply", labels: [Label("en", "reply"), Label("ru", "ответ")])
    kind.relation = .answers("explanation-request")
    return kind
  }()

  private static let asking: Article = {
    var article = Article(
      number: "16.1",
      norm: Norm(
        subject: .anyParty("A"), modal: .may, act: .send("explanation-request", to: .anyOther("B")))
    )
    article.titles = [Label("en", "Request for an explanation")]
    article.citations = [Citation("VD 2011 (16.1)", confidence: .stated)]
    article.copied = .allOthers
    return article
  }()

  private static let replying: Article = {
    var article = Article(
      number: "16.1.2",
      norm: Norm(
        subject: .names(["B"]), modal: .must,
        act: .send("explanation-reply", to: .names(["A"])),
        timings: [.within(Span(48, .hours), of: .receipt)]))
    article.titles = [
      Label("en", "Reply within 48 hours"), Label("ru", "Ответ в течение 48 часов"),
    ]
    article.citations = [Citation("VD 2011 (16.1.2)", confidence: .unchecked)]
    article.trigger = .sends(
      .names(["A"]), message: "explanation-request", to: .names(["B"]), where: [])
    article.lateness = .remainsDue
    article.alerts = [Span(21, .hours), Span(2, .hours)]
    return article
  }()

  private static let meeting: Article = {
    var article = Article(
      number: "16.2.1",
      norm: Norm(
        subject: .names(["A", "B"]), modal: .must, act: .hold("bilateral-meeting"),
        timings: [.within(Span(48, .hours), of: .receipt)]))
    article.trigger = .sends(
      .names(["A"]), message: "explanation-request", to: .names(["B"]), where: [])
    return article
  }()

  static func at(_ text: String) -> Timestamp {
    guard let at = Timestamp(text) else { preconditionFailure("no timestamp: \(text)") }
    return at
  }

  static let digest: Digest = {
    guard let digest = Digest([UInt8](repeating: 7, count: 32)) else {
      preconditionFailure("32 bytes")
    }
    return digest
  }()

  static let overdue: Row = {
    var row = Row(
      article: "16.1.2", trigger: "q1", debtor: "Bravo", creditor: "Alfa", state: .overdue)
    row.due = at("2022-02-13T18:05:00Z")
    row.evidence = ["q1"]
    row.derivation = [
      .article("16.1.2", citations: ["VD 2011 (16.1.2)"]),
      .trigger(.message("q1"), at: at("2022-02-11T18:05:00Z"), source: .receipt(of: "Bravo")),
      .counted(
        Step.Count(
          span: Span(48, .hours), backwards: false, counting: .elapsed, zone: .utc,
          from: at("2022-02-11T18:05:00Z"), to: at("2022-02-13T18:05:00Z"))),
      .silence(
        of: "Bravo", heard: at("2022-02-13T19:00:00Z"), after: at("2022-02-13T18:05:00Z")),
    ]
    return row
  }()

  static func status(_ rows: [Row]) -> Status {
    Status(
      agreement: "vd2011-16", meaning: digest, record: digest, instant: at("2022-02-16T00:00:00Z"),
      standing: Standing(since: at("2011-12-01T00:00:00Z")), rows: rows)
  }
}
