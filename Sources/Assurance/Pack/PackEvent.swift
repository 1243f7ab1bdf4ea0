// SPDX-License-Identifier: Apache-2.0

import Evidence

/// One line of `events.jsonl`: an entry of the log, as canonical JSON (RFC 8785).
///
/// ```
/// {"event":{…},"index":7,"leaf":{"agreement":"…","digest":"…","sequence":3,"v":1},"salt":"…"}
/// ```
///
/// The leaf stands as the very bytes that are hashed into the log, the salt in base64url. An entry
/// whose contents were erased has neither event nor salt.
enum PackEvent {
  /// The longest line that is read: the largest event, escaped, and what stands around it.
  static let longestLine = Event.Limit.terms + 4096
  /// No line is shorter: its leaf alone holds two digests.
  static let shortestLine: UInt64 = 128

  private static let beforeEvent = Array(#"{"event":"#.utf8)
  private static let beforeErased = Array("{".utf8)
  private static let beforeIndex = Array(#""index":"#.utf8)
  private static let beforeLeaf = Array(#","leaf":"#.utf8)
  private static let beforeSalt = Array(#","salt":""#.utf8)
  private static let comma = UInt8(ascii: ",")

  /// The line of an entry, with its line feed.
  static func line(_ entry: LogEntry) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity((entry.event?.count ?? 0) + entry.leaf.count + 96)
    if let event = entry.event {
      line += beforeEvent
      line += event
      line.append(comma)
    } else {
      line += beforeErased
    }
    line += beforeIndex
    line += String(entry.index).utf8
    line += beforeLeaf
    line += entry.leaf
    if let salt = entry.salt {
      line += beforeSalt
      Base64.url.append(salt, to: &line)
      line.append(UInt8(ascii: "\""))
    }
    line += "}\n".utf8
    return line
  }

  /// Reads a line without its line feed: an entry, and its event if it was not erased.
  ///
  /// Strict: what is read must be written back as the same bytes.
  static func read(_ line: [UInt8]) throws(PackEventFault) -> (entry: LogEntry, event: Event?) {
    let json: JSONValue
    do throws(JSONFault) {
      json = try JSONValue(parsing: line, byteLimit: longestLine)
    } catch {
      throw .json(error)
    }
    guard case .object(let object) = json, case .integer(let number)? = object["index"],
      let index = UInt64(exactly: number), let leaf = object["leaf"]
    else { throw .notAnEntry }
    var event: Event?
    if let json = object["event"] {
      do throws(EventFault) { event = try Event(json: json) } catch { throw .event(error) }
    }
    var salt: [UInt8]?
    if let json = object["salt"] {
      guard case .string(let text) = json, let bytes = Base64.url.bytes(text) else {
        throw .notAnEntry
      }
      salt = bytes
    }
    let entry = LogEntry(
      index: index, leaf: leaf.canonicalBytes, salt: salt, event: event?.canonicalBytes)
    guard self.line(entry).dropLast().elementsEqual(line) else { throw .notCanonical }
    return (entry, event)
  }
}

/// Why a line is not one of `events.jsonl`.
enum PackEventFault: Error, Hashable, Sendable, CustomStringConvertible {
  case json(JSONFault)
  case event(EventFault)
  /// A member is absent or of the wrong type.
  case notAnEntry
  /// The same entry is written with other bytes.
  case notCanonical
  /// A disclosure that the one before does not speak of.
  case strayDisclosure
  /// Longer than any line may be.
  case tooLong

  var description: String {
    switch self {
    case .json(let fault): "not JSON: \(fault)"
    case .event(let fault): "not an event: \(fault)"
    case .notAnEntry: "not an entry: it needs 'index' and 'leaf', and 'event' with 'salt'"
    case .notCanonical: "not written as canonical JSON, or with members that no entry has"
    case .strayDisclosure:
      "a disclosure that the event does not speak of, or one that is there twice"
    case .tooLong: "longer than the \(PackEvent.longestLine) bytes a line may have"
    }
  }
}
