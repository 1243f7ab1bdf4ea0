// SPDX-License-Identifier: Apache-2.0

package import Terms

/// What changed in meaning from one version of an agreement to another, in words.
///
/// Comments, layout, examples and references to other people's texts (`shows`) change nothing that is
/// owed and are not compared.
package struct TermsDiff: Hashable, Sendable {
  /// The changes: the frame, hours, obligations in the order of the new text, what is gone, then
  /// rights.
  package let changes: [Change]
  /// What they do to the worst case, one sentence each; empty if it stays.
  package let exposure: [String]

  /// One thing that changed.
  package struct Change: Hashable, Sendable {
    /// The name of the declaration; empty for the agreement itself.
    package let name: String
    /// Where it stands in the new text, or stood in the old if it is gone; nil for what has no
    /// clause of its own.
    package let place: Place?
    /// One sentence.
    package let sentence: String
    /// Nil where it is different, and neither is certain.
    package let favours: Favour?

    /// A line of a file.
    package struct Place: Hashable, Sendable {
      package let file: String
      package let line: Int
      /// Whether it is a line of the old text, for what is gone.
      package let isOld: Bool
    }
  }

  /// Compares two versions; throws where the worst case of one cannot be reckoned.
  package init(from old: Agreement, to new: Agreement) throws(ExposureFault) {
    var changes = FrameDifference.changes(from: old, to: new)
    changes += CalendarDifference.changes(from: old, to: new)
    for (before, after) in zip(old.declared, new.declared) {
      changes += Self.changes(from: before, to: after)
    }
    self.changes = changes
    exposure = ExposureDifference.sentences(
      from: try Exposure(of: old), to: try Exposure(of: new))
  }

  /// Whether nothing that is owed changes.
  package var isEmpty: Bool { changes.isEmpty && exposure.isEmpty }

  /// One line for each change, then the effect on exposure; or that nothing changes.
  package var lines: [String] {
    if isEmpty { return ["Nothing that is owed changes."] }
    let lines = changes.map { change in
      var line = ""
      if let place = change.place {
        line = "\(place.file):\(place.line)\(place.isOld ? " (before)" : ""): "
      }
      line += change.sentence
      return change.favours.map { "\(line) (\($0.rawValue))" } ?? line
    }
    return lines + exposure
  }

  // MARK: Declarations

  private static func changes(from old: [Declared], to new: [Declared]) -> [Change] {
    let before = Dictionary(old.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let names = Set(new.map(\.name))
    var gone = old.filter { !names.contains($0.name) }
    let renamed = renamings(
      gone: gone, fresh: new.filter { before[$0.name] == nil })
    gone.removeAll { renamed.values.contains($0.name) }
    var changes: [Change] = []
    for declared in new {
      if let old = before[declared.name] {
        changes += Self.changes(from: old, to: declared)
      } else if let old = renamed[declared.name] {
        changes.append(
          Change(
            name: declared.name, place: place(declared),
            sentence: "The \(declared.kind) '\(old)' is now called '\(declared.name)'.",
            favours: nil))
      } else {
        let tail = declared.summary.isEmpty ? "" : ": \(declared.summary)"
        changes.append(
          Change(
            name: declared.name, place: place(declared),
            sentence: "The \(declared.kind) '\(declared.name)' is new\(tail).",
            favours: declared.presence))
      }
    }
    changes += gone.map { declared in
      Change(
        name: declared.name, place: place(declared, isOld: true),
        sentence: "The \(declared.kind) '\(declared.name)' is gone.",
        favours: declared.presence?.reversed)
    }
    return changes
  }

  /// The old name of each new one, where exactly one that is gone says all the same.
  private static func renamings(gone: [Declared], fresh: [Declared]) -> [String: String] {
    var old: [[String]: [String]] = [:]
    for declared in gone { old[declared.contents, default: []].append(declared.name) }
    var new: [[String]: [String]] = [:]
    for declared in fresh { new[declared.contents, default: []].append(declared.name) }
    var renamed: [String: String] = [:]
    for (contents, names) in new where names.count == 1 {
      if let others = old[contents], others.count == 1 { renamed[names[0]] = others[0] }
    }
    return renamed
  }

  private static func place(_ declared: Declared, isOld: Bool = false) -> Change.Place? {
    declared.clause.map { Change.Place(file: $0.file, line: $0.line, isOld: isOld) }
  }

  static func changes(from old: Declared, to new: Declared) -> [Change] {
    let before = Dictionary(
      old.facets.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let keys = Set(new.facets.map(\.key))
    let place = place(new)
    var told: [(words: FacetWords, severities: [String])] = []
    func add(_ facet: Facet, _ sentence: String, _ favours: Favour?) {
      let words = FacetWords(sentence: sentence, favours: favours)
      let own = [facet.severity].compactMap { $0 }
      if let alike = told.firstIndex(where: { $0.words == words }), !own.isEmpty {
        told[alike].severities += own
      } else {
        told.append((words, own))
      }
    }
    for facet in new.facets {
      guard let other = before[facet.key] else {
        add(facet, facet.sentenceIfNew, facet.presence)
        continue
      }
      guard other.whole != facet.whole else { continue }
      let favours = other.weight.flatMap { facet.weight?.favour(from: $0) }
      add(facet, facet.sentence(from: other), favours)
    }
    for facet in old.facets where !keys.contains(facet.key) {
      add(facet, facet.sentenceIfGone, facet.presence?.reversed)
    }
    return told.map { words, severities in
      Change(
        name: new.name, place: place,
        sentence: words.sentence.replacing(Facet.severityMark, with: Words.and(severities)),
        favours: words.favours)
    }
  }

  /// A change before it is said for which severities.
  private struct FacetWords: Hashable {
    let sentence: String
    let favours: Favour?
  }
}
