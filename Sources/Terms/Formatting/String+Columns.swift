// SPDX-License-Identifier: Apache-2.0
//
// Texts measured and filled up in columns.

extension String {
  /// Whether every character is one byte; the standard library knows without looking.
  var isASCII: Bool { utf16.count == utf8.count }

  /// Columns it takes, a character each, as people see them.
  var columns: Int { isASCII ? utf8.count : count }

  static func spaces(_ count: Int) -> String { String(repeating: " ", count: Swift.max(0, count)) }

  /// With spaces after it, up to a width.
  func padded(to width: Int) -> String { self + .spaces(width - columns) }
}
