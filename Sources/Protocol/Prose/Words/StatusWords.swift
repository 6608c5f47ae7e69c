import ParleyAgreements
import ParleyPact

/// Words of a status: states, what qualifies them, and the headings of its tables.
struct StatusWords: Sendable {
  typealias Of<Value> = @Sendable (Value) -> Phrase

  let title, duties, rights, quotas, inputs: Phrase
  let who, by, state, counted, holder, may, use, message, year: Phrase
  let noDeadline, notYet, nothingDue, disclaimer: Phrase
  let opens, due, performed, evidence, attendance: Of<Phrase>
  let present, absent: Of<String>
  let agreement, record, instant: Of<Phrase>
  let inForceSince: Of<Phrase>
  let notInForce, ended: Phrase
  let awaiting: Of<Phrase>
  let withdrawn: @Sendable (_ party: String, _ at: Phrase) -> Phrase
  let states: Of<RowState>
  let rightStates: Of<RightRow.State>
  let grade: Of<EvidenceGrade>
  let useOf: @Sendable (_ use: Int, _ of: Int, _ counts: Bool) -> Phrase
  let contested: @Sendable (_ by: String, _ ground: Phrase) -> Phrase
  let excuseClaimed: Of<Phrase>
  let noReceiptOfTrigger, claimedNoReceipt, recordedByOneSide, withinTolerance: Phrase
  let early, clockAhead, overQuota: Phrase
  let nothingHeard: @Sendable (_ from: String, _ since: Phrase?) -> Phrase
  let partyWord: @Sendable (_ kind: Said.Breach, _ by: String) -> Phrase
  let corrected: @Sendable (_ was: Phrase, _ by: String) -> Phrase
  /// Names of the grounds that a contest may have; another is shown as given.
  let grounds: [String: String]
  let day, hour, minute, second: String
}

extension StatusWords {
  static let english = StatusWords(
    title: "Status", duties: "Who owes what to whom by when", rights: "Rights",
    quotas: "Counted rights", inputs: "Made from",
    who: "Who owes what to whom", by: "By when", state: "State", counted: "How it was counted",
    holder: "Who", may: "May", use: "Use", message: "Message", year: "Year",
    noDeadline: "no deadline", notYet: "deadline not yet known",
    nothingDue: "Nothing is owed on this record.",
    disclaimer: "The engine states what a record shows under a text; it decides no law.",
    opens: { "not before \($0)" }, due: { "by \($0)" }, performed: { "done \($0)" },
    evidence: { "Evidence: \($0)." }, attendance: { "On the record as present: \($0)." },
    present: { "\(apart: $0) yes" }, absent: { "\(apart: $0) no" },
    agreement: { "Agreement (digest of its meaning): \($0)" },
    record: { "Record (digest of the messages used): \($0)" }, instant: { "Instant: \($0)" },
    inForceSince: { "In force since \($0)." }, notInForce: "Not in force on this record.",
    ended: "It has ended.", awaiting: { "Not yet accepted on this record by \($0)." },
    withdrawn: { "\(apart: $0) has given notice of withdrawal, effective \($1)." },
    states: {
      switch $0 {
      case .waiting: "waiting: its condition is not shown on this record"
      case .clockNotStarted: "time not running: no receipt on this record"
      case .due: "due"
      case .fulfilled: "fulfilled"
      case .fulfilledLate: "fulfilled late"
      case .overdue: "overdue on this record"
      case .overdueUnconfirmed: "overdue on this record, unconfirmed: the debtor may be cut off"
      case .excused: "excused"
      case .waived: "waived"
      case .suspended: "suspended"
      case .lapsed: "lapsed"
      case .superseded: "superseded by another version"
      case .kept: "kept: the record shows nothing to the contrary"
      case .contrary: "an act to the contrary is on the record"
      }
    },
    rightStates: {
      switch $0 {
      case .open: "open"
      case .exercised: "exercised"
      case .suspended: "suspended"
      }
    },
    grade: {
      switch $0 {
      case .claimed: "claimed only"
      case .receipted: "with signed receipt"
      case .certified: "recorded by a third party"
      case .admitted: "admitted by the debtor"
      }
    },
    useOf: { "\($0) of \($1)\($2 ? "" : ": over the quota, no duty arises")" },
    contested: { "contested by \(apart: $0): \($1)" }, excuseClaimed: { "excuse claimed: \($0)" },
    noReceiptOfTrigger: "no receipt of what began it", claimedNoReceipt: "claimed, no receipt",
    recordedByOneSide: "recorded by one side only", withinTolerance: "within clock tolerance",
    early: "early", clockAhead: "sender’s clock ahead of the receipt", overQuota: "over the quota",
    nothingHeard: { from, since in
      since.map { "nothing heard from \(apart: from) since \($0)" }
        ?? "nothing ever heard from \(apart: from)"
    },
    partyWord: { kind, by in
      switch kind {
      case .alleged: "\(apart: by) alleges that this was not kept (the party’s own word)"
      case .acknowledged: "\(apart: by) acknowledges that this was not kept"
      case .determined: "\(apart: by) has determined that this was not kept"
      }
    },
    corrected: { "corrected: shown before as “\($0)”; message \(apart: $1) came later" },
    grounds: [:], day: "d", hour: "h", minute: "min", second: "s")

  static let french = StatusWords(
    title: "État", duties: "Qui doit quoi, à qui, pour quand", rights: "Droits",
    quotas: "Droits décomptés", inputs: "Établi à partir de",
    who: "Qui doit quoi à qui", by: "Pour quand", state: "État", counted: "Comment c’est compté",
    holder: "Qui", may: "Peut", use: "Usage", message: "Communication", year: "Année",
    noDeadline: "sans échéance", notYet: "échéance pas encore connue",
    nothingDue: "Rien n’est dû d’après ces pièces.",
    disclaimer:
      "Le moteur énonce ce que des pièces montrent au regard d’un texte\u{A0}; il ne dit pas le droit.",
    opens: { "pas avant le \($0)" }, due: { "au plus tard le \($0)" },
    performed: { "fait le \($0)" },
    evidence: { "Pièces\u{A0}: \($0)." }, attendance: { "Présences constatées\u{A0}: \($0)." },
    present: { "\(apart: $0) oui" }, absent: { "\(apart: $0) non" },
    agreement: { "Accord (empreinte du sens)\u{A0}: \($0)" },
    record: { "Pièces (empreinte des communications utilisées)\u{A0}: \($0)" },
    instant: { "Instant\u{A0}: \($0)" },
    inForceSince: { "En vigueur depuis le \($0)." },
    notInForce: "Pas en vigueur d’après ces pièces.", ended: "Il a pris fin.",
    awaiting: { "Pas encore accepté, d’après ces pièces, par\u{A0}: \($0)." },
    withdrawn: { "La Partie \(apart: $0) a notifié son retrait, avec effet le \($1)." },
    states: {
      switch $0 {
      case .waiting: "en attente\u{A0}: sa condition n’apparaît pas dans ces pièces"
      case .clockNotStarted: "délai non ouvert\u{A0}: aucun accusé de réception dans ces pièces"
      case .due: "à exécuter"
      case .fulfilled: "exécuté"
      case .fulfilledLate: "exécuté en retard"
      case .overdue: "en retard d’après ces pièces"
      case .overdueUnconfirmed:
        "en retard d’après ces pièces, non confirmé\u{A0}: le débiteur est peut-être coupé"
      case .excused: "excusé"
      case .waived: "remis par le créancier"
      case .suspended: "suspendu"
      case .lapsed: "éteint"
      case .superseded: "remplacé par une autre version"
      case .kept: "respecté\u{A0}: rien de contraire dans ces pièces"
      case .contrary: "un acte contraire figure dans ces pièces"
      }
    },
    rightStates: {
      switch $0 {
      case .open: "ouvert"
      case .exercised: "exercé"
      case .suspended: "suspendu"
      }
    },
    grade: {
      switch $0 {
      case .claimed: "affirmé seulement"
      case .receipted: "avec accusé de réception signé"
      case .certified: "constaté par un tiers"
      case .admitted: "admis par le débiteur"
      }
    },
    useOf: { "\($0) sur \($1)\($2 ? "" : "\u{A0}: quota dépassé, aucune obligation ne naît")" },
    contested: { "contesté par \(apart: $0)\u{A0}: \($1)" },
    excuseClaimed: { "excuse invoquée\u{A0}: \($0)" },
    noReceiptOfTrigger: "pas d’accusé de réception de l’acte initial",
    claimedNoReceipt: "affirmé, sans accusé de réception",
    recordedByOneSide: "constaté par un seul côté",
    withinTolerance: "dans la tolérance des horloges", early: "en avance",
    clockAhead: "horloge de l’expéditeur en avance sur l’accusé", overQuota: "quota dépassé",
    nothingHeard: { from, since in
      since.map { "rien reçu de \(apart: from) depuis le \($0)" }
        ?? "jamais rien reçu de \(apart: from)"
    },
    partyWord: { kind, by in
      switch kind {
      case .alleged: "\(apart: by) allègue que ceci n’a pas été respecté (parole de la Partie)"
      case .acknowledged: "\(apart: by) reconnaît que ceci n’a pas été respecté"
      case .determined: "\(apart: by) a établi que ceci n’a pas été respecté"
      }
    },
    corrected: {
      "corrigé\u{A0}: indiqué auparavant «\u{A0}\($0)\u{A0}»\u{A0}; la communication \(apart: $1) est arrivée ensuite"
    },
    grounds: [
      "existence": "existence", "time": "moment", "content": "contenu",
      "applicability": "applicabilité",
    ],
    day: "j", hour: "h", minute: "min", second: "s")
}
