// SPDX-License-Identifier: Apache-2.0

/// Who is supposed to be on duty, and who was when the times of the record came about.
///
/// Times of the past hold whatever waiting there was. So a case waits only as much longer as it would with the supposed
/// staff than with that of the record, on the same luck; with the same staff it takes what it took.
package struct Manning: Sendable {
  /// Nil where nobody is ever short.
  package let supposed: Staff?
  /// Nil where nobody was ever short.
  package let recorded: Staff?
  /// How many agreements the recorded staff had: those that are supposed to come on top are after these.
  package let agreements: Int

  /// The supposed staff beside that of the record, which had so many agreements.
  package init(_ supposed: Staff?, recorded: Staff?, agreements: Int) {
    self.supposed = supposed
    self.recorded = recorded
    self.agreements = agreements
  }

  /// Times are those of the past.
  package static let asRecorded = Manning(nil, recorded: nil, agreements: 0)
}
