// SPDX-License-Identifier: Apache-2.0

/// What every text owes to those it is given to: its licence, and nothing of its author's machine.
enum Heads {
  private static let licence = "SPDX-License-Identifier: Apache-2.0"

  /// The licence stands in the first line, or in the second where a tool claims the first.
  static func licenceComplaints(in file: SourceFile) -> [Complaint] {
    // Agreements, mappings and prose are their readers' to use as they like.
    guard ![".md", ".pledge", ".toml"].contains(where: file.path.hasSuffix) else { return [] }
    let first = file.lines.first ?? ""
    let isClaimed = first.hasPrefix("#!") || first.hasPrefix("// swift-tools-version")
    let line = isClaimed ? file.lines.dropFirst().first ?? "" : first
    guard !line.hasSuffix(licence) else { return [] }
    return [file.complaint(isClaimed ? 1 : 0, "the licence line is missing: \(licence)")]
  }

  /// Folders that exist on one machine only.
  ///
  /// Put together here, so that this file is not its own first offender.
  private static let machineFolders = ["work", "root"].map { Array("/\($0)/".utf8) }

  /// No path of a developer's machine.
  static func machineComplaints(in file: SourceFile) -> [Complaint] {
    file.lines.enumerated().flatMap { number, line in
      let line = Array(line.utf8)
      return machineFolders.filter { contains(line, path: $0) }.map {
        let path = String(decoding: $0, as: UTF8.self)
        return file.complaint(
          number, "`\(path)` is a path of one machine: write it relative to the repository")
      }
    }
  }

  /// Whether an absolute path begins with `path` in a line, and not in the middle of another path.
  private static func contains(_ line: [UInt8], path: [UInt8]) -> Bool {
    guard line.count >= path.count else { return false }
    for start in 0...(line.count - path.count) where line[start] == UInt8(ascii: "/") {
      guard line[start..<(start + path.count)].elementsEqual(path) else { continue }
      if start == 0 { return true }
      let before = line[start - 1]
      if !BannedWords.isOfName(before), !".}".utf8.contains(before) { return true }
    }
    return false
  }
}
