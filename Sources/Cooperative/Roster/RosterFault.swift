// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Why a roster cannot be laid out.
package struct RosterFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name of the rota.
  package let rota: String
  /// What is wrong with its hours over the time asked for.
  package let hours: OpenTimeFault

  package var description: String { "the rota '\(rota)' cannot be laid out: \(hours)" }
}
