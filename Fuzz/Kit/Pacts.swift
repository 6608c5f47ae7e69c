import ParleyPact
import ParleyWire

// Agreements, by their reader and by their formatter. A text has many spellings; what is held to is
// that its meaning stays, in every language, and that what was written is written again.
extension FuzzTarget {
  static let pacts: [FuzzTarget] = [
    FuzzTarget("pact", judging: Pacts.examples) { bytes in
      guard let agreement = try? Agreement.read(bytes) else { return .refused }
      for tongue in Tongue.allCases {
        let text = agreement.printed(in: tongue)
        guard let again = try? Agreement.read(text) else {
          return .fault("what it wrote is refused: \(show(Array(text.utf8)))")
        }
        guard again.printed(in: tongue) == text, again.meaning == agreement.meaning else {
          return .fault("read differently: \(show(Array(text.utf8)))")
        }
      }
      return .accepted
    },
    FuzzTarget("pact-format", judging: Pacts.examples) { bytes in
      guard let agreement = try? Agreement.read(bytes) else {
        return (try? PactFormatter.format(bytes)) == nil
          ? .refused : .fault("laid out what is refused")
      }
      for tongue in [nil, .english, .russian, .french] as [Tongue?] {
        guard let text = try? PactFormatter.format(bytes, in: tongue),
          let again = try? Agreement.read(text), again.meaning == agreement.meaning
        else { return .fault("laid out with another meaning") }
        guard (try? PactFormatter.format(Array(text.utf8))) == text else {
          return .fault("laid out differently: \(show(Array(text.utf8)))")
        }
      }
      return .accepted
    },
  ]
}

/// Small agreements that say much.
private enum Pacts {
  static let examples = [Array(request.utf8), Array(exercises.utf8), Array(measures.utf8)]

  private static let request = """
    agreement consultation  -- chapter III
      title en "Consultation" ru "Консультации" gen "консультаций"
      source stated "Statement of 2014"
      version 2 amends 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=, applies to pending
      parties Alfa, Bravo, Charlie
      chair Chairman
      certifier Agency
      in force from 1 December 2011
      time UTC tolerance 5 minutes
      time of Bravo +03:00
      counted on receipt
      counting clear-days
      calendar office weekend Saturday Sunday from 1 January 2011 to 31 December 2031
        holiday 1 May 2026
      disputes to Chairman
      withdrawal on 12 months notice
      amendment by silence of 30 days
      term activity en "activity" means en "any movement" for Bravo means en "exercise"
    message request en "request" has cause, personnel, end-date form request-16
    message reply en "reply" answers request
    message meeting en "meeting" about request needs no answer
    event talks en "talks" about meeting recorded by both has persons
    article 16.1 "Request"
      cites "VD 2011 (16.1)" read
      text en "Each State may request …"
      any party A may send request to any other party B at most 15 each calendar year,
        from the same party at most one 5th of it
      copied to all other parties
    -- 48 hours
    article 16.1.2 "Reply"
      when A sends request to B where personnel at least 9000 and personnel at most 90000
      B must send reply to A within 48 hours of receipt not later than 10 working-days after it
      remains due
      excused by force-majeure, consent
      alert 2 hours before
      otherwise A may send meeting to B
    article 16.2
      when article 16.1.2 is overdue
      Chairman must convene talks at least 24 hours before end of end-date
      unless article 16.1.2 is suspended or not (Alfa has done talks and all parties consent)

    """

  private static let exercises = """
    accord exercices
      parties Alfa, Bravo
      en vigueur lorsque le fait adoption est établi
      heure +01:00
      délais comptés à compter de l'envoi
    message avis fr "avis"
      couvre exercice à partir de debut-date pendant 4 jours
      contient debut-date, unites
    événement exercice fr "exercice" constaté par l'exécutant
    fait adoption fr "adoption"
      survient 90 jours après exercice, ou plus tôt lorsque toutes les parties consentent
    article II.1 "Avis"
      avant chaque exercice par A
      A doit envoyer avis à l'autre partie B au moins 42 jours avant le début de cela
      s'éteint en cas de retard
    article 2(b)
      chaque année
      chaque partie A ne doit pas tenir exercice au plus tard le 1er mars de chaque année au plus
        un pour 60 unites de avis ou fraction, mais pas plus de 15 par année civile

    """

  private static let measures = """
    соглашение mery
      стороны Alfa, Bravo
      вступает в силу с 1 января 2030 года
      время UTC
      сроки исчисляются с момента получения
    событие snyatie ru "снятие" фиксируется исполнителем
    событие otkrytie ru "открытие" фиксируется удостоверителем
    статья 1 "Снятие"
      Alfa должна осуществить snyatie 1 марта 2031 года
      только если Bravo осуществила otkrytie
    статья 2
      Alfa или Bravo вправе приостановить действие статей 1, 2 незамедлительно, напоминание через
        1 месяц с округлением вниз

    """
}
