// SPDX-License-Identifier: Apache-2.0

/// What a reader has of the same log from elsewhere, to hold a pack against.
package enum OtherEvidence: Sendable {
  /// A signed checkpoint: from an earlier pack, from another adopter, from a witness.
  case checkpoint(name: String, bytes: [UInt8])
  /// Another pack, of this or of another agreement.
  case pack(name: String, any PackSource)

  /// What to call it in findings.
  var name: String {
    switch self {
    case .checkpoint(let name, _), .pack(let name, _): VisibleText.of(name)
    }
  }
}
