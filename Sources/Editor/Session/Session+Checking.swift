// SPDX-License-Identifier: Apache-2.0
//
// The work between messages: check what changed, tell the client, run the examples, tell it again.

package import Evidence
import Judgement
import Office
import Terms

extension Session {
  /// Whether there is nothing to do until the next message.
  package var isIdle: Bool { desk.isIdle || stage != .running }

  /// Does one piece of work, and gives the messages to send; call it again until ``isIdle``.
  package mutating func work() -> [JSONValue] {
    guard stage == .running else { return [] }
    let changed = desk.changed
    var messages: [JSONValue] = []
    if !changed.isEmpty || desk.mayDiffer {
      messages = arrange(changed, everything: desk.mayDiffer)
      desk.changed = []
      desk.mayDiffer = false
    }
    if let main = desk.toCheck.popLast() {
      check(main)
      return messages + publish(desk.results[main].map { Array($0.files) } ?? [], always: changed)
    }
    if let errand = desk.toRun.popLast(), let main = runExample(of: errand) {
      return messages + publish(desk.results[main].map { Array($0.files) } ?? [], always: [])
    }
    return messages
  }

  // MARK: What to check

  /// Finds the main texts of the open documents, and those of them that changed.
  private mutating func arrange(_ changed: Set<FileKey>, everything: Bool) -> [JSONValue] {
    func isStale(_ main: FileKey) -> Bool {
      guard !everything, let result = desk.results[main] else { return true }
      return changed.contains(main) || !result.files.isDisjoint(with: changed)
    }
    let open = library.open.keys.sorted()
    var mains = open.filter { isMain($0) }
    for main in mains where isStale(main) {
      let files = files(of: main, library.terms(main))
      desk.results[main, default: Desk.Result(files: files)].files = files
    }
    let covered = mains.reduce(into: Set<FileKey>()) { $0.formUnion(desk.results[$1]?.files ?? []) }
    for key in open where !covered.contains(key) && !mains.contains(key) {
      let hosts = hosts(of: key).prefix(Desk.mostHosts)
      mains += (hosts.isEmpty ? [key] : Array(hosts)).filter { !mains.contains($0) }
    }
    let gone = desk.results.keys.filter { !mains.contains($0) }.sorted()
    var left: [FileKey] = []
    for main in gone { left += desk.results.removeValue(forKey: main)?.files ?? [] }
    // What the client looks at is checked first.
    let stale = mains.filter(isStale)
    let first = stale.filter { !changed.contains($0) } + stale.filter(changed.contains)
    desk.toCheck.removeAll { first.contains($0) || gone.contains($0) }
    desk.toCheck += first
    desk.toRun.removeAll { gone.contains($0.main) }
    return publish(left, always: [])
  }

  private mutating func isMain(_ key: FileKey) -> Bool {
    key.path == TermsShelf.cooperativeFile
      || library.file(key).map { !$0.syntax.agreements.isEmpty } ?? false
  }

  private func files(of main: FileKey, _ terms: ReadTerms) -> Set<FileKey> {
    let paths = [main.path] + terms.files.map(\.path) + terms.missing
    return Set(paths.map { FileKey(root: main.root, path: $0) })
  }

  /// The agreements of the folder that include a text.
  mutating func hosts(of key: FileKey) -> [FileKey] {
    if let known = desk.hosts[key] { return known }
    var hosts: [FileKey] = []
    for agreement in library.agreements(beside: key).prefix(Desk.mostSearched)
    where agreement != key {
      if files(of: agreement, library.terms(agreement)).contains(key) { hosts.append(agreement) }
    }
    desk.hosts[key] = hosts
    return hosts
  }

  // MARK: Checking

  private mutating func check(_ main: FileKey) {
    desk.toRun.removeAll { $0.main == main }
    let terms = library.terms(main)
    let isAgreement = main.path.hasPrefix("agreements/")
    let zones = desk.book(terms.zoneNames)
    let checked = Checker.check(
      terms, zones: zones, knownZones: desk.knownZones(), requireAgreement: isAgreement)
    var result = Desk.Result(files: files(of: main, terms), checked: checked)
    // Markdown elsewhere may well have no terms.
    let mayBeProse = !isAgreement && !main.path.hasSuffix(".pledge")
    for diagnostic in checked.diagnostics
    where !(mayBeProse && diagnostic.problem == .noTerms) {
      result.found[FileKey(root: main.root, path: diagnostic.file), default: []].append(diagnostic)
    }
    if checked.agreement != nil, !checked.examples.isEmpty {
      result.examples = standing(desk.results[main]?.examples ?? [:])
      desk.toRun.append(Desk.Errand(main: main))
    }
    desk.results[main] = result
  }

  /// What examples found before, as far as the lines they found it in still stand where they stood:
  /// it is kept until they have run again, so that nothing flickers.
  private mutating func standing(_ examples: [FileKey: [Diagnostic]]) -> [FileKey: [Diagnostic]] {
    var kept: [FileKey: [Diagnostic]] = [:]
    for (key, diagnostics) in examples {
      let lines = library.file(key)?.lines ?? []
      kept[key] = diagnostics.filter {
        lines.indices.contains($0.range.line - 1) && lines[$0.range.line - 1] == $0.line
      }
    }
    return kept
  }

  /// Runs the next example of a text; gives the text once all have run.
  private mutating func runExample(of errand: Desk.Errand) -> FileKey? {
    var errand = errand
    let main = errand.main
    guard let checked = desk.results[main]?.checked, let agreement = checked.agreement else {
      return nil
    }
    guard checked.examples.indices.contains(errand.done) else {
      desk.results[main]?.examples = errand.found
      return main
    }
    let example = checked.examples[errand.done]
    let findings = ExampleRun(example, of: agreement).findings
    let files = findings.isEmpty ? [] : library.terms(main).files
    if let file = files.first(where: { $0.holds(example) }) {
      let key = FileKey(root: main.root, path: file.path)
      for finding in findings {
        let line = finding.range.line - 1
        let text = file.lines.indices.contains(line) ? file.lines[line] : ""
        errand.found[key, default: []].append(Diagnostic(finding, file: file.path, line: text))
      }
    }
    errand.done += 1
    desk.toRun.append(errand)
    return nil
  }

  // MARK: Telling

  /// Tells the client what is new about some files, and about the `always` named even what is not.
  private mutating func publish(_ files: [FileKey], always: Set<FileKey>) -> [JSONValue] {
    var messages: [JSONValue] = []
    for key in Set(files).union(always).sorted() {
      let diagnostics = library.document(key).map { document in
        desk.diagnostics(in: key, isOpen: library.open).map {
          $0.json(in: document, client.encoding)
        }
      }
      let known = desk.published[key]
      let found = diagnostics ?? []
      let isOpen = library.open[key] != nil
      let isNew = known.map { $0 != found } ?? (isOpen || !found.isEmpty)
      guard isNew || isOpen && always.contains(key) else { continue }
      desk.published[key] = isOpen || !found.isEmpty ? found : nil
      var params: JSONObject = [
        "uri": .string(library.uri(of: key)), "diagnostics": .array(found),
      ]
      if client.takesVersions, let version = library.open[key]?.version {
        params["version"] = .integer(version)
      }
      messages.append(Message.notification("textDocument/publishDiagnostics", params))
    }
    return messages
  }
}

extension TermsFile {
  /// Whether an example stands in this file.
  fileprivate func holds(_ example: Example) -> Bool {
    syntax.examples.contains {
      $0.title.value == example.title && $0.lines.map(\.range) == example.lines.map(\.range)
    }
  }
}

extension Desk {
  /// Everything found in a file, in order, each once.
  ///
  /// Of an agreement that is not open only what it finds in open documents is told.
  func diagnostics(
    in key: FileKey, isOpen open: [FileKey: OpenText]
  ) -> [Diagnostic] {
    var all: [Diagnostic] = []
    for main in results.keys.sorted() where open[main] != nil || open[key] != nil {
      guard let result = results[main] else { continue }
      for diagnostic in (result.found[key] ?? []) + (result.examples[key] ?? [])
      where !all.contains(diagnostic) {
        all.append(diagnostic)
      }
    }
    return all.sorted { $0.range < $1.range }
  }
}

extension Diagnostic {
  /// As the protocol writes it.
  func json(in document: TextDocument, _ encoding: PositionEncoding) -> JSONValue {
    let words = wording.help.map { "\(wording.message)\n\($0)" } ?? wording.message
    return .object([
      "range": document.range(of: range, encoding).json,
      "severity": .integer(isError ? 1 : 2),
      "code": .string(wording.code),
      "source": .string("frankpledge"),
      "message": .string(words),
    ])
  }
}
