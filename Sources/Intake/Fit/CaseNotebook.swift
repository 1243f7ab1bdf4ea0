// SPDX-License-Identifier: Apache-2.0

import Fitting
import WorkingTime

/// Gathers the rows of each case until the whole export is read.
struct CaseNotebook {
  private let rule: Mapping.FitRule
  private let kinds: MomentKinds
  private let zone: Zone
  private var pages: [Page] = []
  private var places: [[UInt8]: Int] = [:]
  private var states: [DeskRecord.State] = []
  private var statePlaces: [String: Int] = [:]
  private var turns: [String: Int] = [:]

  init(_ mapping: Mapping, _ rule: Mapping.FitRule) {
    self.rule = rule
    kinds = MomentKinds(mapping, rule)
    zone = if case .wall(_, let zone, _) = mapping.times.form { zone } else { .utc }
  }

  /// What is known of one case so far.
  private struct Page {
    let name: String
    let opened: Instant
    var moments: [Instant?]
    var firstClass: String
    var lastClass: String
    var isMet: Bool?
    var flagChanges = 0
    var due: Instant?
    var stays: [DeskCase.Stay] = []
    var last: (time: Instant, meaning: StateMeaning)?
    var reopenings = 0
    var rowsSetAside = 0
  }

  /// Takes a row of a case into account, in the order of the file.
  mutating func take(_ caseName: String, _ row: FlagRow) throws(RowProblem) {
    let key = Array(caseName.utf8)
    let place = places[key] ?? pages.count
    if place == pages.count {
      places[key] = place
      var moments = [Instant?](repeating: nil, count: kinds.all.count)
      moments[0] = row.opened
      pages.append(
        Page(
          name: caseName, opened: row.opened, moments: moments, firstClass: row.className,
          lastClass: row.className))
    }
    guard row.opened == pages[place].opened || row.change != nil && !kinds.hasOpeningColumn else {
      throw .changedOpening(row.opened, before: pages[place].opened)
    }
    if let change = row.change {
      if let last = pages[place].last?.time, change.time < last {
        throw .outOfOrder(change.time, after: last)
      }
      take(change, at: place)
    }
    for (kind, time) in zip(kinds.happenings, row.happenings) { pages[place].moments[kind] = time }
    for (kind, stamp) in zip(kinds.stamps, row.stamps) where stamp != nil {
      pages[place].moments[kind] = stamp
    }
    pages[place].lastClass = row.className
    if let due = row.due { pages[place].due = due }
    takeFlag(row, at: place)
  }

  private mutating func takeFlag(_ row: FlagRow, at place: Int) {
    guard let isMet = row.isMet else { return }
    if let before = pages[place].isMet, before != isMet {
      pages[place].flagChanges += 1
      if let state = row.change?.state { turns[state, default: 0] += 1 }
    }
    pages[place].isMet = isMet
  }

  private mutating func take(
    _ change: (time: Instant, state: String, meaning: StateMeaning), at place: Int
  ) {
    let state = statePlace(change.state, change.meaning)
    let before = pages[place].last?.meaning
    if pages[place].moments[kinds.firstRow ?? 0] == nil {
      kinds.firstRow.map { pages[place].moments[$0] = change.time }
    }
    kinds.lastRow.map { pages[place].moments[$0] = change.time }
    for kind in kinds.words where change.meaning.contains(kind.meaning) {
      if pages[place].moments[kind.first] == nil { pages[place].moments[kind.first] = change.time }
      if !(before?.contains(kind.meaning) ?? false) {
        pages[place].moments[kind.last] = change.time
      }
    }
    if let before, change.meaning.happenings(from: before).contains(.init("case.reopened")) {
      pages[place].reopenings += 1
    }
    if let stay = pages[place].stays.last {
      if stay.state != state {
        let count = pages[place].stays.count
        pages[place].stays[count - 1] = .init(state: stay.state, from: stay.from, to: change.time)
        pages[place].stays.append(.init(state: state, from: change.time, to: nil))
      }
    } else {
      pages[place].stays.append(.init(state: state, from: change.time, to: nil))
    }
    pages[place].last = (change.time, change.meaning)
  }

  private mutating func statePlace(_ name: String, _ meaning: StateMeaning) -> Int {
    if let place = statePlaces[name] { return place }
    let waitsOn =
      meaning.contains(.waitingOnAdopter)
      ? "the adopter" : meaning.contains(.waitingOnThirdParty) ? "a third party" : nil
    let isDone = meaning.contains(.resolved) && meaning.isDisjoint(with: [.closed, .voided])
    statePlaces[name] = states.count
    states.append(DeskRecord.State(name, waitsOn: waitsOn, isDone: isDone))
    return states.count - 1
  }

  /// Remembers that a row of a case could not be used.
  mutating func setAsideRow(of caseName: String) {
    if let place = places[Array(caseName.utf8)] { pages[place].rowsSetAside += 1 }
  }

  /// The record of all cases that have a flag, and how many have none.
  func record() -> (DeskRecord, unflagged: Int) {
    let flagged = pages.filter { $0.isMet != nil }
    let classes = Set(flagged.map(\.lastClass)).sorted()
    let classPlaces = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
    let cases = flagged.map { page in
      DeskCase(
        page.name, classIndex: classPlaces[page.lastClass] ?? 0, isMet: page.isMet ?? false,
        moments: page.moments, stays: page.stays, due: page.due, oddities: oddities(of: page))
    }
    let turns = self.turns.sorted { $0.key < $1.key }.map { (state: $0.key, count: $0.value) }
    let record = DeskRecord(
      moments: kinds.all, states: states, classes: classes, cases: cases, zone: zone, turns: turns)
    return (record, pages.count - flagged.count)
  }

  private func oddities(of page: Page) -> [DeskCase.Oddity] {
    var oddities: [DeskCase.Oddity] = []
    if page.firstClass != page.lastClass { oddities.append(.firstOfClass(page.firstClass)) }
    if page.reopenings > 0 { oddities.append(.reopened(page.reopenings)) }
    // Once is what a flag is for.
    if page.flagChanges > 1 { oddities.append(.flagChanged(page.flagChanges)) }
    if page.rowsSetAside > 0 { oddities.append(.rowsSetAside(page.rowsSetAside)) }
    if kinds.ends.allSatisfy({ page.moments[$0] == nil }) { oddities.append(.stillOpen) }
    return oddities
  }
}
