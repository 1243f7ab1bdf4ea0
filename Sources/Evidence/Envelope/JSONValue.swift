// SPDX-License-Identifier: Apache-2.0

/// A JSON value as I-JSON allows it (RFC 7493): the form in which evidence is hashed and exchanged.
///
/// Texts are equal if their bytes are: the same letter written in two ways of Unicode makes two
/// values, as it makes two digests.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// A whole number, at most 2⁵³ − 1 away from nought.
  case integer(Int64)
  /// Any other finite number.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// The largest whole number that every JSON reader keeps exactly (RFC 7493, section 2.2).
  package static let largestInteger: Int64 = 9_007_199_254_740_991

  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a.hasSameBytes(as: b)
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a == b
    default: false
    }
  }
}

/// The members of a JSON object, each name once, in the order of RFC 8785 (by UTF-16 code units).
package struct JSONObject: Hashable, Sendable {
  /// Ascending by name.
  package private(set) var members: [Member]

  /// A name and its value.
  package struct Member: Hashable, Sendable {
    package let name: String
    package var value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }

    package static func == (left: Member, right: Member) -> Bool {
      left.name.hasSameBytes(as: right.name) && left.value == right.value
    }
  }

  package init() { members = [] }

  /// A name that was given twice.
  package struct DuplicateName: Error, Hashable, Sendable {
    package let name: String
  }

  /// Takes members in any order, in linear time if they ascend already.
  ///
  /// Throws if a name is there twice.
  package init(_ found: [Member]) throws(DuplicateName) {
    members = found
    guard !Self.ascends(members) else { return }
    members.sort { Self.precedes($0.name, $1.name) }
    for place in members.indices.dropFirst()
    where members[place].name.hasSameBytes(as: members[place - 1].name) {
      throw DuplicateName(name: members[place].name)
    }
  }

  private static func ascends(_ members: [Member]) -> Bool {
    for place in members.indices.dropFirst()
    where !precedes(members[place - 1].name, members[place].name) {
      return false
    }
    return true
  }

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
    place < members.count && members[place].name.hasSameBytes(as: name)
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
  ///
  /// UTF-8 sorts by code points, which is the same but for one case: in UTF-16 the code points from
  /// U+10000 on (lead bytes from F0) come before U+E000 to U+FFFF (lead bytes EE and EF).
  package static func precedes(_ a: String, _ b: String) -> Bool {
    var (rest, others) = (a.utf8.makeIterator(), b.utf8.makeIterator())
    while true {
      guard let other = others.next() else { return false }
      guard let byte = rest.next() else { return true }
      guard byte != other else { continue }
      if byte >= 0xF0, other == 0xEE || other == 0xEF { return true }
      if other >= 0xF0, byte == 0xEE || byte == 0xEF { return false }
      return byte < other
    }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init()
    for (name, value) in elements { self[name] = value }
  }
}

extension String {
  /// Whether two texts are the same bytes, where `==` asks only whether they look the same.
  func hasSameBytes(as other: String) -> Bool {
    self == other && utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }
}
