// SPDX-License-Identifier: Apache-2.0

/// The files that terms are written in, each read once: the main one and those it includes.
package struct ReadTerms: Sendable {
  /// The path of the main file.
  package let main: String
  /// The files that are there, each after those it includes.
  package let files: [TermsFile]
  /// The paths that are included and not there.
  package let missing: [String]
  /// What is wrong with includes, and in which file.
  let findings: [(path: String, finding: Finding)]

  /// Walks from `main`; `read` gives the file of a path relative to the cooperative's folder, or nil
  /// if there is none, and is asked once for each.
  package init(main: String, read: (String) -> TermsFile?) {
    let walk = IncludeWalk(from: main) { path in
      read(path).map {
        IncludeWalk.File(content: $0, bytes: $0.byteCount, includes: $0.syntax.includes)
      }
    }
    self.main = main
    files = walk.files.map(\.content)
    missing = walk.missing
    findings = walk.findings
  }

  /// Reads a bundle.
  package init(_ bundle: TermsBundle) {
    let bytes = Dictionary(
      bundle.files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    self.init(main: bundle.main) { path in bytes[path].map { TermsFile(path: path, bytes: $0) } }
  }

  /// The zones that the files name, ascending.
  package var zoneNames: [String] {
    var names: Set<String> = []
    for file in files {
      names.formUnion(file.syntax.agreements.compactMap { $0.zone?.value })
      names.formUnion(file.syntax.calendars.compactMap { $0.zone?.value.name })
      names.formUnion(file.syntax.rotas.compactMap { $0.zone?.value })
      names.formUnion(file.syntax.members.compactMap { $0.zone?.value })
      names.formUnion(file.syntax.sites.map(\.zone.value))
    }
    return names.filter { !FixedOffset.isName($0) }.sorted()
  }

  /// The path that a file names with `include`, relative to the cooperative's folder; nil if it leads
  /// out of that.
  package static func path(_ name: String, includedBy file: String) -> String? {
    IncludeWalk<Void>.resolve(name, from: file)
  }
}
