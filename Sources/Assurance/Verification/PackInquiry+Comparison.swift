// SPDX-License-Identifier: Apache-2.0
// The pack held against other evidence of the same log.

import Evidence

extension PackInquiry {
  /// What comes of comparing this pack, if it is sound, with something else.
  mutating func compare(with other: OtherEvidence) -> ComparisonOutcome {
    guard let log, let ours = side(named: "this pack") else {
      return .cannotTell("this pack is not sound, so it is compared with nothing")
    }
    let theirs: PackComparison.Side
    switch other {
    case .checkpoint(_, let bytes):
      do throws(TrustFault) {
        theirs = PackComparison.Side(name: other.name, checkpoint: try log.checkpoint(bytes))
      } catch {
        return .cannotTell("\(other.name) is no checkpoint of this log: \(error)")
      }
    case .pack(_, let source):
      var inquiry = PackInquiry(source)
      inquiry.checkManifest(expecting: log.keys.first)
      inquiry.checkFiles()
      inquiry.checkCheckpoint()
      inquiry.checkEvents()
      inquiry.checkCompleteness()
      inquiry.checkGrowth()
      guard inquiry.findings.isEmpty, let side = inquiry.side(named: other.name) else {
        let first = inquiry.findings.first.map { ": \($0)" } ?? ""
        return .cannotTell("\(other.name) is not a sound pack of this log\(first)")
      }
      theirs = side
    }
    return PackComparison(pack: ours, other: theirs).outcome()
  }

  /// What a sound pack brings into a comparison; nil if it is not sound.
  private mutating func side(named name: String) -> PackComparison.Side? {
    guard let checkpoint, let history else { return nil }
    var side = PackComparison.Side(name: name, checkpoint: checkpoint)
    side.earlier = earlier
    side.agreement = history.blindedID
    let isRead = forEachEntry(for: .events) { entry, _ in
      side.entries.append((entry.index, TreeCheck.leafHash(entry.leaf)))
    }
    return isRead ? side : nil
  }
}
