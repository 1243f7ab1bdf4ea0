// SPDX-License-Identifier: Apache-2.0

package import Terms

/// What is done for a case, in the order in which it is usually done.
package enum Stage: Int, CaseIterable, Sendable {
  case responded, workedAround, restored, resolved, closed

  package var event: CaseEvent {
    switch self {
    case .responded: .responded
    case .workedAround: .workedAround
    case .restored: .restored
    case .resolved: .resolved
    case .closed: .closed
    }
  }

  /// Its bit in a path: a set of stages.
  var bit: UInt8 { 1 << UInt8(rawValue) }
}
