// SPDX-License-Identifier: Apache-2.0

import Evidence

/// One line of `events.redacted.jsonl`: an entry of the log with those parts of its event that are
/// shown, as disclosures of RFC 9901.
///
/// ```
/// {"disclosures":["WyJ…","WyJ…"],"index":7,"leaf":{"agreement":"…","digest":"…","sequence":3,"v":2}}
/// ```
///
/// The first disclosure is that of the event, the others are those of fields. An entry whose contents
/// were erased has none.
struct RedactedEvent: Hashable, Sendable {
  let index: UInt64
  let leaf: [UInt8]
  /// The texts of the disclosures; empty if erased.
  let disclosures: [[UInt8]]

  private static let beforeDisclosures = Array(#"{"disclosures":[""#.utf8)
  private static let between = Array("\",\"".utf8)
  private static let afterDisclosures = Array("\"],".utf8)
  private static let beforeIndex = Array(#""index":"#.utf8)
  private static let beforeLeaf = Array(#","leaf":"#.utf8)

  /// The line for an entry with the fields that `shows` picks by name.
  init(_ entry: LogEntry, showing shows: (String) -> Bool) {
    index = entry.index
    leaf = entry.leaf
    guard let event = entry.event, let salt = entry.salt.flatMap(Salt.init),
      let version = Leaf(entry.leaf)?.version
    else {
      disclosures = []
      return
    }
    let commitment = Commitment(version: version, salt: salt, event: event)
    disclosures =
      [commitment.disclosure.text]
      + commitment.fields.filter { $0.fieldName.map(shows) ?? false }.map(\.text)
  }

  /// The same with fewer fields.
  func showing(_ shows: (String) -> Bool) -> RedactedEvent {
    RedactedEvent(
      index: index, leaf: leaf,
      disclosures: disclosures.enumerated().filter { place, text in
        place == 0 || FieldDisclosure(text: text)?.fieldName.map(shows) ?? false
      }.map(\.element))
  }

  private init(index: UInt64, leaf: [UInt8], disclosures: [[UInt8]]) {
    (self.index, self.leaf, self.disclosures) = (index, leaf, disclosures)
  }

  /// The line with its line feed.
  var bytes: [UInt8] {
    var line: [UInt8] = []
    if disclosures.isEmpty {
      line += "{".utf8
    } else {
      line += Self.beforeDisclosures
      line += disclosures.joined(separator: Self.between)
      line += Self.afterDisclosures
    }
    line += Self.beforeIndex
    line += String(index).utf8
    line += Self.beforeLeaf
    line += leaf
    line += "}\n".utf8
    return line
  }

  /// Reads a line without its line feed.
  ///
  /// Strict: what is read must be written back as the same bytes.
  init(line: [UInt8]) throws(PackEventFault) {
    let json: JSONValue
    do throws(JSONFault) {
      json = try JSONValue(parsing: line, byteLimit: PackEvent.longestLine * 2)
    } catch {
      throw .json(error)
    }
    guard case .object(let object) = json, case .integer(let number)? = object["index"],
      let index = UInt64(exactly: number), let leaf = object["leaf"]
    else { throw .notAnEntry }
    var disclosures: [[UInt8]] = []
    if case .array(let values)? = object["disclosures"] {
      for value in values {
        guard case .string(let text) = value else { throw .notAnEntry }
        disclosures.append(Array(text.utf8))
      }
    }
    self.init(index: index, leaf: leaf.canonicalBytes, disclosures: disclosures)
    guard bytes.dropLast().elementsEqual(line) else { throw .notCanonical }
  }

  /// The event with the fields that are shown, and how many digests are not; nil if erased.
  ///
  /// - Throws: ``PackEventFault`` for a disclosure that the one of the event does not hold.
  func opened() throws(PackEventFault) -> (event: Event, hidden: Int)? {
    guard let first = disclosures.first else { return nil }
    guard let outer = Disclosure(text: first), let json = try? JSONValue(parsing: outer.event),
      json.canonicalBytes == outer.event, case .object(var object) = json
    else { throw .notAnEntry }
    var hidden: Set<String> = []
    if case .object(var data)? = object["data"], case .array(let digests)? = data["_sd"] {
      for digest in digests {
        guard case .string(let text) = digest, hidden.insert(text).inserted else {
          throw .notAnEntry
        }
      }
      data["_sd"] = nil
      try show(in: &data, &hidden)
      object["data"] = .object(data)
    } else if disclosures.count > 1 {
      throw .strayDisclosure
    }
    do throws(EventFault) {
      return (try Event(json: .object(object)), hidden.count)
    } catch {
      throw .event(error)
    }
  }

  private func show(
    in data: inout JSONObject, _ hidden: inout Set<String>
  ) throws(PackEventFault) {
    for text in disclosures.dropFirst() {
      guard let field = FieldDisclosure(text: text), let name = field.fieldName,
        hidden.remove(field.digest.base64URL) != nil, data[name] == nil, name != "_sd",
        name != "...", let value = try? JSONValue(parsing: field.value)
      else { throw .strayDisclosure }
      data[name] = value
    }
  }
}
