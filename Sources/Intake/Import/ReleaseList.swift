// SPDX-License-Identifier: Apache-2.0

import Evidence
import WorkingTime

/// The releases there are, and when each was out.
package struct ReleaseList: Sendable {
  private var times: [String: Instant?] = [:]

  /// The largest list read, in bytes.
  package static let largestFile = 8 << 20

  /// Reads a list from the bytes of its CSV, by the `[releases]` of a mapping.
  ///
  /// Strict: a row that cannot be read, or that says another time of a release than one before it,
  /// refuses the list, for every later answer would hang on a guess. Throws a ``ReleaseListFault``.
  package init(parsing bytes: [UInt8], _ mapping: Mapping) throws(ReleaseListFault) {
    guard case .advisories(let shape) = mapping.shape, let rule = shape.releases else {
      throw ReleaseListFault(line: nil, .notAsked)
    }
    guard bytes.count <= Self.largestFile else {
      throw ReleaseListFault(line: nil, .tooLarge(bytes: bytes.count, limit: Self.largestFile))
    }
    var reader = CSVReader(separator: mapping.separator)
    reader.feed(bytes)
    reader.finish()
    guard reader.next() == .row else { throw ReleaseListFault(line: 1, .noHeading) }
    let heading = (0..<reader.fieldCount).map {
      String(decoding: reader.bytes(at: $0), as: UTF8.self)
    }
    guard let name = heading.firstIndex(of: rule.name) else {
      throw ReleaseListFault(line: 1, .noColumn(rule.name))
    }
    guard let time = heading.firstIndex(of: rule.time) else {
      throw ReleaseListFault(line: 1, .noColumn(rule.time))
    }
    while true {
      switch reader.next() {
      case .row: try take(reader, fieldCount: heading.count, name: name, time: time, mapping)
      case .fault(let fault): throw ReleaseListFault(line: fault.line, .csv(fault))
      case .needsInput, .end: return
      }
    }
  }

  private mutating func take(
    _ row: CSVReader, fieldCount: Int, name: Int, time: Int, _ mapping: Mapping
  ) throws(ReleaseListFault) {
    guard row.fieldCount == fieldCount, let release = String(strictUTF8: row.bytes(at: name)),
      let text = String(strictUTF8: row.bytes(at: time)), !release.isEmpty
    else { throw ReleaseListFault(line: row.line, .unusable) }
    var instant: Instant?
    if !text.isEmpty, !mapping.missing.contains(text) {
      do throws(TimeRule.Fault) {
        instant = try mapping.times.instant(row.bytes(at: time))
      } catch {
        throw ReleaseListFault(line: row.line, .time(String(text.prefix(40)), error))
      }
    }
    if let before = times[release], before != instant {
      throw ReleaseListFault(line: row.line, .contradiction(release))
    }
    times[release] = .some(instant)
  }

  /// What the list says of a release.
  enum Answer: Hashable, Sendable {
    case out(Instant)
    /// It is listed, and the list does not say when it was out.
    case undated
    case unknown
  }

  func answer(_ release: String) -> Answer {
    switch times[release] {
    case nil: .unknown
    case .some(.none): .undated
    case .some(.some(let instant)): .out(instant)
    }
  }
}

/// Why a list of releases cannot be used.
package struct ReleaseListFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line, from 1; nil if it is about the whole file.
  package let line: Int?
  package let problem: Problem

  init(line: Int?, _ problem: Problem) {
    self.line = line
    self.problem = problem
  }

  /// What is wrong with it.
  package enum Problem: Hashable, Sendable {
    /// The mapping reads no list of releases.
    case notAsked
    case tooLarge(bytes: Int, limit: Int)
    case noHeading
    case noColumn(String)
    case csv(CSVFault)
    /// Another number of fields, bytes that are no UTF-8, or no name.
    case unusable
    case time(String, TimeRule.Fault)
    /// A release that is there twice with two times.
    case contradiction(String)
  }

  package var description: String {
    let place = line.map { "line \($0): " } ?? ""
    switch problem {
    case .notAsked:
      return "the mapping has no [releases], so it reads no list; leave --releases out"
    case .tooLarge(let bytes, let limit):
      return "the list of releases has \(bytes) bytes; at most \(limit) are read"
    case .noHeading: return place + "the list should begin with a row of column names"
    case .noColumn(let column):
      return place + "the list has no column '\(column)'; is this the right file?"
    case .csv(let fault): return place + "\(fault)"
    case .unusable:
      return place + "no name, another number of fields than the heading, or no UTF-8"
    case .time(let text, let fault): return place + "'\(text)': \(fault.words)"
    case .contradiction(let release):
      return place + "the release '\(release)' is here before, with another time; keep one"
    }
  }
}
