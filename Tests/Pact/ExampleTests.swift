import Foundation
import ParleyPact
import ParleyTestKit
import Testing

@Test func `every reference example is read, and means the same in every language`() throws {
  let files = try Shared.files("agreements-data/reference/examples", "pact")
  for file in files {
    let text = Array(try Data(contentsOf: file))
    let agreement = try Agreement.read(text)
    #expect(agreement.parties.count >= 2 && !agreement.articles.isEmpty)
    for tongue in Tongue.allCases {
      #expect(try Agreement.read(agreement.printed(in: tongue)).meaning == agreement.meaning)
      let laidOut = try PactFormatter.format(text, in: tongue)
      #expect(try Agreement.read(laidOut).meaning == agreement.meaning)
    }
  }
  Vectors.ran("pact examples", files.count)
}

/// Where a person reads the keywords of each language: all of Vienna Document 2011 (16.1.2).
@Test func `one article in three languages`() throws {
  let text = """
    agreement vd2011-16
      parties Alfa, Bravo
      counted on receipt
    message explanation-request en "request"
    message explanation-reply en "reply" answers explanation-request
    article 16.1.2 "Reply within 48 hours"
      when A sends explanation-request to B
      B must send explanation-reply to A within 48 hours of receipt
      copied to all other parties
      remains due
    """
  let russian = """
    статья 16.1.2 en "Reply within 48 hours"
      когда A направляет explanation-request в адрес B
      B должна направить explanation-reply в адрес A в течение 48 часов с момента получения
      с копией в адрес всех других сторон
      обязательство сохраняется

    """
  let french = """
    article 16.1.2 en "Reply within 48 hours"
      lorsque A envoie explanation-request à B
      B doit envoyer explanation-reply à A dans un délai de 48 heures à compter de la réception
      copie à toutes les autres parties
      reste dû

    """
  let agreement = try Agreement.read(text)
  #expect(agreement.printed(in: .russian).hasSuffix(russian))
  #expect(agreement.printed(in: .french).hasSuffix(french))
}

/// How many, and which form of the word follows.
@Test(arguments: [
  (1, "1 часа", "1 час", "1 heure"), (2, "2 часов", "2 часа", "2 heures"),
  (5, "5 часов", "5 часов", "5 heures"), (11, "11 часов", "11 часов", "11 heures"),
  (21, "21 часа", "21 час", "21 heures"), (48, "48 часов", "48 часов", "48 heures"),
  (101, "101 часа", "101 час", "101 heures"), (112, "112 часов", "112 часов", "112 heures"),
])
func `numerals decide the form`(count: Int, within: String, before: String, french: String) throws {
  let agreement = try Agreement.read(
    """
    agreement sample
      parties Alfa, Bravo
    event visit en "visit" recorded by both
    article 1
      Alfa must do visit within \(count) hours of it
      alert \(count) hours before
    """)
  let russian = agreement.printed(in: .russian)
  #expect(russian.contains("в течение \(within) с"))
  #expect(russian.contains("напоминание за \(before) до срока"))
  #expect(agreement.printed(in: .french).contains("rappel \(french) avant l'échéance"))
}
