// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// A clock as a bar of characters: each stretch as long as it lasted on the wall, and none too short
/// to be seen.
package struct ExplanationBar: Sendable {
  /// Which characters it is drawn with.
  package enum Style: Hashable, Sendable {
    /// Blocks and shades.
    case drawn
    /// Nothing beyond ASCII, for terminals and printers that have no more.
    case plain
  }

  /// Lines of text: the deadline above, the bar, the act below, what the characters mean.
  package let lines: [String]

  /// How many characters a bar is long, with its ends.
  static let width = 76

  private static let inside = width - 2

  /// A part of the bar: a stretch, or nil for time that is still to come.
  private struct Part {
    let from: Instant
    let to: Instant
    let activity: Explanation.Activity?
    var length = 0
  }

  /// The bar of a timeline; no line where nothing lasted.
  package init(
    _ timeline: [Explanation.Stretch], due: Instant?, done: Instant?, in zone: Zone, _ style: Style
  ) {
    guard let first = timeline.first, let last = timeline.last, first.from < last.to else {
      lines = []
      return
    }
    var parts = timeline.map { Part(from: $0.from, to: $0.to, activity: $0.activity) }
    if let due, due > last.to {
      parts.append(Part(from: last.to, to: due, activity: nil))
    }
    let whole = first.from..<max(last.to, due ?? last.to)
    let isMerged = parts.count > Self.inside / 2
    let cells: [Explanation.Activity?]
    if isMerged {
      cells = Self.merged(parts, whole)
    } else {
      Self.divide(&parts, whole)
      cells = parts.flatMap { [Explanation.Activity?](repeating: $0.activity, count: $0.length) }
    }
    func place(_ instant: Instant) -> Int {
      isMerged ? Self.cell(instant, whole) : Self.place(of: instant, in: parts)
    }
    var lines: [String] = []
    if let due, whole.lowerBound <= due {
      lines.append(
        Self.mark(
          style == .plain ? "v" : "▼", "due \(LocalText.moment(due, in: zone))", at: place(due)))
    }
    lines.append("|" + String(cells.map { Self.character($0, style) }) + "|")
    if let done, whole.lowerBound <= done, done <= whole.upperBound {
      lines.append(
        Self.mark(
          style == .plain ? "^" : "▲", "done \(LocalText.moment(done, in: zone))", at: place(done)))
    }
    self.lines = lines + Self.key(cells, style)
  }

  // MARK: - Dividing

  /// Gives each part its share of the bar, and at least one character.
  private static func divide(_ parts: inout [Part], _ whole: Range<Instant>) {
    let all = Int128(whole.lowerBound.distance(to: whole.upperBound))
    var taken = 0
    for place in parts.indices {
      let share = Int128(parts[place].from.distance(to: parts[place].to)) * Int128(inside)
      parts[place].length = max(1, Int((2 * share + all) / (2 * all)))
      taken += parts[place].length
    }
    // What is too much or too little comes from the longest, where it is seen least.
    while taken != inside {
      let longest = parts.indices.max { parts[$0].length < parts[$1].length } ?? 0
      let step = taken > inside ? -1 : 1
      parts[longest].length += step
      taken += step
    }
  }

  private static func place(of instant: Instant, in parts: [Part]) -> Int {
    var before = 0
    for part in parts {
      if instant <= part.to {
        let whole = max(1, part.from.distance(to: part.to))
        let passed = max(0, part.from.distance(to: instant))
        return before + Int(Int128(passed) * Int128(part.length) / Int128(whole))
      }
      before += part.length
    }
    return before
  }

  // MARK: - Merging

  private static func cell(_ instant: Instant, _ whole: Range<Instant>) -> Int {
    let all = Int128(whole.lowerBound.distance(to: whole.upperBound))
    return Int(Int128(whole.lowerBound.distance(to: instant)) * Int128(inside) / all)
  }

  /// Where there are more parts than characters, each shows what lasted longest in its time; closed
  /// hours, which are most of all time, only where there is nothing else.
  private static func merged(
    _ parts: [Part], _ whole: Range<Instant>
  ) -> [Explanation.Activity?] {
    let all = Int128(whole.lowerBound.distance(to: whole.upperBound))
    var next = 0
    return (0..<inside).map { cell in
      let from = whole.lowerBound.milliseconds + Int64(all * Int128(cell) / Int128(inside))
      let to = whole.lowerBound.milliseconds + Int64(all * Int128(cell + 1) / Int128(inside))
      while next + 1 < parts.count, parts[next].to.milliseconds <= from { next += 1 }
      var place = next
      var sums: [(activity: Explanation.Activity?, time: Int64)] = []
      while place < parts.count, parts[place].from.milliseconds < to {
        let part = parts[place]
        let time = min(to, part.to.milliseconds) - max(from, part.from.milliseconds)
        if let known = sums.firstIndex(where: { $0.activity == part.activity }) {
          sums[known].time += time
        } else {
          sums.append((part.activity, time))
        }
        place += 1
      }
      let open = sums.filter { $0.activity != .closed && $0.activity != nil }
      let longest = (open.isEmpty ? sums : open).max { $0.time < $1.time }
      return longest.map(\.activity) ?? parts[next].activity
    }
  }

  // MARK: - Characters

  private static func character(
    _ activity: Explanation.Activity?, _ style: Style
  ) -> Character {
    switch (activity, style) {
    case (.ran, .drawn): "█"
    case (.late, .drawn): "▒"
    case (.closed, .drawn): "·"
    case (.waiting, .drawn): "~"
    case (.settled, .drawn): "-"
    case (.ran, .plain): "="
    case (.late, .plain): "!"
    case (.closed, .plain): "."
    case (.waiting, .plain): "~"
    case (.settled, .plain): "-"
    case (nil, _): " "
    }
  }

  /// A mark at a place with its words, on the side where there is room.
  private static func mark(_ sign: String, _ words: String, at place: Int) -> String {
    let column = 1 + min(place, inside)
    if column + words.count + 2 <= width + 10 {
      return String(repeating: " ", count: column) + "\(sign) \(words)"
    }
    return String(repeating: " ", count: max(0, column - words.count - 1)) + "\(words) \(sign)"
  }

  private static func key(_ cells: [Explanation.Activity?], _ style: Style) -> [String] {
    var names: [(character: Character, name: String)] = []
    for cell in cells {
      guard let cell else { continue }
      let character = character(cell, style)
      guard !names.contains(where: { $0.character == character }) else { continue }
      names.append((character, name(cell)))
    }
    return [" " + names.map { "\($0.character) \($0.name)" }.joined(separator: "   ")]
  }

  private static func name(_ activity: Explanation.Activity) -> String {
    switch activity {
    case .ran: "ran"
    case .late: "late"
    case .closed: "closed"
    case .waiting: "waiting"
    case .settled: "settled"
    }
  }
}
