// SPDX-License-Identifier: Apache-2.0

package import Evidence
import Judgement
import Terms

/// Writes a pack file by file, holding none of them in memory whole.
///
/// Give the entries of the agreement in order with ``add(_:)``, then ``finish(subtree:sign:)``. The
/// same contents give the same bytes. What is given is checked against the log's own leaves, so that
/// no pack is signed whose entries do not hold together.
package struct PackWriter {
  private let contents: PackContents
  private let sink: PackSink
  private let size: UInt64
  private var files: [PackManifest.File] = []
  private var chain: ChainCheck
  private var eventsDigest = RunningDigest()
  private var indices: [UInt64] = []
  private var samples: [(index: UInt64, leaf: [UInt8])] = []
  private var pending: [UInt8] = []

  /// How many bytes of events are gathered before they are given on.
  private static let pieceBytes = 1 << 18

  /// Begins a pack: checks what it is made of and writes all that does not need the events.
  ///
  /// - Throws: ``PackFault``, and whatever the sink throws.
  package init(_ contents: PackContents, to sink: @escaping PackSink) throws {
    self.contents = contents
    self.sink = sink
    let log = TrustedLog(contents.keys)
    do throws(TrustFault) {
      size = try log.checkpoint(contents.checkpoint).size
    } catch {
      throw PackFault.checkpoint(error)
    }
    guard size == contents.judgement.knownAt else {
      throw PackFault.wrongCheckpoint(size: size, knownAt: contents.judgement.knownAt)
    }
    let name = contents.judgement.agreement.name
    chain = ChainCheck(agreement: name, salt: contents.salt)
    for file in contents.terms.files {
      try write(PackPath.terms + file.name, file.bytes)
    }
    for zone in contents.terms.zones {
      try write(PackPath.zone(zone.name, version: contents.terms.zoneVersion), zone.bytes)
    }
    try write(
      PackPath.agreement, AgreementFile(name: name, salt: contents.salt).bytes)
    try write(PackPath.checkpoint, contents.checkpoint.bytes)
    try write(PackPath.policy, contents.policy.of(contents.key).bytes)
    if !contents.keys.handovers.isEmpty {
      try write(PackPath.keys, KeysFile(contents.keys.handovers).bytes)
    }
    for stamp in contents.stamps { try write(stamp.path, stamp.bytes) }
    for form in VerdictForm.allCases { try writeVerdicts(form) }
    try write(PackPath.report, Array(contents.report.html().utf8))
  }

  /// Adds the next entry of the agreement.
  ///
  /// - Throws: ``PackFault``, and whatever the sink throws.
  package mutating func add(_ entry: LogEntry) throws {
    guard entry.index < size else {
      throw PackFault.entryBeyond(index: entry.index, knownAt: size)
    }
    do throws(ChainFault) { try chain.check(entry) } catch { throw PackFault.entry(error) }
    indices.append(entry.index)
    if samples.count == 2 { samples.removeLast() }
    samples.append((entry.index, entry.leaf))
    pending += PackEvent.line(entry)
    if pending.count >= Self.pieceBytes { try flushEvents() }
  }

  /// Writes what is left and the signed manifest.
  ///
  /// - Parameters:
  ///   - subtree: Gives the hash of a full subtree of the log; see ``MerkleTree/FullSubtree``.
  ///   - sign: Signs the text of the manifest with the log's key.
  /// - Returns: The manifest.
  /// - Throws: ``PackFault``, and whatever the closures throw.
  @discardableResult
  package mutating func finish(
    subtree: MerkleTree.FullSubtree<any Error>, sign: (_ text: [UInt8]) throws -> SignedNote
  ) throws -> PackManifest {
    guard let first = samples.first, let last = samples.last else {
      throw PackFault.noEntries(agreement: contents.judgement.agreement.name)
    }
    guard UInt64(clamping: contents.caveats.erased) == chain.erased else {
      throw PackFault.erasuresMiscounted(told: contents.caveats.erased, found: chain.erased)
    }
    try flushEvents()
    files.append(
      PackManifest.File(
        path: PackPath.events, size: eventsDigest.count, digest: eventsDigest.digest))
    guard
      let proof = try InclusionMultiproof.make(indices: indices, size: size, from: subtree)
    else { throw PackFault.noProof }
    try write(PackPath.inclusion, InclusionFile(size: size, hashes: proof.hashes).bytes)
    if let heads = contents.heads { try write(heads, subtree) }
    try write(PackPath.consistency, ConsistencyFile(try earlier(subtree)).bytes)
    try write(PackPath.firstSample, try sample(first, subtree))
    try write(PackPath.lastSample, try sample(last, subtree))
    return try writeManifest(sign)
  }

  // MARK: Parts

  private mutating func write(_ path: String, _ bytes: [UInt8]) throws {
    guard PackPath.isAllowed(path) else { throw PackFault.path(VisibleText.of(path)) }
    try sink(path, bytes)
    files.append(
      PackManifest.File(
        path: path, size: UInt64(bytes.count), digest: Digest(hashing: bytes)))
  }

  private mutating func writeVerdicts(_ form: VerdictForm) throws {
    var digest = RunningDigest()
    try form.write(contents.judgement) { piece in
      digest.update(piece)
      try sink(form.path, piece)
    }
    files.append(
      PackManifest.File(path: form.path, size: digest.count, digest: digest.digest))
  }

  private mutating func flushEvents() throws {
    guard !pending.isEmpty else { return }
    eventsDigest.update(pending)
    try sink(PackPath.events, pending)
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func write(
    _ heads: PackHeads, _ subtree: MerkleTree.FullSubtree<any Error>
  ) throws {
    guard heads.own.index + 1 == size, heads.own.proof.head.entries == chain.count,
      heads.own.proof.head.chain == chain.digest
    else { throw PackFault.otherHead(entries: heads.own.proof.head.entries, found: chain.count) }
    let lines = heads.following(indices)
    guard
      let proof = try InclusionMultiproof.make(
        indices: lines.map(\.index), size: size, from: subtree)
    else { throw PackFault.noProof }
    try write(PackPath.headLeaves, lines.flatMap(\.bytes))
    try write(PackPath.headInclusion, InclusionFile(size: size, hashes: proof.hashes).bytes)
    try write(PackPath.ownHead, OwnHeadFile(heads.own.proof).bytes)
  }

  private func earlier(
    _ subtree: MerkleTree.FullSubtree<any Error>
  ) throws -> [EarlierCheckpoint] {
    let log = TrustedLog(contents.keys)
    var last: UInt64?
    return try contents.earlier.map { note in
      let checkpoint: Checkpoint
      do throws(TrustFault) { checkpoint = try log.checkpoint(note) } catch {
        throw PackFault.checkpoint(error)
      }
      guard last.map({ $0 < checkpoint.size }) ?? true, checkpoint.size < size else {
        throw PackFault.earlierOutOfOrder(size: checkpoint.size)
      }
      last = checkpoint.size
      guard let proof = try ConsistencyProof.make(from: checkpoint.size, to: size, from: subtree)
      else { throw PackFault.noProof }
      return EarlierCheckpoint(note: note, hashes: proof.hashes)
    }
  }

  /// The proof of one entry for other people's programs, with its leaf beside it.
  private func sample(
    _ entry: (index: UInt64, leaf: [UInt8]), _ subtree: MerkleTree.FullSubtree<any Error>
  ) throws -> [UInt8] {
    guard let proof = try InclusionProof.make(index: entry.index, size: size, from: subtree) else {
      throw PackFault.noProof
    }
    return TLogProof(proof: proof, checkpoint: contents.checkpoint, extra: entry.leaf).bytes
  }

  private mutating func writeManifest(
    _ sign: (_ text: [UInt8]) throws -> SignedNote
  ) throws -> PackManifest {
    guard files.count <= PackPath.mostFiles else { throw PackFault.tooManyFiles(files.count) }
    let judgement = contents.judgement
    let manifest = PackManifest(
      origin: contents.key.name, key: contents.key.description,
      agreement: judgement.agreement.name, asOf: judgement.asOf, knownAt: size,
      entries: UInt64(indices.count), program: ProgramVersion.text, files: files)
    let note = try sign(Array(manifest.text.utf8))
    try sink(PackPath.manifest, note.bytes)
    return manifest
  }
}
