// SPDX-License-Identifier: Apache-2.0

/// What a leaf commits to: an event under a salt, whole or with fields that can be shown one by one.
///
/// Whole is version 1, with fields version 2; see `docs/specs/leaf.md`.
package struct Commitment: Sendable {
  /// 1 or 2.
  package let version: Int
  /// The salt, from which those of the fields are derived.
  package let salt: Salt
  /// The canonical bytes of the event.
  package let event: [UInt8]

  /// The commitment that a new entry gets: version 2 where the event has fields to be shown one by
  /// one.
  package init(salt: Salt, event: [UInt8]) {
    self.init(version: Fields.version(of: event), salt: salt, event: event)
  }

  /// A commitment of a given version.
  package init(version: Int, salt: Salt, event: [UInt8]) {
    self.version = version
    self.salt = salt
    self.event = event
  }

  /// What the leaf holds.
  package var digest: Digest { disclosure.digest }

  /// The disclosure that the leaf's digest is of; in version 2 it holds digests in place of fields.
  package var disclosure: Disclosure {
    guard version == 2, let fields = Fields(salt: salt, event: event) else {
      return Disclosure(salt: salt, event: event)
    }
    return Disclosure(salt: FieldSalt.event(salt), event: fields.payload)
  }

  /// The disclosures of the fields, in the order of the event; none in version 1.
  package var fields: [FieldDisclosure] {
    guard version == 2 else { return [] }
    return Fields(salt: salt, event: event)?.disclosures ?? []
  }

  /// Whether a field of the data stays with the event, because verdicts are judged by it: it cannot
  /// be hidden by itself.
  package static func isJudged(_ field: String) -> Bool { Fields.open.contains(field) }
}

/// The salts of a commitment of version 2: each is the beginning of a hash over the salt of the entry
/// and a label, so that showing one shows no other.
enum FieldSalt {
  static func event(_ salt: Salt) -> Salt { derive(salt, Array("event".utf8)) }

  /// `name` as it stands in the canonical JSON, with its quotation marks.
  static func field(_ salt: Salt, _ name: ArraySlice<UInt8>) -> Salt {
    derive(salt, Array("field ".utf8) + name)
  }

  static func decoy(_ salt: Salt, _ number: Int) -> Digest {
    Digest(hashing: salt.bytes + Array("decoy \(number)".utf8))
  }

  private static func derive(_ salt: Salt, _ label: [UInt8]) -> Salt {
    let digest = Digest(hashing: salt.bytes + label)
    return Salt(Array(digest.bytes.prefix(Salt.byteCount))) ?? salt
  }
}

/// An event divided into what stays together and the fields that are shown one by one.
private struct Fields {
  /// The event with digests in place of the fields, canonical.
  let payload: [UInt8]
  let disclosures: [FieldDisclosure]

  /// The fields of data that verdicts are judged by; frozen with version 2.
  static let open: Set<String> = [
    "actor", "agreedByBoth", "amount", "case", "component", "consent", "due", "evidence", "heading",
    "month", "obligation", "rating", "reason", "severity", "side", "site", "waitingOn",
  ]
  private static let openNames = Set(open.map { Array("\"\($0)\"".utf8)[...] })
  private static let data = Array("\"data\"".utf8)[...]
  private static let type = Array("\"type\"".utf8)[...]
  /// Digests come in fours, so that their number tells little.
  private static let group = 4

  /// Events of these types are always committed to whole.
  private static let wholeTypes = [Vocabulary.agreementTerms, Vocabulary.erased].map {
    Array("\"\($0)\"".utf8)[...]
  }

  static func version(of event: [UInt8]) -> Int {
    guard let members = CanonicalMembers.of(event[...]),
      let data = members.first(where: { $0.name == Self.data }),
      let fields = CanonicalMembers.of(data.value),
      fields.contains(where: { !openNames.contains($0.name) }),
      let type = members.first(where: { $0.name == Self.type }), !wholeTypes.contains(type.value),
      !holdsReservedName(event)
    else { return 1 }
    return 2
  }

  /// Names that mean something to readers of RFC 9901.
  private static func holdsReservedName(_ event: [UInt8]) -> Bool {
    event.withUnsafeBufferPointer { bytes in
      // A quotation mark within a string is escaped, so what stands in two of them is all of one.
      for place in bytes.indices.dropLast(5) where bytes[place] == UInt8(ascii: "\"") {
        switch bytes[place + 1] {
        case UInt8(ascii: "_"), UInt8(ascii: "."):
          let rest = UnsafeBufferPointer(rebasing: bytes[place...])
          if reservedNames.contains(where: { rest.starts(with: $0) }) { return true }
        default: continue
        }
      }
      return false
    }
  }

  private static let reservedNames = ["\"_sd\":", "\"...\":"].map { Array($0.utf8) }

  init?(salt: Salt, event: [UInt8]) {
    guard let members = CanonicalMembers.of(event[...]),
      let data = members.first(where: { $0.name == Self.data })?.value,
      let fields = CanonicalMembers.of(data)
    else { return nil }
    var open: [UInt8] = []
    var disclosures: [FieldDisclosure] = []
    for field in fields {
      if Self.openNames.contains(field.name) {
        open.append(UInt8(ascii: ","))
        open += field.name
        open.append(UInt8(ascii: ":"))
        open += field.value
      } else {
        disclosures.append(
          FieldDisclosure(
            salt: FieldSalt.field(salt, field.name), name: Array(field.name),
            value: Array(field.value)))
      }
    }
    var digests = disclosures.map(\.digest)
    for number in 0..<((Self.group - digests.count % Self.group) % Self.group) {
      digests.append(FieldSalt.decoy(salt, number))
    }
    let texts = digests.map(\.base64URL).sorted()
    self.disclosures = disclosures
    // "_sd" stands before every name that stays: those begin with small letters.
    payload =
      event[..<data.startIndex] + Array("{\"_sd\":[\"".utf8)
      + Array(texts.joined(separator: "\",\"").utf8) + Array("\"]".utf8) + open
      + event[(data.endIndex - 1)...]
  }
}
