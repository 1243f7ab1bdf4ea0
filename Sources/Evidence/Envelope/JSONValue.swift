// SPDX-License-Identifier: Apache-2.0

/// A JSON value as I-JSON allows it (RFC 7493): the form in which evidence is hashed and exchanged.
package indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// A number without fraction or exponent, at most 2⁵³ − 1 away from nought.
  case integer(Int64)
  /// Any other finite number.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)
}

/// The members of a JSON object, each name once, in the order of RFC 8785 (by UTF-16 code units).
package struct JSONObject: Hashable, Sendable {
  /// Ascending by name.
  package private(set) var members: [Member]

  package struct Member: Hashable, Sendable {
    package let name: String
    package var value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  package init() { members = [] }

  /// The value of a name; setting nil takes the member out.
  package subscript(name: String) -> JSONValue? {
    get {
      let place = place(of: name)
      return isMember(name, at: place) ? members[place].value : nil
    }
    set {
      let place = place(of: name)
      let exists = isMember(name, at: place)
      switch newValue {
      case let value? where exists: members[place].value = value
      case let value?: members.insert(Member(name, value), at: place)
      case nil where exists: members.remove(at: place)
      case nil: break
      }
    }
  }

  private func isMember(_ name: String, at place: Int) -> Bool {
    place < members.count && members[place].name == name
  }

  /// How many names come before `name`.
  private func place(of name: String) -> Int {
    var (low, high) = (0, members.count)
    while low < high {
      let middle = (low + high) / 2
      if Self.precedes(members[middle].name, name) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether one name sorts before another: by UTF-16 code units (RFC 8785, section 3.2.3).
  package static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf16.lexicographicallyPrecedes(b.utf16)
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init()
    for (name, value) in elements { self[name] = value }
  }
}
