// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// What happens outside cases and bears on their clocks: duties, windows, suspensions, deadlines
/// agreed, the end of the agreement.
struct Interventions: Sendable {
  /// When the agreement ended early.
  let end: Instant?
  /// What is set before anything has happened: duties that no case has seen kept.
  private let first: UInt64
  /// For all cases, in order.
  private let global: [Intervention]
  /// What is set after each of ``global``.
  private let masks: [UInt64]
  /// For one case, in order, by the case.
  private var own: [UInt32: [Intervention]]
  /// Some case was touched once: hearings go on as if one still were.
  var isKept = false { didSet { isEmpty = isUntouched } }
  /// Whether no case is ever touched.
  private(set) var isEmpty = true
  /// A duty whose breach excuses was broken.
  private let mayExcuse: Bool
  /// Times for which powers have suspended obligations.
  let suspensions: [Suspension]

  /// One of them.
  struct Intervention: Sendable {
    let time: Instant
    let index: UInt64
    let action: Action

    enum Action: Sendable {
      case set(UInt64)
      case clear(UInt64)
      case agree(StandingFact)
    }

    func precedes(_ other: Intervention) -> Bool {
      (time.milliseconds, index) < (other.time.milliseconds, other.index)
    }
  }

  /// A time for which a power has suspended obligations.
  struct Suspension: Sendable {
    let power: Int
    let range: Range<Instant>
    let index: UInt64
  }

  init(_ law: Law, _ record: StandingRecord, suspensions: [Suspension], end: Instant?) {
    self.end = end
    self.suspensions = suspensions
    var first: UInt64 = 0
    var global: [Intervention] = []
    var own: [UInt32: [Intervention]] = [:]
    func add(_ range: Range<Instant>, _ index: UInt64, _ endIndex: UInt64, _ bit: UInt64) {
      guard !range.isEmpty else { return }
      global.append(Intervention(time: range.lowerBound, index: index, action: .set(bit)))
      guard range.upperBound < .latest else { return }
      global.append(Intervention(time: range.upperBound, index: endIndex, action: .clear(bit)))
    }
    for (place, interrupter) in law.interrupters.enumerated() {
      let bit = law.bit(ofInterrupter: place)
      switch interrupter.kind {
      case .broken(let duty), .notYetKept(let duty):
        if case .notYetKept = interrupter.kind { first |= bit }
        for fact in record.duties[duty].facts {
          let step = Intervention(
            time: fact.time, index: fact.index,
            action: fact.event == .dutyBroken ? .set(bit) : .clear(bit))
          if fact.caseID == Fact.absent {
            global.append(step)
          } else {
            own[fact.caseID, default: []].append(step)
          }
        }
      case .exclusion(let exclusion):
        for window in record.windows[exclusion] {
          add(window.range, window.index, window.endIndex ?? window.index, bit)
        }
      case .suspension(let power):
        for suspension in suspensions where suspension.power == power {
          add(suspension.range, suspension.index, suspension.index, bit)
        }
      }
    }
    for fact in record.agreed {
      own[fact.caseID, default: []].append(
        Intervention(time: fact.time, index: fact.index, action: .agree(fact)))
    }
    mayExcuse = law.excusers.values.contains { duties in
      duties.contains { !record.duties[$0].facts.isEmpty }
    }
    self.first = first
    self.global = Self.sorted(global)
    self.own = own.mapValues { Self.sorted($0) }
    var mask = first
    masks = self.global.map { step in
      mask = Self.mask(mask, after: step)
      return mask
    }
    isEmpty = isUntouched
  }

  /// In order; those of one moment in the order they were added.
  private static func sorted(_ steps: [Intervention]) -> [Intervention] {
    steps.enumerated().sorted { left, right in
      left.element.precedes(right.element)
        || (!right.element.precedes(left.element) && left.offset < right.offset)
    }.map(\.element)
  }

  private static func mask(_ mask: UInt64, after step: Intervention) -> UInt64 {
    switch step.action {
    case .set(let bit): mask | bit
    case .clear(let bit): mask & ~bit
    case .agree: mask
    }
  }

  private var isUntouched: Bool {
    first == 0 && global.isEmpty && own.isEmpty && end == nil && !mayExcuse && !isKept
  }

  /// One more deadline that is agreed for a case.
  mutating func add(_ agreed: StandingFact) {
    let step = Intervention(time: agreed.time, index: agreed.index, action: .agree(agreed))
    own[agreed.caseID] = Self.sorted((own[agreed.caseID] ?? []) + [step])
    isKept = true
  }

  /// Forgets what was agreed for one case; duties are of the record, and stay.
  mutating func forget(agreedFor caseID: UInt32) {
    guard let steps = own[caseID] else { return }
    let left = steps.filter { if case .agree = $0.action { false } else { true } }
    own[caseID] = left.isEmpty ? nil : left
    isEmpty = isUntouched
  }

  /// What comes for one case, from an instant on, merged in order.
  func stream(ofCase caseID: UInt32, from instant: Instant) -> Stream {
    let next = firstPlace(atOrAfter: instant)
    return Stream(
      mask: next == 0 ? first : masks[next - 1], global: global[next...],
      own: (own[caseID] ?? [])[...])
  }

  private func firstPlace(atOrAfter instant: Instant) -> Int {
    var (low, high) = (0, global.count)
    while low < high {
      let middle = (low + high) / 2
      if global[middle].time < instant { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The interventions of one case, one after the other.
  struct Stream {
    /// What was set before the first of them.
    let mask: UInt64
    private var global: ArraySlice<Intervention>
    private var own: ArraySlice<Intervention>

    fileprivate init(
      mask: UInt64, global: ArraySlice<Intervention>, own: ArraySlice<Intervention>
    ) {
      self.mask = mask
      self.global = global
      self.own = own
    }

    /// The next one, if it comes before a moment.
    mutating func next(before time: Instant, index: UInt64) -> Intervention? {
      let isOwn: Bool
      switch (global.first, own.first) {
      case (nil, nil): return nil
      case (nil, _): isOwn = true
      case (_, nil): isOwn = false
      case (let first?, let second?): isOwn = second.precedes(first)
      }
      guard let step = isOwn ? own.first : global.first,
        (step.time.milliseconds, step.index) < (time.milliseconds, index)
      else { return nil }
      if isOwn { own.removeFirst() } else { global.removeFirst() }
      return step
    }
  }
}
