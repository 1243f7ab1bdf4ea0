// SPDX-License-Identifier: Apache-2.0

import Evidence
import FrankpledgeTesting
import Terms
import Testing
import WorkingTime

@testable import Judgement

/// An event that is read where its bytes lie says what it says when it is read in full.
@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct RegisterPlainTests {
  @Test(arguments: 0..<6 as Range<UInt64>)
  func `a plain event is read to the same`(seed: UInt64) throws {
    var (plain, full) = (History(of: "north-bank"), History(of: "north-bank"))
    var count = 0
    for recorded in try Everything.history(seed, events: 400).events {
      let bytes = recorded.event.canonicalBytes
      let isCase = recorded.event.type.hasPrefix("org.frankpledge.case.")
      let isPlain = plain.takePlain(bytes, index: recorded.index)
      #expect(isPlain == (isCase && !recorded.event.type.hasSuffix("case.agreed")), "seed \(seed)")
      count += isPlain ? 1 : 0
      if isPlain { full.take(recorded) }
    }
    #expect(count > 100 && plain.words == full.words, "seed \(seed)")
  }

  @Test func `what is not plain is left to be read in full`() throws {
    let event = Event(
      id: "1", source: "/desk", type: "org.frankpledge.case.opened",
      time: Instant(milliseconds: 1_767_600_000_000), agreement: "north-bank", subject: "7",
      data: ["severity": .string("S1")])
    let text = String(decoding: event.canonicalBytes, as: UTF8.self)
    #expect(isPlain(text))
    for (from, to) in [
      (#""S1""#, #""S1\u0041""#), (#""S1""#, #""Schön""#), (#""S1""#, "7"), (#""S1""#, #"["S1"]"#),
      (#"{"severity":"S1"}"#, #"{"severity":"S1","severity":"S2"}"#),
      (#"{"severity":"S1"}"#, #"{"site":"x","severity":"S1"}"#), (#""severity":"S1""#, ""),
      (#""subject":"7","#, ""), (#""subject":"7""#, #""subject":"""#), (#""1.0""#, #""1.1""#),
      ("north-bank", "south-bank"), ("/desk", "/de sk"), (#""id":"1""#, #""id":"""#),
      ("case.opened", "case.agreed"), ("case.opened", "advisory.fixed"), ("2026-01", "2026-13"),
      ("Z\"", "+00:00\""), ("Z\"", "z\""), ("T", "t"), ("Z\"", ".000Z\""), ("Z\"", ".10Z\""),
      ("Z\"", ".1Z\""), (#""id":"#, #""extra":"x","id":"#), (#"":"7""#, #"":"7\""#),
      (#","time""#, #", "time""#), ("}", "}\n"),
    ] {
      let changed = text.replacing(from, with: to, maxReplacements: 1)
      #expect(changed != text && !isPlain(changed), "\(changed)")
    }
    for count in 0..<text.utf8.count { #expect(!isPlain(String(text.prefix(count)))) }
  }

  /// Whatever is done to its bytes, an event that is read plainly is one that is read in full, to the
  /// same.
  @Test func `junk is not taken for an event`() throws {
    var random = SeededNumbers(seed: 11)
    let events = try Everything.history(3, events: 200).events.map(\.event.canonicalBytes)
    var taken = 0
    for number in 0..<20_000 {
      var bytes = events[number % events.count]
      for _ in 0...Int.random(in: 0..<3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = .random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes.insert(bytes[bytes.count - 1 - place], at: place)
        }
      }
      var plain = History(of: "north-bank")
      guard plain.takePlain(bytes, index: 1) else { continue }
      taken += 1
      var full = History(of: "north-bank")
      full.take(RecordedEvent(index: 1, event: try Event(parsing: bytes)))
      #expect(plain.words == full.words)
    }
    #expect(taken > 1_000)
  }

  private func isPlain(_ text: String) -> Bool {
    var history = History(of: "north-bank")
    return history.takePlain(Array(text.utf8), index: 0)
  }
}

extension History {
  /// Its facts with their names written out.
  fileprivate var words: [String] {
    facts.map { fact in
      let particulars =
        register.particulars.indices.contains(Int(fact.reason))
          && fact.event == .opened ? register.particulars[Int(fact.reason)] : nil
      let more = particulars.map {
        [register.names[$0.component], register.names[$0.site]].map { $0 ?? "-" }
      }
      let reason = fact.event == .opened ? nil : register.names[fact.reason]
      return "\(fact.time) \(fact.index) \(register.cases[fact.caseID] ?? "-") \(fact.event)"
        + " \(register.names[fact.name] ?? "-") \(reason ?? "-") \(more ?? [])"
        + " \(String(describing: fact.actor)) \(String(describing: fact.side)) \(fact.hasConsent)"
    }
  }
}
