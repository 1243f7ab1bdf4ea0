// SPDX-License-Identifier: Apache-2.0

/// Chooses where the lines of a text end, so that the whole looks even: a line is set a little worse
/// if that saves the next one (total fit, after Knuth and Plass 1981, without hyphenation).
///
/// Time is linear in the number of words: a line holds only so many.
enum LineBreaker {
  /// Where a line stands in its column.
  enum Setting: Hashable, Sendable { case justified, ragged }

  /// One line: its boxes, and how much wider than natural each space is.
  struct Line: Hashable, Sendable {
    var boxes: Range<Int>
    /// Of the boxes with their natural spaces.
    var natural: Points
    /// What each space gains, or loses if negative, to fill the column.
    var stretch: Points
  }

  /// A space shrinks by at most this share.
  private static let shrinkDivisor = 5
  /// A space that would grow by more than this many times itself is left natural: better a ragged
  /// line than a river.
  private static let mostStretch = 2
  private static let worst = 10_000

  /// The lines of boxes in a column of a width.
  static func lines(_ boxes: [Words.Box], width: Points, setting: Setting) -> [Line] {
    guard !boxes.isEmpty else { return [] }
    let ends = ends(boxes, width: width, setting: setting)
    var lines: [Line] = []
    var start = 0
    for end in ends {
      lines.append(line(boxes, start..<end, width: width, setting: setting))
      start = end
    }
    return lines
  }

  /// The place after each line's last box.
  private static func ends(_ boxes: [Words.Box], width: Points, setting: Setting) -> [Int] {
    var best = [Int](repeating: Int.max, count: boxes.count + 1)
    var from = [Int](repeating: 0, count: boxes.count + 1)
    best[0] = 0
    for end in 1...boxes.count {
      var (natural, spaces): (Points, Points) = (0, 0)
      var start = end - 1
      while true {
        let box = boxes[start]
        if start < end - 1 {
          if box.gap == .end { break }
          spaces = spaces + box.space
          natural = natural + box.space
        }
        natural = natural + box.width
        spaces = spaces + box.tied
        let slack = setting == .justified ? spaces / shrinkDivisor : 0
        // A line always holds one box, however narrow the column.
        if natural - slack > width, start < end - 1 { break }
        if best[start] < Int.max {
          let isLast = boxes[end - 1].gap == .end
          let cost = cost(
            short: width - natural, spaces: spaces, width: width, isLast: isLast, setting: setting)
          let breaksWord = !isLast && boxes[end - 1].gap == .none
          let total = best[start] + cost + (breaksWord ? 2_500 : 0)
          if total < best[end] { (best[end], from[end]) = (total, start) }
        }
        if start == 0 { break }
        start -= 1
      }
    }
    var ends: [Int] = []
    var end = boxes.count
    while end > 0 {
      ends.append(end)
      end = from[end]
    }
    return ends.reversed()
  }

  /// How bad a line looks that is `short` of its width: the square of a badness up to 10,000.
  private static func cost(
    short: Points, spaces: Points, width: Points, isLast: Bool, setting: Setting
  ) -> Int {
    if isLast, short >= 0 {
      // A last line of one short word looks lost.
      return short > width / 8 * 7 ? 3_600 : 100
    }
    let room: Points
    if short < 0 {
      room = spaces / shrinkDivisor
    } else {
      room = setting == .ragged ? width / 6 : spaces / 2
    }
    guard room > 0 else { return (10 + worst) * (10 + worst) }
    // Thousandths of the room, at most 5 times it, so that the cube has room in 64 bits.
    let ratio = min(5_000, Int(short.millionths.magnitude) / max(1, room.millionths / 1_000))
    let badness = min(worst, ratio * ratio / 1_000 * ratio / 10_000)
    return (10 + badness) * (10 + badness)
  }

  private static func line(
    _ boxes: [Words.Box], _ range: Range<Int>, width: Points, setting: Setting
  ) -> Line {
    var (natural, spaces): (Points, Points) = (0, 0)
    var (inner, gaps): (Points, Int) = (0, 0)
    for place in range {
      natural = natural + boxes[place].width
      (inner, gaps) = (inner + boxes[place].tied, gaps + boxes[place].ties)
      if place < range.upperBound - 1, boxes[place].gap == .space {
        spaces = spaces + boxes[place].space
        gaps += 1
      }
    }
    natural = natural + spaces
    spaces = spaces + inner
    let short = width - natural
    let isLast = boxes[range.upperBound - 1].gap == .end
    let fills = short < 0 || (setting == .justified && !isLast && short <= spaces * mostStretch)
    let stretch = fills && gaps > 0 ? short / gaps : 0
    return Line(boxes: range, natural: natural, stretch: stretch)
  }
}
