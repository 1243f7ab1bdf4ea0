// SPDX-License-Identifier: Apache-2.0

import Forecast
import Foundation
import WorkingTime

/// Outages of the services of a status page, and the weeks in which each was up for 99.5 % of the time.
///
/// A row is a change or a daily sign of life, so a service of which nothing is heard for two days is watched no more.
struct ProbeLog {
  /// The first midnight after the record begins.
  let start: Instant
  /// How many whole weeks there are.
  let weeks: Int
  private(set) var outages: [ObservedFact] = []
  private(set) var decisions: [ObservedFact] = []

  private struct Malformed: Error {}

  private struct Probe {
    let at: Instant
    let isUp: Bool
  }

  private static let day: Int64 = 86_400_000
  private static let week = 7 * day
  private static let silence = 2 * day
  /// 0.5 % of a week, in milliseconds.
  private static let allowed = week / 200

  init(_ path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var services: [String: [Probe]] = [:]
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      // No name of a service holds a comma.
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count == 6, let at = try? Instant(rfc3339: fields[0]) else { throw Malformed() }
      services[String(fields[1]), default: []].append(Probe(at: at, isUp: fields[2] == "up"))
    }
    let times = services.values.flatMap { $0.map(\.at) }
    guard let first = times.min(), let last = times.max() else { throw Malformed() }
    start = Instant(milliseconds: (first.milliseconds / Self.day + 1) * Self.day)
    weeks = Int(start.distance(to: last) / Self.week)
    for (series, probes) in services.sorted(by: { $0.key < $1.key }) {
      add(series, probes.sorted { $0.at < $1.at }, recordEnds: last)
    }
  }

  private mutating func add(_ series: String, _ probes: [Probe], recordEnds: Instant) {
    guard let first = probes.first, let last = probes.last else { return }
    var watch = [ObservedFact(.watched, in: series, at: first.at)]
    let silent = Instant(milliseconds: last.at.milliseconds + Self.silence)
    let isSilent = silent < recordEnds
    if isSilent { watch.append(ObservedFact(.left, in: series, at: silent)) }
    outages += watch
    decisions += watch
    var wasUp = true
    for probe in probes {
      if wasUp, !probe.isUp { outages.append(ObservedFact(.came, in: series, at: probe.at)) }
      wasUp = probe.isUp
    }
    // A week is decided as its last moment passes.
    for number in 0..<weeks {
      let begin = start.milliseconds + Int64(number) * Self.week
      let end = begin + Self.week
      guard first.at.milliseconds <= begin, !isSilent || end <= silent.milliseconds else {
        continue
      }
      let isMet = Self.downTime(probes, begin..<end) <= Self.allowed
      decisions.append(
        ObservedFact(.decided(met: isMet), in: series, at: Instant(milliseconds: end - 1)))
    }
  }

  /// For how long a service was down: from each probe that found it down to the next.
  private static func downTime(_ probes: [Probe], _ time: Range<Int64>) -> Int64 {
    zip(probes, probes.dropFirst()).reduce(0) { sum, pair in
      guard !pair.0.isUp else { return sum }
      let begin = max(time.lowerBound, pair.0.at.milliseconds)
      return sum + max(0, min(time.upperBound, pair.1.at.milliseconds) - begin)
    }
  }
}
