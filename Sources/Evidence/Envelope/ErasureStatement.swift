// SPDX-License-Identifier: Apache-2.0

/// That contents were erased: the data of ``Vocabulary/erased``.
///
/// It says who asked and on what ground, and which entries; nothing of what they held but the types
/// of their events, so that a reader knows what the verdicts may lack.
package struct ErasureStatement: Hashable, Sendable {
  /// Who asked.
  package let requester: Requester
  /// On what ground, in a few words that name nobody: `GDPR article 17(1)(b)`.
  package let ground: String
  /// The entries, ascending by index.
  package let entries: [Entry]

  /// Who can ask for contents to be erased, never by name.
  package enum Requester: String, CaseIterable, Hashable, Sendable {
    case adopter, authority, cooperative, member, person

    /// As it stands in a sentence.
    package var words: String {
      switch self {
      case .adopter: "the adopter"
      case .authority: "an authority"
      case .cooperative: "the cooperative itself"
      case .member: "a member"
      case .person: "a person it was about"
      }
    }
  }

  /// One entry whose contents were erased.
  package struct Entry: Hashable, Sendable {
    /// The index of its leaf.
    package let index: UInt64
    /// The type of the event it held.
    package let type: String

    /// Names an entry.
    package init(index: UInt64, type: String) {
      self.index = index
      self.type = type
    }
  }

  /// The longest ground, in characters.
  package static let longestGround = 200
  /// The most entries erased at once; more are erased in several goes.
  package static let mostEntries = 400

  /// Puts a statement together; nil without entries, with more than ``mostEntries``, with indices that
  /// do not ascend, or with a ground that is empty, too long or holds a control character.
  package init?(requester: Requester, ground: String, entries: [Entry]) {
    guard (1...Self.mostEntries).contains(entries.count),
      (1...Self.longestGround).contains(ground.count),
      ground.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }),
      zip(entries, entries.dropFirst()).allSatisfy({ $0.index < $1.index })
    else { return nil }
    self.requester = requester
    self.ground = ground
    self.entries = entries
  }

  /// Reads the data of an event; nil for anything that ``data`` would not write.
  package init?(data: JSONObject) {
    guard case .string(let by)? = data["by"], let requester = Requester(rawValue: by),
      case .string(let ground)? = data["ground"], case .array(let listed)? = data["entries"]
    else { return nil }
    var entries: [Entry] = []
    for value in listed {
      guard case .object(let object) = value, case .integer(let number)? = object["index"],
        let index = UInt64(exactly: number), case .string(let type)? = object["type"]
      else { return nil }
      entries.append(Entry(index: index, type: type))
    }
    self.init(requester: requester, ground: ground, entries: entries)
    guard self.data == data else { return nil }
  }

  /// The data of the event.
  package var data: JSONObject {
    [
      "by": .string(requester.rawValue),
      "entries": .array(
        entries.map {
          .object([
            "index": .integer(Int64(clamping: $0.index)), "type": .string($0.type),
          ])
        }),
      "ground": .string(ground),
    ]
  }
}
