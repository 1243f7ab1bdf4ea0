// SPDX-License-Identifier: Apache-2.0
// What follows: the terms of the log, the verdicts from them and the events, and the report.

import Evidence
import Judgement
import Terms
import WorkingTime

extension PackInquiry {
  // MARK: Terms

  mutating func checkTerms() {
    guard let manifest, let history else { return skip(.terms, "the events are not proved") }
    guard let stated = history.terms else {
      find(.terms, PackPath.events, "no entry states the terms of '\(manifest.agreement)'")
      return end(.terms, "")
    }
    let statement: TermsStatement
    do throws(TermsStatementFault) { statement = try TermsStatement(data: stated.data) } catch {
      find(.terms, PackPath.events, "entry \(stated.index): \(error)")
      return end(.terms, "")
    }
    compare(statement, statedAt: stated.index, manifest)
    read(statement, manifest)
    let zones = compareZones(statement)
    end(
      .terms,
      "as stated in entry \(stated.index), with time zone data \(statement.zoneVersion)\(zones)")
  }

  /// Holds the zones of the pack against the reader's own, over the term of the agreement.
  ///
  /// The same release must say the same; another may rightly differ. Gives what to add to the step.
  private mutating func compareZones(_ statement: TermsStatement) -> String {
    guard let localZones else { return "" }
    guard let terms, let agreement = terms.checked.agreement else { return "" }
    var different: [String] = []
    for zone in statement.zones {
      guard let stated = terms.zones.zone(named: zone.name) else { continue }
      if localZones.zone(zone.name).map({ stated.agrees(with: $0, over: agreement.term) })
        != true
      {
        different.append(zone.name)
      }
    }
    let release = "this machine's time zone data (\(localZones.release))"
    guard !different.isEmpty else { return "; they agree with \(release)" }
    guard localZones.release == statement.zoneVersion else {
      return "; \(release) say otherwise of \(different.joined(separator: ", "))"
    }
    for name in different {
      find(
        .terms, PackPath.zone(name, version: statement.zoneVersion),
        "it is not what \(release) say of \(name) during the term")
    }
    return ""
  }

  /// Compares by the hashes that were signed, which the files were found to have.
  private mutating func compare(
    _ statement: TermsStatement, statedAt index: UInt64, _ manifest: PackManifest
  ) {
    var stated: [String: Digest] = [:]
    for file in statement.files {
      stated[PackPath.terms + file.name] = Digest(hashing: file.bytes)
    }
    for zone in statement.zones {
      let path = PackPath.zone(zone.name, version: statement.zoneVersion)
      stated[path] = Digest(hashing: zone.bytes)
    }
    for file in manifest.files
    where file.path.hasPrefix(PackPath.terms) || file.path.hasPrefix(PackPath.zones) {
      switch stated.removeValue(forKey: file.path) {
      case nil: find(.terms, file.path, "entry \(index) of the log does not state it")
      case file.digest?: break
      default: find(.terms, file.path, "it is not what entry \(index) of the log states")
      }
    }
    for path in stated.keys.sorted() {
      find(.terms, path, "entry \(index) of the log states it, and the pack does not have it")
    }
  }

  private mutating func read(_ statement: TermsStatement, _ manifest: PackManifest) {
    let path = PackPath.terms + statement.main
    do throws(ZoneFault) {
      let terms = try StatedTerms(statement)
      for problem in terms.checked.diagnostics where problem.isError {
        find(
          .terms, PackPath.terms + problem.file,
          "line \(problem.range.line): \(problem.wording.message)")
      }
      guard let agreement = terms.checked.agreement else {
        return find(.terms, path, "it holds no agreement that can be judged")
      }
      guard agreement.name == manifest.agreement else {
        return find(
          .terms, path, "its agreement is '\(agreement.name)', not '\(manifest.agreement)'")
      }
      self.terms = terms
    } catch {
      find(.terms, PackPath.zones + statement.zoneVersion, "\(error)")
    }
  }

  // MARK: Verdicts

  mutating func checkVerdicts() {
    guard let manifest, let history, let agreement = terms?.checked.agreement else {
      return skip(.verdicts, "the events and the terms are not both proved")
    }
    let judgement: Judgement
    do throws(JudgementFault) {
      judgement = try Judgement(
        of: agreement, asOf: manifest.asOf, knownAt: manifest.knownAt, history: history.history,
        by: lanes)
    } catch {
      find(.verdicts, PackPath.verdictsJSON, "the agreement cannot be judged: \(error)")
      return end(.verdicts, "")
    }
    self.judgement = judgement
    for (form, digest) in digests(of: judgement) {
      compare(form, digest, judgement, manifest)
    }
    if let reason = unsound(PackPath.verdictsJSON, PackPath.verdictsCSV) {
      return skip(.verdicts, reason)
    }
    let count = judgement.verdicts.count + judgement.standing.count
    end(.verdicts, "\(count) verdicts recomputed, byte for byte")
  }

  /// What the forms of the verdicts must hash to.
  private func digests(of judgement: Judgement) -> [(VerdictForm, Digest)] {
    var parts = VerdictForm.allCases.filter { sound.contains($0.path) }
      .map { (form: $0, digest: RunningDigest()) }
    let lanes = lanes
    lanes.share(&parts) { part in
      part.form.write(judgement, lanes: lanes) { (piece: [UInt8]) throws(Never) in
        part.digest.update(piece)
      }
    }
    return parts.map { ($0.form, $0.digest.digest) }
  }

  private mutating func compare(
    _ form: VerdictForm, _ digest: Digest, _ judgement: Judgement, _ manifest: PackManifest
  ) {
    guard let file = manifest.file(form.path), sound.contains(form.path) else { return }
    guard digest != file.digest else { return }
    var ours: [UInt8] = []
    form.write(judgement) { (piece: [UInt8]) throws(Never) in ours += piece }
    findDifference(of: form.path, from: ours, for: .verdicts)
  }

  /// Says how a file differs from what it must be, without reading one that is far too long.
  private mutating func findDifference(
    of path: String, from recomputed: [UInt8], for step: PackStep
  ) {
    let size = manifest?.file(path)?.size ?? 0
    guard size < UInt64(recomputed.count) + 1 << 20 else {
      return find(step, path, "it has \(size) bytes, and recomputed it has \(recomputed.count)")
    }
    guard let found = load(path, for: step) else { return }
    let difference = FirstDifference(found: found, recomputed: recomputed)
    find(step, path, difference.verdict ?? difference.words)
  }

  // MARK: Report

  mutating func checkReport() {
    let path = PackPath.report
    guard let manifest, let judgement, let terms, let checkpointNote else {
      return skip(.report, "the verdicts are not proved")
    }
    if let reason = unsound(path) { return skip(.report, reason) }
    guard manifest.program == ProgramVersion.text else {
      return skip(
        .report,
        "it was written by version \(VisibleText.of(manifest.program)) and not rendered again by "
          + "\(ProgramVersion.text); the verdicts above are what counts")
    }
    let report = Report(
      of: judgement, terms: terms.statement.main, origin: manifest.origin, key: manifest.key,
      checkpoint: checkpointNote, caveats: history?.caveats ?? Caveats(),
      hasHeads: PackPath.heads.contains { manifest.file($0) != nil })
    let ours = Array(report.html().utf8)
    if Digest(hashing: ours) != manifest.file(path)?.digest {
      findDifference(of: path, from: ours, for: .report)
    }
    end(.report, "rendered again, byte for byte")
  }
}
