// SPDX-License-Identifier: Apache-2.0

package import Evidence

/// The heads of the log as a pack needs them.
package struct PackHeads: Sendable {
  /// The agreement's head under the newest heads.
  package let own: LoggedHead
  /// Every leaf with heads under the checkpoint, ascending; the last is that of ``own``.
  package let all: [HeadLine]

  /// Puts the parts together.
  package init(own: LoggedHead, all: [HeadLine]) {
    self.own = own
    self.all = all
  }

  /// The first heads after each of these entries, each once, and the newest: they tell when each
  /// entry was in the log.
  func following(_ indices: [UInt64]) -> [HeadLine] {
    var chosen: [HeadLine] = []
    var place = 0
    for index in indices where chosen.last.map({ $0.index < index }) ?? true {
      while place < all.count, all[place].index < index { place += 1 }
      guard place < all.count else { break }
      chosen.append(all[place])
    }
    if let newest = all.last, chosen.last != newest { chosen.append(newest) }
    return chosen
  }
}
