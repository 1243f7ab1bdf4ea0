// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// The clock of one obligation for one case: a value that events advance, one after the other.
///
/// The rules are numbered in docs/semantics.md.
struct CaseClock: Sendable {
  /// The obligation, by its place in the agreement.
  let obligation: Int
  /// 1, or more for a case reopened as a new one.
  let episode: Int
  /// The site the case was opened at, by its place in the agreement.
  let site: Int
  /// The severity that counts.
  private(set) var rank: Int
  /// A severity the case took on after the act was done; it counts once the case is reopened.
  private var rankWhileMet: Int?
  /// When the case came under the obligation; nil while it never did.
  @OptionalInstant private(set) var started: Instant? = nil
  private(set) var state: State = .notOwed
  /// The first act since the case was opened, or reopened in a way that undid it.
  private(set) var done: Done?
  /// The deadline, as far as it is fixed.
  @OptionalInstant private(set) var due: Instant? = nil
  /// The severity of the target that gives ``due``.
  private(set) var decidingRank: Int
  /// Since when it stands still; nil while it runs.
  @OptionalInstant private(set) var standingSince: Instant? = nil
  /// The first way of counting; nil while there is none.
  private var count: Count?
  /// The first stretch it stood still.
  private var standstill: Range<Instant>?
  /// What few clocks have, none or one: the others are numbers alone.
  private var rare: [Rare] = []
  /// The deadline both agreed for the case, which nothing else moves but a reopening.
  @OptionalInstant private(set) var agreed: Instant? = nil
  /// The case came outside the time the obligation is in force, or is of another component: nothing
  /// is owed for it.
  var isOutsideTerm: Bool
  /// For the explanation, if one is wanted.
  var journal: Journal?

  enum State: Sendable {
    /// The case never came under the obligation, or left it before it was due.
    case notOwed
    case running, met, breached, excused
    /// The case left the obligation.
    case void
  }

  struct Done: Sendable {
    let time: Instant
    let event: CaseEvent

    /// Reopening undoes what says that a case is over; an answer stays given.
    var isUndoneByReopening: Bool {
      switch event {
      case .workedAround, .restored, .resolved, .closed: true
      default: false
      }
    }
  }

  /// What a clock has beside the first of each.
  private struct Rare: Sendable {
    /// Further ways of counting.
    var counts: [Count] = []
    /// Ways of counting from the start that do not count now, and may again.
    var shelf: [Count] = []
    /// Further stretches it stood still.
    var standstills: [Range<Instant>] = []
  }

  /// The ways of counting; the earliest deadline counts.
  var counts: [Count] { (count.map { [$0] } ?? []) + (rare.first?.counts ?? []) }

  /// Stretches it stood still, ascending and apart.
  var standstills: [Range<Instant>] {
    (standstill.map { [$0] } ?? []) + (rare.first?.standstills ?? [])
  }

  // Written in line, a clock that is added to others is made, copied and destroyed.
  @inline(never)
  init(
    obligation: Int, episode: Int, rank: Int, site: Int, isOutsideTerm: Bool, isRecording: Bool
  ) {
    self.obligation = obligation
    self.episode = episode
    self.site = site
    self.rank = rank
    self.isOutsideTerm = isOutsideTerm
    decidingRank = rank
    journal = isRecording ? Journal() : nil
  }

  /// Whether a verdict is due on it.
  var isOwed: Bool { state != .notOwed }

  // MARK: - Time

  /// Whether a deadline before an instant is missed that is not known to be yet.
  func isMissed(at instant: Instant) -> Bool {
    guard state == .running, let due else { return false }
    return due.milliseconds < instant.milliseconds
  }

  /// Time comes to `instant`: a deadline before it is breached.
  mutating func pass(_ instant: Instant) { if isMissed(at: instant) { state = .breached } }

  // MARK: - Starting

  /// The case comes under the obligation.
  ///
  /// An act done before, while the case was open, counts.
  mutating func start(_ instant: Instant, isWaiting: Bool, _ bench: inout Bench) {
    state = .running
    started = instant
    (count, standstill) = (nil, nil)
    if !rare.isEmpty { rare = [] }
    journal?.startAnew()
    standingSince = isWaiting ? instant : nil
    agreed = nil
    setCount(rank, from: instant, &bench)
    if done != nil { settle(at: instant, &bench) }
  }

  /// Replaces every way of counting by one.
  ///
  /// Those from the start are shelved and kept up, so that going back to one does not count
  /// everything again.
  private mutating func setCount(_ rank: Int, from start: Instant, _ bench: inout Bench) {
    guard count != nil || !rare.isEmpty else { return addCount(rank, from: start, &bench) }
    let known = counts + (rare.first?.shelf ?? [])
    let kept = known.filter { $0.start == start && $0.rank == rank }
    let shelf = known.filter { $0.start == started && ($0.rank != rank || $0.start != start) }
    count = kept.first
    withRare { rare in
      rare.counts = Array(kept.dropFirst())
      rare.shelf = shelf
    }
    if kept.isEmpty { addCount(rank, from: start, &bench) } else { reckon() }
  }

  private mutating func withRare(_ change: (inout Rare) -> Void) {
    if rare.isEmpty { rare.append(Rare()) }
    change(&rare[0])
  }

  /// Adds a way of counting, less what stood still since its start.
  private mutating func addCount(_ rank: Int, from start: Instant, _ bench: inout Bench) {
    guard var added = bench.count(obligation, rank: rank, site: site, from: start) else { return }
    if standstill != nil {
      let standstills = standstills
      let earlier = standstills.lastIndex { $0.upperBound <= start } ?? -1
      for still in standstills[(earlier + 1)...] {
        added.exclude(from: still.lowerBound, to: still.upperBound, &bench.book)
      }
    }
    if count == nil { count = added } else { withRare { $0.counts.append(added) } }
    reckon()
  }

  /// Finds the deadline: the earliest of all ways of counting, if it is fixed.
  private mutating func reckon() {
    if let agreed {
      due = agreed
      return
    }
    let (fixed, deciding) = earliest
    decidingRank = deciding ?? count?.rank ?? rank
    guard let standingSince else {
      due = fixed
      return
    }
    // What stands still after the deadline does not move it.
    if let fixed, fixed <= standingSince {
      self.standingSince = nil
      due = fixed
    } else {
      due = nil
    }
  }

  /// The earliest deadline and its severity, of equals the first; nil where no way of counting has one.
  private var earliest: (due: Instant?, rank: Int?) {
    var earliest = (due: count?.due, rank: count?.due == nil ? nil : count?.rank)
    guard let rare = rare.first else { return earliest }
    for count in rare.counts {
      guard let due = count.due else { continue }
      if earliest.due.map({ due < $0 }) ?? true { earliest = (due, count.rank) }
    }
    return earliest
  }

  // MARK: - Standing still

  /// The case begins to wait on somebody this clock stops for.
  mutating func stand(from instant: Instant) {
    guard state == .running, standingSince == nil, agreed == nil else { return }
    if let due, due <= instant { return }
    standingSince = instant
    due = nil
  }

  /// The case waits on nobody this clock stops for any more.
  mutating func run(from instant: Instant, _ bench: inout Bench) {
    guard state == .running, let since = standingSince else { return }
    standingSince = nil
    exclude(since..<max(since, instant), &bench)
    reckon()
  }

  private mutating func exclude(_ piece: Range<Instant>, _ bench: inout Bench) {
    guard !piece.isEmpty else { return }
    insert(piece)
    count?.exclude(from: piece.lowerBound, to: piece.upperBound, &bench.book)
    guard !rare.isEmpty else { return }
    for place in rare[0].counts.indices {
      rare[0].counts[place].exclude(from: piece.lowerBound, to: piece.upperBound, &bench.book)
    }
    for place in rare[0].shelf.indices {
      rare[0].shelf[place].exclude(from: piece.lowerBound, to: piece.upperBound, &bench.book)
    }
  }

  private mutating func insert(_ piece: Range<Instant>) {
    guard standstill != nil else {
      standstill = piece
      return
    }
    var all = standstills
    var place = all.count
    while place > 0, all[place - 1].lowerBound > piece.lowerBound { place -= 1 }
    all.insert(piece, at: place)
    standstill = all.first
    withRare { $0.standstills = Array(all.dropFirst()) }
  }

  // MARK: - Acts

  /// An event that counts as the act.
  mutating func act(_ fact: Fact, _ bench: inout Bench) {
    guard done == nil else { return }
    done = Done(time: fact.time, event: fact.event)
    if state == .running { settle(at: fact.time, &bench) }
  }

  /// The act is done in time: the clock stops.
  ///
  /// If it stood still, the deadline is where the time left would end from here.
  private mutating func settle(at instant: Instant, _ bench: inout Bench) {
    run(from: instant, &bench)
    state = .met
  }

  // MARK: - Agreement

  /// Both agree on another deadline; false if it comes too late or lies behind.
  mutating func agree(on deadline: Instant, at instant: Instant) -> Bool {
    guard state == .running, deadline >= instant else { return false }
    agreed = deadline
    standingSince = nil
    due = deadline
    return true
  }

  // MARK: - Ends

  mutating func excuse() { state = .excused }

  mutating func annul() { state = .void }

  // MARK: - Severity

  /// What a change of severity did.
  enum Change: Sendable {
    case none, refused, started, ended, oldStands
    case changed(isUpgrade: Bool)
  }

  /// Whether the clock refused a fall to this severity that consent could still bring about.
  func lags(behind newRank: Int) -> Bool {
    (rankWhileMet ?? rank) < newRank && state != .breached && state != .excused
  }

  /// The severity of the case changes.
  mutating func change(
    to newRank: Int, at instant: Instant, hasConsent: Bool, isWaiting: Bool, _ bench: inout Bench
  ) -> Change {
    let rule = bench.rule(obligation)
    let current = rankWhileMet ?? rank
    guard newRank != current else { return .none }
    let isUpgrade = newRank < current
    if !isUpgrade, rule.obligation.onDowngrade == .onlyWithConsent, !hasConsent { return .refused }
    switch state {
    case .running:
      return changeRunning(to: newRank, at: instant, isUpgrade, isWaiting: isWaiting, &bench)
    case .met:
      rankWhileMet = newRank
      return .none
    case .notOwed, .void:
      rank = newRank
      guard bench.owes(self, newRank), !isOutsideTerm else { return .none }
      start(instant, isWaiting: isWaiting, &bench)
      return .started
    case .breached, .excused: return .none
    }
  }

  private mutating func changeRunning(
    to newRank: Int, at instant: Instant, _ isUpgrade: Bool, isWaiting: Bool, _ bench: inout Bench
  ) -> Change {
    let rule = bench.rule(obligation)
    let obligation = rule.obligation
    rank = newRank
    if isUpgrade ? obligation.onUpgrade == .oldStands : obligation.onDowngrade == .oldStands {
      return .oldStands
    }
    guard bench.owes(self, newRank) else {
      state = .void
      standingSince = nil
      due = nil
      return .ended
    }
    retarget(isUpgrade, at: instant, obligation, &bench)
    if isWaiting { stand(from: instant) }
    return .changed(isUpgrade: isUpgrade)
  }

  private mutating func retarget(
    _ isUpgrade: Bool, at instant: Instant, _ obligation: Obligation, _ bench: inout Bench
  ) {
    let opening = started ?? instant
    switch (isUpgrade, obligation.onUpgrade, obligation.onDowngrade) {
    case (true, .earlierOfOldAndNewFromChange, _):
      // The same target from an earlier start is never later.
      if !counts.contains(where: { $0.rank == rank }) { addCount(rank, from: instant, &bench) }
    case (true, .newFromChange, _), (false, _, .newFromChange):
      setCount(rank, from: instant, &bench)
    case (true, .newFromOpening, _), (false, _, .newFromOpening), (false, _, .onlyWithConsent):
      setCount(rank, from: opening, &bench)
    case (true, .oldStands, _), (false, _, .oldStands): break
    }
  }

  // MARK: - Reopening

  /// The case is reopened soon enough for the clock to go on.
  ///
  /// What stood still since the act, or since the closing (nil if the case was never closed), does
  /// not count; an act that is undone must be done again. Says whether anything changed.
  mutating func goOn(
    at instant: Instant, closed: Instant?, isWaiting: Bool, _ bench: inout Bench
  ) -> Bool {
    let undone = done?.isUndoneByReopening == true ? done : nil
    if undone != nil { done = nil }
    if state == .met, let undone {
      state = .running
      putOff(from: undone.time, to: instant)
      exclude(undone.time..<max(undone.time, instant), &bench)
      reckon()
    } else if state == .running, done == nil, let closed {
      let from = min(standingSince ?? closed, closed)
      putOff(from: closed, to: instant)
      standingSince = nil
      for gap in gaps(from: from, to: instant) { exclude(gap, &bench) }
      reckon()
    } else {
      return undone != nil
    }
    if isWaiting { stand(from: instant) }
    if let newRank = rankWhileMet {
      rankWhileMet = nil
      _ = change(to: newRank, at: instant, hasConsent: true, isWaiting: isWaiting, &bench)
    }
    return true
  }

  /// A deadline that was agreed moves on by the time between.
  private mutating func putOff(from: Instant, to: Instant) {
    guard let agreed else { return }
    self.agreed = Instant(
      milliseconds: agreed.milliseconds + max(0, from.distance(to: to)))
  }

  /// What of a stretch is not among the standstills yet.
  private func gaps(from: Instant, to: Instant) -> [Range<Instant>] {
    var gaps: [Range<Instant>] = []
    var end = to
    for still in standstills.reversed() {
      guard still.upperBound > from else { break }
      if still.upperBound < end { gaps.append(still.upperBound..<end) }
      end = min(end, still.lowerBound)
    }
    if from < end { gaps.append(from..<end) }
    return gaps.reversed()
  }
}
