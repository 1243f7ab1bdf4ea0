// SPDX-License-Identifier: Apache-2.0

package import Cooperative
import Terms
import WorkingTime

/// What is supposed of members by their names, as people ask it.
extension Roster {
  /// The place of the member of a name.
  package func place(named name: String) throws(DutyFault) -> Int {
    guard let place = member(named: name) else {
      throw .noSuchMember(name, known: members.map(\.name))
    }
    return place
  }

  /// The same cooperative without members and without all who work for employers, by their names.
  func without(members names: [String], employers: [String]) throws(DutyFault) -> Roster {
    var roster = self
    for name in names { roster = roster.without(member: try place(named: name)) }
    let known = Set(members.compactMap(\.employer))
    for employer in employers {
      guard known.contains(employer) else {
        throw .noSuchEmployer(employer, known: known.sorted())
      }
      roster = roster.without(employer: employer)
    }
    return roster
  }
}
