import ParleyAgreements
import ParleyPact

/// Words of an explanation: one sentence a step.
struct ReasonWords: Sendable {
  typealias Of<Value> = @Sendable (Value) -> Phrase
  typealias At = @Sendable (_ what: Phrase, _ at: Phrase, _ source: Phrase) -> Phrase

  let title: Phrase
  let lead: @Sendable (_ owes: Phrase, _ due: Phrase) -> Phrase
  let conclusion: Of<Phrase>
  let cites: Of<Phrase>
  let began: At
  let message, event, fact, article: Of<Phrase>
  let year: Of<Int>
  let inForce: Phrase
  let receipt, capped: Of<String>
  let dispatch, recorded, computed: Phrase
  let counted:
    @Sendable (_ span: Phrase, _ back: Bool, _ from: Phrase, _ how: Phrase, _ to: Phrase) -> Phrase
  let ofReceipt: @Sendable (_ of: String, _ at: Phrase) -> Phrase
  let counting: Of<Counting>
  let calendar: Of<String>
  let dayOfYear: @Sendable (_ day: Phrase, _ zone: String, _ from: Phrase, _ to: Phrase) -> Phrase
  let date: @Sendable (_ day: Phrase, _ zone: String, _ from: Phrase, _ to: Phrase) -> Phrase
  let extended: @Sendable (_ from: Phrase, _ to: Phrase) -> Phrase
  let refused: Of<CountFault>
  let noDeadline: Phrase
  let condition: @Sendable (_ clause: String, _ holds: Bool, _ evidence: Phrase) -> Phrase
  let performed: At
  let verdict: Of<Step.Verdict>
  let silence: @Sendable (_ of: String, _ heard: Phrase, _ after: Phrase) -> Phrase
  let notHeard: @Sendable (_ from: String, _ since: Phrase?, _ deadline: Phrase) -> Phrase
  let stopped: @Sendable (_ by: String, _ at: Phrase, _ resumed: Phrase?) -> Phrase
  let act: @Sendable (_ message: String, _ by: String, _ what: Phrase) -> Phrase
}

extension ReasonWords {
  static let english = ReasonWords(
    title: "Why", lead: { "\($0), \($1)." }, conclusion: { "State: \($0)." },
    cites: { "It rests on \($0)." },
    began: { "It began with \($0) on \($1) (\($2))." },
    message: { "message \($0)" }, event: { "the event “\($0)”" }, fact: { "“\($0)”" },
    article: { "the state of \($0)" }, year: { "the year \(apart: "\($0)")" },
    inForce: "the entry into force",
    receipt: { "the time of \(apart: $0)’s signed receipt" },
    capped: {
      "the author’s clock was ahead: the time of \(apart: $0)’s signed receipt stands instead"
    },
    dispatch: "the author’s own time, within what the signatures of others allow",
    recorded: "as it was recorded", computed: "computed",
    counted: { span, back, from, how, to in
      back
        ? "\(span) counted back from \(from) give \(to) (\(how))."
        : "\(span) counted from \(from) give \(to) (\(how))."
    },
    ofReceipt: { "the signed receipt of \(apart: $0), \($1)," },
    counting: {
      switch $0 {
      case .elapsed: "as time passes"
      case .clearDays: "clear days"
      case .eu1182: "by Regulation 1182/71"
      }
    },
    calendar: { "working days of the calendar “\(apart: $0)”" },
    dayOfYear: { "\($0) in \(apart: $1) lasts from \($2) to \($3)." },
    date: { "\($0) in \(apart: $1) lasts from \($2) to \($3)." },
    extended: { "The time that stood still moves the deadline from \($0) to \($1)." },
    refused: {
      "No deadline was computed: any date would be a guess (\(apart: $0.rule), \($0.english))."
    },
    noDeadline: "The text sets no deadline.",
    condition: { clause, holds, evidence in
      let because: Phrase = evidence.isEmpty ? "" : " (\(evidence))"
      return holds
        ? "The condition “\(clause)” of the article holds on this record\(because)."
        : "The condition “\(clause)” of the article does not hold on this record\(because)."
    },
    performed: { "Message \($0) performed it on \($1) (\($2))" },
    verdict: {
      switch $0 {
      case .inTime: "in time"
      case .withinTolerance: "after the deadline, but within the tolerance of the clocks"
      case .late: "late"
      case .early: "before its window opened"
      case .disputable: "in time or late: what the signatures prove allows both"
      }
    },
    silence: {
      "\(apart: $0) was heard on \($1), after the deadline (\($2)), and no performance is on the record."
    },
    notHeard: { from, since, deadline in
      let last: Phrase = since.map { "since \($0)" } ?? "at all"
      return
        "Nothing has been heard from \(apart: from) \(last); the deadline was \(deadline). Silence is not shown."
    },
    stopped: { by, at, resumed in
      let end: Phrase = resumed.map { " and ran again from \($0)" } ?? ""
      return "Message \(apart: by) stopped its time on \(at)\(end)."
    },
    act: { "Message \(apart: $0) of \(apart: $1): \($2)." })

  static let french = ReasonWords(
    title: "Pourquoi", lead: { "\($0), \($1)." }, conclusion: { "État\u{A0}: \($0)." },
    cites: { "Fondement\u{A0}: \($0)." },
    began: { "Point de départ\u{A0}: \($0), le \($1) (\($2))." },
    message: { "la communication \($0)" }, event: { "l’événement «\u{A0}\($0)\u{A0}»" },
    fact: { "«\u{A0}\($0)\u{A0}»" }, article: { "l’état de \($0)" },
    year: { "l’année \(apart: "\($0)")" }, inForce: "l’entrée en vigueur",
    receipt: { "heure de l’accusé de réception signé de \(apart: $0)" },
    capped: {
      "l’horloge de l’auteur avançait\u{A0}: l’heure de l’accusé signé de \(apart: $0) en tient lieu"
    },
    dispatch: "heure de l’auteur, dans les limites qu’autorisent les signatures des autres",
    recorded: "telle que constatée", computed: "calculée",
    counted: { span, back, from, how, to in
      back
        ? "\(span) comptés à rebours du \(from) donnent le \(to) (\(how))."
        : "\(span) comptés à partir du \(from) donnent le \(to) (\(how))."
    },
    ofReceipt: { "moment de l’accusé de réception signé de \(apart: $0), le \($1)," },
    counting: {
      switch $0 {
      case .elapsed: "temps écoulé"
      case .clearDays: "jours francs"
      case .eu1182: "règlement 1182/71"
      }
    },
    calendar: { "jours ouvrables du calendrier «\u{A0}\(apart: $0)\u{A0}»" },
    dayOfYear: { "Le \($0) en \(apart: $1) va du \($2) au \($3)." },
    date: { "Le \($0) en \(apart: $1) va du \($2) au \($3)." },
    extended: { "Le temps arrêté reporte l’échéance du \($0) au \($1)." },
    refused: {
      "Aucune échéance n’a été calculée\u{A0}: toute date serait une supposition (\(apart: $0.rule), \($0.french))."
    },
    noDeadline: "Le texte ne fixe pas d’échéance.",
    condition: { clause, holds, evidence in
      let because: Phrase = evidence.isEmpty ? "" : " (\(evidence))"
      let verb = holds ? "est remplie" : "n’est pas remplie"
      return
        "La condition «\u{A0}\(clause)\u{A0}» de l’article \(verb) d’après ces pièces\(because)."
    },
    performed: { "Exécuté par la communication \($0) le \($1) (\($2))" },
    verdict: {
      switch $0 {
      case .inTime: "à temps"
      case .withinTolerance: "après l’échéance, mais dans la tolérance des horloges"
      case .late: "en retard"
      case .early: "avant l’ouverture de la fenêtre"
      case .disputable: "à temps ou en retard\u{A0}: les signatures permettent les deux"
      }
    },
    silence: {
      "\(apart: $0) s’est manifesté le \($1), après l’échéance (\($2)), et aucune exécution ne figure dans les pièces."
    },
    notHeard: { from, since, deadline in
      let last: Phrase? = since.map { "Rien reçu de \(apart: from) depuis le \($0)" }
      return
        "\(last ?? "Jamais rien reçu de \(apart: from)")\u{A0}; l’échéance était le \(deadline). Le silence n’est pas établi."
    },
    stopped: { by, at, resumed in
      let end: Phrase = resumed.map { " et l’a laissé courir de nouveau à partir du \($0)" } ?? ""
      return "La communication \(apart: by) a arrêté le délai le \(at)\(end)."
    },
    act: { "Communication \(apart: $0) de \(apart: $1)\u{A0}: \($2)." })
}
