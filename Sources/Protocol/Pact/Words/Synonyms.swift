/// Words that treaties use where this language has another, so that an author is told which one.
enum Synonyms {
  private static let table: [(Phrase, [String])] = [
    (.must, ["shall", "should", "will", "undertakes", "обязана", "обязан", "обязуется", "devra"]),
    (.must, ["s'engage", "devront", "обязаны", "обязуются", "agrees"]),
    (.may, ["can", "might", "может", "могут", "имеет", "pourra", "pourront"]),
    (
      .send,
      ["provide", "notify", "transmit", "give", "inform", "направлять", "notifier", "fournir"]
    ),
    (.hold, ["meet", "organise", "organize", "проводить", "réunir"]),
    (.perform, ["implement", "carry", "perform", "выполнить", "exécuter", "faire"]),
    (.hours, ["hrs", "hr", "h", "ч"]), (.minutes, ["min", "mins", "мин"]), (.days, ["d", "j"]),
    (.within, ["inside", "during", "sous"]),
    (.whenSends, ["if", "upon", "where", "whenever", "quand"]),
    (.message, ["notification", "notice"]),
    (.article, ["section", "paragraph", "clause", "пункт", "paragraphe"]),
    (.cites, ["quotes", "reference", "ref"]),
    (.remainsDue, ["survives"]),
    (.parties, ["party", "сторона", "partie"]),
    (.certifier, ["certified", "verifier", "свидетель", "témoin"]),
    (.unless, ["except"]),
  ]

  /// The phrase of these that a word stands for.
  static func meant(_ word: String, among phrases: [Phrase]) -> Phrase? {
    table.first { phrases.contains($0.0) && $0.1.contains(word) }?.0
  }
}
