// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import WorkingTime

@Suite struct OpeningWindowTests {
  @Test func `a window that is none is refused with its fault`() {
    let cases: [(Int, Int, CalendarFault)] = [
      (3600, 3600, .emptyWindow(opens: 3600, closes: 3600)),
      (7200, 3600, .reversedWindow(opens: 7200, closes: 3600)),
      (-1, 3600, .opensOutsideDay(opens: -1)),
      (86_400, 90_000, .opensOutsideDay(opens: 86_400)),
      (0, 172_801, .closesTooLate(closes: 172_801)),
      (.min, .max, .opensOutsideDay(opens: .min)),
    ]
    for (opens, closes, fault) in cases {
      #expect(throws: fault) { try OpeningWindow(opens: opens, closes: closes) }
      #expect(!fault.description.isEmpty)
    }
  }

  @Test func `overlapping and touching windows merge`() throws {
    let windows = try [
      OpeningWindow.hours(13, 17), .hours(9, 12), .hours(12, 13), .hours(11, 12.5), .hours(18, 30),
    ]
    let merged = OpeningWindow.merged(windows).map { [$0.opens / 1800, $0.closes / 1800] }
    #expect(merged == [[18, 34], [36, 60]])
  }

  @Test(arguments: 0..<200)
  func `merging and subtracting agree with sets of seconds`(seed: Int) throws {
    var random = SeededNumbers(spreading: seed)
    func some() throws -> [OpeningWindow] {
      try (0..<Int.random(in: 0...5, using: &random)).map { _ in
        let opens = Int.random(in: 0..<40, using: &random)
        return try OpeningWindow(opens: opens, closes: opens + .random(in: 1...20, using: &random))
      }
    }
    func seconds(_ windows: [OpeningWindow]) -> Set<Int> {
      Set(windows.flatMap { $0.opens..<$0.closes })
    }
    let (windows, breaks) = (try some(), try some())
    let left = OpeningWindow.subtracting(
      OpeningWindow.merged(breaks), from: OpeningWindow.merged(windows))
    #expect(seconds(left) == seconds(windows).subtracting(seconds(breaks)))
    #expect(zip(left, left.dropFirst()).allSatisfy { $0.closes < $1.opens })
  }
}
