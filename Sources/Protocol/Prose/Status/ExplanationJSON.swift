package import ParleyAgreements
package import ParleyPact
import ParleyWire

/// Why rows stand as they do, complete enough to be checked without the engine: the text whose
/// digest is the agreement's meaning, and for each row every step with its arithmetic and the
/// messages it rests on. Docs/Spec/explanation.md has the members; Tests/Prose has a checker.
package enum Explanation {
  /// - Parameter rows: those to explain; all of the status if nil.
  package static func json(
    _ status: Status, of agreement: Agreement, rows: [Row]? = nil
  ) -> JSONTree {
    [
      "format": "parley/explanation@v1",
      "agreement": [
        "id": .string(agreement.id), "meaning": .string(status.meaning.base64),
        "text": .string(agreement.bareText),
      ],
      "record": .string(status.record.base64),
      "instant": .at(status.instant),
      "rows": .array((rows ?? status.rows).map(row)),
    ]
  }

  private static func row(_ row: Row) -> JSONTree {
    [
      "article": .string(row.article), "trigger": .string(row.trigger),
      "debtor": .string(row.debtor), "creditor": row.creditor.map { .string($0) },
      "state": .string(row.state.rawValue), "opens": row.opens.map { .at($0) },
      "due": row.due.map { .at($0) }, "performed": row.performed.map { .at($0) },
      "overlays": .array(row.overlays.map { .string($0.name) }),
      "evidence": .strings(row.evidence), "steps": .array(row.derivation.map(step)),
    ]
  }

  private static func step(_ step: Step) -> JSONTree {
    switch step {
    case .article(let number, let citations):
      ["step": "article", "article": .string(number), "cites": .strings(citations)]
    case .trigger(let cause, let at, let source):
      ["step": "trigger", "cause": self.cause(cause), "at": .at(at), "source": time(source)]
    case .counted(let count): counted(count)
    case .dayOfYear(let day, let year, let zone, let from, let to):
      [
        "step": "day-of-year", "day": .number(Int64(day.day)), "month": .number(Int64(day.month)),
        "year": .number(Int64(year)), "zone": .string(zone.text), "from": .at(from), "to": .at(to),
      ]
    case .date(let date, let zone, let from, let to):
      [
        "step": "date", "day": .number(Int64(date.day)), "month": .number(Int64(date.month)),
        "year": .number(Int64(date.year)), "zone": .string(zone.text), "from": .at(from),
        "to": .at(to),
      ]
    case .noDeadline: ["step": "no-deadline"]
    case .refused(let fault): ["step": "refused", "rule": .string(fault.rule)]
    case .extended(let from, let to): ["step": "extended", "from": .at(from), "to": .at(to)]
    default: later(step)
    }
  }

  private static func later(_ step: Step) -> JSONTree {
    switch step {
    case .condition(let clause, let holds, let evidence):
      [
        "step": "condition", "clause": .string(clause.rawValue), "holds": .bool(holds),
        "evidence": .strings(evidence),
      ]
    case .performed(let message, let at, let source, let verdict):
      [
        "step": "performed", "message": .string(message), "at": .at(at), "source": time(source),
        "verdict": .string(verdict.rawValue),
      ]
    case .silence(let party, let heard, let after):
      ["step": "silence", "of": .string(party), "heard": .at(heard), "after": .at(after)]
    case .notHeard(let party, let since, let deadline):
      [
        "step": "not-heard", "from": .string(party), "since": since.map { .at($0) },
        "deadline": .at(deadline),
      ]
    case .stopped(let by, let at, let resumed):
      [
        "step": "stopped", "by": .string(by), "at": .at(at), "resumed": resumed.map { .at($0) },
      ]
    case .act(let message, let by, let what):
      ["step": "act", "message": .string(message), "by": .string(by), "what": .string(what)]
    case .article, .trigger, .counted, .dayOfYear, .date, .noDeadline, .refused, .extended: .null
    }
  }

  private static func counted(_ count: Step.Count) -> JSONTree {
    [
      "step": "counted", "count": .number(Int64(count.span.count)),
      "unit": .string(count.span.unit.rawValue),
      "rounding": count.span.rounding.map { .string($0.rawValue) },
      "backwards": .bool(count.backwards), "counting": .string(count.counting.rawValue),
      "zone": .string(count.zone.text), "calendar": count.calendar.map { .string($0) },
      "from": .at(count.from), "to": .at(count.to),
    ]
  }

  private static func cause(_ cause: Step.Cause) -> JSONTree {
    switch cause {
    case .message(let id): ["message": .string(id)]
    case .event(let id, let evidence): ["event": .string(id), "evidence": .strings(evidence)]
    case .fact(let id, let evidence): ["fact": .string(id), "evidence": .strings(evidence)]
    case .year(let year): ["year": .number(Int64(year))]
    case .inForce: ["in-force": .bool(true)]
    case .article(let number, let key): ["article": .string(number), "key": .string(key)]
    }
  }

  private static func time(_ source: Step.TimeSource) -> JSONTree {
    switch source {
    case .receipt(let party): ["receipt": .string(party)]
    case .dispatch: ["dispatch": .bool(true)]
    case .cappedByReceipt(let party): ["capped": .string(party)]
    case .recordOfEvent: ["event": .bool(true)]
    case .computed: ["computed": .bool(true)]
    }
  }
}

extension Overlay {
  /// A name for programs; people read `Prose.overlay`.
  var name: String {
    switch self {
    case .contested: "contested"
    case .excuseClaimed: "excuse-claimed"
    case .noReceiptOfTrigger: "no-receipt-of-trigger"
    case .claimedNoReceipt: "claimed-no-receipt"
    case .recordedByOneSide: "recorded-by-one-side"
    case .withinTolerance: "within-tolerance"
    case .early: "early"
    case .senderClockAhead: "sender-clock-ahead"
    case .nothingHeard: "nothing-heard"
    case .overQuota: "over-quota"
    case .disputable: "disputable"
    case .breach: "word-of-a-party"
    case .corrected: "corrected"
    }
  }
}
