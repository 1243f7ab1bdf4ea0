// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// What became of one receipt.
package struct ReceiptOutcome: Hashable, Sendable {
  /// The receipt, by what it was called.
  package let name: String
  /// The event it is for, in words; empty if it cannot be read.
  package let event: String
  package let finding: Finding

  /// What was found.
  package enum Finding: Hashable, Sendable {
    /// The event is in the pack as it was sent, at this entry; `logged` is when the log had it, if it
    /// says so.
    case kept(entry: UInt64, logged: Instant?)
    /// The entry is there, and its contents were erased.
    case erased(entry: UInt64)
    /// The pack ends before the promised time, which has not passed.
    case notDue(by: Instant)
    /// The receipt is for another agreement.
    case otherAgreement
    /// The receipt itself is not to be believed; it convicts nobody.
    case unbelievable(String)
    /// The pack cannot tell, and should: it is older than the promise.
    case tooOld(String)
    /// What the cooperative signed here and there cannot both be true.
    case broken(String)
  }

  /// Whether nothing is wrong.
  package var isGood: Bool {
    switch finding {
    case .kept, .erased, .notDue, .otherAgreement: true
    case .unbelievable, .tooOld, .broken: false
    }
  }

  /// Whether the receipt and the pack together convict the cooperative.
  package var convicts: Bool { if case .broken = finding { true } else { false } }
}

extension ReceiptOutcome: CustomStringConvertible {
  package var description: String {
    let subject = name + (event.isEmpty ? "" : ", \(event)")
    return switch finding {
    case .kept(let entry, let logged):
      "\(subject): kept, entry \(entry)" + (logged.map { ", in the log by \($0.rfc3339)" } ?? "")
    case .erased(let entry): "\(subject): entry \(entry), whose contents were erased since"
    case .notDue(let instant): "\(subject): not due before \(instant.rfc3339)"
    case .otherAgreement: "\(subject): for another agreement; passed over"
    case .unbelievable(let why): "\(subject): \(why)"
    case .tooOld(let why): "\(subject): \(why)"
    case .broken(let why):
      "\(subject): \(why). The receipt and the pack are both signed by the cooperative: keep both, "
        + "they convict it"
    }
  }
}
