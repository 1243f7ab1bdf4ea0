// SPDX-License-Identifier: Apache-2.0

import Fitting

/// The moments that the cases of an export may have, by its mapping.
struct MomentKinds {
  /// The first is the opening.
  private(set) var all = [Moment("the opening", mayStart: true, mayStop: false)]
  private(set) var firstRow: Int?
  private(set) var lastRow: Int?
  /// For each word of the states that says something has been done.
  private(set) var words: [(meaning: StateMeaning, first: Int, last: Int)] = []
  /// For each event of a file of cases, in the order of the mapping.
  private(set) var happenings: [Int] = []
  /// For the columns under `starts`, then those under `stops`.
  private(set) var stamps: [Int] = []
  /// Those that mean that a case has ended.
  private(set) var ends: [Int] = []
  /// Whether a column says when a case was opened, so that every row must say the same.
  private(set) var hasOpeningColumn = true

  init(_ mapping: Mapping, _ rule: Mapping.FitRule) {
    switch mapping.shape {
    case .changes(let shape): add(shape)
    case .cases(let shape):
      for (name, _) in shape.events {
        let act = String(name.dropFirst("case.".utf8.count))
        if act == "closed" || act == "resolved" { ends.append(all.count) }
        happenings.append(
          add(Moment("the event '\(act)'", act: Self.act(act), mayStart: true, mayStop: true)))
      }
    case .probes, .advisories: break
    }
    for column in rule.starts {
      stamps.append(
        add(Moment("the time in '\(column)'", mayStart: true, mayStop: false, remoteness: 1)))
    }
    for column in rule.stops {
      stamps.append(
        add(Moment("the time in '\(column)'", mayStart: false, mayStop: true, remoteness: 1)))
    }
  }

  private mutating func add(_ moment: Moment) -> Int {
    all.append(moment)
    return all.count - 1
  }

  private mutating func add(_ shape: Mapping.ChangesShape) {
    hasOpeningColumn = shape.opened != nil
    firstRow = add(Moment("the first row", mayStart: true, mayStop: false, remoteness: 1))
    lastRow = add(Moment("the last row", mayStart: false, mayStop: true, remoteness: 1))
    for (word, meaning) in StateMeaning.words where Self.isDone(meaning, in: shape) {
      let isEnd = meaning == .closed || meaning == .voided
      let first = add(
        Moment(
          "the first row that means \(word)", act: Self.act(word), mayStart: !isEnd, mayStop: true))
      let last = add(
        Moment(
          "the last turn to \(word)", act: Self.act(word), isActExact: false, mayStart: false,
          mayStop: true, remoteness: 1))
      words.append((meaning, first, last))
      if isEnd || meaning == .resolved { ends.append(first) }
    }
  }

  /// Whether a word says that something has been done, and a state has it.
  private static func isDone(_ meaning: StateMeaning, in shape: Mapping.ChangesShape) -> Bool {
    meaning != [] && meaning != .waitingOnAdopter && meaning != .waitingOnThirdParty
      && shape.states.values.contains { $0.contains(meaning) }
  }

  /// The act of the pledge language.
  private static func act(_ word: String) -> String? {
    switch word {
    case "acknowledged", "updated", "restored", "resolved", "closed": word
    case "responded": "responded to"
    case "worked-around": "worked around"
    default: nil
    }
  }
}
