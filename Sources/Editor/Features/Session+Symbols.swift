// SPDX-License-Identifier: Apache-2.0
//
// Where names are declared and used: definition, references, highlights.

import Evidence
import Terms

extension Session {
  /// A place that a request is about.
  struct Spot {
    let key: FileKey
    let line: Int
    let column: Int
    let index: SymbolIndex
    var mention: SymbolIndex.Mention? { index.mention(in: key, line: line, column: column) }
  }

  mutating func spot(_ parameters: Parameters) throws(RequestFailure) -> Spot {
    let key = try openKey(parameters)
    let position = try parameters.position("position")
    let place =
      library.document(key)?.place(of: position, client.encoding) ?? (line: 1, column: 1)
    return Spot(key: key, line: place.line, column: place.column, index: index(around: key))
  }

  /// The names that a text can see, and those of the texts it is a part of.
  mutating func index(around key: FileKey) -> SymbolIndex {
    index(of: ownMains(of: key).first ?? hosts(of: key).first ?? key)
  }

  /// The texts that are checked and that a text is a part of; its own agreement comes first.
  func ownMains(of key: FileKey) -> [FileKey] {
    let known = desk.results.keys.sorted().filter { desk.results[$0]?.files.contains(key) == true }
    return known.filter { $0 == key } + known.filter { $0 != key }
  }

  private mutating func index(of main: FileKey) -> SymbolIndex {
    let paths = library.terms(main).files.map(\.path)
    let files = paths.contains(main.path) ? paths : paths + [main.path]
    return SymbolIndex(
      files.compactMap { library.outline(FileKey(root: main.root, path: $0)) })
  }

  /// The texts that a text is a part of, open or not; itself if it is of none.
  private mutating func mains(around key: FileKey) -> [FileKey] {
    var mains = ownMains(of: key)
    mains += hosts(of: key).filter { !mains.contains($0) }
    return mains.isEmpty ? [key] : mains
  }

  /// Every place where a name stands, in all texts that see its declaration.
  mutating func places(of name: DeclaredName) -> [(key: FileKey, ranges: [SourceRange])] {
    var found: [FileKey: Set<SourceRange>] = [:]
    for main in mains(around: name.key) {
      let index = index(of: main)
      for outline in index.outlines {
        found[outline.key, default: []].formUnion(index.ranges(of: name, in: outline.key))
      }
    }
    return found.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value.sorted()) }
  }

  /// A range as the protocol writes it.
  mutating func range(_ range: SourceRange, in key: FileKey) -> JSONValue {
    library.document(key)?.range(of: range, client.encoding).json ?? .null
  }

  private mutating func location(_ range: SourceRange, in key: FileKey) -> JSONValue {
    .object(["uri": .string(library.uri(of: key)), "range": self.range(range, in: key)])
  }

  // MARK: Requests

  mutating func definition(_ parameters: Parameters) throws(RequestFailure) -> JSONValue {
    let spot = try spot(parameters)
    switch spot.mention?.meaning {
    case .declared(let name): return location(name.range, in: name.key)
    case .file(let path):
      guard let target = ReadTerms.path(path, includedBy: spot.key.path) else { return .null }
      let key = FileKey(root: spot.key.root, path: target)
      guard library.document(key) != nil else { return .null }
      return location(SourceRange(line: 1, column: 1, length: 0), in: key)
    case .knownAct, nil: return .null
    }
  }

  mutating func references(_ parameters: Parameters) throws(RequestFailure) -> JSONValue {
    guard case .declared(let name)? = try spot(parameters).mention?.meaning else {
      return .array([])
    }
    let withDeclaration = parameters.isSet("context.includeDeclaration")
    var locations: [JSONValue] = []
    for (key, ranges) in places(of: name) {
      for range in ranges where withDeclaration || !(key == name.key && range == name.range) {
        locations.append(location(range, in: key))
      }
    }
    return .array(locations)
  }

  mutating func highlights(_ parameters: Parameters) throws(RequestFailure) -> JSONValue {
    let spot = try spot(parameters)
    guard case .declared(let name)? = spot.mention?.meaning else { return .array([]) }
    let ranges = spot.index.ranges(of: name, in: spot.key)
    return .array(
      ranges.map { range in
        // 3 is where it is written, 2 where it is read.
        let isDeclaration = spot.key == name.key && range == name.range
        return .object([
          "range": self.range(range, in: spot.key), "kind": .integer(isDeclaration ? 3 : 2),
        ])
      })
  }
}
