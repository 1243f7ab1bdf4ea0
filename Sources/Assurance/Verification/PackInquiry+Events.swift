// SPDX-License-Identifier: Apache-2.0
// Every entry of the agreement: what it says, its place, and that the log holds it.

import Evidence
import Judgement

extension PackInquiry {
  mutating func checkEvents() {
    guard let manifest, let checkpoint else {
      return skip(.events, "the checkpoint is not proved")
    }
    if let reason = unsound(PackPath.agreement, eventsPath, PackPath.inclusion) {
      return skip(.events, reason)
    }
    guard let agreement = readAgreement(manifest) else { return end(.events, "") }
    let inclusion = readInclusion(in: checkpoint)
    guard let reader = readEvents(agreement, inclusion: try? inclusion?.get()) else {
      return end(.events, "")
    }
    for problem in reader.problems { find(.events, eventsPath, problem) }
    if reader.problems.isEmpty {
      if reader.history.count != manifest.entries {
        find(
          .events, eventsPath,
          "it has \(reader.history.count) entries, and \(manifest.entries) were signed")
      }
      checkInclusion(reader, inclusion)
    }
    let isSound = !findings.contains { $0.step == .events }
    if isSound { history = reader.history }
    let erased = reader.history.caveats.erased
    end(
      .events,
      "\(reader.history.count) entries" + (erased == 0 ? "" : ", \(erased) of them erased")
        + (reader.hidden == 0 ? "" : "; \(reader.hidden) may have fields that are not shown"))
  }

  private mutating func readAgreement(_ manifest: PackManifest) -> AgreementFile? {
    let path = PackPath.agreement
    guard let bytes = load(path, for: .events) else { return nil }
    guard let file = AgreementFile(bytes) else {
      find(
        .events, path, "it is not the canonical JSON of a name, its blinded id and a salt that fit")
      return nil
    }
    guard file.name == manifest.agreement else {
      find(
        .events, path,
        "it is of '\(VisibleText.of(file.name))', and the pack of '\(manifest.agreement)'")
      return nil
    }
    return file
  }

  /// Why there is no proof that the entries are in the log.
  private struct InclusionProblem: Error {
    let words: String
  }

  /// The proof that all entries are in the log, to be checked while they are read; nil after a finding.
  private mutating func readInclusion(
    in checkpoint: Checkpoint
  ) -> Result<MultiproofCheck, InclusionProblem>? {
    let path = PackPath.inclusion
    // How many entries there are is not known yet, only how many there can be.
    let most = Int(clamping: (listed(eventsPath)?.size ?? 0) / PackEvent.shortestLine)
    if let problem = excess(entries: most) { return .failure(problem) }
    guard let bytes = load(path, for: .events) else { return nil }
    let file: InclusionFile
    do throws(ProofFileFault) { file = try InclusionFile(bytes) } catch {
      return .failure(InclusionProblem(words: "\(error)"))
    }
    guard file.size == checkpoint.size else {
      let words = "it is for \(file.size) entries, the checkpoint for \(checkpoint.size)"
      return .failure(InclusionProblem(words: words))
    }
    do throws(ProofFault) {
      return .success(
        try MultiproofCheck(size: file.size, hashes: file.hashes, root: checkpoint.root))
    } catch {
      return .failure(Self.problem(of: error))
    }
  }

  private mutating func checkInclusion(
    _ reader: EventReader, _ inclusion: Result<MultiproofCheck, InclusionProblem>?
  ) {
    var problem = excess(entries: Int(clamping: reader.history.count))
    if problem == nil, case .failure(let found)? = inclusion { problem = found }
    problem = problem ?? reader.inclusionFault.map(Self.problem)
    if let problem { find(.events, PackPath.inclusion, problem.words) }
  }

  /// That the proof is longer than one for so many entries can be; nil if it is not.
  private func excess(entries: Int) -> InclusionProblem? {
    let size = manifest?.file(PackPath.inclusion)?.size ?? 0
    guard size > InclusionFile.mostBytes(entries: entries) else { return nil }
    return InclusionProblem(
      words: "\(size) bytes are more than any proof for so few entries has")
  }

  private static func problem(of fault: ProofFault) -> InclusionProblem {
    InclusionProblem(
      words: "it does not join the entries in \(PackPath.events) to the checkpoint: \(fault)")
  }
}
