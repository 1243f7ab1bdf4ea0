// SPDX-License-Identifier: Apache-2.0

/// The civil time of a region: its IANA name and every change of its clocks.
///
/// Read from TZif data (RFC 9636). The rule for later years is expanded to the end of 2200
/// (``horizon``), so that a look-up is one search of a sorted list; after that the last offset
/// is kept, and ``OpenTime`` refuses to go there.
package struct Zone: Hashable, Sendable {
  /// The IANA name, `Europe/Berlin`.
  package let name: String

  /// Seconds since 1970-01-01T00:00:00Z of each change, ascending.
  let changes: [Int64]
  /// Seconds east of Greenwich before the first change and after each: one more than ``changes``.
  let offsets: [Int32]
  /// For each of ``offsets``, the place of its abbreviation in `abbreviations`.
  private let abbreviationPlaces: [UInt16]
  private let abbreviations: [String]

  /// Universal time: no changes, offset zero.
  package static let utc = Zone(name: "UTC", start: .utc, changes: [])

  /// 2201-01-01T00:00:00Z: before it every rule has been expanded.
  package static let horizon = Instant(milliseconds: 7_289_654_400_000)

  /// The largest file read, in bytes; the largest of the tz database has under 4,000.
  package static let largestFile = 262_144

  /// Reads TZif data of version 1 to 4.
  ///
  /// Strict: what breaks a rule of RFC 9636 is refused.
  package init(name: String, tzif bytes: [UInt8]) throws(ZoneFault) {
    let file = try TimeZoneFile(bytes, zone: name)
    let rule = try Self.rule(of: file, zone: name)
    var start = file.types[0]
    var changes: [(at: Int64, type: LocalTimeType)] = []
    for (time, place) in zip(file.transitions, file.typeOfTransition) {
      let type = file.types[place]
      if time <= Instant.earliest.wholeSeconds {
        start = type
      } else if time < Self.horizon.wholeSeconds {
        changes.append((time, type))
      }
    }
    if let rule {
      let later = Self.laterChanges(rule, after: file.transitions.last)
      if file.transitions.isEmpty { start = Self.typeBefore(later, under: rule) }
      changes += later
    }
    self.init(name: name, start: start, changes: changes)
  }

  /// A zone from the changes of its clocks, ascending; those that change nothing are left out.
  private init(name: String, start: LocalTimeType, changes: [(at: Int64, type: LocalTimeType)]) {
    var kept: [Int64] = []
    var types = [start]
    for change in changes where change.type != types[types.count - 1] {
      kept.append(change.at)
      types.append(change.type)
    }
    var names: [String] = []
    self.name = name
    self.changes = kept
    offsets = types.map { Int32(truncatingIfNeeded: $0.offset) }
    abbreviationPlaces = types.map { type in
      if let place = names.firstIndex(of: type.abbreviation) {
        return UInt16(truncatingIfNeeded: place)
      }
      names.append(type.abbreviation)
      return UInt16(truncatingIfNeeded: names.count - 1)
    }
    abbreviations = names
  }

  /// Seconds to add to universal time to read the wall clock; positive east of Greenwich.
  package func offsetSeconds(at instant: Instant) -> Int {
    Int(offsets[place(of: instant.wholeSeconds)])
  }

  /// What the wall clock reads, rounded down to a second.
  package func civil(at instant: Instant) -> CivilDateTime {
    let seconds = instant.wholeSeconds
    return CivilDateTime(localSeconds: seconds + Int64(offsets[place(of: seconds)]))
  }

  /// The abbreviation in use, `CEST`; not unique between zones, for people only.
  package func abbreviation(at instant: Instant) -> String {
    abbreviations[Int(abbreviationPlaces[place(of: instant.wholeSeconds)])]
  }

  /// What the wall clock reads with its weekday and its abbreviation, for people:
  /// `Fri 2026-03-06 16:10 GMT`, with seconds where they are not nought.
  package func moment(of instant: Instant) -> String {
    var text: [UInt8] = []
    appendMoment(of: instant, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends ``moment(of:)`` in UTF-8.
  package func appendMoment(of instant: Instant, to bytes: inout [UInt8]) {
    let seconds = instant.wholeSeconds
    let place = place(of: seconds)
    let civil = CivilDateTime(localSeconds: seconds + Int64(offsets[place]))
    let abbreviation = abbreviations[Int(abbreviationPlaces[place])]
    let longest = CivilDateTime.longestText + 5 + abbreviation.utf8.count
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest) { text in
      var digits = FixedDigits(text)
      digits.put(words: civil.date.weekday.shortName)
      digits.put(" ")
      digits.put(civil)
      digits.put(" ")
      digits.put(words: abbreviation)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[..<digits.count]))
    }
  }

  /// Whether two zones show the same wall clock throughout a stretch of time.
  package func agrees(with other: Zone, over range: Range<Instant>) -> Bool {
    steps(over: range) == other.steps(over: range)
  }

  /// The offset at the start of a stretch, and each change of it within.
  private func steps(over range: Range<Instant>) -> [Int64] {
    let (first, limit) = (range.lowerBound.wholeSeconds, range.upperBound.wholeSeconds)
    var place = place(of: first)
    var steps = [Int64(offsets[place])]
    while place < changes.count, changes[place] < limit {
      if offsets[place + 1] != offsets[place] {
        steps += [changes[place], Int64(offsets[place + 1])]
      }
      place += 1
    }
    return steps
  }

  package func hash(into hasher: inout Hasher) {
    // The rest follows from the name in all but contrived cases; equality still compares it.
    hasher.combine(name)
  }

  /// How many changes are at or before a moment, which is the place of its offset.
  func place(of seconds: Int64) -> Int {
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension LocalTimeType {
  fileprivate static let utc = LocalTimeType(offset: 0, isDaylight: false, abbreviation: "UTC")
}

// MARK: - The rule after the table

extension Zone {
  private static func rule(
    of file: TimeZoneFile, zone: String
  ) throws(ZoneFault) -> PosixTimeRule? {
    guard let footer = file.footer, !footer.isEmpty else { return nil }
    let isExtended = file.version >= UInt8(ascii: "3")
    guard let rule = PosixTimeRule(footer, isExtended: isExtended) else {
      throw .malformedRule(zone: zone, rule: footer, reason: "cannot be read")
    }
    if let last = file.transitions.last, let place = file.typeOfTransition.last,
      type(at: last, under: rule) != file.types[place]
    {
      throw .malformedRule(zone: zone, rule: footer, reason: "contradicts the table before it")
    }
    return rule
  }

  private static func laterChanges(
    _ rule: PosixTimeRule, after last: Int64?
  ) -> [(at: Int64, type: LocalTimeType)] {
    let start = max(last ?? .min, Instant.earliest.wholeSeconds)
    guard start < horizon.wholeSeconds else { return [] }
    return rule.changes(inYears: max(1, year(of: start) - 1)...2201)
      .filter { $0.at > start && $0.at < horizon.wholeSeconds }
  }

  private static func typeBefore(
    _ changes: [(at: Int64, type: LocalTimeType)], under rule: PosixTimeRule
  ) -> LocalTimeType {
    guard let first = changes.first, let daylight = rule.daylight else { return rule.standard }
    return first.type == rule.standard ? daylight.type : rule.standard
  }

  /// What the rule says of one moment, from the changes of the years around it.
  private static func type(at seconds: Int64, under rule: PosixTimeRule) -> LocalTimeType {
    let year = year(of: seconds)
    let changes = rule.changes(inYears: max(1, year - 1)...max(1, year + 1))
    return changes.last { $0.at <= seconds }?.type ?? typeBefore(changes, under: rule)
  }

  /// The year of a moment, which may be any number a file holds: held at the years 1 and 9999.
  private static func year(of seconds: Int64) -> Int {
    let held = min(max(seconds, Instant.earliest.wholeSeconds), Instant.latest.wholeSeconds)
    return CivilDateTime(localSeconds: held).date.year
  }
}
