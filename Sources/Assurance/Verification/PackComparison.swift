// SPDX-License-Identifier: Apache-2.0

import Evidence

/// Whether two pieces of evidence can come from one log that only ever grew.
///
/// A log that shows one history to one adopter and another to the next signs two checkpoints that no
/// consistency proof joins. What is compared was found sound before, so that whatever does not fit is
/// the signer's doing.
struct PackComparison {
  /// One side of the comparison.
  struct Side {
    let name: String
    let checkpoint: Checkpoint
    /// Earlier checkpoints that are known to lead to ``checkpoint``, ascending by size.
    var earlier: [Checkpoint] = []
    /// The blinded id of the agreement whose entries are ``entries``; nil for a bare checkpoint.
    var agreement: Digest?
    /// The place and the hash of each entry, ascending.
    var entries: [(index: UInt64, leafHash: Digest)] = []
  }

  let pack: Side
  let other: Side

  func outcome() -> ComparisonOutcome {
    let (one, two) = (pack.checkpoint, other.checkpoint)
    if one.size == two.size {
      guard one.root == two.root else { return split(pack, other, size: one.size) }
      return disagreement(older: pack, newer: other)
        ?? .oneLog("it is the log of \(other.name), of \(one.size) entries")
    }
    let isOlder = one.size < two.size
    let (older, newer) = isOlder ? (pack, other) : (other, pack)
    if let fault = growth(from: older, to: newer) ?? disagreement(older: older, newer: newer) {
      return fault
    }
    guard isOlder else {
      return .oneLog(
        "the log of \(other.name), of \(two.size) entries, has grown to this one of \(one.size)")
    }
    return .cannotTell(
      "this pack ends at \(one.size) entries, and \(other.name) at \(two.size): it is the older of the "
        + "two; take no old pack for a new one")
  }

  /// What is wrong with the newer side as a continuation of the older; nil if it is one.
  private func growth(from older: Side, to newer: Side) -> ComparisonOutcome? {
    let (size, root) = (older.checkpoint.size, older.checkpoint.root)
    if let same = newer.earlier.first(where: { $0.size == size }) {
      return same.root == root ? nil : split(older, newer, size: size)
    }
    let what = newer.agreement == nil ? "is a checkpoint alone" : "has no proof from that size on"
    return .cannotTell(
      "\(older.name) ends at \(size) entries and \(newer.name) at \(newer.checkpoint.size), and the "
        + "latter \(what): whether the log only grew is not shown; ask the cooperative for a pack that "
        + "leads from the checkpoint you hold")
  }

  private func split(_ one: Side, _ two: Side, size: UInt64) -> ComparisonOutcome {
    .convicts(
      "\(one.name) and \(two.name) have two logs of \(size) entries with different roots: the "
        + "cooperative shows different histories to different readers")
  }

  /// Where two packs of one agreement differ in what both must have; nil if they agree.
  private func disagreement(older: Side, newer: Side) -> ComparisonOutcome? {
    guard let agreement = older.agreement, agreement == newer.agreement else { return nil }
    let both = newer.entries.prefix { $0.index < older.checkpoint.size }
    for (place, (old, new)) in zip(older.entries, both).enumerated() where old != new {
      return .convicts(
        "entry number \(place) of the agreement is entry \(old.index) of the log in \(older.name), and "
          + "entry \(new.index)\(old.index == new.index ? " with another content" : "") in "
          + "\(newer.name): the cooperative rewrote or renumbered its history")
    }
    guard older.entries.count != both.count else { return nil }
    return .convicts(
      "of the first \(older.checkpoint.size) entries of the log \(older.name) has \(older.entries.count) "
        + "of the agreement, and \(newer.name) has \(both.count): the cooperative left some out")
  }
}
