// SPDX-License-Identifier: Apache-2.0

/// Why figures cannot be drawn.
///
/// Places are counted from 0.
package enum ChartFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// A count below nought.
  case negativeCount(Int64, of: String)
  /// A row or list has another number of figures than it needs.
  case wrongCount(of: String, found: Int, needed: Int)
  /// More parts than one picture can show.
  case tooMany(String, found: Int, most: Int)
  /// Two series of one chart would look the same.
  case sameTone(String, String)
  /// A span of time that ends before it begins, or the whole axis without length.
  case reversedSpan(String)
  /// The place of the deadline is not among the edges.
  case noSuchEdge(Int)

  package var description: String {
    switch self {
    case .negativeCount(let count, let name):
      "\(name) has the count \(count); a chart shows counts of nought or more"
    case .wrongCount(let name, let found, let needed):
      "\(name) has \(found) figures and needs \(needed); give one for each"
    case .tooMany(let name, let found, let most):
      "\(found) \(name) are more than a chart can show; divide them into charts of \(most)"
    case .sameTone(let first, let second):
      "\(first) and \(second) have the same tone; give each its own"
    case .reversedSpan(let name):
      "\(name) ends before it begins; exchange the two instants"
    case .noSuchEdge(let place):
      "edge \(place) of the deadline does not exist; give the place of one of the edges"
    }
  }
}
