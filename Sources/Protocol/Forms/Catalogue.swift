package import ParleyRecord
package import ParleyWire

/// Forms by id: those that are shipped, and those that a charter adds.
package struct Catalogue: Hashable, Sendable {
  /// In the order of their ids.
  package let forms: [Form]

  package enum Failure: Error, Hashable, Sendable {
    /// Two different forms bear one id.
    case twoForms(FormID)
  }

  /// The same form twice is one form.
  package init(_ forms: [Form]) throws(Failure) {
    var kept: [Form] = []
    for form in forms.sorted(by: { $0.id < $1.id }) {
      if let last = kept.last, last.id == form.id {
        guard last == form else { throw .twoForms(form.id) }
      } else {
        kept.append(form)
      }
    }
    self.forms = kept
  }

  package subscript(id: FormID) -> Form? { forms.first { $0.id == id } }

  /// A charter names forms by the hash of their text.
  package subscript(digest: Digest) -> Form? { forms.first { $0.digest == digest } }

  /// This catalogue and more forms.
  package func adding(_ more: [Form]) throws(Failure) -> Catalogue { try Catalogue(forms + more) }

  /// The id that was probably meant by one that is not here.
  package func suggestion(for id: some StringProtocol) -> FormID? {
    Suggestion.nearest(to: id, among: forms.map(\.id.description)).flatMap { FormID($0) }
  }
}

extension Catalogue {
  /// The texts in the package, one a file of the Catalogue folder.
  static let embedded: [[UInt8]] = [
    PackageResources.acknowledge_1_form, PackageResources.agreement_accept_1_form,
    PackageResources.agreement_act_1_form, PackageResources.agreement_event_1_form,
    PackageResources.agreement_message_1_form, PackageResources.agreement_object_1_form,
    PackageResources.agreement_propose_1_form, PackageResources.agreement_withdraw_1_form,
    PackageResources.launch_1988_1_form,
    PackageResources.line_test_1_form, PackageResources.read_back_1_form,
    PackageResources.read_back_accept_1_form, PackageResources.reply_1_form,
    PackageResources.resume_1_form, PackageResources.service_1_form,
    PackageResources.standby_1_form, PackageResources.suspend_1_form,
  ]

  /// The forms that come with the program. A fault in one of them is our own bug, and stops it.
  package static let shipped: Catalogue = {
    do {
      return try Catalogue(embedded.map { try Form(text: $0) })
    } catch {
      preconditionFailure("a shipped form cannot be read: \(error)")
    }
  }()
}

extension FormID {
  private static func shipped(_ id: String) -> FormID {
    guard let id = FormID(id) else { preconditionFailure("\(id) is not the id of a form") }
    return id
  }

  package static let agreementAccept = shipped("agreement-accept/1")
  package static let agreementAct = shipped("agreement-act/1")
  package static let agreementEvent = shipped("agreement-event/1")
  package static let agreementMessage = shipped("agreement-message/1")
  package static let agreementObject = shipped("agreement-object/1")
  package static let agreementPropose = shipped("agreement-propose/1")
  package static let agreementWithdraw = shipped("agreement-withdraw/1")
  package static let launch1988 = shipped("launch-1988/1")
  package static let acknowledge = shipped("acknowledge/1")
  package static let readBack = shipped("read-back/1")
  package static let readBackAccept = shipped("read-back-accept/1")
  package static let reply = shipped("reply/1")
  package static let standby = shipped("standby/1")
  package static let lineTest = shipped("line-test/1")
  package static let service = shipped("service/1")
  package static let suspend = shipped("suspend/1")
  package static let resume = shipped("resume/1")
}
