// SPDX-License-Identifier: Apache-2.0

/// Runs of `*` and `_`, and which of them open and close emphasis (CommonMark 0.31, 6.2 and the
/// appendix).
struct EmphasisDelimiters: Sendable {
  /// What stands beside a run.
  enum Neighbour: Sendable { case space, punctuation, letter }

  /// How many of each a run opens or closes.
  struct Count: Hashable, Sendable {
    var emphasis = 0
    var strong = 0
  }

  struct Delimiter: Sendable {
    let mark: UInt8
    let length: Int
    let canOpen: Bool
    let canClose: Bool
    /// Marks that are text after all.
    var left: Int
    var opens = Count()
    var closes = Count()
  }

  private(set) var all: [Delimiter] = []
  /// The neighbours in the list of runs that are still in question; -1 is none.
  private var previous: [Int] = []
  private var next: [Int] = []

  var count: Int { all.count }

  mutating func append(_ mark: UInt8, count: Int, before: Neighbour, after: Neighbour) {
    let isLeft = after == .letter || (after == .punctuation && before != .letter)
    let isRight = before == .letter || (before == .punctuation && after != .letter)
    let isStar = mark == UInt8(ascii: "*")
    all.append(
      Delimiter(
        mark: mark, length: count,
        canOpen: isLeft && (isStar || !isRight || before == .punctuation),
        canClose: isRight && (isStar || !isLeft || after == .punctuation), left: count))
    let place = all.count - 1
    previous.append(place - 1)
    next.append(-1)
    if place > 0 { next[place - 1] = place }
  }

  /// Pairs runs that open with runs that close.
  mutating func match() {
    // By mark, length modulo 3, and whether the closer could open: below it there is no opener.
    var bottoms = [Int](repeating: -1, count: 12)
    var closer = all.isEmpty ? -1 : 0
    while closer >= 0 {
      guard all[closer].canClose else {
        closer = next[closer]
        continue
      }
      let key =
        (all[closer].mark == UInt8(ascii: "*") ? 0 : 6) + (all[closer].canOpen ? 3 : 0)
        + all[closer].length % 3
      var opener = previous[closer]
      while opener > bottoms[key], !pairs(opener, closer) { opener = previous[opener] }
      guard opener > bottoms[key] else {
        bottoms[key] = previous[closer]
        let after = next[closer]
        if !all[closer].canOpen { remove(closer) }
        closer = after
        continue
      }
      pair(opener, closer)
      if all[closer].left == 0 {
        let after = next[closer]
        remove(closer)
        closer = after
      }
    }
  }

  private func pairs(_ opener: Int, _ closer: Int) -> Bool {
    let (first, second) = (all[opener], all[closer])
    guard first.canOpen, first.mark == second.mark else { return false }
    // Where a run could do both, lengths that sum to a multiple of 3 are not meant for one another.
    let isBoth = first.canClose || second.canOpen
    return !isBoth || (first.length + second.length) % 3 != 0
      || (first.length % 3 == 0 && second.length % 3 == 0)
  }

  private mutating func pair(_ opener: Int, _ closer: Int) {
    let isStrong = all[opener].left >= 2 && all[closer].left >= 2
    if isStrong {
      all[opener].opens.strong += 1
      all[closer].closes.strong += 1
    } else {
      all[opener].opens.emphasis += 1
      all[closer].closes.emphasis += 1
    }
    all[opener].left -= isStrong ? 2 : 1
    all[closer].left -= isStrong ? 2 : 1
    // What stands between them is text.
    next[opener] = closer
    previous[closer] = opener
    if all[opener].left == 0 { remove(opener) }
  }

  private mutating func remove(_ place: Int) {
    if previous[place] >= 0 { next[previous[place]] = next[place] }
    if next[place] >= 0 { previous[next[place]] = previous[place] }
  }
}
