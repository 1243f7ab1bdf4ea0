// SPDX-License-Identifier: Apache-2.0
// The keys that the log had: each hand-over was signed by both keys, and the log tells it.

import Evidence

extension PackInquiry {
  /// The keys that lead to the one the pack names; that one alone where nothing tells of others.
  ///
  /// Read before the files are known to be sound: what is in it proves itself.
  mutating func succession(
    to named: NoteVerifierKey, _ manifest: PackManifest
  ) -> KeySuccession {
    let path = PackPath.keys
    let plain = KeySuccession(named)
    guard manifest.file(path) != nil else { return plain }
    var bytes: [UInt8] = []
    do { try read(path, upTo: PackPath.limit(of: path)) { bytes += $0 } } catch {
      find(.manifest, path, "it cannot be read: \(error)")
      return plain
    }
    switch KeysFile.read(bytes) {
    case .failure(let fault): find(.manifest, path, "\(fault)")
    case .success(let file):
      guard let first = file.handovers.first?.from,
        let keys = try? KeySuccession(first, handovers: file.handovers), keys.current == named
      else {
        find(.manifest, path, "its hand-overs do not lead to the key of the pack, \(named)")
        return plain
      }
      return keys
    }
    return plain
  }

  /// Holds the hand-overs against what the log tells of them.
  ///
  /// One from before the agreement's first entry stands in no entry of it.
  mutating func checkKeys() {
    guard let log, let history, let first = history.ends.first?.index,
      !log.handovers.isEmpty || !history.handovers.isEmpty
    else { return }
    var told: Set<[UInt8]> = []
    for (index, data) in history.handovers {
      do throws(KeyHandoverFault) {
        let handover = try KeyHandover(data: data)
        told.insert(handover.note.bytes)
        if !log.handovers.contains(handover) {
          find(
            .checkpoint, PackPath.keys,
            "entry \(index) of the log hands its key over to \(handover.to), and the pack does not "
              + "follow it")
        }
      } catch {
        find(.checkpoint, eventsPath, "entry \(index), a hand-over of the log's key: \(error)")
      }
    }
    for handover in log.handovers
    where handover.size > first && !told.contains(handover.note.bytes) {
      find(
        .checkpoint, PackPath.keys,
        "the log does not tell of the hand-over to \(handover.to) after \(handover.size) entries: "
          + "whoever had the old key may have made it")
    }
    let size = manifest?.knownAt ?? 0
    end(.checkpoint, "\(log.origin) had \(size) entries")
  }
}
