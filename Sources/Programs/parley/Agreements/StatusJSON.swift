import ParleyAdoption
import ParleyAgreements
import ParleyConsole
import ParleyWire

/// A status as JSON, members in one order: the same status is the same bytes.
enum StatusJSON {
  static func value(_ status: Status) -> JSONValue {
    .object([
      .init("agreement", .string(status.agreement)),
      .init("meaning", .string(status.meaning.base64)),
      .init("record", .string(status.record.base64)),
      .init("instant", .string("\(status.instant)")),
      .init("inForce", .bool(status.isInForce)),
      .init("since", .string(status.standing.since.map { "\($0)" })),
      .init("awaiting", .array(status.standing.awaiting.map { .string($0) })),
      .init("rows", .array(status.rows.map { value($0) })),
      .init("rights", .array(status.rights.map(value))),
      .init("quotas", .array(status.quotas.map(value))),
    ])
  }

  static func value(_ row: Row) -> JSONValue {
    .object([
      .init("duty", .string(row.key)), .init("article", .string(row.article)),
      .init("trigger", .string(row.trigger)), .init("debtor", .string(row.debtor)),
      .init("creditor", .string(row.creditor)), .init("state", .string(row.state.rawValue)),
      .init("opens", time(row.opens)), .init("due", time(row.due)),
      .init("performed", time(row.performed)),
      .init("alerts", .array(row.alerts.map { .string("\($0)") })),
      .init("grade", .string(row.grade.map { "\($0)" })),
      .init("overlays", .array(row.overlays.map { .string(words($0)) })),
      .init("evidence", .array(row.evidence.map { .string($0) })),
      .init(
        "attendance",
        .array(
          row.attendance.map {
            ["party": .string($0.party), "recorded": .bool($0.recorded)]
          })),
    ])
  }

  private static func time(_ time: Timestamp?) -> JSONValue { .string(time.map { "\($0)" }) }

  private static func value(_ right: RightRow) -> JSONValue {
    .object([
      .init("article", .string(right.article)), .init("holder", .string(right.holder)),
      .init("act", .string(right.act)), .init("trigger", .string(right.trigger)),
      .init("state", .string(right.state.rawValue)),
      .init("evidence", .array(right.evidence.map { .string($0) })),
    ])
  }

  private static func value(_ quota: QuotaRow) -> JSONValue {
    .object([
      .init("article", .string(quota.article)), .init("party", .string(quota.party)),
      .init("year", .integer(Int64(quota.year))), .init("use", .integer(Int64(quota.use))),
      .init("of", .integer(Int64(quota.of))), .init("message", .string(quota.message)),
      .init("by", .string(quota.by)), .init("counts", .bool(quota.counts)),
    ])
  }

  /// A name and what stands behind it.
  static func words(_ overlay: Overlay) -> String {
    switch overlay {
    case .contested(let by, let ground): "contested by \(by): \(ground)"
    case .excuseClaimed(let ground): "excuse claimed: \(ground)"
    case .noReceiptOfTrigger: "no receipt of the trigger"
    case .claimedNoReceipt: "claimed, no receipt"
    case .recordedByOneSide: "recorded by one side only"
    case .withinTolerance: "within clock tolerance"
    case .early: "early"
    case .senderClockAhead: "sender clock ahead of receipt"
    case .nothingHeard(let party, let since):
      "nothing heard from \(party)" + (since.map { " since \($0)" } ?? "")
    case .overQuota: "over quota"
    case .breach(let what, let by): (Said.breach(what).words + ["by", by]).joined(separator: " ")
    case .corrected(let was, let by): "was told as \(was.rawValue), corrected by \(by)"
    default: "\(overlay)"
    }
  }
}
