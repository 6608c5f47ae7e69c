import ParleyPact
import ParleyWire

/// When something happened, as far as signatures show.
struct Bounds: Sendable {
  /// Not before this second.
  var earliest: Int64
  /// Not after this second; the author's own time where nobody else signed.
  var latest: Int64
  /// What is shown.
  var shown: Int64
  var source: Step.TimeSource
}

extension RecordedMessage {
  /// When it was sent. The author's own time counts inside what others' signatures allow; a clock
  /// that is ahead of a receipt by no more than the tolerance is let stand.
  func dispatch(tolerance: Int64) -> Bounds {
    let claim = claimed.seconds
    var latest = notAfter?.seconds
    var witness: PartyName?
    for receipt in receipts where latest.map({ receipt.at.seconds <= $0 }) ?? true {
      latest = receipt.at.seconds
      witness = receipt.party
    }
    var shown = max(claim, notBefore?.seconds ?? claim)
    var source = Step.TimeSource.dispatch
    if let bound = latest, shown > bound + tolerance {
      shown = bound
      source = witness.map { .cappedByReceipt(of: $0) } ?? .computed
    }
    return Bounds(
      earliest: shown, latest: max(latest ?? shown, shown), shown: shown, source: source)
  }

  /// The earliest second by which a node may know of it; before that a status does not show it.
  var knownFrom: Int64 {
    var time = claimed.seconds
    if let notAfter { time = min(time, notAfter.seconds) }
    for receipt in receipts { time = min(time, receipt.at.seconds) }
    return time
  }

  /// When an act owed to a party was done, as the agreement counts; nil without the receipt on
  /// which it counts.
  func performance(for creditor: PartyName?, _ plan: Plan) -> Bounds? {
    guard plan.basis == .receipt, let creditor else { return dispatch(tolerance: plan.tolerance) }
    guard let time = receipt(of: creditor)?.seconds else { return nil }
    return Bounds(earliest: time, latest: time, shown: time, source: .receipt(of: creditor))
  }
}
