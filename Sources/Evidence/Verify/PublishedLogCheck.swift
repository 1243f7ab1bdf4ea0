// SPDX-License-Identifier: Apache-2.0

import WorkingTime

/// Recomputes a log that is published as files (C2SP tlog-tiles) from its entries up.
///
/// It shares no code with what writes the tiles. Its memory does not grow with the log, and it goes
/// on after a problem, so that one run lists all of them.
package struct PublishedLogCheck {
  /// Gives the bytes of a file of at most `limit` bytes by its path; nil if there is none.
  package typealias Reader = (_ path: String, _ limit: Int) throws -> [UInt8]?

  /// Where the signed checkpoint is.
  package static let checkpointPath = "checkpoint"
  /// No more problems than this are listed.
  package static let mostProblems = 1000

  private let policy: WitnessPolicy
  private let read: Reader
  /// What is wrong, in the order of the log.
  package private(set) var problems: [PublishedLogProblem] = []
  /// What the newest heads say of their time, and at which entry.
  private var newestHeads: (time: Instant, index: UInt64)?
  /// The hashes of each level since its last full tile.
  private var unfilled: [[Digest]] = Array(repeating: [], count: Tile.levels)
  /// How many full tiles each level has so far.
  private var full: [UInt64] = Array(repeating: 0, count: Tile.levels)
  /// The widths of the partial files there are, by the full tile they lead to.
  private var partials: [Tile: [Int]] = [:]
  private var partialBundles: [UInt64: [Int]] = [:]

  /// Checks for a reader who believes what the policy lets pass.
  package init(policy: WitnessPolicy, read: @escaping Reader) {
    self.policy = policy
    self.read = read
  }

  /// Checks everything.
  ///
  /// - Parameters:
  ///   - paths: All files under `tile/`, by their paths in the folder.
  ///   - watch: Called with how many entries are done, of how many.
  /// - Returns: The checkpoint; nil if there is none that can be believed.
  package mutating func run(
    paths: some Sequence<String>, watch: (_ done: UInt64, _ total: UInt64) -> Void = { _, _ in }
  ) -> WitnessedCheckpoint? {
    for path in paths { note(path) }
    guard let believed = checkpoint() else { return nil }
    let size = believed.checkpoint.size
    var first: UInt64 = 0
    while first < size, problems.count < Self.mostProblems {
      let width = Int(min(size - first, UInt64(Tile.fullWidth)))
      takeEntries(from: first, width: width)
      first += UInt64(width)
      watch(first, size)
    }
    guard first == size else { return believed }
    for level in unfilled.indices where !unfilled[level].isEmpty { compare(level) }
    if root != believed.checkpoint.root {
      report(
        Self.checkpointPath,
        "its root is \(believed.checkpoint.root.base64), and the entries give \(root.base64)",
        advice: "an entry was changed, or the log shows another history; keep the folder as proof")
    }
    return believed
  }

  private mutating func report(_ path: String, _ problem: String, advice: String) {
    guard problems.count < Self.mostProblems else { return }
    problems.append(PublishedLogProblem(path, problem, advice: advice))
  }

  /// Takes note of a partial file, and complains of a file that no log has.
  private mutating func note(_ path: String) {
    if let tile = Tile(path: path) {
      guard tile.isPartial, let whole = Tile(level: tile.level, index: tile.index) else { return }
      partials[whole, default: []].append(tile.width)
    } else if let tile = Tile(entriesPath: path) {
      if tile.isPartial { partialBundles[tile.index, default: []].append(tile.width) }
    } else {
      report(path, "is no file of a log", advice: "take it away")
    }
  }

  private mutating func checkpoint() -> WitnessedCheckpoint? {
    let advice = "copy it again from the log; nothing else can be checked without it"
    guard let bytes = bytes(Self.checkpointPath, limit: SignedNote.mostBytes, advice: advice) else {
      return nil
    }
    do throws(NoteFault) {
      let note = try SignedNote(bytes)
      do throws(TrustFault) { return try policy.check(note) } catch {
        report(Self.checkpointPath, "\(error)", advice: advice)
      }
    } catch {
      report(Self.checkpointPath, "\(error)", advice: advice)
    }
    return nil
  }

  /// The bytes of a file that must be there; else nil, and the problem is noted.
  private mutating func bytes(_ path: String, limit: Int, advice: String) -> [UInt8]? {
    do {
      if let bytes = try read(path, limit) { return bytes }
      report(path, "is not there", advice: advice)
    } catch {
      report(path, "\(error)", advice: advice)
    }
    return nil
  }
}

// MARK: - Entries and tiles

extension PublishedLogCheck {
  private static let again =
    "export the log again into another folder, and copy the file from there"

  /// Goes through the entries under one tile of level 0.
  private mutating func takeEntries(from first: UInt64, width: Int) {
    let index = first >> UInt64(Tile.height)
    guard let tile = Tile(level: 0, index: index, width: width) else { return }
    let stored = hashes(of: tile)
    let entries = entries(of: tile)
    if let entries {
      compareBundles(index, with: entries)
      for (place, entry) in entries.enumerated() { checkHeads(entry, at: first + UInt64(place)) }
    }
    for place in 0..<width {
      // Where the entry cannot be had, its hash lets the rest be checked.
      let hash = entries.map { TreeCheck.leafHash($0[place]) } ?? stored?[place] ?? .noughts
      append(hash, level: 0)
    }
  }

  /// Heads must be written as they are (docs/specs/heads.md), and never before those before them.
  ///
  /// Other entries are commitments, of which nothing can be said here; logs of others hold what they
  /// like.
  private mutating func checkHeads(_ entry: [UInt8], at index: UInt64) {
    guard HeadsLeaf.isMeant(by: entry) else { return }
    let advice = "the log says something of itself that no program of ours writes; ask its keeper"
    guard let heads = HeadsLeaf(entry) else {
      return report("entry \(index)", "is meant to be heads and is none", advice: advice)
    }
    if let newest = newestHeads, heads.time < newest.time {
      report(
        "entry \(index)", "holds heads from before those of entry \(newest.index)", advice: advice)
    }
    newestHeads = (heads.time, index)
  }

  private mutating func append(_ hash: Digest, level: Int) {
    guard level < Tile.levels else { return }
    unfilled[level].append(hash)
    guard unfilled[level].count == Tile.fullWidth else { return }
    compare(level)
    let root = TreeCheck.root(of: unfilled[level][...])
    full[level] += 1
    unfilled[level].removeAll(keepingCapacity: true)
    append(root, level: level + 1)
  }

  /// Compares the open tile of a level with the files there are of it.
  private mutating func compare(_ level: Int) {
    let hashes = unfilled[level]
    guard let tile = Tile(level: level, index: full[level], width: hashes.count) else { return }
    // Level 0 was read with its entries.
    let stored = level == 0 ? reread(tile) : self.hashes(of: tile)
    if let stored, let place = hashes.indices.first(where: { stored[$0] != hashes[$0] }) {
      report(
        tile.path, "hash \(place) is not that of what is under it", advice: Self.again)
    }
    guard let whole = Tile(level: level, index: tile.index) else { return }
    for width in (partials[whole] ?? []).sorted() where width < hashes.count {
      guard let narrow = Tile(level: level, index: tile.index, width: width),
        let stored = self.hashes(of: narrow)
      else { continue }
      if stored != Array(hashes.prefix(width)) {
        report(narrow.path, "does not hold what the wider tile holds", advice: Self.again)
      }
    }
  }

  /// The hashes of a tile whose problems are known already.
  private func reread(_ tile: Tile) -> [Digest]? {
    var silent = self
    return silent.hashes(of: tile)
  }

  /// The hashes of a tile, of the full one where the partial one is gone.
  private mutating func hashes(of tile: Tile) -> [Digest]? {
    let limit = Tile.fullWidth * Digest.byteCount
    if tile.isPartial, let whole = Tile(level: tile.level, index: tile.index),
      !(partials[whole] ?? []).contains(tile.width), let bytes = try? read(whole.path, limit),
      let contents = TileContents(tile: whole, bytes: bytes)
    {
      return Array(contents.hashes.prefix(tile.width))
    }
    guard let bytes = bytes(tile.path, limit: limit, advice: Self.again) else { return nil }
    guard let contents = TileContents(tile: tile, bytes: bytes) else {
      report(
        tile.path, "has \(bytes.count) bytes instead of \(tile.width * Digest.byteCount)",
        advice: Self.again)
      return nil
    }
    return contents.hashes
  }

  /// The entries of a bundle, of the full one where the partial one is gone.
  private mutating func entries(of tile: Tile) -> [[UInt8]]? {
    let limit = Tile.fullWidth * (EntryBundle.mostEntryBytes + 2)
    if tile.isPartial, let whole = Tile(level: 0, index: tile.index),
      !(partialBundles[tile.index] ?? []).contains(tile.width),
      let bytes = try? read(whole.entriesPath, limit),
      let entries = try? EntryBundle.entries(of: bytes, count: Tile.fullWidth)
    {
      return Array(entries.prefix(tile.width))
    }
    guard let bytes = bytes(tile.entriesPath, limit: limit, advice: Self.again) else { return nil }
    do throws(TileFault) { return try EntryBundle.entries(of: bytes, count: tile.width) } catch {
      report(tile.entriesPath, "\(error)", advice: Self.again)
      return nil
    }
  }

  /// Compares narrower bundles that are still there.
  private mutating func compareBundles(_ index: UInt64, with entries: [[UInt8]]) {
    for width in (partialBundles[index] ?? []).sorted() where width < entries.count {
      guard let tile = Tile(level: 0, index: index, width: width),
        let narrow = self.entries(of: tile), narrow != Array(entries.prefix(width))
      else { continue }
      report(tile.entriesPath, "does not hold what the wider bundle holds", advice: Self.again)
    }
  }

  /// The root over what was taken: each open tile with what is to its right as its last hash.
  private var root: Digest {
    var right: [Digest] = []
    for hashes in unfilled where !hashes.isEmpty || !right.isEmpty {
      right = [TreeCheck.root(of: (hashes + right)[...])]
    }
    return right.first ?? TreeCheck.root(of: [])
  }
}
