/// Every rule that a text can break; Docs/Spec/pact.md lists them. The numbers never change.
package enum PactRule: String, CaseIterable, Hashable, Sendable {
  case characters = "P-1"
  case size = "P-2"
  case quotation = "P-3"
  case opening = "P-4"
  case sentence = "P-5"
  case spelling = "P-6"
  case number = "P-7"
  case date = "P-8"
  case timeOfDay = "P-9"
  case zone = "P-10"
  case once = "P-11"
  case norm = "P-12"
  case nesting = "P-13"
  case label = "P-14"
}
