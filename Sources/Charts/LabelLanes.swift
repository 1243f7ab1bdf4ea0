// SPDX-License-Identifier: Apache-2.0

/// Places labels of points on a line into lanes below it so that none covers another.
struct LabelLanes: Sendable {
  /// A label's left end and its lane, counted from the line downward.
  struct Place: Hashable, Sendable {
    let x: Pixels
    let lane: Int
  }

  /// In the order of the points given.
  let places: [Place]
  /// How many lanes are used.
  let count: Int

  /// Lanes for labels of a width at a point, between two limits at least as far apart as a label.
  ///
  /// A label begins at its point, or ends there where it would pass the right limit. Points are taken
  /// from the right: then the stalk from a point down to a lower lane passes left of the labels above.
  init(_ labels: [(point: Pixels, width: Pixels)], from left: Pixels, to right: Pixels) {
    var places = [Place](repeating: Place(x: left, lane: 0), count: labels.count)
    var lanes: [[(start: Pixels, end: Pixels)]] = []
    let order = labels.indices.sorted {
      (labels[$1].point, $0) < (labels[$0].point, $1)
    }
    for index in order {
      let label = labels[index]
      let fits = label.point + label.width <= right
      let start = max(left, fits ? label.point : min(label.point, right) - label.width)
      let end = start + label.width
      let lane =
        lanes.firstIndex { taken in
          taken.allSatisfy { end + 10 <= $0.start || $0.end + 10 <= start }
        } ?? lanes.count
      if lane == lanes.count { lanes.append([]) }
      lanes[lane].append((start, end))
      places[index] = Place(x: start, lane: lane)
    }
    self.places = places
    count = lanes.count
  }
}
