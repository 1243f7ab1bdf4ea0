// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Reads when people are away from a calendar of other programs (RFC 5545).
///
/// Every event is a time away, unless it is cancelled or marked as free. What bears on its times and is
/// not understood is a problem, and all problems are found in one run: nobody is taken to be there
/// because a rule was passed over.
package enum AbsenceCalendar {
  /// The most bytes of a calendar.
  package static let mostBytes = 4 << 20
  /// The most events of a calendar.
  package static let mostEvents = 20_000
  /// How often recurring events may come round, all together, before the time asked for ends.
  package static let mostRounds = 500_000
  /// The most problems that are told.
  package static let mostProblems = 100

  /// The absences that overlap a range, in the order of their events and, within one, of their starts;
  /// each as long as it is, not clipped.
  ///
  /// A day, and a time without a zone, is read on the clocks of `floating`.
  package static func absences(
    in bytes: [UInt8], floating: Zone, _ zones: ZoneBook, over range: Range<Instant>
  ) throws(AbsenceFault) -> [Absence] {
    let outline = CalendarOutline(bytes)
    var problems = outline.problems
    var timed: [TimedEvent] = []
    for event in outline.events where !event.isFree {
      do throws(AbsenceProblem) {
        timed.append(try TimedEvent(event, floating: floating, zones))
      } catch {
        problems.append(error)
      }
    }
    let moved = moved(
      timed,
      outline.free.compactMap {
        try? TimedEvent($0, floating: floating, zones)
      })
    var absences: [Absence] = []
    var left = mostRounds
    for event in timed {
      do throws(AbsenceProblem) {
        let leftOut = event.standsFor == nil ? moved[event.event.uid ?? ""] ?? [] : []
        absences += try event.times(within: range, leftOut: leftOut, &left).map {
          Absence(summary: event.event.summary, line: event.event.line, time: $0)
        }
      } catch {
        problems.append(error)
        if left == 0 { break }
      }
    }
    guard problems.isEmpty else { throw AbsenceFault(problems: told(problems)) }
    return absences
  }

  /// The zones that a calendar names, ascending, so that an edge loads only these.
  package static func zoneNames(in bytes: [UInt8]) -> [String] {
    guard bytes.count <= mostBytes else { return [] }
    var names: Set<String> = []
    for (number, line) in ContentLine.unfolded(bytes) {
      guard let zone = ContentLine(line, line: number)?.parameter("TZID") else { continue }
      names.insert(zone.hasPrefix("/") ? String(zone.dropFirst()) : zone)
    }
    return names.sorted()
  }

  /// By UID, the starts of occurrences that an event of their own stands for.
  private static func moved(_ events: [TimedEvent], _ free: [TimedEvent]) -> [String: Set<Instant>]
  {
    var moved: [String: Set<Instant>] = [:]
    for event in events + free {
      guard let uid = event.event.uid, let start = event.standsFor else { continue }
      moved[uid, default: []].insert(start)
    }
    return moved
  }

  private static func told(_ problems: [AbsenceProblem]) -> [AbsenceProblem] {
    let sorted = problems.enumerated()
      .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    guard sorted.count > mostProblems else { return sorted }
    let last = AbsenceProblem(
      line: sorted[mostProblems].line, kind: .tooManyProblems(limit: mostProblems))
    return sorted.prefix(mostProblems) + [last]
  }
}

/// The parts of a calendar, one within the other, and its events.
private struct CalendarOutline {
  private(set) var events: [AbsenceEvent] = []
  private(set) var problems: [AbsenceProblem] = []
  private var open: [(name: String, line: Int)] = []
  private var event: AbsenceEvent?
  private var hasCalendar = false

  private static let deepest = 16

  /// Events that are no time away, but may stand for one that would have been.
  var free: [AbsenceEvent] { events.filter(\.isFree) }

  init(_ bytes: [UInt8]) {
    guard bytes.count <= AbsenceCalendar.mostBytes else {
      report(.fileTooLarge(limit: AbsenceCalendar.mostBytes), 1)
      return
    }
    for (number, bytes) in ContentLine.unfolded(bytes) {
      guard problems.count <= AbsenceCalendar.mostProblems, read(bytes, number) else { return }
    }
    for part in open { report(.notClosed(part.name), part.line) }
    if !hasCalendar, problems.isEmpty { report(.notCalendar, 1) }
  }

  private mutating func report(_ kind: AbsenceProblem.Kind, _ line: Int) {
    problems.append(AbsenceProblem(line: line, kind: kind))
  }

  /// Reads one line; false if nothing after it can be read.
  private mutating func read(_ bytes: [UInt8], _ number: Int) -> Bool {
    guard let line = ContentLine(bytes, line: number) else {
      if !hasCalendar {
        report(.notCalendar, number)
        return false
      }
      report(.notLine(String(decoding: bytes.prefix(40), as: UTF8.self)), number)
      return true
    }
    switch line.name {
    case "BEGIN": return begin(line.value.uppercased(), number)
    case "END": return end(line.value.uppercased(), number)
    case "VERSION" where open.count == 1 && line.value != "2.0":
      report(.otherVersion(String(line.value.prefix(40))), number)
    default:
      // A line of an alarm within the event is none of the event.
      guard open.last?.name == "VEVENT" else { break }
      do throws(AbsenceProblem) { try event?.take(line) } catch { problems.append(error) }
    }
    return true
  }

  private mutating func begin(_ name: String, _ number: Int) -> Bool {
    guard hasCalendar || name == "VCALENDAR" else {
      report(.notCalendar, number)
      return false
    }
    hasCalendar = true
    guard open.count < Self.deepest else {
      report(.nestedTooDeeply(limit: Self.deepest), number)
      return false
    }
    open.append((name, number))
    guard name == "VEVENT" else { return true }
    guard events.count < AbsenceCalendar.mostEvents else {
      report(.tooManyEvents(limit: AbsenceCalendar.mostEvents), number)
      open = []
      return false
    }
    event = AbsenceEvent(line: number)
    return true
  }

  private mutating func end(_ name: String, _ number: Int) -> Bool {
    guard open.last?.name == name else {
      report(.strayEnd(String(name.prefix(40)), open: open.last?.name), number)
      open = []
      return false
    }
    open.removeLast()
    if name == "VEVENT", let event {
      events.append(event)
      self.event = nil
    }
    return true
  }
}
