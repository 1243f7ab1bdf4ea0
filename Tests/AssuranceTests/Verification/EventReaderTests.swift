// SPDX-License-Identifier: Apache-2.0

import Evidence
import FrankpledgeTesting
import Judgement
import Testing
import WorkingTime

@testable import Assurance

/// Entries that are read where they lie and checked many at a time come to the same as entries that
/// are read in full, one by one.
struct EventReaderTests {
  private let agreement: AgreementFile

  init() throws { agreement = AgreementFile(name: "north-bank", salt: try Self.salt(9)) }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `entries together come to what they come to one by one`(seed: UInt64) throws {
    let text = try lines(seed, count: 300).flatMap { $0 }
    let (whole, single) = (read(text, piece: text.count), read(text, piece: 1))
    #expect(whole.problems == [] && single.problems == [], "seed \(seed)")
    #expect(whole.agrees(with: single) && whole.history.count == 300, "seed \(seed)")
    for piece in [2, 700, 4_096] { #expect(read(text, piece: piece).agrees(with: whole)) }
  }

  /// One changed byte is told in the same words, wherever the pieces end.
  @Test(arguments: 0..<3 as Range<UInt64>)
  func `a changed byte is told the same`(seed: UInt64) throws {
    let lines = try lines(seed, count: 8)
    let text = lines.flatMap { $0 }
    let proof = try inclusion(of: lines)
    #expect(read(text, piece: text.count, proof).inclusionFault == nil)
    var random = SeededNumbers(seed: seed)
    for place in text.indices where Int.random(in: 0..<4, using: &random) == 0 {
      var changed = text
      changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      let (whole, single) = (
        read(changed, piece: text.count, proof), read(changed, piece: 1, proof)
      )
      #expect(whole.problems == single.problems && whole.agrees(with: single), "place \(place)")
      // The index is proved against the tree.
      #expect(
        !whole.problems.isEmpty || whole.inclusionFault != nil, "place \(place) of seed \(seed)")
    }
  }

  @Test func `an entry left out, repeated or moved is told the same`() throws {
    let lines = try lines(7, count: 100)
    var (short, long, mixed) = (lines, lines, lines)
    short.remove(at: 70)
    long.insert(lines[50], at: 51)
    mixed.swapAt(20, 80)
    for text in [short, long, mixed].map({ $0.flatMap { $0 } }) {
      let (whole, single) = (read(text, piece: text.count), read(text, piece: 1))
      #expect(whole.problems == single.problems && !whole.problems.isEmpty)
    }
  }

  @Test func `an event that is there twice is found, with its line`() throws {
    let text = try lines(7, count: 100, isIDRepeated: true).flatMap { $0 }
    let (whole, single) = (read(text, piece: text.count), read(text, piece: 1))
    #expect(whole.problems == ["line 100: entry 297 has the source and id of an entry before it"])
    #expect(single.problems == whole.problems)
  }

  @Test func `what rests on somebody's word is counted the same`() throws {
    var told: [String] = []
    for type in ["case.excused", "case.severity-changed", "case.opened"] {
      for data in [
        ["side": .string("adopter")], ["consent": .bool(true)], ["agreedByBoth": .bool(true)],
        ["side": .string("cooperative")], ["consent": .bool(false)], ["signed": .string("x")],
      ] as [JSONObject] {
        let line = try line(
          Event(
            id: "1", source: "/desk", type: Vocabulary.prefix + type,
            time: Instant(milliseconds: 0), agreement: "north-bank", subject: "7", data: data), 0)
        let (whole, single) = (read(line, piece: line.count), read(line, piece: 1))
        #expect(whole.agrees(with: single), "\(type) \(data)")
        told.append(whole.history.people.words)
      }
    }
    #expect(Set(told).count > 1)
  }

  // MARK: Reading

  private func read(
    _ text: [UInt8], piece: Int, _ inclusion: MultiproofCheck? = nil
  ) -> EventReader {
    var reader = EventReader(agreement, inclusion: inclusion)
    for start in stride(from: 0, to: text.count, by: piece) {
      reader.take(Array(text[start..<min(start + piece, text.count)]))
    }
    reader.finish()
    return reader
  }

  // MARK: Entries

  /// The proof that lines are in a log of three leaves for each of them.
  private func inclusion(of lines: [[UInt8]]) throws -> MultiproofCheck {
    var (tree, indices): ([Digest], [UInt64]) = ([], [])
    for line in lines {
      indices.append(UInt64(tree.count))
      let entry = try PackEvent.read(Array(line.dropLast())).entry
      tree += [TreeCheck.leafHash(entry.leaf), Digest(hashing: [1]), Digest(hashing: [2])]
    }
    let made = InclusionMultiproof.make(
      indices: indices, size: UInt64(tree.count), from: MerkleTree.fullSubtrees(of: tree))
    let proof = try #require(made)
    return try MultiproofCheck(
      size: proof.size, hashes: proof.hashes, root: MerkleTree.root(of: tree))
  }

  private static func salt(_ byte: UInt8) throws -> Salt {
    try #require(Salt([UInt8](repeating: byte, count: Salt.byteCount)))
  }

  private func line(_ event: Event, _ sequence: UInt64) throws -> [UInt8] {
    let bytes = event.canonicalBytes
    let salt = try Self.salt(UInt8(sequence % 251))
    let commitment = Commitment(salt: salt, event: bytes)
    let leaf = try #require(
      Leaf(
        agreement: Leaf.blindedID(agreement: agreement.name, salt: agreement.salt),
        digest: commitment.digest, sequence: sequence, version: commitment.version))
    return PackEvent.line(
      LogEntry(index: sequence * 3, leaf: leaf.bytes, salt: salt.bytes, event: bytes))
  }

  /// Most are plain; some have letters beyond ASCII, fields of their own, or types nobody knows.
  private func lines(
    _ seed: UInt64, count: Int, isIDRepeated: Bool = false
  ) throws -> [[UInt8]] {
    var random = SeededNumbers(seed: seed)
    return try (0..<count).map { number in
      let type = ["case.opened", "case.responded", "case.closed", "case.unheard-of"].randomElement(
        using: &random)
      var data: JSONObject = ["severity": .string("S1")]
      switch Int.random(in: 0..<12, using: &random) {
      case 0: data["title"] = .string("a field of its own")
      case 1: data["reason"] = .string("schön")
      case 2: data = JSONObject()
      default: break
      }
      return try line(
        Event(
          id: "\(isIDRepeated && number == count - 1 ? 3 : number)", source: "/desk",
          type: Vocabulary.prefix + (type ?? ""),
          time: Instant(milliseconds: Int64(number) * 60_000), agreement: "north-bank",
          subject: "case-\(number % 40)", data: data), UInt64(number))
    }
  }
}

extension EventReader {
  /// All that the reader came to, as words in the order of the alphabet: tables keep no order.
  fileprivate var told: [Substring] {
    let text =
      "\(history.history) \(history.people) \(history.caveats) \(history.ends.map(\.index))"
      + " \(history.ends.map(\.leaf)) \(history.count) \(history.chain) \(inclusionFault as Any)"
    return text.split { " ,:()[]".contains($0) }.sorted()
  }

  /// Whether both came to the same; to say how two long lists differ would take minutes.
  fileprivate func agrees(with other: EventReader) -> Bool { told == other.told }
}
