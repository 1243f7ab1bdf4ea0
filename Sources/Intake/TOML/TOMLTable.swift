// SPDX-License-Identifier: Apache-2.0

/// A table of a TOML text: names with values, in the order written.
struct TOMLTable: Hashable, Sendable {
  private(set) var entries: [Entry] = []
  private var places: [String: Int] = [:]

  struct Entry: Hashable, Sendable {
    let name: String
    /// From 1.
    let line: Int
    var value: TOMLValue
  }

  /// The entry of a name; nil if there is none.
  func entry(_ name: String) -> Entry? { places[name].map { entries[$0] } }

  /// Adds a name; false if it is there already.
  mutating func add(_ name: String, _ value: TOMLValue, line: Int) -> Bool {
    guard places[name] == nil else { return false }
    places[name] = entries.count
    entries.append(Entry(name: name, line: line, value: value))
    return true
  }

  /// Adds a name inside tables that are made where they are absent; false if it is there already, or
  /// if a table on the way is something else.
  mutating func add(_ path: ArraySlice<String>, _ value: TOMLValue, line: Int) -> Bool {
    guard let name = path.first else { return false }
    guard path.count > 1 else { return add(name, value, line: line) }
    if places[name] == nil { _ = add(name, .table(TOMLTable()), line: line) }
    guard let place = places[name], case .table(var inner) = entries[place].value else {
      return false
    }
    let isAdded = inner.add(path.dropFirst(), value, line: line)
    entries[place].value = .table(inner)
    return isAdded
  }
}

/// A value of a TOML text.
enum TOMLValue: Hashable, Sendable {
  case text(String)
  case integer(Int64)
  case bool(Bool)
  case list([TOMLValue])
  case table(TOMLTable)
}

/// Where and why a text is not TOML that can be read.
struct TOMLFault: Error, Hashable, Sendable {
  /// From 1.
  let line: Int
  /// In characters, from 1.
  let column: Int
  let message: String
}
