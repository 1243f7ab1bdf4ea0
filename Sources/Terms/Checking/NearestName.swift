// SPDX-License-Identifier: Apache-2.0

/// Finds the name a person probably meant.
package enum NearestName {
  /// The candidate nearest to `word`, if it is near enough to be a slip.
  ///
  /// Edits are insert, delete, replace and exchange of neighbours; at most one in three characters.
  /// Ties go to the first.
  package static func of(_ word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased())
    guard (2...40).contains(wanted.count) else { return nil }
    let limit = wanted.count / 3
    var best: (name: String, edits: Int)?
    for candidate in candidates {
      let letters = Array(candidate.lowercased())
      guard abs(letters.count - wanted.count) <= limit else { continue }
      let edits = distance(wanted, letters)
      if edits <= limit, edits < best?.edits ?? Int.max { best = (candidate, edits) }
    }
    return best?.name
  }

  /// Optimal string alignment distance (Damerau 1964), in O(n·m) time and three rows.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...b.count)
    for i in 0..<a.count {
      var current = [i + 1]
      for j in 0..<b.count {
        var edits = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          edits = min(edits, beforePrevious[j - 1] + 1)
        }
        current.append(edits)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[b.count]
  }
}
