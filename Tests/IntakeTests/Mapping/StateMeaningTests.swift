// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing

@testable import Intake

struct StateMeaningTests {
  @Test(
    arguments: [
      ([], [], []), ([], .responded, ["responded"]), (.responded, .responded, []),
      ([], [.responded, .waitingOnAdopter], ["responded", "paused adopter"]),
      ([.responded, .waitingOnAdopter], .responded, ["resumed adopter"]),
      (
        [.responded, .waitingOnAdopter], [.responded, .waitingOnThirdParty],
        ["resumed adopter", "paused third-party"]
      ),
      (
        [.waitingOnAdopter, .waitingOnThirdParty], .resolved,
        ["resumed adopter", "resumed third-party", "resolved"]
      ),
      (.responded, .resolved, ["resolved"]), (.resolved, .closed, ["closed"]),
      (.closed, .closed, []),
      (.responded, [.restored, .workedAround], ["worked-around", "restored"]),
      (.resolved, .responded, ["reopened", "responded"]), (.closed, [], ["reopened"]),
      (.closed, .resolved, ["reopened", "resolved"]),
      (.resolved, [.resolved, .closed], ["closed"]),
      (.closed, [.responded, .waitingOnAdopter], ["reopened", "responded", "paused adopter"]),
      (.acknowledged, [], []), (.responded, .voided, ["voided"]),
      (.voided, .responded, ["reopened", "responded"]),
      // A wait goes on until it is gone, also over a reopening; annulling takes nothing back.
      ([.resolved, .waitingOnAdopter], .responded, ["reopened", "resumed adopter", "responded"]),
      (
        [.resolved, .waitingOnAdopter], [.responded, .waitingOnAdopter],
        ["reopened", "responded"]
      ),
      ([.resolved, .closed], .voided, ["voided"]),
    ] as [(StateMeaning, StateMeaning, [String])])
  func `a change of state is the difference of words`(
    before: StateMeaning, after: StateMeaning, names: [String]
  ) {
    let happenings = after.happenings(from: before)
    #expect(
      happenings.map { $0.name.dropFirst(5) + ($0.waitingOn.map { " " + $0 } ?? "") } == names)
  }

  @Test func `every event that a state gives is in the vocabulary`() {
    for (_, before) in StateMeaning.words {
      for (_, after) in StateMeaning.words {
        for happening in after.happenings(from: before) {
          #expect(Vocabulary.caseTypes.contains(happening.name))
        }
      }
    }
  }
}
