// SPDX-License-Identifier: Apache-2.0

/// Who stands under whom in a list of headings, by their levels.
struct Kinship: Sendable {
  private(set) var parent: [Int?]
  private(set) var previous: [Int?]
  private(set) var next: [Int?]
  private(set) var first: [Int?]
  private(set) var last: [Int?]
  /// The number of those directly below.
  private(set) var children: [Int]

  init(levels: [Int]) {
    let none = [Int?](repeating: nil, count: levels.count)
    (parent, previous, next, first, last) = (none, none, none, none, none)
    children = [Int](repeating: 0, count: levels.count)
    // The path from the top to the heading in hand.
    var path: [Int] = []
    for (place, level) in levels.enumerated() {
      var elder: Int?
      while let end = path.last, levels[end] >= level { elder = path.popLast() }
      if let elder {
        previous[place] = elder
        next[elder] = place
      }
      if let above = path.last {
        parent[place] = above
        children[above] += 1
        first[above] = first[above] ?? place
        last[above] = place
      }
      path.append(place)
    }
  }
}
