// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// How the cells of a file become instants.
package struct TimeRule: Sendable {
  package let form: Form

  /// What the cells look like.
  package enum Form: Sendable {
    /// RFC 3339, which names an instant by itself.
    case iso
    /// A pattern whose times carry their own offset.
    case offset(TimePattern)
    /// A pattern read on the wall clock of a zone.
    case wall(TimePattern, Zone, Repeated)
    /// A pattern of days on the calendar of a zone.
    case day(TimePattern, Zone, DayPart)
  }

  /// The instant that a day without a time of day stands for.
  package enum DayPart: String, CaseIterable, Sendable {
    /// Its first instant.
    case start
    /// Its last millisecond.
    case end
  }

  /// What a reading means that the clock shows twice, when clocks go back.
  package enum Repeated: String, CaseIterable, Sendable {
    /// The first of the two instants.
    case earlier
    /// The second.
    case later
    /// Neither: the row is an exception.
    case refuse
  }

  package init(_ form: Form) { self.form = form }

  /// Why a cell is no instant.
  package enum Fault: Error, Hashable, Sendable {
    case iso(InstantFault)
    case form(String, TimePattern.ReadingFault)
    /// Clocks went forward over the reading.
    case skipped(zone: String)
    /// The clock showed the reading twice and the mapping does not say which counts.
    case repeated(zone: String)
    case outsideYears
  }

  /// Reads one cell.
  package func instant(_ cell: ArraySlice<UInt8>) throws(Fault) -> Instant {
    switch form {
    case .iso:
      do throws(InstantFault) { return try Instant(rfc3339UTF8: cell) } catch { throw .iso(error) }
    case .offset(let pattern):
      let reading = try Self.read(cell, pattern)
      let universal = Zone.utc.resolve(reading.clock)
      let instant = universal.instant(reading: reading.clock, in: .utc)
      let shift = Int64(reading.milliseconds) - Int64(reading.offset ?? 0) * 1000
      return try Self.advance(instant, by: shift)
    case .wall(let pattern, let zone, let repeated):
      let reading = try Self.read(cell, pattern)
      let instant = try Self.resolve(reading.clock, zone, repeated)
      guard reading.milliseconds > 0 else { return instant }
      return try Self.advance(instant, by: Int64(reading.milliseconds))
    case .day(let pattern, let zone, let part):
      let day = try Self.read(cell, pattern).clock.date
      switch part {
      case .start: return Self.start(of: day, in: zone)
      case .end: return try Self.advance(Self.start(of: day.adding(days: 1), in: zone), by: -1)
      }
    }
  }

  /// The first instant of a day; where clocks go over its midnight, the instant they do.
  private static func start(of day: CivilDate, in zone: Zone) -> Instant {
    switch zone.resolve(CivilDateTime(date: day, secondsOfDay: 0)) {
    case .one(let instant), .repeated(earlier: let instant, later: _): instant
    case .skipped(_, transition: let instant): instant
    }
  }

  private static func read(
    _ cell: ArraySlice<UInt8>, _ pattern: TimePattern
  ) throws(Fault) -> TimePattern.Reading {
    do throws(TimePattern.ReadingFault) {
      return try pattern.read(cell)
    } catch {
      throw .form(pattern.text, error)
    }
  }

  private static func resolve(
    _ reading: CivilDateTime, _ zone: Zone, _ repeated: Repeated
  ) throws(Fault) -> Instant {
    switch (zone.resolve(reading), repeated) {
    case (.one(let instant), _): return instant
    case (.repeated(let earlier, _), .earlier): return earlier
    case (.repeated(_, let later), .later): return later
    case (.repeated, .refuse): throw .repeated(zone: zone.name)
    case (.skipped, _): throw .skipped(zone: zone.name)
    }
  }

  private static func advance(_ instant: Instant, by amount: Int64) throws(Fault) -> Instant {
    do throws(InstantFault) {
      return try instant.advanced(byMilliseconds: amount)
    } catch {
      throw .outsideYears
    }
  }
}
