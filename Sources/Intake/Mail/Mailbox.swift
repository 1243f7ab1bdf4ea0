// SPDX-License-Identifier: Apache-2.0

/// Divides a file into messages: an mbox (RFC 4155) into all it holds, any other file is one message.
enum Mailbox {
  private static let from = Array("From ".utf8)

  /// `From`, an address, and a moment as in `Mon Jun 29 09:00:00 2026` (RFC 4155, appendix A).
  private static func isSeparator(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.starts(with: from) else { return false }
    let words = line.dropFirst(from.count).split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    let isDigit: (UInt8) -> Bool = { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    // The weekday, the month, the day, the clock and the year, with perhaps a zone about them.
    guard words.count >= 6, words[1].count == 3, words[2].count == 3 else { return false }
    return words[3].allSatisfy(isDigit) && words[4].contains(UInt8(ascii: ":"))
      && words[5...].contains { $0.count == 4 && $0.allSatisfy(isDigit) }
  }

  /// A message and the line it begins at, from 1.
  struct Part: Hashable, Sendable {
    let bytes: ArraySlice<UInt8>
    let line: Int
  }

  /// The messages of a file.
  ///
  /// An mbox begins with `From `; so does each of its messages, after an empty
  /// line or at the start, and that line, with who sent it and when, is no part of it. Lines of a body that begin so were quoted
  /// with `>` by whoever wrote the mbox, in either of the two ways, and are no messages.
  static func messages(in file: [UInt8]) -> [Part] {
    guard isSeparator(file.prefix { $0 != 0x0A }) else {
      return [Part(bytes: file[...], line: 1)]
    }
    var parts: [Part] = []
    var open: (start: Int, line: Int)?
    var isAfterEmpty = true
    var (place, line) = (0, 1)
    while place < file.count {
      let end = file[place...].firstIndex(of: 0x0A) ?? file.count
      if isAfterEmpty, isSeparator(file[place..<end]) {
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
