import ParleyCrypto
package import ParleyPact
package import ParleyWire

/// An agreement that comes with the program, and how far one may trust it.
package struct ShippedAgreement: Hashable, Sendable {
  package let agreement: Agreement
  /// The file, to the byte.
  package let text: [UInt8]
  /// SHA-256 of `text`; the meaning has a digest of its own, which no label changes.
  package let digest: Digest

  package var id: String { agreement.id }

  package init(text: [UInt8]) throws(PactFaults) {
    agreement = try Agreement.read(text)
    self.text = text
    digest = SHA256.hash(text)
  }
}

extension ShippedAgreement {
  /// What its author says about where the model comes from. The worst mark counts, never the mean.
  package struct Trust: Hashable, Sendable {
    /// The weakest mark on any statement about an authentic text; `design` if it rests on none.
    package let weakest: Confidence
    /// Citations by mark: how many details were read, stated elsewhere, never checked, or chosen.
    package let read: Int
    package let stated: Int
    package let unchecked: Int
    package let design: Int

    package var citations: Int { read + stated + unchecked + design }
    /// A template rests on no authentic text.
    package var isTemplate: Bool { weakest == .design }
  }

  package var trust: Trust {
    let marks = agreement.articles.flatMap { article in
      article.citations.isEmpty
        ? [Confidence.design] : article.citations.map { $0.confidence ?? .unchecked }
    }
    func count(_ mark: Confidence) -> Int { marks.count { $0 == mark } }
    let isTemplate = marks.allSatisfy { $0 == .design }
    let all = isTemplate ? marks : marks + agreement.sources.map(\.confidence)
    let order: [Confidence] = [.unchecked, .stated, .read]
    return Trust(
      weakest: order.first { all.contains($0) } ?? .design, read: count(.read),
      stated: count(.stated), unchecked: count(.unchecked), design: count(.design))
  }

  /// The mark of one article: its weakest citation. An article that cites nothing is a choice.
  package func confidence(of article: Article) -> Confidence {
    let marks = article.citations.map { $0.confidence ?? .unchecked }
    return [Confidence.unchecked, .stated, .read].first { marks.contains($0) } ?? .design
  }

  /// The sources by mark, best first, each as the file has it.
  package var sources: [Source] {
    Confidence.allCases.flatMap { mark in agreement.sources.filter { $0.confidence == mark } }
  }

  /// The sentence that stands on every page that shows this agreement; English where the language
  /// is not one of ours.
  package func caution(in language: String) -> String {
    let trust = trust
    let (open, all) = (trust.unchecked, trust.citations)
    return switch (language, trust.isTemplate) {
    case ("ru", true): "Это образец; аутентичного текста за ним нет. Изменяйте его свободно."
    case ("ru", false):
      "Это модель, а не аутентичный текст; аутентичный текст имеет преимущество. "
        + "Непроверенных ссылок: \(open) из \(all)."
    case ("fr", true): "Ceci est un modèle à adapter ; aucun texte authentique ne le fonde."
    case ("fr", false):
      "Ceci est une modélisation, jamais le texte authentique, lequel prévaut. "
        + "Références non vérifiées : \(open) sur \(all)."
    case (_, true): "This is a template to edit; no authentic text stands behind it."
    case (_, false):
      "This is a model, never the authentic text, and the authentic text prevails. "
        + "Citations not checked: \(open) of \(all)."
    }
  }
}
