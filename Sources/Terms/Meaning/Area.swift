// SPDX-License-Identifier: Apache-2.0

/// Something that has to be known to work on a case: a part of the software, or a trade.
package struct Area: Hashable, Sendable {
  package let name: String
  /// The components whose cases need it; a component is in one area at most.
  package let components: [String]

  package init(name: String, components: [String]) {
    self.name = name
    self.components = components
  }
}
