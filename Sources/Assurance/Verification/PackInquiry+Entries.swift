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
    let isRedacted = redacted != nil
    let isSound = forEachPiece(of: eventsPath, for: step) { piece in
      var rest = piece[...]
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        line += rest[..<end]
        rest = rest[(end + 1)...]
        if let (entry, event) = try? Self.entry(line, isRedacted: isRedacted) {
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

  /// An entry of a redacted pack has an event where one is shown, and never its bytes.
  private static func entry(
    _ line: [UInt8], isRedacted: Bool
  ) throws(PackEventFault) -> (LogEntry, Event?) {
    guard isRedacted else { return try PackEvent.read(line) }
    let shown = try RedactedEvent(line: line)
    let entry = LogEntry(index: shown.index, leaf: shown.leaf, salt: nil, event: nil)
    return (entry, try shown.opened()?.event)
  }
}
