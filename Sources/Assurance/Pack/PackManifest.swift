// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import WorkingTime

/// The text of `pack.note`: whose pack it is, of what, and every file with its hash.
///
/// ```
/// frankpledge-pack/v2
/// origin example.org/postgres-guild
/// key example.org/postgres-guild+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k
/// agreement north-bank
/// as-of 2026-07-01T00:00:00Z
/// known-at 1234
/// entries 812
/// program 0.1.0
/// 5b7b…  1081 agreement.json
/// ```
///
/// One text for one manifest: reading is strict, and what is read is written back to the same bytes.
package struct PackManifest: Hashable, Sendable {
  /// The name of the log.
  package let origin: String
  /// The log's verifier key as text, with which the pack is signed.
  package let key: String
  package let agreement: String
  package let asOf: Instant
  /// The size of the log that was known.
  package let knownAt: UInt64
  /// How many entries of the log belong to the agreement at that size.
  package let entries: UInt64
  /// The version of the program that wrote the pack.
  package let program: String
  /// Every file of the pack but the manifest, ascending by path.
  package let files: [File]

  /// One file of the pack.
  package struct File: Hashable, Sendable {
    package let path: String
    package let size: UInt64
    package let digest: Digest

    package init(path: String, size: UInt64, digest: Digest) {
      self.path = path
      self.size = size
      self.digest = digest
    }
  }

  /// The format: 2, or 1 for a pack written before the log had heads.
  package let version: Int

  static let firstLine = "frankpledge-pack/v2"
  private static let firstLines = [1: "frankpledge-pack/v1", 2: firstLine]

  init(
    origin: String, key: String, agreement: String, asOf: Instant, knownAt: UInt64,
    entries: UInt64, program: String, files: [File], version: Int = 2
  ) {
    self.version = version
    self.origin = origin
    self.key = key
    self.agreement = agreement
    self.asOf = asOf
    self.knownAt = knownAt
    self.entries = entries
    self.program = program
    self.files = files.sorted { PackPath.precedes($0.path, $1.path) }
  }

  /// The text that is signed.
  package var text: String {
    var lines = [
      Self.firstLines[version] ?? Self.firstLine, "origin \(origin)", "key \(key)",
      "agreement \(agreement)",
      "as-of \(asOf.rfc3339)", "known-at \(knownAt)", "entries \(entries)",
      "program \(program)",
    ]
    lines += files.map { "\($0.digest.hex) \($0.size) \($0.path)" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Reads the text of a manifest, and nothing but the one text that ``text`` gives for it.
  package init(parsing text: String) throws(ManifestFault) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.popLast() == "" else { throw ManifestFault(line: lines.count + 1, .noLineEnd) }
    let known = Self.firstLines.sorted { $0.key < $1.key }.first { lines.first ?? "" == $0.value }
    guard let known else { throw ManifestFault(line: 1, .otherFormat) }
    version = known.key
    func value(_ name: String, line: Int) throws(ManifestFault) -> Substring {
      guard lines.count >= line, lines[line - 1].hasPrefix(name + " ") else {
        throw ManifestFault(line: line, .missing(name))
      }
      let value = lines[line - 1].dropFirst(name.count + 1)
      guard !value.isEmpty else { throw ManifestFault(line: line, .missing(name)) }
      return value
    }
    origin = String(try value("origin", line: 2))
    key = String(try value("key", line: 3))
    agreement = String(try value("agreement", line: 4))
    guard let asOf = try? Instant(rfc3339: try value("as-of", line: 5)) else {
      throw ManifestFault(line: 5, .missing("as-of"))
    }
    guard let knownAt = UInt64(try value("known-at", line: 6)) else {
      throw ManifestFault(line: 6, .missing("known-at"))
    }
    guard let entries = UInt64(try value("entries", line: 7)), entries <= knownAt else {
      throw ManifestFault(line: 7, .missing("entries"))
    }
    (self.asOf, self.knownAt, self.entries) = (asOf, knownAt, entries)
    let program = try value("program", line: 8)
    guard program.utf8.count <= 32, program.utf8.allSatisfy(Self.isOfVersion) else {
      throw ManifestFault(line: 8, .missing("program"))
    }
    self.program = String(program)
    files = try Self.files(lines.dropFirst(8))
    try checkCanonical(lines)
  }

  /// Letters, digits, dots and dashes: what a version is made of.
  private static func isOfVersion(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func files(_ lines: ArraySlice<Substring>) throws(ManifestFault) -> [File] {
    guard lines.count <= PackPath.mostFiles else {
      throw ManifestFault(line: 9, .tooManyFiles(lines.count))
    }
    var files: [File] = []
    for (place, line) in zip(lines.indices, lines) {
      let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, let digest = Digest(hex: String(parts[0])),
        let size = UInt64(parts[1])
      else { throw ManifestFault(line: place + 1, .notAFile) }
      let path = String(parts[2])
      guard path != PackPath.manifest, path != PackPath.redactedEvents, PackPath.isAllowed(path)
      else {
        throw ManifestFault(line: place + 1, .notAllowed(path))
      }
      if let last = files.last, !PackPath.precedes(last.path, path) {
        throw ManifestFault(line: place + 1, .notAscending(path))
      }
      files.append(File(path: path, size: size, digest: digest))
    }
    return files
  }

  /// A number with a leading zero or a time with another offset says the same in other bytes.
  private func checkCanonical(_ lines: [Substring]) throws(ManifestFault) {
    let ours = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (place, (mine, theirs)) in zip(ours, lines).enumerated()
    where !mine.utf8.elementsEqual(theirs.utf8) {
      throw ManifestFault(line: place + 1, .notCanonical(String(mine.prefix(200))))
    }
  }

  /// The manifest's line for a path.
  func file(_ path: String) -> File? {
    var (low, high) = (0, files.count)
    while low < high {
      let middle = (low + high) / 2
      if PackPath.precedes(files[middle].path, path) { low = middle + 1 } else { high = middle }
    }
    return low < files.count && files[low].path == path ? files[low] : nil
  }
}
