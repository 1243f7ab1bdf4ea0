// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// What judging needs beside the case before it: the law, the hours, the meaning of names, and where
/// set-aside events go.
struct Bench: Sendable {
  let law: Law
  let history: History
  var book: HourBook
  private(set) var setAside: [SetAside] = []
  /// Events judged.
  var judged = 0
  /// Whether clocks keep a ``Journal``: only to explain.
  let isRecording: Bool
  /// What each name of the history means in the agreement.
  private let meanings: [Meaning]

  struct Meaning: Sendable {
    let rank: Int?
    let cause: Int?
    let obligation: Int?
  }

  init(_ law: Law, _ history: History, _ book: HourBook, isRecording: Bool) {
    self.law = law
    self.history = history
    self.book = book
    self.isRecording = isRecording
    meanings = history.names.names.map { name in
      Meaning(
        rank: law.agreement.rank(ofSeverity: name), cause: law.causes.firstIndex(of: name),
        obligation: law.rules.firstIndex { $0.obligation.name == name })
    }
  }

  /// What the name of a fact means; nothing if it has none.
  func meaning(of fact: Fact) -> Meaning {
    let place = Int(fact.name)
    return place < meanings.count
      ? meanings[place] : Meaning(rank: nil, cause: nil, obligation: nil)
  }

  func caseName(of fact: Fact) -> String { history.cases[fact.caseID] ?? "" }

  mutating func putAside(_ fact: Fact, _ why: SetAside.Why) {
    setAside.append(SetAside(index: fact.index, why: why))
  }

  func rule(_ place: Int) -> Law.Rule { law.rules[place] }

  func severity(_ rank: Int) -> String {
    law.agreement.severities.indices.contains(rank) ? law.agreement.severities[rank].name : ""
  }

  func moment(_ instant: Instant) -> String {
    LocalText.moment(instant, in: law.agreement.zone)
  }
}
