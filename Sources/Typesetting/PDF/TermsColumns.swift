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
  private static func cells(of line: [UInt8]) -> [Cell] {
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

  /// The cells of lines that stand together.
  ///
  /// A keyword as long as its column leaves one space only: `adopter "North Bank plc"` above
  /// `term    2026-01-01`. It is divided too, if what follows stands where other lines have a column.
  static func cells(of lines: [[UInt8]]) -> [[Cell]] {
    var all = lines.map { cells(of: $0) }
    let columns = Set(all.flatMap { $0.dropFirst().map(\.offset) })
    for (line, cells) in all.enumerated() {
      guard let first = cells.first, let space = first.bytes.firstIndex(of: 0x20),
        columns.contains(first.offset + space + 1)
      else { continue }
      all[line].replaceSubrange(
        0..<1,
        with: [
          Cell(offset: first.offset, bytes: Array(first.bytes[..<space])),
          Cell(offset: first.offset + space + 1, bytes: Array(first.bytes[(space + 1)...])),
        ])
    }
    return all
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
