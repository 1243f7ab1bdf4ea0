// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting

@testable import Charts

/// What the charts are filled with: the same for the same seed on every machine.
extension SeededNumbers {
  /// A count of any size, often nought.
  mutating func count() -> Int64 {
    Int64.random(in: 0 ... .max, using: &self) >> Int64.random(in: 0..<64, using: &self)
  }

  /// Words of any length, special characters among them.
  mutating func name() -> String {
    let letters = Array("aeimlWMÄß<&'\"界я – 09")
    let longest = Bool.random(using: &self) ? 8 : 60
    return String(
      (0..<Int.random(in: 1...longest, using: &self)).map { _ in
        letters[Int.random(in: 0..<letters.count, using: &self)]
      })
  }

  mutating func timeline() throws -> Timeline {
    func instant() -> Int64 { Int64.random(in: -100...1100, using: &self) }
    let clocks = (0..<Int.random(in: 0...6, using: &self)).map { _ in
      let segments = (0..<Int.random(in: 0...8, using: &self)).map { index in
        let start = instant()
        return Timeline.Segment(
          index.isMultiple(of: 2) ? .ran : .waiting(name()), from: start, to: start + 90)
      }
      return Timeline.Clock(
        name: name(), outcome: name(), segments: segments,
        deadline: .init(at: instant(), label: name()))
    }
    return try Timeline(
      caption: Samples.caption("any"), from: 0, to: 1000, clocks: clocks,
      events: (0..<Int.random(in: 0...30, using: &self)).map { _ in
        .init(at: instant(), label: name())
      }, ticks: (0...20).map { .init(at: $0 * 50, label: name()) })
  }
}
