import Foundation
import ParleyPact
import ParleyProse
import Testing

/// Every form of sentence that a tree can hold, in each language.
@Suite("Every form of sentence") struct EveryFormTests {
  private var agreement: Agreement {
    get throws {
      try Agreement.read(
        """
        agreement every-form
          title en "Every form" ru "Все формы" fr "Toutes les formes"
          parties Alfa, Bravo, Charlie
          chair Chair
          certifier Agency
          in force when adoption is established
          time UTC tolerance 5 minutes
          counted on receipt
          calendar office weekend Saturday Sunday from 1 January 2026 to 31 December 2027
            holiday 1 May 2026
          disputes to Chair
          withdrawal on 12 months notice
          amendment by silence of 30 days

        term distress en "distress" ru "бедствие" fr "détresse"
        message note en "note" ru "нота" gen "ноты" acc "ноту" fr "note" gen "de la note"
          has personnel
        message report en "report" ru "доклад" gen "доклада" acc "доклад"
          fr "rapport" gen "du rapport"
        event meeting en "meeting" ru "встреча" gen "встречи" acc "встречу"
          fr "réunion" gen "de la réunion" recorded by both
        event launch en "launch" ru "пуск" gen "пуска" acc "пуск" fr "lancement" gen "du lancement"
          recorded by any
        fact adoption en "Adoption Day" ru "День принятия" gen "Дня принятия"
          fr "Jour d’adoption" gen "du Jour d’adoption"
          occurs 90 days after launch, or earlier when all parties consent

        article 1
          when A sends note to B where personnel at least 9000
          A or B must send report to Chair not later than 1 month rounded-down after start of it
          lapses if late
          excused by distress, no-power
        article 2
          when adoption
          Alfa must deposit report taking effect on adoption
          only if Bravo has done launch and Agency sends report
        article 3
          before each launch by A
          A must send note to all other parties at least 42 days before start of it
          unless not article 1 is fulfilled
        article 4
          when article 1 is overdue
          Chair must convene meeting within 5 working-days of it
          runs through suspension
        article 5
          any party A may send note to any other party B at most 15 each calendar year
            from the same party at most 3
        article 6
          any party A may suspend articles 1, 3
        article 7
          each year
          Alfa and Bravo must hold meeting by 30 June each year
        article 8
          Charlie must not do launch not earlier than 60 days before adoption
        article 9
          when launch by A
          A must send note to the other party B without delay alert after 2 hours
        article 10
          when adoption
          Bravo must do launch at the same time
        """)
    }
  }

  @Test(arguments: Prose.Language.allCases)
  func isAWholeSentence(_ language: Prose.Language) throws {
    let agreement = try agreement
    for article in agreement.articles {
      for phrase in Prose(language).sentences(article, of: agreement) {
        let text = phrase.plain
        #expect(text.hasSuffix(".") && text.first?.isUppercase ?? false, "\(text)")
        #expect(phrase.marks.isEmpty, "\(text)")
      }
    }
    if let folder = ProcessInfo.processInfo.environment["PARLEY_PICTURES"] {
      try Prose(language).agreement(agreement, digest: agreement.meaning).plain(width: 100).write(
        toFile: "\(folder)/every-form-\(language.rawValue).page", atomically: true, encoding: .utf8)
    }
  }
}
