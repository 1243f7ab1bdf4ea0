// SPDX-License-Identifier: Apache-2.0

import Evidence
package import Judgement
import WorkingTime

/// One threshold that has passed, as it is told.
package struct WatchNotice: Hashable, Sendable {
  /// The same for the same part of the time of the same thing owed: who has seen it drops it.
  package let key: String
  /// One line for people.
  package let text: String
  /// One line of canonical JSON by docs/notice.schema.json, without its end.
  package let body: [UInt8]

  /// The name and version of the JSON form.
  package static let format = "frankpledge-notice/1"

  package init(key: String, text: String, body: [UInt8]) {
    self.key = key
    self.text = text
    self.body = body
  }

  /// The notice of a threshold of an entry.
  package init(_ threshold: Threshold, of entry: DueEntry) {
    let item = entry.item
    key = Self.key(item, threshold.level)
    text = Self.text(threshold, entry)
    var object: JSONObject = [
      "agreement": .string(item.agreement), "format": .string(Self.format), "key": .string(key),
      "level": .string(threshold.level.text), "passed": .string(threshold.instant.rfc3339),
      "percent": .integer(Int64(threshold.level.rawValue)),
      "state": .string(item.state.rawValue), "text": .string(text),
    ]
    // The line is our own and canonical; it is read back so that there is one form of an entry.
    if let value = try? JSONValue(parsing: Array(DueTable.line(entry).dropLast())) {
      object["entry"] = value
    }
    body = JSONValue.object(object).canonicalBytes
  }

  /// The key of a part of the time of an item.
  static func key(_ item: DueItem, _ level: Threshold.Level) -> String {
    "\(WatchBook.id(item))-\(level.rawValue)"
  }

  private static func text(_ threshold: Threshold, _ entry: DueEntry) -> String {
    let item = entry.item
    let moment = LocalText.moment(threshold.instant, in: entry.zone)
    var parts: [String]
    if threshold.level == .due {
      let what = [.claim, .power, .notice].contains(item.kind) ? "over" : item.state.rawValue
      parts = ["\(item.title) under \(item.agreement): \(what), due \(moment)"]
      if !entry.stake.arithmetic.isEmpty { parts.append(entry.stake.arithmetic) }
    } else {
      let due = item.due.map { LocalText.moment($0, in: entry.zone) } ?? "not fixed"
      parts = [
        "\(item.title) under \(item.agreement): \(threshold.level.text) of the time used up on"
          + " \(moment), due \(due)"
      ]
      if item.state == .pending {
        parts.append("on duty: \(entry.onDutyText)")
        parts.append("at stake: \(entry.stake.amountText)")
        parts += entry.stake.rights.map { "\($0.power): \($0.words)" }
      } else {
        parts.append("it is \(item.state.rawValue) by now")
      }
    }
    return LocalText.printable(parts.joined(separator: "; "))
  }
}
