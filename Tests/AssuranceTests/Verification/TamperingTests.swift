// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import FrankpledgeTesting
import Testing

@testable import Assurance

/// Bytes of a pack changed one at a time: not one change is accepted, and each is found in its file.
///
/// Three rings. A change is caught by the signature over the manifest or by the file's hash; and where
/// a cooperative that lies signs the changed files again, by what the log and the recomputed verdicts
/// say.
struct TamperingTests {
  private let log: SmallLog
  private let pack: MemoryPack

  init() throws {
    log = try SmallLog()
    pack = try MemoryPack(of: log)
  }

  /// Whether `dev/flips` asks for every bit.
  private static let isWhole = ProcessInfo.processInfo.environment["FRANKPLEDGE_FLIPS"] != nil

  /// Every bit of a byte where that is asked for, else one.
  private static func bits(_ random: inout SeededNumbers) -> Range<Int> {
    guard !isWhole else { return 0..<8 }
    let bit = Int.random(in: 0..<8, using: &random)
    return bit..<(bit + 1)
  }

  // MARK: The outer rings

  @Test func `every byte of the manifest counts, and every bit of its head and signature`() throws {
    let bytes = try #require(pack.files[PackPath.manifest])
    let note = try SignedNote(bytes)
    let head = bytes.indices.filter { bytes[..<$0].count { $0 == UInt8(ascii: "\n") } < 8 }
    var random = SeededNumbers(seed: 1)
    var (flips, accepted): (Int, [Int]) = (0, [])
    for place in bytes.indices {
      let isWhole = place < head.count || place >= note.text.count
      for bit in isWhole ? 0..<8 : Self.bits(&random) {
        var tampered = OneFile(path: PackPath.manifest, bytes: bytes)
        tampered.bytes[place] ^= 1 << UInt8(bit)
        var inquiry = PackInquiry(tampered)
        inquiry.checkManifest(expecting: log.key.verifierKey)
        flips += 1
        if !inquiry.findings.contains(where: { $0.file == PackPath.manifest }) {
          accepted.append(place)
        }
      }
    }
    if Self.isWhole { print("flips: \(flips) in a manifest, \(accepted.count) accepted") }
    #expect(accepted.isEmpty)
    #expect(flips > 3_500)
  }

  @Test func `every byte of every file counts`() throws {
    var manifest = PackInquiry(pack)
    manifest.checkManifest(expecting: log.key.verifierKey)
    let files = try #require(manifest.manifest).files
    var random = SeededNumbers(seed: 20_260_401)
    var (flips, accepted): (Int, [String]) = (0, [])
    for file in files {
      let bytes = try #require(pack.files[file.path])
      for place in bytes.indices {
        for bit in Self.bits(&random) {
          var inquiry = manifest
          var changed = bytes
          changed[place] ^= 1 << UInt8(bit)
          inquiry.source = OneFile(path: file.path, bytes: changed)
          inquiry.check(file, PackEntry(path: file.path, size: file.size))
          flips += 1
          if inquiry.sound.contains(file.path) || inquiry.findings.map(\.file) != [file.path] {
            accepted.append("\(file.path) byte \(place)")
          }
        }
      }
    }
    if Self.isWhole { print("flips: \(flips) in the files of a pack, \(accepted.count) accepted") }
    #expect(accepted.isEmpty)
    #expect(flips > 50_000)
  }

  @Test(arguments: [
    PackPath.manifest, PackPath.events, PackPath.verdictsCSV, "zones/2026b/Europe/London",
  ])
  func `a whole verification names the file and what it was to prove`(path: String) throws {
    var tampered = pack
    let bytes = try #require(pack.files[path])
    var random = SeededNumbers(seed: 7)
    tampered.files[path] = flip(bytes, at: bytes.count / 2, &random)
    let result = PackVerifier(tampered, key: log.key.verifierKey).verify()
    #expect(!result.isAccepted)
    let finding = try #require(result.findings.first)
    #expect(finding.file == path)
    #expect(finding.purpose == PackPath.purpose(of: path))
  }

  // MARK: Signed again

  /// The step that must find a change of a file though the file was signed anew.
  private static let inner: [(path: String, step: PackStep, every: Int)] = [
    (PackPath.agreement, .events, 1), (PackPath.checkpoint, .checkpoint, 1),
    (PackPath.events, .events, 64), (PackPath.inclusion, .events, 16),
    (PackPath.consistency, .growth, 1), (PackPath.policy, .witnesses, 1),
    (PackPath.firstSample, .samples, 1),
    (PackPath.lastSample, .samples, 1), (PackPath.verdictsJSON, .verdicts, 48),
    (PackPath.verdictsCSV, .verdicts, 12), ("terms/agreements/north-bank.md", .terms, 16),
    ("heads/leaves.jsonl", .completeness, 1), ("heads/inclusion", .completeness, 1),
    ("heads/own", .completeness, 1),
    ("terms/calendars/office.pledge", .terms, 4), ("zones/2026b/Europe/London", .terms, 4),
  ]

  @Test(arguments: inner.map(\.path))
  func `what is signed anew must still be true`(path: String) throws {
    let (_, step, every) = try #require(Self.inner.first { $0.path == path })
    var before = PackInquiry(pack)
    before.checkManifest(expecting: log.key.verifierKey)
    before.checkFiles()
    take(Array(PackStep.allCases.prefix { $0 != step }.dropFirst(2)), &before)
    let bytes = try #require(pack.files[path])
    var random = SeededNumbers(seed: UInt64(bytes.count))
    var accepted: [Int] = []
    for place in stride(from: 0, to: bytes.count, by: every) {
      let changed = flip(bytes, at: place, &random)
      var inquiry = before
      var files = pack.files
      files[path] = changed
      inquiry.source = Files(files: files)
      inquiry.manifest = before.manifest?.replacing(path, with: changed)
      take([step], &inquiry)
      // A proof that no longer fits may be the fault of either of its sides.
      if !inquiry.findings.contains(where: { $0.step == step }) { accepted.append(place) }
    }
    #expect(accepted.isEmpty)
  }

  @Test(arguments: inner.map(\.path))
  func `a whole verification refuses what is signed anew`(path: String) throws {
    var tampered = pack
    let bytes = try #require(pack.files[path])
    var random = SeededNumbers(seed: 11)
    tampered.files[path] = flip(bytes, at: bytes.count / 3, &random)
    try tampered.signAgain(log)
    let result = PackVerifier(tampered, key: log.key.verifierKey).verify()
    #expect(!result.isAccepted)
    #expect(result.outcome(.manifest) == .passed("by the key you gave"))
    let expected = Self.inner.first { $0.path == path }?.step
    #expect(result.findings.first?.step == expected, "\(result.words)")
  }

  @Test func `a report that says something else is found, though signed`() throws {
    var tampered = pack
    try tampered.replace("4 of 7 obligations", with: "7 of 7 obligations", in: PackPath.report)
    try tampered.signAgain(log)
    let result = PackVerifier(tampered).verify()
    let finding = try #require(result.findings.first)
    #expect(result.findings.count == 1 && finding.file == PackPath.report)
    #expect(finding.problem.contains("7 of 7 obligations"))
    #expect(finding.problem.contains("4 of 7 obligations"))
  }

  // MARK: Help

  private func take(_ steps: [PackStep], _ inquiry: inout PackInquiry) {
    for step in steps {
      switch step {
      case .manifest: inquiry.checkManifest(expecting: log.key.verifierKey)
      case .files: inquiry.checkFiles()
      case .checkpoint: inquiry.checkCheckpoint()
      case .events: inquiry.checkEvents()
      case .completeness: inquiry.checkCompleteness()
      case .growth: inquiry.checkGrowth()
      case .witnesses: inquiry.checkWitnesses(nil)
      case .timeStamps: inquiry.checkTimeStamps(nil)
      case .signatures: inquiry.checkSignatures()
      case .terms: inquiry.checkTerms()
      case .verdicts: inquiry.checkVerdicts()
      case .report: break
      case .samples: inquiry.checkSamples()
      }
    }
  }

  private func flip(_ bytes: [UInt8], at place: Int, _ random: inout SeededNumbers) -> [UInt8] {
    var changed = bytes
    changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    return changed
  }
}

/// A source of one file.
private struct OneFile: PackSource {
  let path: String
  var bytes: [UInt8]

  func entries() throws -> [PackEntry] { [PackEntry(path: path, size: UInt64(bytes.count))] }

  func read(_ path: String, _ piece: ([UInt8]) throws -> Void) throws { try piece(bytes) }
}

/// A source that gives every file in one piece.
private struct Files: PackSource {
  let files: [String: [UInt8]]

  func entries() throws -> [PackEntry] {
    files.map { PackEntry(path: $0.key, size: UInt64($0.value.count)) }
  }

  func read(_ path: String, _ piece: ([UInt8]) throws -> Void) throws {
    try piece(files[path] ?? [])
  }
}

extension PackManifest {
  /// The manifest with another hash for one file.
  fileprivate func replacing(_ path: String, with bytes: [UInt8]) -> PackManifest {
    PackManifest(
      origin: origin, key: key, agreement: agreement, asOf: asOf, knownAt: knownAt,
      entries: entries, program: program,
      files: files.map {
        $0.path == path
          ? File(path: path, size: UInt64(bytes.count), digest: Digest(hashing: bytes)) : $0
      })
  }
}
