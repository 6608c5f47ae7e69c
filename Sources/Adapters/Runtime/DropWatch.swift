import ParleyCarriers
import ParleyCustody
import ParleyDelivery
import ParleyNode
import ParleyRecord
import ParleySeal
import ParleyWire

// What couriers bring: files in the `in` folders.
extension Runtime {
  /// The folders that are looked into, by peer.
  func incomingDrops() -> [(peer: Party, folder: DropFolder)] {
    directory.configuration.drops.filter { $0.in != nil }
      .map { ($0.peer, DropFolder(incoming: $0.in, outgoing: $0.out)) }
  }

  /// Looks into every folder once a second until it is cancelled.
  package func watchDrops() async {
    var looks: [Party: DropFolder.Look] = [:]
    var troubled: Set<Party> = []
    while !Task.isCancelled {
      for (peer, folder) in incomingDrops() {
        do throws(DropError) {
          let names = try folder.ready(&looks[peer, default: DropFolder.Look()])
          for name in names { await take(name, from: folder) }
          troubled.remove(peer)
        } catch {
          // Said once, until the folder can be read again.
          if troubled.insert(peer).inserted { tell(Self.words(error, peer)) }
        }
      }
      try? await Task.sleep(for: .seconds(1))
    }
  }

  /// Takes everything that lies in the folders now; the number of files. For a party that has no
  /// server and knows that its courier is done.
  package func takeDrops() async -> Int {
    var count = 0
    for (peer, folder) in incomingDrops() {
      do throws(DropError) {
        for name in try folder.all() {
          await take(name, from: folder)
          count += 1
        }
      } catch {
        tell(Self.words(error, peer))
      }
    }
    return count
  }

  private static func words(_ error: DropError, _ peer: Party) -> EventWords {
    let reason =
      switch error {
      case .folder(let words), .full(let words), .unfit(let words): words
      }
    return EventWords(
      .warning, "drop-folder", [("peer", peer.name), ("sentence", reason)])
  }

  /// Takes one file. It is moved to `done` only when what it held is durable here; while the
  /// journal is not available it stays where it is.
  private func take(_ name: String, from folder: DropFolder) async {
    do throws(DropError) {
      let bundle: [UInt8]
      do throws(DropError) {
        bundle = try opened(folder.take(name).bytes)
      } catch {
        guard case .unfit(let why) = error else { throw error }
        return try setAside(name, in: folder, why)
      }
      switch await receive(bundle, Arrival(carrier: CarrierName.drop)) {
      case .taken: try folder.settle(name)
      case .refused(let rule):
        try setAside(name, in: folder, "\(rule.rawValue): \(rule.sentence)")
      case .halted: break
      }
    } catch {
      tell(
        EventWords(.warning, "drop-file", [("file", name), ("sentence", "\(error)")]))
    }
  }

  private func setAside(_ name: String, in folder: DropFolder, _ why: String) throws(DropError) {
    tell(EventWords(.warning, "set-aside", [("file", name), ("sentence", why)]))
    try folder.setAside(name, why: why)
  }

  /// A file is a bundle, or an age file of one; its first line tells.
  func opened(_ file: [UInt8]) throws(DropError) -> [UInt8] {
    guard file.starts(with: "age-encryption.org/".utf8) else { return file }
    let bundle: [UInt8]
    do throws(SealError) {
      bundle = try Seal.open(file, with: keys.seal).plaintext
    } catch {
      throw .unfit(
        error == .noMatch
          ? "it is sealed, and to none of our keys" : "its seal is damaged (\(error))")
    }
    guard bundle.count <= Limit.bundleBytes else {
      throw .unfit("what is sealed in it is longer than a bundle")
    }
    return bundle
  }
}
