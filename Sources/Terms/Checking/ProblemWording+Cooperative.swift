// SPDX-License-Identifier: Apache-2.0
//
// The words for problems of the cooperative as a whole: P19xx.

import WorkingTime

extension Problem {
  var cooperativeWording: Wording? {
    switch self {
    case .nobodyOnDuty(let obligation, let agreement, let moment):
      Wording(
        "P1901",
        "The clock of '\(obligation)' in \(agreement) runs at \(moment), and nobody is on "
          + "duty then.", help: "Staff the rota at that time, or promise less.")
    case .componentInTwoAreas(let component, let area, let first):
      Wording(
        "P1902", "'\(component)' is in the area '\(area)' already, in \(first).",
        help: "Keep it in one area, so that it is clear who can work on its cases.")
    case .leavesBeforeJoining(let member, let joined, let leaves):
      Wording(
        "P1903", "'\(member)' leaves on \(leaves.iso), before joining on \(joined.iso).",
        help: "Check the years, or exchange the dates.")
    case .turnAfterLeaving(let member, let leaves):
      Wording(
        "P1904", "'\(member)' has turns from this day on, and leaves on \(leaves.iso), before it.",
        help: "Take the name out of these turns, or mend the date.")
    case .nobodyKnows(let area):
      Wording(
        "P1905", "No member knows the area '\(area)'.",
        help: "Add `knows \(area)` to a member, or take the area out.")
    case .layerReversed(let from, let to):
      Wording(
        "P1906", "The layer would end at \(to), and begins at \(from) only.",
        help: "Write the amount of a loss, not of the layer, after `up to`.")
    case .layersOverlap(let layer, let other):
      Wording(
        "P1907", "The layers '\(layer)' and '\(other)' both pay the same part of a loss.",
        help: "Let one begin where the other ends. Until then the one that begins lower pays first."
      )
    case .layersLeaveGap(let from, let to):
      Wording(
        "P1908", "No layer pays what a loss has over \(from) and up to \(to).",
        help: "Let this layer begin at \(from), or be aware that the cooperative bears this part.")
    default: nil
    }
  }
}
