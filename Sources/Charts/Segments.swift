// SPDX-License-Identifier: Apache-2.0

/// The lengths of the parts of one bar.
enum Segments {
  /// A part that is not nought is never shorter than this, so that one breach among thousands shows.
  static let shortest: Pixels = 3

  /// Lengths in proportion to the counts, together `length` long.
  ///
  /// What the shortest length adds to the small parts is taken from the longest.
  static func lengths(of counts: [Int64], along length: Pixels) -> [Pixels] {
    let total = counts.reduce(Int128(0)) { $0 + Int128($1) }
    var reached: Int128 = 0
    var lengths = counts.map { count in
      let before = length.share(reached, of: total)
      reached += Int128(count)
      return length.share(reached, of: total) - before
    }
    for place in counts.indices where counts[place] > 0 && lengths[place] < shortest {
      let lacking = shortest - lengths[place]
      lengths[place] = shortest
      guard let longest = lengths.indices.max(by: { lengths[$0] < lengths[$1] }),
        lengths[longest] - lacking >= shortest, longest != place
      else { continue }
      lengths[longest] = lengths[longest] - lacking
    }
    return lengths
  }
}
