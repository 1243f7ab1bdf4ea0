// SPDX-License-Identifier: Apache-2.0

import Evidence
package import Office
import WorkingTime

/// Calls of a desk that were kept as files, each as HTTP writes it: headers, an empty line, the body.
///
/// So that calls that were lost can be recorded from the desk's own list of deliveries. Signatures are
/// not asked for: who has the files vouches for them, as for an export. All are read before the first
/// event is given, so that events of the same moment follow the desk's own count.
package struct StoredCalls: EvidenceSource {
  private let mapping: HookMapping
  private let names: [String]
  private let read: (String) throws -> [UInt8]
  private var isDone = false
  package private(set) var progress: SourceProgress

  /// The most files of one recording.
  package static let mostFiles = 100_000

  /// Calls in files; `read` gives the bytes of one.
  package init(
    mapping: HookMapping, names: [String], read: @escaping (String) throws -> [UInt8]
  ) {
    self.mapping = mapping
    self.names = names
    self.read = read
    progress = SourceProgress(bytesTotal: nil)
  }

  package mutating func next() throws -> [SourceItem]? {
    guard !isDone else { return nil }
    isDone = true
    var items: [SourceItem] = []
    var events: [(event: Event, sequence: UInt64, place: Int)] = []
    for (place, name) in names.enumerated() {
      let bytes = try read(name)
      progress.bytesRead += bytes.count
      progress.rows += 1
      do throws(DeliveryRefusal) {
        let reading = try mapping.events(in: DeskDelivery(stored: bytes))
        if reading.events.isEmpty {
          progress.rowsPassedOver += 1
        } else {
          progress.rowsWithEvents += 1
        }
        events += reading.events.map { ($0, HookMapping.sequence(of: $0), place) }
      } catch {
        progress.rowsWithExceptions += 1
        items.append(
          .exception(
            SourceException(
              line: place + 1, caseName: nil, kind: "unreadable-call",
              reason: "\(name): \(error.words)")))
      }
    }
    events.sort { ($0.event.time, $0.sequence, $0.place) < ($1.event.time, $1.sequence, $1.place) }
    progress.cases = Set(events.compactMap(\.event.subject)).count
    return items + events.map { .event($0.event) }
  }
}

extension HookMapping {
  /// The desk's own count of an event, as a number; 0 where it has none.
  static func sequence(of event: Event) -> UInt64 {
    guard case .string(let text)? = event.data[sequenceKey] else { return 0 }
    return UInt64(text) ?? 0
  }
}

extension DeliveryRefusal {
  /// What is wrong, in words.
  package var words: String {
    switch self {
    case .notAuthentic(let why), .unreadable(let why): why
    }
  }
}

extension DeskDelivery {
  /// A delivery as it was kept.
  ///
  /// A line before the headers, such as `POST /desks/a HTTP/1.1`, is passed
  /// over, and so is what is no header.
  package init(stored bytes: [UInt8]) {
    var rest = bytes[...]
    var headers: [(name: String, value: String)] = []
    while let end = rest.firstIndex(of: 0x0A) {
      var line = rest[..<end]
      rest = rest[(end + 1)...]
      if line.last == 0x0D { line.removeLast() }
      if line.isEmpty { break }
      let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 1)
      guard parts.count == 2, let name = parts.first, !name.contains(0x20) else { continue }
      headers.append(
        (
          name: String(decoding: name, as: UTF8.self).lowercased(),
          value: String(decoding: parts[1].drop { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
        ))
    }
    self.init(headers: headers, body: Array(rest), receivedAt: Instant(milliseconds: 0))
  }
}
