// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Looks up every name, compares every figure, and makes of syntax what is judged.
///
/// Takes any bytes. A mistake is reported once: what cannot be read is not missing as well, and a
/// name whose declaration cannot be read is not unknown as well.
package struct Checker {
  /// The most diagnostics of one run, after which ``Problem/tooManyProblems(limit:)`` is the last.
  package static let mostShown = 100

  let zones: ZoneBook
  let knownZones: [String]
  let files: [TermsFile]
  /// Names are not looked for where some may be hidden.
  let mayLackNames: Bool
  /// The words of headers that could not be read.
  let damagedNames: Set<String>
  private(set) var findings: [(file: Int, finding: Finding)] = []
  private var unknownNames: Set<UnknownName> = []

  private struct UnknownName: Hashable {
    let kind: NameKind
    let name: String
  }

  /// Checks the files reached from `bundle.main`.
  ///
  /// `zones` holds at least those that ``zoneNames(in:)`` asks for, as far as there are such.
  /// `knownZones` are all names there are, to suggest the nearest of. With `requireAgreement` a
  /// bundle without an agreement is an error; a calendar alone is checked without.
  package static func check(
    _ bundle: TermsBundle, zones: ZoneBook, knownZones: [String] = [],
    requireAgreement: Bool = false
  ) -> CheckedTerms {
    check(
      ReadTerms(bundle), zones: zones, knownZones: knownZones, requireAgreement: requireAgreement)
  }

  /// Checks files that are read already; the rest is as for a bundle.
  package static func check(
    _ terms: ReadTerms, zones: ZoneBook, knownZones: [String] = [], requireAgreement: Bool = false
  ) -> CheckedTerms {
    var checker = Checker(
      terms, zones: zones, knownZones: knownZones.isEmpty ? zones.names : knownZones)
    return checker.run(requireAgreement: requireAgreement)
  }

  /// The zones that the files of a bundle name, ascending, so that an edge loads only these.
  package static func zoneNames(in bundle: TermsBundle) -> [String] { ReadTerms(bundle).zoneNames }

  private init(_ terms: ReadTerms, zones: ZoneBook, knownZones: [String]) {
    self.zones = zones
    self.knownZones = knownZones
    var files = terms.files
    if let lost = terms.findings.first?.path, !files.contains(where: { $0.path == lost }) {
      // The main file itself is not there; its finding still needs a file to stand in.
      files.append(TermsFile(path: lost))
    }
    self.files = files
    self.mayLackNames = !terms.findings.isEmpty || files.contains(where: \.mayHideNames)
    self.damagedNames = files.reduce(into: []) { $0.formUnion($1.syntax.damagedNames) }
    let numbers = Dictionary(
      files.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    for (number, file) in files.enumerated() {
      findings += file.findings.map { (number, $0) }
    }
    for (path, finding) in terms.findings {
      if let number = numbers[path] { findings.append((number, finding)) }
    }
  }

  private mutating func run(requireAgreement: Bool) -> CheckedTerms {
    let cooperative = checkCooperative()
    let areas = checkAreas()
    let members = checkMembers(areas)
    let rotas = checkRotas(members)
    let layers = checkLayers()
    let (agreement, examples) = checkAgreement(isRequired: requireAgreement)
    let hasErrors = findings.contains { $0.finding.problem.gravity == .error }
    return CheckedTerms(
      agreement: hasErrors ? nil : agreement, examples: examples, cooperative: cooperative,
      areas: areas.names.compactMap { areas[$0] },
      members: members.names.compactMap { members[$0] }, rotas: rotas, layers: layers,
      diagnostics: diagnostics())
  }

  // MARK: Findings

  mutating func report(_ problem: Problem, at range: SourceRange, in file: Int) {
    findings.append((file, Finding(problem, at: range)))
  }

  /// Reports a name that is not declared, unless its declaration may be there and not be read.
  ///
  /// A name is reported once, however often it is used: the mistake may be in its declaration.
  mutating func reportUnknown(
    _ kind: NameKind, _ name: Located<String>, known: [String], in file: Int
  ) {
    guard !mayLackNames, !damagedNames.contains(name.value) else { return }
    guard unknownNames.insert(UnknownName(kind: kind, name: name.value)).inserted else { return }
    report(.unknownName(kind, name.value, known: known), at: name.range, in: file)
  }

  /// A place in words, seen from a file: `line 5`, `line 5 of calendars/england.pledge`.
  func words(for place: FilePlace, seenFrom file: Int) -> String {
    let line = "line \(place.range.line)"
    return place.file == file ? line : "\(line) of \(files[place.file].path)"
  }

  private func diagnostics() -> [Diagnostic] {
    var order = Array(repeating: 0, count: files.count)
    let byPath = files.indices.sorted { files[$0].path < files[$1].path }
    for (rank, file) in byPath.enumerated() { order[file] = rank }
    let sorted = findings.sorted {
      (order[$0.file], $0.finding.range) < (order[$1.file], $1.finding.range)
    }
    guard sorted.count > Self.mostShown else { return sorted.map(diagnostic) }
    // Errors are never left out for the sake of warnings.
    let errorCount = sorted.count { $0.finding.problem.gravity == .error }
    var warningsLeft = max(0, Self.mostShown - errorCount)
    let shown = sorted.filter { found in
      if found.finding.problem.gravity == .error { return true }
      warningsLeft -= 1
      return warningsLeft >= 0
    }.prefix(Self.mostShown)
    var diagnostics = shown.map(diagnostic)
    if let last = shown.last {
      let finding = Finding(.tooManyProblems(limit: Self.mostShown), at: last.finding.range)
      diagnostics.append(Diagnostic(finding, file: files[last.file].path, line: ""))
    }
    return diagnostics
  }

  private func diagnostic(_ found: (file: Int, finding: Finding)) -> Diagnostic {
    let file = files[found.file]
    let number = found.finding.range.line - 1
    let line = file.lines.indices.contains(number) ? file.lines[number] : ""
    return Diagnostic(found.finding, file: file.path, line: line)
  }
}
