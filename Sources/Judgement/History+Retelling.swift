// SPDX-License-Identifier: Apache-2.0
//
// What happened, told otherwise: to ask what would have followed.

import Evidence
import WorkingTime

extension History {
  /// Only what is seen at one instant and one size of the log.
  func seen(asOf: Instant, knownAt: UInt64) -> History {
    var history = self
    history.facts = facts.filter { $0.time <= asOf && $0.index < knownAt }
    history.standing = standing.filter { $0.time <= asOf && $0.index < knownAt }
    return history
  }

  /// Only the facts of one case, and what is told of no case; with nil those of no case at all.
  ///
  /// The case is then the first and only one.
  func narrowed(toCase caseID: UInt32?) -> History {
    var history = self
    history.register = register.withoutCases()
    let name = caseID.flatMap { register.cases[$0] }
    let place = name.map { history.register.cases.place(of: $0) }
    history.facts = []
    if let place, let caseID {
      history.facts = facts.filter { $0.caseID == caseID }.map { $0.ofCase(place) }
    }
    history.standing = standing.compactMap { fact in
      if fact.caseID == Fact.absent { return fact }
      guard fact.caseID == caseID, let place else { return nil }
      var fact = fact
      fact.caseID = place
      return fact
    }
    return history
  }

  /// The same history with changes; what is added was told last.
  func retold(_ changes: [Counterfactual.Change]) -> History {
    var history = self
    var added: UInt64 = 0
    for change in changes {
      switch change {
      case .move(let index, let time):
        for place in history.facts.indices where history.facts[place].index == index {
          history.facts[place].time = time
        }
        for place in history.standing.indices where history.standing[place].index == index {
          history.standing[place].time = time
        }
      case .drop(let index):
        history.facts.removeAll { $0.index == index }
        history.standing.removeAll { $0.index == index }
      case .add(let event):
        history.take(RecordedEvent(index: Counterfactual.firstAdded + added, event: event))
        added += 1
      case .severity(let index, let name):
        guard let place = history.facts.firstIndex(where: { $0.index == index }) else { continue }
        history.facts[place].name = history.register.names.place(of: name)
      case .judged: continue
      }
    }
    return history
  }
}
