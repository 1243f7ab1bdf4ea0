// SPDX-License-Identifier: Apache-2.0

/// Cuts a galley into pages: as much on each as fits, but never where a strip asks to stay with the
/// one before it, unless a whole page has no other place.
struct PageBreaker: Sendable {
  /// A strip and where it stands on its page.
  struct Placed: Sendable {
    /// Below the top of the type area.
    var top: Points
    var strip: Strip
    /// Whether it repeats the header of a table.
    var isRepeated = false
  }

  private let galley: Galley
  private let height: Points

  /// The pages of a galley whose type area has a height.
  static func pages(_ galley: Galley, height: Points) -> [[Placed]] {
    let breaker = PageBreaker(galley: galley, height: height)
    var pages: [[Placed]] = []
    var start = 0
    while start < galley.strips.count {
      let end = breaker.end(ofPageAt: start)
      pages.append(breaker.place(start..<end))
      start = end
    }
    return pages.isEmpty ? [[]] : pages
  }

  /// The first strip of the next page.
  private func end(ofPageAt start: Int) -> Int {
    let strips = galley.strips
    var bottom = topOfFirst(start)
    var legal: Int?
    var place = start
    while place < strips.count {
      let strip = strips[place]
      if place > start {
        if strip.before == .forced { return place }
        bottom = bottom + strip.spaceBefore
        if strip.before == .allowed { legal = place }
      }
      bottom = bottom + strip.height
      if bottom + padding(of: strip) > height, place > start { return legal ?? place }
      place += 1
    }
    return place
  }

  private func place(_ range: Range<Int>) -> [Placed] {
    var placed: [Placed] = []
    var top: Points = 0
    for strip in repeatedHeader(range.lowerBound) {
      placed.append(Placed(top: top, strip: strip, isRepeated: true))
      top = top + strip.height
    }
    top = topOfFirst(range.lowerBound)
    for place in range {
      let strip = galley.strips[place]
      if place > range.lowerBound { top = top + strip.spaceBefore }
      placed.append(Placed(top: top, strip: strip))
      top = top + strip.height
    }
    return placed
  }

  private func topOfFirst(_ place: Int) -> Points {
    repeatedHeader(place).reduce(padding(of: galley.strips[place])) { $0 + $1.height }
  }

  private func repeatedHeader(_ place: Int) -> [Strip] {
    guard let table = galley.strips[place].table else { return [] }
    let header = galley.headers[table]
    // A header taller than a third of the page would leave too little room for its rows.
    return header.reduce(Points.zero) { $0 + $1.height } > height / 3 ? [] : header
  }

  private func padding(of strip: Strip) -> Points {
    strip.frames.reduce(0) { $0 + galley.frames[$1].padding }
  }
}
