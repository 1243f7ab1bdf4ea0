// SPDX-License-Identifier: Apache-2.0

import Evidence

/// The parameters of a message, read member by member; what is not as it should be is a failure.
struct Parameters {
  private let value: JSONValue?

  init(_ value: JSONValue?) { self.value = value }

  private func member(_ path: String) -> JSONValue? {
    var value = value
    for name in path.split(separator: ".") { value = value?[String(name)] }
    return value
  }

  /// A member by its path, `textDocument.uri`; nil if it is not there, or no text.
  func text(ifThere path: String) -> String? { member(path)?.text }

  /// Whether a member is there and true.
  func isSet(_ path: String) -> Bool { member(path) == .bool(true) }

  /// The elements of a list; none if it is not there.
  func list(ifThere path: String) -> [JSONValue] { member(path)?.elements ?? [] }

  func text(_ path: String) throws(RequestFailure) -> String {
    guard let text = member(path)?.text else { throw .malformedParameters(path) }
    return text
  }

  func integer(ifThere path: String) -> Int64? { member(path)?.whole }

  func list(_ path: String) throws(RequestFailure) -> [JSONValue] {
    guard let list = member(path)?.elements else { throw .malformedParameters(path) }
    return list
  }

  func position(_ path: String) throws(RequestFailure) -> TextPosition {
    guard let position = member(path).flatMap(TextPosition.init) else {
      throw .malformedParameters(path)
    }
    return position
  }

  func range(_ path: String) throws(RequestFailure) -> TextRange {
    guard let range = member(path).flatMap(TextRange.init) else { throw .malformedParameters(path) }
    return range
  }

  /// Whether a member is there at all.
  func has(_ path: String) -> Bool { member(path) != nil }
}

extension JSONValue {
  subscript(name: String) -> JSONValue? {
    if case .object(let object) = self { return object[name] }
    return nil
  }

  fileprivate var text: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  fileprivate var whole: Int64? {
    if case .integer(let whole) = self { return whole }
    return nil
  }

  fileprivate var elements: [JSONValue]? {
    if case .array(let elements) = self { return elements }
    return nil
  }
}

extension TextPosition {
  /// As the protocol writes it; nil if it is none.
  fileprivate init?(_ value: JSONValue) {
    guard let line = value["line"]?.whole, let unit = value["character"]?.whole,
      line >= 0, unit >= 0
    else { return nil }
    // A JSON whole number here is below 2⁵³, so it fits.
    self.init(line: Int(line), unit: Int(unit))
  }

  var json: JSONValue {
    .object(["line": .integer(Int64(line)), "character": .integer(Int64(unit))])
  }
}

extension TextRange {
  /// As the protocol writes it; nil if it is none.
  fileprivate init?(_ value: JSONValue) {
    guard let start = value["start"].flatMap(TextPosition.init),
      let end = value["end"].flatMap(TextPosition.init)
    else { return nil }
    self.init(start, end)
  }

  var json: JSONValue { .object(["start": start.json, "end": end.json]) }
}
