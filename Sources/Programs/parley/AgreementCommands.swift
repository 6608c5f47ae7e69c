import ParleyConsole

/// The commands about agreements: those of the watch, and those of whoever drafts a text, which
/// need no node.
enum AgreementCommands {
  static let watch = [
    ReadAgreement.list, ReadAgreement.status, ReadAgreement.explain, AgreementCalendar.calendar,
    AgreementCalendar.figures, ActUnderAgreement.send,
    ActUnderAgreement.record, ActAboutDuty.command, OfferAgreement.propose, OfferAgreement.accept,
    OfferAgreement.object, OfferAgreement.withdraw, CompareRecords.record, CompareRecords.differ,
  ]
  static let texts = [
    CheckTexts.command, ShowTexts.format, ShowTexts.render, CompareTexts.compare,
    CompareTexts.linkage, ShippedTexts.shipped, ShippedTexts.register,
  ]
}
