// SPDX-License-Identifier: Apache-2.0

import Terms

/// Where the columns that are read stand in a file.
struct RowColumns: Sendable {
  /// How many fields every row should have.
  let fieldCount: Int
  private let places: [String: Int]

  /// Finds the columns in the row of names.
  ///
  /// Throws if one is not there or is there twice.
  init(_ columns: [String], heading: [String]) throws(ImportFault) {
    fieldCount = heading.count
    var places: [String: Int] = [:]
    var missing: [ImportFault.MissingColumn] = []
    for column in columns {
      guard let place = heading.firstIndex(of: column) else {
        let nearest = NearestName.of(column, among: heading)
        missing.append(.init(name: column, nearest: nearest))
        continue
      }
      guard heading.lastIndex(of: column) == place else { throw .ambiguousColumn(column) }
      places[column] = place
    }
    guard missing.isEmpty else { throw .missingColumns(missing) }
    self.places = places
  }

  /// The place of a column that is read.
  func place(of column: String) -> Int { places[column] ?? fieldCount }
}
