// SPDX-License-Identifier: Apache-2.0

/// The zone data of this machine, as the tzdata package installs it.
package struct SystemZones: Sendable {
  /// The release of the tz database, `2025b`.
  package let version: String
  private let folder: String

  /// Finds the zone data under `folder`, by default where systems keep it.
  ///
  /// - Throws: ``FileFault`` when there is none, or it does not say which release it is.
  package init(folder: String = "/usr/share/zoneinfo") throws(FileFault) {
    self.folder = folder
    version = try Self.version(in: folder)
  }

  /// The TZif bytes of a zone, or nil if the system has no zone of that name.
  package func tzif(of name: String) -> [UInt8]? {
    guard Self.isName(name),
      let bytes = try? FileReading.bytes(of: "\(folder)/\(name)", limit: 262_144),
      bytes.starts(with: "TZif".utf8)
    else { return nil }
    return bytes
  }

  /// Every zone name of the release's own list, for suggestions.
  package var names: [String] {
    guard let table = try? FileReading.bytes(of: "\(folder)/tzdata.zi", limit: 1 << 20) else {
      return []
    }
    var names: [String] = []
    for line in String(decoding: table, as: UTF8.self).split(separator: "\n") {
      // `Z Europe/London …` is a zone, `L Europe/London GB` a link to one.
      let words = line.split(separator: " ")
      if words.count > 1, words[0] == "Z" { names.append(String(words[1])) }
      if words.count > 2, words[0] == "L" { names.append(String(words[2])) }
    }
    return names.sorted()
  }

  /// Letters, digits, `+`, `-`, `_` and single slashes: nothing that leaves the folder.
  private static func isName(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty
        && part.utf8.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
            UInt8(ascii: "_"):
            true
          default: false
          }
        }
    }
  }

  private static func version(in folder: String) throws(FileFault) -> String {
    if let plain = try? FileReading.bytes(of: "\(folder)/+VERSION", limit: 64) {
      return String(decoding: plain, as: UTF8.self).filter { $0.isLetter || $0.isNumber }
    }
    let table: [UInt8]
    do { table = try FileReading.bytes(of: "\(folder)/tzdata.zi", limit: 1 << 20) } catch {
      guard error.isMissing else { throw error }
      throw FileFault(
        folder, "read", because: "there is no zone data; install it: apt-get install tzdata")
    }
    let first = String(decoding: table.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    guard first.hasPrefix("# version ") else {
      throw FileFault("\(folder)/tzdata.zi", "read", because: "it does not say which release it is")
    }
    return String(first.dropFirst("# version ".count))
  }
}
