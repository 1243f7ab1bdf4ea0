// SPDX-License-Identifier: Apache-2.0
// Events in the JSON format of CloudEvents 1.0: strict when read, canonical when written.

import WorkingTime

extension Event {
  /// Reads an event from the bytes of its JSON.
  package init(parsing bytes: [UInt8]) throws(EventFault) {
    let json: JSONValue
    do throws(JSONFault) {
      json = try JSONValue(parsing: bytes, byteLimit: Limit.terms * 2)
    } catch {
      throw .json(error)
    }
    try self.init(json: json)
  }

  /// Reads an event in the JSON format of CloudEvents 1.0.
  ///
  /// Unknown attributes are kept; `null` is the same as absent, and `datacontenttype` may only say
  /// what is so anyway, and is left out when written. Throws an ``EventFault`` that names the
  /// attribute, also for an event larger than its type may be.
  package init(json: JSONValue) throws(EventFault) {
    guard case .object(let object) = json else { throw .notAnObject }
    let version = try object.required("specversion")
    guard version == "1.0" else { throw .unknownVersion(String(version.prefix(40))) }
    if let type = try object.text("datacontenttype"), !Self.isJSON(type) {
      throw .contentType(String(type.prefix(80)))
    }
    if object["data_base64"] != nil { throw .contentType("data_base64") }
    self.init(
      id: try object.required("id"), source: try object.required("source"),
      type: try object.required("type"), time: try object.time(),
      agreement: try object.required("agreement"), subject: try object.text("subject"),
      data: try object.data(), extensions: object.extensions)
    _ = try checkedCanonicalBytes()
  }

  private static func isJSON(_ type: String) -> Bool {
    let name = type.prefix { $0 != ";" }.filter { $0 != " " }
    return name.lowercased() == "application/json"
  }

  /// The canonical bytes (RFC 8785): what is hashed, stored and exchanged.
  ///
  /// Data without members and an absent subject are left out.
  package var canonicalBytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(512)
    appendCanonical(to: &bytes)
    return bytes
  }

  /// Appends the canonical bytes (RFC 8785).
  package func appendCanonical(to bytes: inout [UInt8]) {
    guard extensions.members.isEmpty else { return json.appendCanonical(to: &bytes) }
    // The attributes in canonical order, without building the object first.
    bytes += #"{"agreement":"#.utf8
    agreement.appendCanonicalJSON(to: &bytes)
    if !data.members.isEmpty {
      bytes += #","data":"#.utf8
      data.appendCanonical(to: &bytes)
    }
    bytes += #","id":"#.utf8
    id.appendCanonicalJSON(to: &bytes)
    bytes += #","source":"#.utf8
    source.appendCanonicalJSON(to: &bytes)
    bytes += #","specversion":"1.0""#.utf8
    if let subject {
      bytes += #","subject":"#.utf8
      subject.appendCanonicalJSON(to: &bytes)
    }
    bytes += #","time":""#.utf8
    bytes += time.rfc3339.utf8
    bytes += #"","type":"#.utf8
    type.appendCanonicalJSON(to: &bytes)
    bytes.append(UInt8(ascii: "}"))
  }

  /// The event in the JSON format of CloudEvents 1.0.
  package var json: JSONValue {
    var object = extensions
    object["agreement"] = .string(agreement)
    object["data"] = data.members.isEmpty ? nil : .object(data)
    object["id"] = .string(id)
    object["source"] = .string(source)
    object["specversion"] = .string("1.0")
    object["subject"] = subject.map(JSONValue.string)
    object["time"] = .string(time.rfc3339)
    object["type"] = .string(type)
    return .object(object)
  }
}

extension JSONObject {
  /// The text of an attribute; nil if it is absent or null.
  fileprivate func text(_ attribute: String) throws(EventFault) -> String? {
    switch self[attribute] {
    case nil, .null?: return nil
    case .string(let text)?: return text
    default: throw .wrongType(attribute: attribute, expected: "a text")
    }
  }

  fileprivate func required(_ attribute: String) throws(EventFault) -> String {
    guard let text = try text(attribute) else { throw .missing(attribute: attribute) }
    return text
  }

  fileprivate func time() throws(EventFault) -> Instant {
    let text = try required("time")
    do throws(InstantFault) {
      return try Instant(rfc3339: text)
    } catch {
      throw .time(error)
    }
  }

  fileprivate func data() throws(EventFault) -> JSONObject {
    switch self["data"] {
    case nil, .null?: return JSONObject()
    case .object(let data)?: return data
    default: throw .wrongType(attribute: "data", expected: "an object in braces")
    }
  }

  fileprivate var extensions: JSONObject {
    var rest = self
    for attribute in Event.Attribute.all { rest[attribute] = nil }
    for member in rest.members where member.value == .null { rest[member.name] = nil }
    return rest
  }
}
