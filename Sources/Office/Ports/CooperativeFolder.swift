// SPDX-License-Identifier: Apache-2.0

/// The folder of a cooperative, as people keep it: plain text, read only when asked.
package protocol CooperativeFolder: Sendable {
  /// The bytes of a file by its path in the folder, or nil if there is none.
  ///
  /// Throws when it is there and cannot be read, is too large, or lies outside the folder.
  func bytes(of path: String) throws -> [UInt8]?

  /// The paths of the agreements, `agreements/*.md` and `agreements/*.pledge`, ascending.
  func agreementPaths() throws -> [String]
}

/// The zone data of the machine.
package protocol ZoneSource: Sendable {
  /// The release of the tz database, `2025b`.
  var version: String { get }
  /// Every name it knows, for suggestions.
  var names: [String] { get }
  /// The TZif bytes of a zone, or nil if there is no zone of that name.
  func tzif(of name: String) -> [UInt8]?
}
