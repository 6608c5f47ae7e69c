// How the values of the tree are spelled: each of the closed lists and its phrase.

extension Span.Unit {
  var phrase: Phrase {
    switch self {
    case .minutes: .minutes
    case .hours: .hours
    case .days: .days
    case .weeks: .weeks
    case .months: .months
    case .years: .years
    case .workingDays: .workingDays
    }
  }
}

extension Basis {
  var phrase: Phrase { self == .receipt ? .receipt : .dispatch }
}

extension Counting {
  var phrase: Phrase {
    switch self {
    case .elapsed: .elapsed
    case .clearDays: .clearDays
    case .eu1182: .eu1182
    }
  }
}

extension Confidence {
  var phrase: Phrase {
    switch self {
    case .read: .read
    case .stated: .stated
    case .unchecked: .unchecked
    case .design: .design
    }
  }
}

extension EventKind.Recorder {
  var phrase: Phrase {
    switch self {
    case .both: .both
    case .performer: .performer
    case .observer: .observer
    case .any: .anyone
    case .certifier: .byCertifier
    }
  }
}

extension Norm.Modal {
  var phrase: Phrase {
    switch self {
    case .must: .must
    case .mustNot: .mustNot
    case .may: .may
    }
  }
}

extension Threshold.Relation {
  var phrase: Phrase {
    switch self {
    case .atLeast: .least
    case .atMost: .most
    case .moreThan: .moreThan
    case .fewerThan: .fewerThan
    }
  }
}

extension InstanceState {
  var phrase: Phrase {
    switch self {
    case .fulfilled: .fulfilled
    case .overdue: .overdue
    case .performed: .performed
    case .established: .established
    case .excused: .excusedState
    case .suspended: .suspendedState
    case .inForce: .inForce
    }
  }
}

extension Timing.Anchor {
  var phrase: Phrase {
    switch self {
    case .receipt: .receipt
    case .dispatch: .dispatch
    case .trigger: .it
    }
  }
}

extension Zone {
  /// `UTC`, `+05:30`.
  package var text: String {
    if minutes == 0 { return "UTC" }
    let (hours, rest) = abs(minutes).quotientAndRemainder(dividingBy: 60)
    return
      "\(minutes < 0 ? "-" : "+")\(hours < 10 ? "0" : "")\(hours):\(rest < 10 ? "0" : "")\(rest)"
  }

  /// Nil for what is no zone, or lies beyond the day's ends of the globe.
  init?(_ text: String) {
    if text == "UTC" || text == "+00:00" {
      self = .utc
      return
    }
    let bytes = Array(text.utf8)
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
      bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      [1, 2, 4, 5].allSatisfy({ (0x30...0x39).contains(bytes[$0]) })
    else { return nil }
    let digits = [1, 2, 4, 5].map { Int(bytes[$0]) - 0x30 }
    let (hours, rest) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
    guard rest < 60, hours * 60 + rest <= 14 * 60, hours + rest > 0 else { return nil }
    self.init(minutes: (hours * 60 + rest) * (bytes[0] == UInt8(ascii: "-") ? -1 : 1))
  }
}

extension CivilDate {
  /// How many days a month of the Gregorian calendar has.
  package static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}
