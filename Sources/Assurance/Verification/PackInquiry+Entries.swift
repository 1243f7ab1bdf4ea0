// SPDX-License-Identifier: Apache-2.0
// A second reading of entries that were found sound, for what not every reader asks.

import Evidence

extension PackInquiry {
  /// Gives every entry of a pack whose events are sound, with its event if it was not erased.
  ///
  /// False after a finding: the file changed meanwhile.
  mutating func forEachEntry(
    for step: PackStep, _ body: (LogEntry, Event?) -> Void
  ) -> Bool {
    var line: [UInt8] = []
    var isRead = true
    let isSound = forEachPiece(of: PackPath.events, for: step) { piece in
      var rest = piece[...]
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        line += rest[..<end]
        rest = rest[(end + 1)...]
        if let (entry, event) = try? PackEvent.read(line) {
          body(entry, event)
        } else {
          isRead = false
        }
        line.removeAll(keepingCapacity: true)
      }
      line += rest
    }
    return isSound && isRead
  }
}
