import ParleyPact

/// Words of the page that shows an agreement.
struct PageWords: Sendable {
  typealias Of<Value> = @Sendable (Value) -> Phrase

  let general, definitions, communications, events, facts, sources, foot: Phrase
  let article: Of<String>
  let quoted: Of<Phrase>
  /// With the blank that a language puts before it.
  let colon: Phrase
  let parties, chair, certifiers, disputes: Of<Phrase>
  let forceFrom, forceWhen, tolerance, withdrawal, bySilence: Of<Phrase>
  let zone: Of<Zone>
  let partyZone: Of<PartyZone>
  let basis: Of<Basis>
  let counting: Of<Counting>
  let calendar: @Sendable (_ id: String, _ weekend: [Int]) -> Phrase
  let calendarCovers: @Sendable (_ first: Phrase, _ last: Phrase) -> Phrase
  let holidays: Of<Phrase>
  let byAll: Phrase
  let byParties: Of<Int>
  let version: Of<Int>
  let amends: Of<String>
  let pending, notPending: Phrase
  let answers, about, states: Of<Phrase>
  let covers: @Sendable (_ event: Phrase, _ from: String, _ span: Phrase) -> Phrase
  let recorded: Of<EventKind.Recorder>
  let definedBy: Of<PartyName>
  let confidence: @Sendable (Confidence) -> Phrase
  let source, authentic: Phrase
  let prevails, unverified: Phrase
  let digest: Of<String>
}

extension PageWords {
  static let english = PageWords(
    general: "General", definitions: "Terms, messages and events", communications: "Messages",
    events: "Events",
    facts: "Defined facts", sources: "Sources", foot: "About this page",
    article: { "Article \(apart: $0)" },
    quoted: { "“\($0)”" }, colon: ": ",
    parties: { "The Parties are \($0)." }, chair: { "The Chair is \($0)." },
    certifiers: { "Events may also be recorded by \($0), who owe nothing under the agreement." },
    disputes: { "Disputes go to \($0)." },
    forceFrom: { "In force from \($0), once every Party has accepted it." },
    forceWhen: { "In force when \($0)." },
    tolerance: { "Two clocks may differ by up to \($0)." },
    withdrawal: { "A Party may withdraw on \($0) notice." },
    bySilence: { "An amendment stands unless a Party objects within \($0)." },
    zone: { "Time is counted in \(apart: $0.shown)." },
    partyZone: { "A day of \(apart: $0.party) is counted in \(apart: $0.zone.shown)." },
    basis: {
      $0 == .receipt
        ? "An act owed is done when its addressee has received it."
        : "An act owed is done when it is dispatched."
    },
    counting: {
      switch $0 {
      case .elapsed: "Hours and days are counted as they pass."
      case .clearDays: "Days are clear days: neither the first nor the last is counted."
      case .eu1182: "Periods are counted by Regulation (EEC, Euratom) No 1182/71."
      }
    },
    calendar: { id, weekend in
      let names = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
      ]
      let days = weekend.map { Phrase.apart(names[$0 - 1]) }.listed(" and ")
      return "Working days, by the annexed calendar “\(apart: id)”: not \(days)."
    },
    calendarCovers: { "It covers \($0) to \($1); beyond that no working day is counted." },
    holidays: { "Nor \($0)." }, byAll: "It may be amended by all Parties.",
    byParties: { "It may be amended by \($0) Parties." }, version: { "Version \($0)." },
    amends: { "It amends the version with the digest \(apart: $0)." },
    pending: "What has already begun goes over to this version.",
    notPending: "What has already begun is finished under the version before.",
    answers: { "answers \($0)" }, about: { "about \($0)" }, states: { "states \($0)" },
    covers: { "announces \($0) in a window from “\(apart: $1)” for \($2)" },
    recorded: {
      switch $0 {
      case .both: "established when both sides have recorded it"
      case .performer: "established when whoever does it has recorded it"
      case .observer: "established when the other side has recorded it"
      case .any: "established when any Party has recorded it"
      case .certifier: "established when a certifier has recorded it"
      }
    },
    definedBy: { "for \(apart: $0)" },
    confidence: {
      switch $0 {
      case .read: "read in the authentic text"
      case .stated: "as stated in a public text"
      case .unchecked: "not verified against the authentic text"
      case .design: "a choice of this model; the authentic text says nothing"
      }
    },
    source: "Source", authentic: "Authentic text",
    prevails:
      "These sentences are made from a model of the agreement. The authentic text prevails.",
    unverified: "Parts of this page are not verified against the authentic text; they are marked.",
    digest: { "Digest of the meaning (the same in every language): \(apart: $0)" })

  static let french = PageWords(
    general: "Dispositions générales", definitions: "Termes, communications et événements",
    communications: "Communications",
    events: "Événements", facts: "Faits définis", sources: "Sources",
    foot: "À propos de cette page",
    article: { "Article \(apart: $0)" },
    quoted: { "«\u{A0}\($0)\u{A0}»" }, colon: "\u{A0}: ",
    parties: { "Les Parties sont\u{A0}: \($0)." },
    chair: { "La présidence est assurée par\u{A0}: \($0)." },
    certifiers: {
      "Peuvent aussi constater des événements, sans rien devoir au titre de l’accord\u{A0}: \($0)."
    },
    disputes: { "Les différends sont soumis à\u{A0}: \($0)." },
    forceFrom: { "En vigueur à partir du \($0), une fois accepté par toutes les Parties." },
    forceWhen: { "En vigueur lorsque la condition suivante est remplie\u{A0}: \($0)." },
    tolerance: { "Deux horloges peuvent différer de \($0) au plus." },
    withdrawal: { "Une Partie peut se retirer moyennant un préavis de \($0)." },
    bySilence: {
      "Un amendement est acquis si aucune Partie ne s’y oppose dans un délai de \($0)."
    },
    zone: { "Le temps est compté en \(apart: $0.shown)." },
    partyZone: { "Un jour de la Partie \(apart: $0.party) est compté en \(apart: $0.zone.shown)." },
    basis: {
      $0 == .receipt
        ? "Un acte dû est accompli lorsque son destinataire l’a reçu."
        : "Un acte dû est accompli lorsqu’il est envoyé."
    },
    counting: {
      switch $0 {
      case .elapsed: "Les heures et les jours sont comptés tels qu’ils s’écoulent."
      case .clearDays: "Les jours sont francs\u{A0}: ni le premier ni le dernier ne compte."
      case .eu1182: "Les délais sont comptés selon le règlement (CEE, Euratom) n° 1182/71."
      }
    },
    calendar: { id, weekend in
      let names = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
      let days = weekend.map { Phrase.apart(names[$0 - 1]) }.listed(" et ")
      return
        "Jours ouvrables selon le calendrier annexé «\u{A0}\(apart: id)\u{A0}»\u{A0}: tous sauf \(days)."
    },
    calendarCovers: { "Il va du \($0) au \($1)\u{A0}; au-delà, aucun jour ouvrable n’est compté." },
    holidays: { "Jours fériés\u{A0}: \($0)." },
    byAll: "Il peut être amendé par toutes les Parties.",
    byParties: { "Il peut être amendé par \($0) Parties." }, version: { "Version \($0)." },
    amends: { "Elle amende la version dont l’empreinte est \(apart: $0)." },
    pending: "Ce qui est déjà commencé passe à cette version.",
    notPending: "Ce qui est déjà commencé s’achève selon la version précédente.",
    answers: { "répond à «\u{A0}\($0)\u{A0}»" }, about: { "concerne «\u{A0}\($0)\u{A0}»" },
    states: { "indique \($0)" },
    covers: {
      "annonce «\u{A0}\($0)\u{A0}» dans une fenêtre à partir de «\u{A0}\(apart: $1)\u{A0}» pendant \($2)"
    },
    recorded: {
      switch $0 {
      case .both: "établi lorsque les deux côtés l’ont constaté"
      case .performer: "établi lorsque celui qui l’accomplit l’a constaté"
      case .observer: "établi lorsque l’autre côté l’a constaté"
      case .any: "établi lorsqu’une Partie quelconque l’a constaté"
      case .certifier: "établi lorsqu’un certificateur l’a constaté"
      }
    },
    definedBy: { "pour la Partie \(apart: $0)" },
    confidence: {
      switch $0 {
      case .read: "lu dans le texte authentique"
      case .stated: "selon un texte public"
      case .unchecked: "non vérifié sur le texte authentique"
      case .design: "choix de ce modèle\u{A0}; le texte authentique est muet"
      }
    },
    source: "Source", authentic: "Texte authentique",
    prevails: "Ces phrases sont tirées d’un modèle de l’accord. Le texte authentique fait foi.",
    unverified:
      "Des parties de cette page, signalées, ne sont pas vérifiées sur le texte authentique.",
    digest: { "Empreinte du sens (la même dans toutes les langues)\u{A0}: \(apart: $0)" })
}
