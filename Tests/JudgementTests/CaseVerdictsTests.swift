// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Evidence
import Synchronization
import Terms
import Testing
import WorkingTime

@testable import Judgement

/// However many hands judge the cases, in whatever order: the outcome is that of one.
@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct CaseVerdictsTests {
  @Test(arguments: 0..<4 as Range<UInt64>)
  func `parts give the bytes of the whole`(seed: UInt64) throws {
    let agreement = try Everything.agreement()
    let history = History(of: agreement.name, try Everything.history(seed).events)
    let asOf = try #require(try Everything.instants(seed).last)
    let whole = try Judgement(of: agreement, asOf: asOf, knownAt: .max, history: history)
    for crew in Crews.all {
      let parts = try Judgement(
        of: agreement, asOf: asOf, knownAt: .max, history: history, by: crew)
      // Said in one word: finding where long bytes differ would take minutes.
      let isSame = VerdictTable(parts).jsonLines == VerdictTable(whole).jsonLines
      #expect(isSame, "seed \(seed), \(crew)")
    }
  }

  @Test(arguments: 0..<2 as Range<UInt64>)
  func `many cases that are reopened, moved and waited for`(seed: UInt64) throws {
    let agreement = try Everything.agreement()
    let history = History(of: agreement.name, try Arrivals.cases(seed, count: 150))
    let asOf = try London.instant("2026-09-01 12:00")
    let whole = try Judgement(of: agreement, asOf: asOf, knownAt: .max, history: history)
    #expect(whole.verdicts.count > 100)
    for crew in Crews.all {
      let parts = try Judgement(
        of: agreement, asOf: asOf, knownAt: .max, history: history, by: crew)
      // Said in one word: finding where long bytes differ would take minutes.
      let isSame = VerdictTable(parts).jsonLines == VerdictTable(whole).jsonLines
      #expect(isSame, "seed \(seed), \(crew)")
    }
  }

  @Test func `a limit that only all parts together pass is passed as by the whole`() throws {
    let agreement = try Everything.agreement()
    let history = History(of: agreement.name, try Everything.history(1).events)
    let asOf = try #require(try Everything.instants(1).last)
    let judgement = try Judgement(of: agreement, asOf: asOf, knownAt: .max, history: history)
    func heard(_ limit: Int, by crew: any Crew) throws -> Bench {
      var bench = judgement.bench
      bench.occurrencesLeft = limit
      var cases = CaseVerdicts(bench.law, try Tariff(agreement), asOf: asOf)
      cases.judge(judgement.docket, &bench, by: crew)
      return bench
    }
    let enough = Bench.mostOccurrences
    let used = enough - (try heard(enough, by: SingleHand()).occurrencesLeft)
    try #require(used > 2)
    for crew in Crews.all {
      let exact = try heard(used, by: crew)
      #expect(exact.fault == nil)
      #expect(exact.occurrencesLeft == 0)
      let (short, whole) = (try heard(used - 1, by: crew), try heard(used - 1, by: SingleHand()))
      #expect(short.fault != nil)
      #expect(short.fault == whole.fault)
      #expect(short.setAside.map(\.index) == whole.setAside.map(\.index))
    }
  }
}

/// Crews that share the work in different ways.
private enum Crews {
  static let all: [any Crew] = [
    Backwards(size: 2), Backwards(size: 7), AtOnce(size: 2), AtOnce(size: 7),
  ]

  /// The last part first, on one thread.
  struct Backwards: Crew {
    let size: Int

    func results<Result: Sendable>(
      _ count: Int, _ part: @Sendable (_ number: Int) -> Result
    ) -> [Result] {
      (0..<count).reversed().map { part($0) }.reversed()
    }
  }

  /// All at the same time.
  struct AtOnce: Crew {
    let size: Int

    func results<Result: Sendable>(
      _ count: Int, _ part: @Sendable (_ number: Int) -> Result
    ) -> [Result] {
      let results = Mutex([Result?](repeating: nil, count: count))
      DispatchQueue.concurrentPerform(iterations: count) { number in
        let result = part(number)
        results.withLock { $0[number] = result }
      }
      return results.withLock { $0.compactMap(\.self) }
    }
  }
}
