// SPDX-License-Identifier: Apache-2.0

/// Divides a file into messages: an mbox (RFC 4155) into all it holds, any other file is one message.
enum Mailbox {
  private static let from = Array("From ".utf8)

  /// A message and the line it begins at, from 1.
  struct Part: Hashable, Sendable {
    let bytes: ArraySlice<UInt8>
    let line: Int
  }

  /// The messages of a file.
  ///
  /// An mbox begins with `From `; so does each of its messages, after an empty
  /// line or at the start, and that line is no part of it. Lines of a body that begin so were quoted
  /// with `>` by whoever wrote the mbox, in either of the two ways, and are no messages.
  static func messages(in file: [UInt8]) -> [Part] {
    guard file.starts(with: from) else { return [Part(bytes: file[...], line: 1)] }
    var parts: [Part] = []
    var open: (start: Int, line: Int)?
    var isAfterEmpty = true
    var (place, line) = (0, 1)
    while place < file.count {
      let end = file[place...].firstIndex(of: 0x0A) ?? file.count
      if isAfterEmpty, file[place..<end].starts(with: from) {
        if let open { parts.append(Part(bytes: file[open.start..<place], line: open.line)) }
        open = (min(end + 1, file.count), line + 1)
      }
      isAfterEmpty = end == place || end == place + 1 && file[place] == 0x0D
      place = end + 1
      line += 1
    }
    if let open { parts.append(Part(bytes: file[open.start...], line: open.line)) }
    return parts
  }
}
