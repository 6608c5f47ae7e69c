import ParleyForms
import ParleyRecord
import ParleyWire

// Short words for what lists and sheets show.
extension Timestamp {
  /// As in `2026-11-23 09:57:41 UTC`.
  var shown: String {
    let text = description
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(8)) UTC"
  }
}

extension FormID {
  /// What an officer has done who sent it, in the custody of the message answered.
  var pastTense: String {
    switch self {
    case .acknowledge: "acknowledged"
    case .readBack: "read back"
    case .readBackAccept: "read-back judged"
    case .reply: "answered"
    case .standby: "standby"
    default: "answered (\(self))"
    }
  }
}
