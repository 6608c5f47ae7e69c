import ParleyWire

/// HTML or SVG that is escaped by construction: text and attribute values enter only through
/// functions that escape them; the names of tags and attributes are literals of this module.
package struct Markup: Hashable, Sendable {
  package private(set) var text = ""

  package init() {}

  mutating func add(_ other: Markup) { text += other.text }

  mutating func add(words: String) { text += Self.escaped(words) }

  mutating func line() { text += "\n" }

  /// `<name attributes>…</name>`; an attribute without a value is left out.
  mutating func element(
    _ name: StaticString, _ attributes: [(StaticString, String?)] = [],
    _ inside: (inout Markup) -> Void
  ) {
    text += "<\(name)\(Self.written(attributes))>"
    inside(&self)
    text += "</\(name)>"
  }

  mutating func empty(_ name: StaticString, _ attributes: [(StaticString, String?)]) {
    text += "<\(name)\(Self.written(attributes))/>"
  }

  private static func written(_ attributes: [(StaticString, String?)]) -> String {
    attributes.map { name, value in
      value.map { " \(name)=\"\(escaped($0))\"" } ?? ""
    }.joined()
  }

  private static func escaped(_ raw: String) -> String {
    var out = ""
    for character in SafeText.neutralised(raw).unicodeScalars {
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      default: out.unicodeScalars.append(character)
      }
    }
    return out
  }
}

extension Markup {
  /// Numbers, names and ids are isolated, so that they keep their order in a page that runs from
  /// right to left; foreign words say their language, so that they are read aloud in it.
  mutating func add(_ phrase: Phrase, noting note: (Mark) -> String) {
    for run in phrase.runs {
      switch run {
      case .words(let words): add(words: words)
      case .apart(let words): element("bdi") { $0.add(words: words) }
      case .foreign(let words, let language):
        element("bdi", [("lang", language)]) { $0.add(words: words) }
      case .mark(let mark):
        element("sup", [("class", "mark"), ("title", note(mark))]) { $0.add(words: mark.sign) }
      }
    }
  }
}
