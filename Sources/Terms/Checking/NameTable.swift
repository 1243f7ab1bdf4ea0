// SPDX-License-Identifier: Apache-2.0

/// The names of one kind that are declared, each once.
struct NameTable<Value> {
  /// The names in the order they were declared.
  private(set) var names: [String] = []
  private var values: [String: Value] = [:]
  private var places: [String: FilePlace] = [:]

  /// Declares a name; gives the place where it was declared before, if it was.
  mutating func declare(_ name: String, _ value: Value, at place: FilePlace) -> FilePlace? {
    if let first = places[name] { return first }
    names.append(name)
    values[name] = value
    places[name] = place
    return nil
  }

  subscript(name: String) -> Value? { values[name] }
}

/// A place in one of the files of a bundle.
struct FilePlace {
  /// The file, by its number among those read.
  let file: Int
  let range: SourceRange
}
