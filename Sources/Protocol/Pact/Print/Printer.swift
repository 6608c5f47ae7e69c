import ParleyCrypto
package import ParleyWire

extension Agreement {
  /// The one text that this tree is written as, with the keywords of a language. Comments are no
  /// part of a tree; `PactFormatter` keeps them.
  package func printed(in tongue: Tongue = .english) -> String {
    var writer = TreeWriter()
    writer.agreement(self)
    let placed = writer.pieces.map { Placed(piece: $0, token: -1) }
    return Layout(placed, book: Phrasebook.of(tongue)).text(comments: [])
  }

  /// What the text means, whatever language its keywords are in and in whatever order it names
  /// parties and articles: the SHA-256 of its English text without the words that only people read.
  /// Two authentic texts with one digest say the same, also where each party's copy names that
  /// party first, as copies of treaties do (the *alternat*).
  package var meaning: Digest { SHA256.hash(bareText) }

  /// The text that `meaning` is the digest of.
  package var bareText: String { stripped.printed() }

  /// Without titles, labels, quotations, citations, sources and definitions.
  private var stripped: Agreement {
    var bare = self
    bare.titles = []
    bare.sources = []
    for i in bare.terms.indices { (bare.terms[i].labels, bare.terms[i].definitions) = ([], []) }
    for i in bare.messages.indices { bare.messages[i].labels = [] }
    for i in bare.events.indices { bare.events[i].labels = [] }
    for i in bare.facts.indices { bare.facts[i].labels = [] }
    for i in bare.articles.indices {
      bare.articles[i].titles = []
      bare.articles[i].citations = []
      bare.articles[i].quotations = []
    }
    return bare.inOrder
  }

  /// With everything that has no order of its own in the order of its names.
  private var inOrder: Agreement {
    var sorted = self
    sorted.parties.sort(by: bytewiseLess)
    sorted.certifiers.sort(by: bytewiseLess)
    sorted.partyZones.sort { bytewiseLess($0.party, $1.party) }
    sorted.calendars.sort { bytewiseLess($0.id, $1.id) }
    sorted.terms.sort { bytewiseLess($0.id, $1.id) }
    sorted.messages.sort { bytewiseLess($0.id, $1.id) }
    sorted.events.sort { bytewiseLess($0.id, $1.id) }
    sorted.facts.sort { bytewiseLess($0.id, $1.id) }
    sorted.articles.sort { bytewiseLess($0.number, $1.number) }
    return sorted
  }
}

extension Article {
  /// The article as it stands in the canonical text of its agreement.
  package func printed(in tongue: Tongue = .english) -> String {
    var writer = TreeWriter()
    writer.article(self)
    let placed = writer.pieces.map { Placed(piece: $0, token: -1) }
    return Layout(placed, book: Phrasebook.of(tongue)).text(comments: [])
  }
}

/// Lays out the text of an agreement anew: one spelling, its comments where they stood.
package enum PactFormatter {
  /// - Parameter tongue: the language of the keywords; that of the text itself if nil.
  /// - Throws: every fault of the text; or that, laid out so, it would be larger than a text may
  ///   be.
  package static func format(
    _ text: [UInt8], in tongue: Tongue? = nil
  ) throws(PactFaults) -> String {
    let read = try ReadText(text)
    let book = Phrasebook.of(tongue ?? read.tongue)
    let laidOut = Layout(read.pieces, book: book).text(comments: read.comments)
    if let fault = PactLimit.fault(laidOut.utf8) { throw PactFaults([fault]) }
    return laidOut
  }
}
