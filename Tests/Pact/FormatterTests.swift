import ParleyPact
import ParleyTestKit
import Testing

private let written = """
  -- The two States keep the old numbers.
  agreement   sample -- in force between them only
    parties Alfa,Bravo
    counted on receipt      -- the Parties chose so
    in force from 1 January 2030
    time UTC   tolerance 5 minutes

  message request en "request"   has cause, area
    -- not yet agreed in Russian
  message reply en "reply" answers request
  event visit en "visit" recorded by
     both -- sides
  article 1 en "Reply"
    -- Text of the chair.
    when A sends request to B B must send reply to A
       within 48 hours of receipt
    copied to all other parties
  -- end
  """

private let laidOut = """
  -- The two States keep the old numbers.
  agreement sample  -- in force between them only
    parties Alfa, Bravo
    counted on receipt  -- the Parties chose so
    in force from 1 January 2030
    time UTC tolerance 5 minutes

  message request en "request" has cause, area
  -- not yet agreed in Russian
  message reply en "reply" answers request

  event visit en "visit" recorded by both  -- sides

  article 1 "Reply"
    -- Text of the chair.
    when A sends request to B
    B must send reply to A within 48 hours of receipt
    copied to all other parties
  -- end

  """

private let inRussian = """
  -- The two States keep the old numbers.
  соглашение sample  -- in force between them only
    стороны Alfa, Bravo
    сроки исчисляются с момента получения  -- the Parties chose so
    вступает в силу с 1 января 2030 года
    время UTC с допуском в 5 минут

  сообщение request en "request" содержит cause, area
  -- not yet agreed in Russian
  сообщение reply en "reply" в ответ на request

  событие visit en "visit" фиксируется обеими сторонами  -- sides

  статья 1 en "Reply"
    -- Text of the chair.
    когда A направляет request в адрес B
    B должна направить reply в адрес A в течение 48 часов с момента получения
    с копией в адрес всех других сторон
  -- end

  """

@Test func `a text is laid out anew and keeps its comments and its order`() throws {
  #expect(try PactFormatter.format(Array(written.utf8)) == laidOut)
  #expect(try PactFormatter.format(Array(laidOut.utf8)) == laidOut)
}

@Test func `keywords are translated, and back again`() throws {
  let russian = try PactFormatter.format(Array(written.utf8), in: .russian)
  #expect(russian == inRussian)
  #expect(try PactFormatter.format(Array(russian.utf8), in: .english) == laidOut)
  let meaning = try Agreement.read(written).meaning
  #expect(try Agreement.read(russian).meaning == meaning)
  let french = try PactFormatter.format(Array(written.utf8), in: .french)
  #expect(try Agreement.read(french).meaning == meaning)
}

@Test func `what is written for people only is no part of the meaning`() throws {
  let meaning = try Agreement.read(written).meaning
  for (from, to) in [
    ("en \"Reply\"", "en \"Answer\""), ("-- end", ""), ("en \"visit\"", "fr \"visite\""),
    ("  parties", "  source read \"Treaty series\"\n  parties"),
    ("    -- Text", "  cites \"Article 1\" read\n  text fr \"Réponse\"\n  -- Text"),
  ] {
    #expect(try Agreement.read(written.replacing(from, with: to)).meaning == meaning)
  }
  for (from, to) in [
    ("48 hours", "47 hours"), ("on receipt ", "on dispatch "), ("B must", "B may"),
    ("cause, area", "cause"), ("both", "any"),
  ] {
    #expect(try Agreement.read(written.replacing(from, with: to)).meaning != meaning)
  }
}
