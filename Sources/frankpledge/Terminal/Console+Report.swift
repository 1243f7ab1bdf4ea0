// SPDX-License-Identifier: Apache-2.0

import Evidence
import Storage

extension Console {
  /// Prints a value in its canonical form, on a line of its own.
  static func write(_ value: JSONValue) {
    write(value.canonicalBytes + [UInt8(ascii: "\n")])
  }

  /// Gives a report: its picture into a file if one is named, and its figures as JSON or in words.
  static func give(
    _ lines: @autoclosure () -> [String], json: @autoclosure () -> JSONObject?,
    picture: @autoclosure () -> String? = nil, to file: String? = nil
  ) throws {
    if let file, let picture = picture() {
      try FileWriting.save(Array(picture.utf8), to: file)
    }
    if let json = json() { return write(.object(json)) }
    for line in lines() { print(printable(line)) }
  }
}
