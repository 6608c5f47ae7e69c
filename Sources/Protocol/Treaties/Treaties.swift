import ParleyPact
import ParleyWire

/// The agreements that come with the program: models made from public texts, and templates.
///
/// Each is one file of the folder Catalogue; Docs/Agreements.md says what they are worth. None of
/// them is an authentic text.
package enum Treaties {
  /// In the order of their ids. A fault in one of them is our own bug, and stops the program.
  package static let shipped: [ShippedAgreement] = {
    do throws(PactFaults) {
      return try texts.map { text throws(PactFaults) in try ShippedAgreement(text: text) }
        .sorted { $0.id < $1.id }
    } catch {
      preconditionFailure("a shipped agreement cannot be read: \(error.faults)")
    }
  }()

  package static func shipped(_ id: String) -> ShippedAgreement? { shipped.first { $0.id == id } }

  /// The registers that come with the program, as examples of how one is written.
  package static let registers: [Register] = {
    do throws(RegisterFaults) {
      return try registerTexts.map { text throws(RegisterFaults) in try Register(text: text) }
    } catch {
      preconditionFailure("a shipped register cannot be read: \(error.all)")
    }
  }()

  static let texts: [[UInt8]] = [
    PackageResources.contract_notice_pact, PackageResources.disclosure_90_pact,
    PackageResources.exchange_of_measures_pact, PackageResources.exercises_1989_pact,
    PackageResources.hcoc_pact, PackageResources.iaea_early_notification_pact,
    PackageResources.incsea_1972_pact, PackageResources.india_pakistan_1988_pact,
    PackageResources.india_pakistan_1991_airspace_pact,
    PackageResources.india_pakistan_1991_exercises_pact, PackageResources.india_pakistan_2005_pact,
    PackageResources.launch_1988_pact, PackageResources.new_start_notifications_pact,
    PackageResources.osce_cyber_pact, PackageResources.two_institutions_pact,
    PackageResources.vd2011_iii_pact, PackageResources.vd2011_ix_pact,
    PackageResources.vd2011_v_pact,
  ]

  static let registerTexts: [[UInt8]] = [
    PackageResources.india_pakistan_register, PackageResources.russia_us_register,
  ]
}
