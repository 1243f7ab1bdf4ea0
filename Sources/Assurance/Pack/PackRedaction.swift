// SPDX-License-Identifier: Apache-2.0

import Evidence

/// Makes of a pack one that shows chosen fields only, and still verifies.
///
/// It needs no key: each field has a digest of its own in the log, so leaving its disclosure away is
/// enough. All other files stay as they were signed.
package struct PackRedaction: Sendable {
  /// Which fields of the data are shown.
  package enum Choice: Hashable, Sendable {
    /// These and no others.
    case keep(Set<String>)
    /// All but these.
    case hide(Set<String>)
  }

  private let choice: Choice
  private var line: [UInt8] = []
  private let isRedacted: Bool
  /// How often each field was hidden.
  package private(set) var hidden: [String: Int] = [:]
  /// How often each field was shown.
  package private(set) var shown: [String: Int] = [:]
  /// How many events were committed to whole, before fields had digests, or have no such fields.
  package private(set) var whole = 0

  /// Begins the redaction of `path`, which is ``PackPath/events`` or ``PackPath/redactedEvents``.
  ///
  /// - Throws: ``RedactionFault/judged(_:)`` for a field that verdicts are judged by.
  package init(_ choice: Choice, of path: String) throws(RedactionFault) {
    if case .hide(let names) = choice {
      for name in names.sorted() where Commitment.isJudged(name) { throw .judged(name) }
    }
    self.choice = choice
    isRedacted = path == PackPath.redactedEvents
  }

  private func shows(_ name: String) -> Bool {
    switch choice {
    case .keep(let names): names.contains(name)
    case .hide(let names): !names.contains(name)
    }
  }

  /// Takes the next bytes of the events, and gives those of the redacted ones.
  ///
  /// - Throws: ``RedactionFault/line(_:)`` for a line that is none.
  package mutating func take(_ piece: [UInt8]) throws(RedactionFault) -> [UInt8] {
    var redacted: [UInt8] = []
    var rest = piece[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      line += rest[..<end]
      rest = rest[(end + 1)...]
      do throws(PackEventFault) { redacted += try redact(line).bytes } catch {
        throw .line("\(error)")
      }
      line.removeAll(keepingCapacity: true)
    }
    line += rest
    guard line.count <= PackEvent.longestLine * 2 else { throw .line("\(PackEventFault.tooLong)") }
    return redacted
  }

  private mutating func redact(_ line: [UInt8]) throws(PackEventFault) -> RedactedEvent {
    let full: RedactedEvent
    if isRedacted {
      full = try RedactedEvent(line: line)
    } else {
      full = RedactedEvent(try PackEvent.read(line).entry) { _ in true }
    }
    if full.disclosures.count == 1 { whole += 1 }
    for text in full.disclosures.dropFirst() {
      guard let name = FieldDisclosure(text: text)?.fieldName else { throw .strayDisclosure }
      if shows(name) { shown[name, default: 0] += 1 } else { hidden[name, default: 0] += 1 }
    }
    return full.showing(shows)
  }
}

/// Why a pack cannot be redacted as asked.
package enum RedactionFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Verdicts are judged by this field.
  case judged(String)
  /// A line of the events is none.
  case line(String)

  package var description: String {
    switch self {
    case .judged(let name):
      "'\(name)' cannot be hidden: verdicts are judged by it, and without it nobody could judge them "
        + "again; what can be hidden are names, notes and whatever else no verdict rests on"
    case .line(let why): "a line of the events cannot be read: \(why); verify the pack first"
    }
  }
}
