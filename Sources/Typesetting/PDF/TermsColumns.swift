// SPDX-License-Identifier: Apache-2.0

/// Finds the columns that spaces make in lines of terms, and gives each a place on the line.
enum TermsColumns {
  /// What stands between two runs of at least two spaces.
  struct Cell: Hashable, Sendable {
    /// The number of characters before it on its line.
    var offset: Int
    var bytes: [UInt8]
  }

  /// The cells of a line; none for a blank one.
  static func cells(of line: [UInt8]) -> [Cell] {
    var cells: [Cell] = []
    var place = 0
    while place < line.count {
      while place < line.count, line[place] == 0x20 { place += 1 }
      guard place < line.count else { break }
      let start = place
      while place < line.count {
        let isGap = line[place] == 0x20 && (place + 1 == line.count || line[place + 1] == 0x20)
        if isGap { break }
        place += 1
      }
      cells.append(Cell(offset: start, bytes: Array(line[start..<place])))
    }
    return cells
  }

  /// Where each offset stands: beyond the widest of the cells before it in any line, or, if only
  /// lines begin there, as far in as its spaces say; never beyond `most`.
  static func places(
    of lines: [[Cell]], spaceWidth: Points, gap: Points, most: Points,
    width: ([UInt8]) -> Points
  ) -> [Int: Points] {
    var before: [Int: [(offset: Int, width: Points)]] = [:]
    var offsets: Set<Int> = []
    for cells in lines {
      for (number, cell) in cells.enumerated() {
        offsets.insert(cell.offset)
        if number > 0 {
          let previous = cells[number - 1]
          before[cell.offset, default: []].append((previous.offset, width(previous.bytes)))
        }
      }
    }
    var places: [Int: Points] = [:]
    for offset in offsets.sorted() {
      let ends = before[offset, default: []].map { (places[$0.offset] ?? 0) + $0.width + gap }
      places[offset] = min(most, ends.max() ?? spaceWidth * min(offset, 1_000))
    }
    return places
  }
}
