// SPDX-License-Identifier: Apache-2.0

package import Evidence

/// Why a pack cannot be made of what was given.
package enum PackFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The checkpoint is of another size than the judgement knew.
  case wrongCheckpoint(size: UInt64, knownAt: UInt64)
  /// A checkpoint is none, or not one of this log.
  case checkpoint(TrustFault)
  /// An earlier checkpoint is not smaller than the one after it.
  case earlierOutOfOrder(size: UInt64)
  /// An entry does not belong where it was given.
  case entry(ChainFault)
  /// An entry lies beyond the size the judgement knew.
  case entryBeyond(index: UInt64, knownAt: UInt64)
  /// There is no entry to prove anything of.
  case noEntries(agreement: String)
  /// The path of a file is not one a pack can have.
  case path(String)
  /// More files than a pack can have.
  case tooManyFiles(Int)
  /// A proof cannot be made for these entries.
  case noProof
  /// The log's heads say otherwise of the agreement than its entries.
  case otherHead(entries: UInt64, found: UInt64)

  /// The caveats tell another number of erased entries than there are.
  case erasuresMiscounted(told: Int, found: UInt64)

  package var description: String {
    switch self {
    case .erasuresMiscounted(let told, let found):
      "the report tells of \(told) erased entries, and the log has \(found); hear the log again"
    case .otherHead(let entries, let found):
      "the log's heads speak of \(entries) entries of the agreement, and \(found) were read that do not "
        + "fit them; check the store"
    case .wrongCheckpoint(let size, let knownAt):
      "the checkpoint is of \(size) entries, and \(knownAt) were judged; give the one of that size"
    case .checkpoint(let fault): fault.description
    case .earlierOutOfOrder(let size):
      "the earlier checkpoints must ascend and be smaller than the newest; the one of \(size)"
        + " entries does not"
    case .entry(let fault): fault.description
    case .entryBeyond(let index, let knownAt):
      "entry \(index) is not among the \(knownAt) that were judged"
    case .noEntries(let agreement):
      "the log has no entry of '\(agreement)'; record its terms and evidence first"
    case .path(let path): "'\(path)' cannot be the path of a file in a pack"
    case .tooManyFiles(let count):
      "\(count) files are more than the \(PackPath.mostFiles) a pack can have"
    case .noProof: "the log has no proof for these entries; check the store"
    }
  }
}
