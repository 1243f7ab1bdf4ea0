// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import Office
import WorkingTime

/// Mail in files: single messages (`.eml`), mailboxes (mbox), and the files of a Maildir.
///
/// All headers are read before the first event is given, so that a thread is known whole whatever
/// order its messages lie in. A message in two files is one message.
package struct StoredMail: EvidenceSource {
  private let names: [String]
  private let read: (String) throws -> [UInt8]
  private var reader: MailReader
  private var isDone = false
  package private(set) var progress: SourceProgress

  /// The largest file read, in bytes.
  package static let largestFile = 1 << 30

  /// Mail in files; `known` has the case of each message recorded before, `read` gives the bytes of a
  /// file.
  package init(
    mapping: MailMapping, known: [String: String], names: [String],
    read: @escaping (String) throws -> [UInt8]
  ) {
    self.names = names
    self.read = read
    reader = MailReader(mapping, known: known)
    progress = SourceProgress(bytesTotal: nil)
  }

  /// The cases of the message that an event was read from and of the tag in its subject, by what
  /// ``init(mapping:known:names:read:)`` looks them up by; none for an event of another source.
  package static func known(_ event: Event, _ mapping: MailMapping) -> [String: String] {
    guard event.source == mapping.source, let name = event.subject,
      let slash = event.id.lastIndex(of: "/")
    else { return [:] }
    var known = [String(event.id[..<slash]): name]
    if case .string(let tag)? = event.data[EventOfMail.tagKey] {
      known[MailReader.key(ofTag: tag)] = name
    }
    return known
  }

  private struct Letter {
    let place: String
    let line: Int
    let time: Instant
    let bytes: ArraySlice<UInt8>
  }

  package mutating func next() throws -> [SourceItem]? {
    guard !isDone else { return nil }
    isDone = true
    var items: [SourceItem] = []
    var events: [Event] = []
    var seen: Set<Event> = []
    for letter in try letters() {
      switch reader.read(letter.bytes) {
      case .events(let found):
        let new = found.filter { seen.insert($0).inserted }
        if new.isEmpty { progress.repeatedRows += 1 } else { progress.rowsWithEvents += 1 }
        events += new
      case .passedOver: progress.rowsPassedOver += 1
      case .problem(let problem):
        progress.rowsWithExceptions += 1
        items.append(
          .exception(
            SourceException(
              line: letter.line, caseName: nil, kind: problem.kind,
              reason: "\(letter.place): \(problem.reason)")))
      }
    }
    progress.cases = Set(events.compactMap(\.subject)).count
    return items + events.map { .event($0) }
  }

  /// All messages, the oldest first, so that a thread's beginning is read before its answers.
  private mutating func letters() throws -> [Letter] {
    var letters: [Letter] = []
    for name in names {
      let bytes = try read(name)
      progress.bytesRead += bytes.count
      for part in Mailbox.messages(in: bytes) {
        progress.rows += 1
        let time = try? reader.time(of: MailMessage(part.bytes))
        letters.append(
          Letter(place: name, line: part.line, time: time ?? .latest, bytes: part.bytes))
      }
    }
    return letters.enumerated().sorted { ($0.1.time, $0.0) < ($1.1.time, $1.0) }.map(\.element)
  }
}
