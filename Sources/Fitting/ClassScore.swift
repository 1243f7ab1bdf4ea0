// SPDX-License-Identifier: Apache-2.0

/// How often terms say what the desk says, in one class of cases.
package struct ClassScore: Hashable, Sendable {
  /// The class; nil for all together.
  package let className: String?
  package private(set) var count = 0
  /// The desk says met.
  package private(set) var deskMet = 0
  /// The terms say met, the desk missed.
  package private(set) var metAgainstDesk = 0
  /// The terms say missed, the desk met.
  package private(set) var missedAgainstDesk = 0
  /// The terms say nothing, because an instant is missing.
  package private(set) var unknown = 0

  package init(_ className: String?) { self.className = className }

  /// Takes a case into account; `terms` is nil where they say nothing.
  package mutating func take(desk: Bool, terms: Bool?) {
    count += 1
    if desk { deskMet += 1 }
    switch terms {
    case nil: unknown += 1
    case true? where !desk: metAgainstDesk += 1
    case false? where desk: missedAgainstDesk += 1
    default: break
    }
  }

  package var disagreements: Int { metAgainstDesk + missedAgainstDesk + unknown }
  package var agreements: Int { count - disagreements }
}
