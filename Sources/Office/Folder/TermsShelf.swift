// SPDX-License-Identifier: Apache-2.0

package import Assurance
package import Evidence
package import Terms
import WorkingTime

/// The terms of a cooperative's folder, each read with all it includes and checked.
package struct TermsShelf: Sendable {
  private let folder: any CooperativeFolder
  private let zones: any ZoneSource

  /// Terms from a folder, checked against the zone data of the machine.
  package init(_ folder: any CooperativeFolder, zones: any ZoneSource) {
    self.folder = folder
    self.zones = zones
  }

  /// Terms as they stand in the folder.
  package struct Volume: Sendable {
    package let bundle: TermsBundle
    package let checked: CheckedTerms
    fileprivate let zoneVersion: String
    fileprivate let zones: [TermsStatement.Content]

    /// The text and the zone data it needs, as the log states them.
    ///
    /// - Throws: ``TermsStatementFault`` when a path or a text cannot be stated.
    package func statement() throws(TermsStatementFault) -> TermsStatement {
      try TermsStatement(
        main: bundle.main,
        files: bundle.files.map { TermsStatement.Content(name: $0.path, bytes: $0.bytes) },
        zoneVersion: zoneVersion, zones: zones)
    }

    /// A finding of another step of checking, in one of the files.
    func diagnostic(_ finding: Finding, in file: String) -> Diagnostic {
      let source = bundle.bytes(of: file).flatMap { try? SourceText(file: file, bytes: $0) }
      let line = source.flatMap {
        $0.lines.indices.contains(finding.range.line - 1) ? $0.lines[finding.range.line - 1] : nil
      }
      return Diagnostic(finding, file: file, line: line ?? "")
    }

    /// Where the agreement of this volume is named: the file, and the place in it.
    func namePlace() -> (file: String, range: SourceRange)? {
      for file in bundle.files {
        let read = TermsFile(path: file.path, bytes: file.bytes)
        if let name = read.syntax.agreements.first?.name { return (file.path, name.range) }
      }
      return nil
    }

    /// The terms as they will be read back from the log.
    package func stated() throws -> StatedTerms { try StatedTerms(statement()) }
  }

  /// The file that names the cooperative.
  package static let cooperativeFile = "cooperative.pledge"

  /// Every text of the folder: the cooperative's own file and all agreements.
  ///
  /// - Throws: when a file is there and cannot be read, or the folder is no cooperative's.
  package func everything() throws -> [Volume] {
    let paths = try [Self.cooperativeFile] + folder.agreementPaths()
    return try paths.map { try volume($0) }
  }

  /// The cooperative: its name and the name of its log.
  ///
  /// - Throws: ``OfficeFault`` when there is no such file, or it does not say.
  package func cooperative() throws -> Cooperative {
    let checked = try volume(Self.cooperativeFile).checked
    guard let cooperative = checked.cooperative, !checked.hasErrors else {
      throw Self.wrong(checked)
    }
    return cooperative
  }

  /// What the cooperative's own file declares: members, areas, rotas, layers of cover.
  ///
  /// - Throws: ``OfficeFault`` when there is no such file, or it has errors.
  package func cooperativeTerms() throws -> CheckedTerms {
    let checked = try volume(Self.cooperativeFile).checked
    guard !checked.hasErrors else { throw Self.wrong(checked) }
    return checked
  }

  private static func wrong(_ checked: CheckedTerms) -> OfficeFault {
    .termsWrong(path: cooperativeFile, diagnostics: checked.diagnostics.map(\.description))
  }

  /// When somebody of the cooperative is on duty, as its own file says; none where there is no such
  /// file.
  ///
  /// - Throws: when the file is there and cannot be read.
  func rotas() throws -> [Rota] {
    guard try folder.bytes(of: Self.cooperativeFile) != nil else { return [] }
    return try volume(Self.cooperativeFile).checked.rotas
  }

  /// The agreement of a name.
  ///
  /// - Throws: ``OfficeFault`` when no file declares it, or the file has errors.
  package func agreement(named name: String) throws -> Volume {
    var found: Volume?
    var broken: Volume?
    for path in try folder.agreementPaths() {
      let volume = try volume(path)
      if volume.checked.agreement?.name == name {
        if let found { throw Self.doubled(name, found, volume) }
        found = volume
      }
      if volume.checked.hasErrors, broken == nil || volume.isFile(of: name) { broken = volume }
    }
    if let found { return found }
    if let broken, broken.isFile(of: name) {
      throw OfficeFault.termsWrong(
        path: broken.bundle.main, diagnostics: broken.checked.diagnostics.map(\.description))
    }
    throw OfficeFault.noSuchAgreement(name, known: try names(), broken: broken?.bundle.main)
  }

  /// Which of two texts holds would be a guess.
  private static func doubled(_ name: String, _ one: Volume, _ other: Volume) -> OfficeFault {
    .declaredTwice(name, paths: [one.bundle.main, other.bundle.main])
  }

  /// Every agreement of the folder, by name.
  ///
  /// - Throws: ``OfficeFault`` when a text declares none or has errors, or two declare the same.
  func agreements() throws -> [Volume] {
    var found: [(name: String, volume: Volume)] = []
    for path in try folder.agreementPaths() {
      let volume = try volume(path)
      guard let name = volume.checked.agreement?.name else {
        throw OfficeFault.termsWrong(
          path: path, diagnostics: volume.checked.diagnostics.map(\.description))
      }
      if let first = found.first(where: { $0.name == name }) {
        throw Self.doubled(name, first.volume, volume)
      }
      found.append((name, volume))
    }
    return found.sorted { $0.name < $1.name }.map(\.volume)
  }

  /// The names of the agreements that can be judged, ascending.
  package func names() throws -> [String] {
    try folder.agreementPaths().compactMap { try volume($0).checked.agreement?.name }.sorted()
  }

  /// Reads one text with all it includes.
  package func volume(_ main: String) throws -> Volume {
    guard let bytes = try folder.bytes(of: main) else { throw OfficeFault.noFile(main) }
    var files = [TermsBundle.File(path: main, bytes: bytes)]
    var asked: Set<String> = [main]
    while true {
      let missing = TermsBundle.missing(main: main, files: files)
        .filter { asked.insert($0).inserted }
      if missing.isEmpty { return checked(TermsBundle(main: main, files: files)) }
      for path in missing {
        if let bytes = try folder.bytes(of: path) {
          files.append(TermsBundle.File(path: path, bytes: bytes))
        }
      }
    }
  }

  private func checked(_ bundle: TermsBundle) -> Volume {
    var book: [Zone] = []
    var contents: [TermsStatement.Content] = []
    for name in Checker.zoneNames(in: bundle) {
      guard let bytes = zones.tzif(of: name), let zone = try? Zone(name: name, tzif: bytes) else {
        // The checker says that there is no such zone.
        continue
      }
      book.append(zone)
      contents.append(TermsStatement.Content(name: name, bytes: bytes))
    }
    let checked = Checker.check(
      bundle, zones: ZoneBook(version: zones.version, zones: book), knownZones: zones.names,
      requireAgreement: bundle.main != Self.cooperativeFile)
    return Volume(bundle: bundle, checked: checked, zoneVersion: zones.version, zones: contents)
  }
}

extension TermsShelf.Volume {
  /// Whether the file is named as the agreement of a name usually is.
  fileprivate func isFile(of agreement: String) -> Bool {
    bundle.main == "agreements/\(agreement).md" || bundle.main == "agreements/\(agreement).pledge"
  }
}
