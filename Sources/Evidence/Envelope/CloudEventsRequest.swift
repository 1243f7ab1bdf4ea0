// SPDX-License-Identifier: Apache-2.0

/// The events of an HTTP request (CloudEvents 1.0.2, HTTP protocol binding): one in the body, one with
/// its attributes in the headers, or several in the body.
package struct CloudEventsRequest: Hashable, Sendable {
  /// In the order of the body.
  package let events: [Event]
  /// How they came.
  package let mode: Mode

  /// The content modes of the binding, section 1.3.
  package enum Mode: Hashable, Sendable {
    case binary, structured, batch
  }

  /// The most events in one request.
  package static let mostEvents = 1_000
  /// The most bytes of a body: what others are told to send at the least is 64 KiB an event.
  package static let mostBytes = 4 << 20

  /// Reads a request.
  ///
  /// - Parameter headers: Names in small letters, each as often as it came.
  /// - Throws: ``CloudEventsFault``, which names the event that is wrong.
  package init(headers: [(name: String, value: String)], body: [UInt8]) throws(CloudEventsFault) {
    guard body.count <= Self.mostBytes else { throw .tooLarge }
    let type = try Self.contentType(headers)
    switch type {
    case "application/cloudevents+json":
      mode = .structured
      events = [try Self.event(try Self.json(body), place: nil)]
    case "application/cloudevents-batch+json":
      mode = .batch
      events = try Self.batch(body)
    case let name where name.hasPrefix("application/cloudevents"):
      throw .contentType(type)
    default:
      mode = .binary
      let attributes = try BinaryAttributes(headers)
      guard body.isEmpty || type == "application/json" else { throw .contentType(type) }
      var object = attributes.object
      if !body.isEmpty { object["data"] = try Self.json(body) }
      events = [try Self.event(.object(object), place: nil)]
    }
  }

  private static func batch(_ body: [UInt8]) throws(CloudEventsFault) -> [Event] {
    guard case .array(let values) = try json(body) else { throw .notABatch }
    guard values.count <= mostEvents else { throw .tooMany(values.count) }
    var events: [Event] = []
    for (place, value) in values.enumerated() { events.append(try event(value, place: place)) }
    return events
  }

  private static func json(_ body: [UInt8]) throws(CloudEventsFault) -> JSONValue {
    do throws(JSONFault) { return try JSONValue(parsing: body, byteLimit: mostBytes) } catch {
      throw .json(error)
    }
  }

  private static func event(_ json: JSONValue, place: Int?) throws(CloudEventsFault) -> Event {
    do throws(EventFault) { return try Event(json: json) } catch {
      throw .event(error, place: place)
    }
  }

  /// The media type in small letters; only UTF-8 is taken.
  private static func contentType(
    _ headers: [(name: String, value: String)]
  ) throws(CloudEventsFault) -> String {
    let values = headers.filter { $0.name == "content-type" }
    guard values.count <= 1 else { throw .headerTwice("content-type") }
    guard let value = values.first?.value else { return "" }
    let parts = value.split(separator: ";").map { part in
      part.filter { $0 != " " && $0 != "\t" && $0 != "\"" }.lowercased()
    }
    for parameter in parts.dropFirst() where parameter.hasPrefix("charset=") {
      guard parameter == "charset=utf-8" else { throw .contentType(String(value.prefix(80))) }
    }
    return parts.first ?? ""
  }
}

/// The attributes that stand in headers of binary mode (section 3.1.3).
private struct BinaryAttributes {
  private(set) var object = JSONObject()

  private static let prefix = "ce-"

  init(_ headers: [(name: String, value: String)]) throws(CloudEventsFault) {
    let found = headers.filter { $0.name.hasPrefix(Self.prefix) }
    guard !found.isEmpty else { throw .noEvent }
    for (name, value) in found {
      let attribute = String(name.dropFirst(Self.prefix.count))
      guard attribute != "data", attribute != "data_base64", attribute != "datacontenttype" else {
        throw .headerReserved(name)
      }
      guard object[attribute] == nil else { throw .headerTwice(name) }
      guard let text = Self.decoded(value) else { throw .headerValue(name) }
      object[attribute] = .string(text)
    }
  }

  /// Section 3.1.3.2: quotation marks are taken off, then percent signs are decoded.
  private static func decoded(_ value: String) -> String? {
    var bytes = Array(value.utf8)[...]
    if bytes.count >= 2, bytes.first == UInt8(ascii: "\""), bytes.last == UInt8(ascii: "\"") {
      bytes = unquoted(bytes.dropFirst().dropLast())[...]
    }
    var decoded: [UInt8] = []
    while let byte = bytes.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        decoded.append(byte)
        continue
      }
      guard let high = bytes.popFirst().flatMap(Hexadecimal.value(ofEither:)),
        let low = bytes.popFirst().flatMap(Hexadecimal.value(ofEither:))
      else { return nil }
      decoded.append(high << 4 | low)
    }
    return String(validating: decoded, as: UTF8.self)
  }

  private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var rest = bytes
    var result: [UInt8] = []
    while let byte = rest.popFirst() {
      result.append(byte == UInt8(ascii: "\\") ? rest.popFirst() ?? byte : byte)
    }
    return result
  }
}
