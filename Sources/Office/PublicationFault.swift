// SPDX-License-Identifier: Apache-2.0

package import Evidence

/// Why a log is not published over what is there.
package enum PublicationFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The checkpoint that is there cannot be believed.
  case notBelieved(TrustFault)
  /// The checkpoint that is there is of a larger log.
  case larger(published: UInt64, size: UInt64)
  /// The checkpoint that is there is of another history.
  case otherHistory(published: UInt64)

  package var description: String {
    switch self {
    case .notBelieved(let fault):
      "checkpoint: what is published there is not this log: \(fault); name another folder"
    case .larger(let published, let size):
      "checkpoint: \(published) entries are published, and the log here has \(size): it was restored "
        + "from an old copy; find the newer one, and record nothing before that"
    case .otherHistory(let published):
      "checkpoint: the \(published) entries published there are not those that the log here begins "
        + "with; keep both for inspection, and record nothing before it is clear which one holds"
    }
  }
}
