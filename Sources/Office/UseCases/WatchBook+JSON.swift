// SPDX-License-Identifier: Apache-2.0
//
// The book of the watch as bytes: canonical JSON, the same for the same book.

import Evidence
import WorkingTime

/// Why the book of the watch cannot be used.
package struct WatchBookFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong with it.
  package let reason: String

  package var description: String {
    "what the watch has told cannot be read: \(reason); put the file back from a backup, or take it away:"
      + " the watch then begins anew and tells of everything that is pending"
  }
}

extension WatchBook {
  /// The name and version of the form.
  static let format = "frankpledge-watch/1"

  /// The book as one line of JSON.
  package var bytes: [UInt8] {
    var agreements = JSONObject()
    for (name, marks) in told {
      var object = JSONObject()
      for (id, mark) in marks {
        object[id] = .array([.integer(Int64(mark.level)), .string(mark.seen.rfc3339)])
      }
      agreements[name] = .object(object)
    }
    let pending = outbox.map { pending in
      JSONValue.object([
        "body": .string(String(decoding: pending.notice.body, as: UTF8.self)),
        "key": .string(pending.notice.key), "next": .string(pending.next.rfc3339),
        "refusals": .integer(Int64(pending.refusals)), "text": .string(pending.notice.text),
      ])
    }
    return JSONValue.object([
      "format": .string(Self.format), "outbox": .array(pending), "told": .object(agreements),
    ]).canonicalBytes + [UInt8(ascii: "\n")]
  }

  /// Reads a book back.
  package init(parsing bytes: [UInt8]) throws(WatchBookFault) {
    let value: JSONValue
    do throws(JSONFault) {
      let line = bytes.last == UInt8(ascii: "\n") ? Array(bytes.dropLast()) : bytes
      value = try JSONValue(parsing: line)
    } catch { throw WatchBookFault(reason: "\(error)") }
    guard case .object(let object) = value, object["format"] == .string(Self.format),
      case .array(let pending)? = object["outbox"], case .object(let agreements)? = object["told"]
    else { throw WatchBookFault(reason: "it is not of the form \(Self.format)") }
    var told: [String: [String: Mark]] = [:]
    for agreement in agreements.members {
      guard case .object(let marks) = agreement.value else {
        throw WatchBookFault(reason: "what is told of '\(agreement.name)' is no object")
      }
      var found: [String: Mark] = [:]
      for member in marks.members { found[member.name] = try Self.mark(member.value) }
      told[agreement.name] = found
    }
    var outbox: [Pending] = []
    for value in pending { outbox.append(try Self.pending(value)) }
    self.init(told: told, outbox: outbox)
  }

  private static func mark(_ value: JSONValue) throws(WatchBookFault) -> Mark {
    guard case .array(let parts) = value, parts.count == 2, case .integer(let level) = parts[0],
      (0...100).contains(level), case .string(let text) = parts[1],
      let seen = try? Instant(rfc3339: text)
    else { throw WatchBookFault(reason: "a mark is not a level and an instant") }
    return Mark(level: Int(level), seen: seen)
  }

  private static func pending(_ value: JSONValue) throws(WatchBookFault) -> Pending {
    guard case .object(let object) = value, case .string(let body)? = object["body"],
      case .string(let key)? = object["key"], case .string(let next)? = object["next"],
      case .integer(let refusals)? = object["refusals"], refusals >= 0, refusals <= 1 << 30,
      case .string(let text)? = object["text"], let instant = try? Instant(rfc3339: next)
    else { throw WatchBookFault(reason: "a notice in the outbox is not whole") }
    let notice = WatchNotice(key: key, text: text, body: Array(body.utf8))
    return Pending(notice: notice, refusals: Int(refusals), next: instant)
  }
}
