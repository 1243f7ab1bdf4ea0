// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// One of the people of a cooperative.
package struct Member: Hashable, Sendable {
  /// The name in the cooperative's files, `ada`.
  package let name: String
  /// The name as people write it, if it is given.
  package let title: String?
  /// Whom the member works for besides, if anybody.
  package let employer: String?
  /// By whose clocks the member's days are counted, if that is said.
  package let zone: Zone?
  /// The names of the areas the member knows, in the order they are given.
  package let knows: [String]
  /// The first day in the cooperative; nil if the member was always there.
  package let joined: CivilDate?
  /// The last day in the cooperative; nil if no leaving is known.
  package let leaves: CivilDate?

  package init(
    name: String, title: String? = nil, employer: String? = nil, zone: Zone? = nil,
    knows: [String] = [], joined: CivilDate? = nil, leaves: CivilDate? = nil
  ) {
    self.name = name
    self.title = title
    self.employer = employer
    self.zone = zone
    self.knows = knows
    self.joined = joined
    self.leaves = leaves
  }
}
