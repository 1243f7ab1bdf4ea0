// SPDX-License-Identifier: Apache-2.0

/// What the log says about an agreement: its text, all that it includes, and the zone data that
/// gives its times meaning.
///
/// It is the data of ``Vocabulary/agreementTerms``, and it makes every judgement a function of the
/// log alone. Paths and names are plain, so that a statement from elsewhere can be written to a
/// folder and never beside it.
package struct TermsStatement: Hashable, Sendable {
  /// The path of the agreement; one of ``files``.
  package let main: String
  /// The files in UTF-8 by path, relative to the cooperative's folder, ascending.
  package let files: [Content]
  /// The release of the tz database, `2025b`.
  package let zoneVersion: String
  /// TZif data by the name of the zone, ascending.
  package let zones: [Content]

  /// Bytes with a name.
  package struct Content: Hashable, Sendable {
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// A statement from files and zones in any order.
  ///
  /// Throws if a path or a name is not plain or is there twice, if the main file is absent, or if a
  /// file is not UTF-8.
  package init(
    main: String, files: [Content], zoneVersion: String, zones: [Content]
  ) throws(TermsStatementFault) {
    let files = files.sorted { JSONObject.precedes($0.name, $1.name) }
    let zones = zones.sorted { JSONObject.precedes($0.name, $1.name) }
    for list in [files, zones] {
      for (place, content) in list.enumerated() {
        guard Self.isPlainPath(content.name) else { throw .unsafeName(Self.excerpt(content.name)) }
        if place > 0, list[place - 1].name == content.name { throw .duplicate(content.name) }
      }
    }
    for file in files where String(validating: file.bytes, as: UTF8.self) == nil {
      throw .notUTF8(path: file.name)
    }
    guard files.contains(where: { $0.name == main }) else { throw .mainAbsent(Self.excerpt(main)) }
    guard Self.isPlainPath(zoneVersion), !zoneVersion.contains("/") else {
      throw .unsafeName(Self.excerpt(zoneVersion))
    }
    self.main = main
    self.files = files
    self.zoneVersion = zoneVersion
    self.zones = zones
  }

  /// Whether a name is made of parts between `/` that no file system reads as anything else: ASCII
  /// letters, digits, `-`, `_`, `+`, `.` and space, not beginning with `.` or space.
  private static func isPlainPath(_ path: String) -> Bool {
    guard path.utf8.count <= 255 else { return false }
    return path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .allSatisfy { part in
        guard let first = part.first, first != UInt8(ascii: "."), first != UInt8(ascii: " ") else {
          return false
        }
        return part.allSatisfy(isPlain)
      }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: " "):
      true
    default: false
    }
  }

  static func excerpt(_ text: String) -> String { String(text.prefix(80)) }
}

/// Why data is not a ``TermsStatement``.
package enum TermsStatementFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// A member is absent or of another type than it should be; `member` is its path in the data.
  case wrongType(member: String, expected: String)
  /// A member that a statement does not have.
  case unknownMember(String)
  /// A path or a name that could mean something else to a file system.
  case unsafeName(String)
  /// A path or a name that is there twice.
  case duplicate(String)
  /// The main file is not among the files.
  case mainAbsent(String)
  /// A file that is not text in UTF-8.
  case notUTF8(path: String)
  /// Zone data that is not base 64.
  case notBase64(zone: String)

  package var description: String {
    switch self {
    case .wrongType(let member, let expected): "agreement.terms: '\(member)' must be \(expected)"
    case .unknownMember(let member):
      "agreement.terms: '\(member)' is not known; was it written by a later version?"
    case .unsafeName(let name):
      "'\(name)' cannot be the path of a file or the name of a zone; use letters, digits,"
        + " '-', '_' and '.', with '/' between folders"
    case .duplicate(let name): "'\(name)' is here twice; keep one"
    case .mainAbsent(let path): "the agreement's own file '\(path)' is not among the files"
    case .notUTF8(let path): "\(path): not UTF-8; save the file as UTF-8"
    case .notBase64(let zone): "zone \(zone): its data is not base 64; record the terms again"
    }
  }
}
