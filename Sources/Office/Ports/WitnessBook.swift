// SPDX-License-Identifier: Apache-2.0

package import Evidence

/// Where a witness keeps what it cosigned last, a note for each log.
package protocol WitnessBook: Sendable {
  /// The note kept for a log, with the log's signatures and the witness's; nil if none is.
  func last(of origin: String) async throws -> SignedNote?

  /// Lets a decision be made on what was kept last, keeps what it says, and gives its answer.
  ///
  /// Nothing comes between: of decisions on one log made at the same time each sees what the one
  /// before kept. When this returns, what was kept survives a power cut.
  ///
  /// - Throws: what the decision throws, or why it cannot be kept; then what was kept before stays.
  func decide(
    on origin: String, _ decision: @escaping @Sendable (SignedNote?) throws -> WitnessRule.Decision
  ) async throws -> WitnessAnswer
}
