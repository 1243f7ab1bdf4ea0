// SPDX-License-Identifier: Apache-2.0
// Times deadlines over the cases that peers.py wrote, and writes the results for it to compare.
//
//   deadlines-bench cases.bin results.bin [path of the Europe/Berlin TZif file]
//
// Prints one JSON line: rates in deadlines a second of CPU time, best of several, one thread.

import WorkingTime

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@main
struct Deadlines {
  static func main() {
    do {
      try run(CommandLine.arguments)
    } catch {
      print("deadlines-bench: \(error)")
      exit(2)
    }
  }

  static func run(_ arguments: [String]) throws {
    guard arguments.count >= 3 else { throw BenchmarkFault.usage }
    let zonePath = arguments.count > 3 ? arguments[3] : "/usr/share/zoneinfo/Europe/Berlin"
    let berlin = try Zone(name: "Europe/Berlin", tzif: try read(zonePath))
    let cases = try Cases(try read(arguments[1]))
    let open = try openTime(berlin, closed: cases.holidays)
    let crowded = try openTime(berlin, closed: cases.holidays + holidaysOutside())

    var results: [Int64] = []
    var (batch, plain, manyHolidays) = (0.0, 0.0, 0.0)
    for _ in 0..<200 { batch = max(batch, try rateOfBatch(open, cases, &results)) }
    let expected = results
    for round in 0..<200 {
      // Alternating which of the two goes first, so that neither always finds the warmer cache.
      if round.isMultiple(of: 2) { plain = max(plain, try rateOfBatch(open, cases, &results)) }
      manyHolidays = max(manyHolidays, try rateOfBatch(crowded, cases, &results))
      if !round.isMultiple(of: 2) { plain = max(plain, try rateOfBatch(open, cases, &results)) }
    }
    guard results == expected else { throw BenchmarkFault.different("2,000 holidays outside") }
    let single = (0..<30).reduce(0.0) { best, _ in max(best, rateOfSingles(open, cases, &results)) }
    guard results == expected else { throw BenchmarkFault.different("single calls") }

    try write(expected, to: arguments[2])
    let checksum = expected.reduce(UInt64(0)) { $0 &* 31 &+ UInt64(bitPattern: $1) }
    print(
      """
      {"batch": \(Int(batch)), "single": \(Int(single)), "plain": \(Int(plain)), \
      "holidays2000": \(Int(manyHolidays)), "cases": \(expected.count), "checksum": \(checksum)}
      """)
  }

  static func openTime(_ zone: Zone, closed: [CivilDate]) throws -> OpenTime {
    let day = [try OpeningWindow(opens: 9 * 3600, closes: 17 * 3600)]
    let week = Dictionary(uniqueKeysWithValues: Weekday.allCases.prefix(5).map { ($0, day) })
    let calendar = try WorkCalendar(zone: zone, weekly: week, closures: Set(closed))
    return try OpenTime(
      .calendar(calendar), from: try Instant(rfc3339: "2020-12-01T00:00:00Z"),
      to: try Instant(rfc3339: "2026-07-01T00:00:00Z"))
  }

  /// Two thousand dates of the decades before and after the range.
  static func holidaysOutside() -> [CivilDate] {
    (0..<2000).map { CivilDate(daysSinceEpoch: $0.isMultiple(of: 2) ? 5 * $0 : 21_000 + 5 * $0) }
  }

  static func rateOfBatch(
    _ open: OpenTime, _ cases: Cases, _ results: inout [Int64]
  ) throws -> Double {
    let start = processorSeconds()
    try open.deadlines(starts: cases.starts, durations: cases.durations, into: &results)
    return Double(cases.starts.count) / (processorSeconds() - start)
  }

  static func rateOfSingles(_ open: OpenTime, _ cases: Cases, _ results: inout [Int64]) -> Double {
    let start = processorSeconds()
    for index in cases.starts.indices {
      let from = Instant(milliseconds: cases.starts[index])
      results[index] = open.add(cases.durations[index], to: from)?.milliseconds ?? OpenTime.beyond
    }
    return Double(cases.starts.count) / (processorSeconds() - start)
  }
}

enum BenchmarkFault: Error, CustomStringConvertible {
  case usage
  case file(String)
  case malformed
  case different(String)

  var description: String {
    switch self {
    case .usage: "usage: deadlines-bench cases.bin results.bin [zone file]"
    case .file(let path): "cannot read or write \(path)"
    case .malformed: "the cases are not as peers.py writes them"
    case .different(let what): "other results with \(what)"
    }
  }
}

/// The numbers of a cases file, each a little-endian Int64: how many holidays, how many cases, the
/// holidays (days since 1970), the starts and the durations (milliseconds).
struct Cases {
  let holidays: [CivilDate]
  let starts: [Int64]
  let durations: [Int64]

  init(_ bytes: [UInt8]) throws {
    var numbers: [Int64] = []
    for place in stride(from: 0, to: bytes.count - bytes.count % 8, by: 8) {
      let bits = bytes[place..<place + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      numbers.append(Int64(bitPattern: bits))
    }
    guard numbers.count >= 2, let days = Int(exactly: numbers[0]),
      let count = Int(exactly: numbers[1]),
      days >= 0, count >= 0, days < numbers.count, count < numbers.count,
      numbers.count == 2 + days + 2 * count
    else { throw BenchmarkFault.malformed }
    holidays = numbers[2..<2 + days].map { CivilDate(daysSinceEpoch: Int($0)) }
    starts = Array(numbers[(2 + days)..<(2 + days + count)])
    durations = Array(numbers[(2 + days + count)...])
  }
}

// MARK: - Files and the clock

func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func read(_ path: String) throws -> [UInt8] {
  guard let file = fopen(path, "rb") else { throw BenchmarkFault.file(path) }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    guard count > 0 else { return bytes }
    bytes += buffer[..<count]
  }
}

func write(_ numbers: [Int64], to path: String) throws {
  guard let file = fopen(path, "wb") else { throw BenchmarkFault.file(path) }
  defer { fclose(file) }
  let bytes = numbers.flatMap { number in
    (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * Int64($0))) }
  }
  guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw BenchmarkFault.file(path) }
}
