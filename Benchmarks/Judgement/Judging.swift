// SPDX-License-Identifier: Apache-2.0
// Times how long it takes to judge a history of many events: README.md beside this file says which.
//
//   judgement-bench AGREEMENT EVENTS ROUNDS [memory] [threads] [running] [store]
//
// AGREEMENT is bench.md, EVENTS what events.py writes. All four ways unless some are named. Prints a
// line of JSON for the best round of each way:
//   memory   events that are read already are judged, on one thread
//   threads  the same on two
//   store    events are read from the log, checked, and judged
//   pack=FOLDER  no figures: writes the pack of the recorded events, for Benchmarks/Evidence
//   running  the same, folded forward: what one more event costs after all others, median and 99th
//            percentile of CPU time

import Evidence
import Foundation
import Judgement
import Office
import Storage
import Terms
import WorkingTime

@main
enum Judging {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 3, let rounds = Int(arguments[2]) else {
      throw Fault(
        description: "judgement-bench AGREEMENT EVENTS ROUNDS [memory] [threads] [running] [store]")
    }
    let desk = try Desk(agreement: arguments[0], events: arguments[1])
    let ways =
      arguments.count > 3 ? Array(arguments[3...]) : ["memory", "threads", "running", "store"]
    if ways.contains("memory") { try memory(desk, rounds) }
    if ways.contains("threads") { try memory(desk, rounds, threads: 2) }
    if ways.contains("running") { try running(desk) }
    if ways.contains("store") { try await store(desk, rounds) }
    for way in ways where way.hasPrefix("pack=") {
      try await desk.pack(into: String(way.dropFirst("pack=".count)))
    }
  }

  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  // MARK: - From memory

  private static func memory(_ desk: Desk, _ rounds: Int, threads: Int = 1) throws {
    let history = try desk.history()
    let lanes = Lanes.threads(threads)
    var best: Timing?
    var judgement: Judgement?
    for _ in 0..<rounds {
      judgement = nil
      let timing = try Timing.of {
        judgement = try Judgement(
          of: desk.agreement, asOf: desk.asOf, knownAt: .max, history: history, by: lanes)
      }
      best = best.map { $0.seconds < timing.seconds ? $0 : timing } ?? timing
    }
    report(threads == 1 ? "memory" : "threads", desk, best, judgement)
  }

  private static func report(
    _ engine: String, _ desk: Desk, _ timing: Timing?, _ judgement: Judgement?
  ) {
    guard let timing, let judgement else { return }
    var digest = RunningDigest()
    for verdict in judgement.verdicts {
      let due = verdict.due.map { "\($0.milliseconds)" } ?? "-"
      digest.update(
        Array("\(verdict.caseName) \(verdict.obligation) \(verdict.state.rawValue) \(due)\n".utf8))
    }
    print(
      "{\"engine\":\"\(engine)\",\"events\":\(desk.count),\"seconds\":\(timing.seconds),"
        + "\"cpu\":\(timing.cpu),\"verdicts\":\(judgement.verdicts.count),"
        + "\"digest\":\"\(digest.digest.hex)\"}")
  }

  // MARK: - From the store

  private static func store(_ desk: Desk, _ rounds: Int) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "judgement-bench-\(ProcessInfo.processInfo.processIdentifier)").path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try await desk.recorded(in: folder)
    var best: Timing?
    var judgement: Judgement?
    for _ in 0..<rounds {
      judgement = nil
      let timing = try await Timing.of {
        let hearing = try await Hearing(desk.agreement.name, from: store)
        judgement = try hearing.judgement(asOf: .instant(desk.asOf))
      }
      best = best.map { $0.seconds < timing.seconds ? $0 : timing } ?? timing
    }
    try store.close()
    report("store", desk, best, judgement)
  }

  // MARK: - One more event

  /// The last thousand events, one by one, after all before them.
  private static func running(_ desk: Desk) throws {
    let last = min(1_000, desk.count / 2)
    let history = try desk.history(leavingOut: last)
    let tail = try desk.tail(last)
    let start = tail.first?.event.time ?? desk.asOf
    var running = try RunningJudgement(
      of: desk.agreement, asOf: start, knownAt: UInt64(desk.count - last), history: history)
    let memory = try DeskMemory(desk)
    var times: [Double] = []
    for event in tail {
      let timing = try Timing.of {
        _ = try running.advance(to: event.event.time, memory)
        _ = try running.take(event, memory)
      }
      times.append(timing.cpu)
    }
    times.sort()
    func percentile(_ share: Double) -> Double {
      (times[min(times.count - 1, Int(Double(times.count) * share))] * 1e7).rounded() / 10
    }
    print(
      "{\"engine\":\"running\",\"events\":\(desk.count),\"p50_us\":\(percentile(0.5)),"
        + "\"p99_us\":\(percentile(0.99)),\"max_us\":\(percentile(1)),"
        + "\"held\":\(running.heldCount)}")
  }
}

/// Seconds on the clock, and of CPU time over all threads.
struct Timing {
  let seconds: Double
  let cpu: Double

  private static var now: (seconds: Double, cpu: Double) {
    func seconds(_ clock: clockid_t) -> Double {
      var time = timespec()
      clock_gettime(clock, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    return (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
  }

  static func of(_ body: () throws -> Void) rethrows -> Timing {
    let start = now
    try body()
    let end = now
    return Timing(seconds: end.seconds - start.seconds, cpu: end.cpu - start.cpu)
  }

  static func of(_ body: () async throws -> Void) async rethrows -> Timing {
    let start = now
    try await body()
    let end = now
    return Timing(seconds: end.seconds - start.seconds, cpu: end.cpu - start.cpu)
  }
}
