// SPDX-License-Identifier: Apache-2.0

/// Amounts of minor units that may be without limit, added up without overflow.
enum Units {
  /// Stands for no bound; sums of real amounts stay far below.
  static let unlimited = Int128(1) << 120

  /// The sum, held at ``unlimited``.
  static func sum(_ left: Int128, _ right: Int128) -> Int128 { min(left + right, unlimited) }
}

/// A stretch of months that one cap covers: in all of them together no more than this is paid.
struct CappedStretch: Hashable, Sendable {
  /// Places in the window.
  let months: Range<Int>
  let amount: Int128
  /// Which cap it is, in the order they are written.
  let cap: Int
}

/// One piece of the cheapest cover.
enum CoverPiece: Hashable, Sendable {
  /// A month by itself, with what can be breached in it.
  case month(Int)
  case stretch(CappedStretch)
}

/// Finds the most that can be paid in some months under caps over stretches of them.
///
/// Paying as much as possible as early as possible is best, and what comes out of it is the cost of
/// the cheapest way to cover all months with months and stretches: the shortest path over the points
/// between them. No way of paying is more than any cover, and one of them is as much as the cheapest.
enum CoverSearch {
  /// The cost of the cheapest cover, and its pieces from the first month on.
  ///
  /// `months` is what can be paid in each month alone; a month that `isCovered` already needs no
  /// cover.
  static func cheapest(
    _ months: [Int128], _ stretches: [CappedStretch], isCovered: [Bool]
  ) -> (cost: Int128, pieces: [CoverPiece]) {
    var cost: [Int128] = [0]
    var last: [CoverPiece?] = [nil]
    for place in months.indices {
      if isCovered[place] || months[place] == 0 {
        cost.append(cost[place])
        last.append(nil)
        continue
      }
      var best = Units.sum(cost[place], months[place])
      var piece = CoverPiece.month(place)
      for stretch in stretches where stretch.months.contains(place) {
        let other = Units.sum(cost[stretch.months.lowerBound], stretch.amount)
        // Of equals a month tells more than a cap does, but not more than windows told together.
        if other < best || other == best && stretch.cap < 0 {
          (best, piece) = (other, .stretch(stretch))
        }
      }
      cost.append(best)
      last.append(piece)
    }
    var pieces: [CoverPiece] = []
    var place = months.count
    while place > 0 {
      switch last[place] {
      case nil: place -= 1
      case .month(let month)?:
        pieces.append(.month(month))
        place = month
      case .stretch(let stretch)?:
        pieces.append(.stretch(stretch))
        place = stretch.months.lowerBound
      }
    }
    return (cost[months.count], pieces.reversed())
  }
}
