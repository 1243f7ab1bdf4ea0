// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import Office
import Storage
import Synchronization
import Testing
import WorkingTime

/// Asking witnesses, on a real store: what they may do and what comes of it.
@Suite struct AskWitnessesTests {
  private static let log = GuildLog.key.verifierKey

  private static func witness(_ number: UInt8) throws -> WitnessKey {
    try WitnessKey(name: "w\(number).example", seed: [UInt8](repeating: number, count: 32))
  }

  private static func policy(_ count: UInt8) throws -> WitnessPolicy {
    let numbers = 1...count
    let lines = try numbers.map { "witness w\($0) \(try witness($0).verifierKey) mem:\($0)\n" }
    let names = numbers.map { "w\($0)" }.joined(separator: " ")
    return try WitnessPolicy(
      parsing: Array((lines.joined() + "group all all \(names)\nquorum all\n").utf8))
  }

  /// Witnesses in memory, by the addresses of the policy; each answers as it is told.
  private final class Street: WitnessCaller {
    typealias Answer = @Sendable ([UInt8]) async throws -> WitnessReply
    private let answers: [String: Answer]
    private let asked = Mutex<[String: Int]>([:])

    init(_ answers: [String: Answer]) { self.answers = answers }

    func addCheckpoint(_ request: [UInt8], under prefix: String) async throws -> WitnessReply {
      asked.withLock { $0[prefix, default: 0] += 1 }
      guard let answer = answers[prefix] else { throw Nobody() }
      return try await answer(request)
    }

    func count(_ prefix: String) -> Int { asked.withLock { $0[prefix] ?? 0 } }

    struct Nobody: Error, CustomStringConvertible { var description: String { "nobody is there" } }
  }

  /// A witness that does as the specification says.
  private static func good(_ number: UInt8, _ book: any WitnessBook) throws -> Street.Answer {
    let logs = WitnessLogs(
      WitnessRule(key: try witness(number), logs: [log]), book: book,
      clock: { Instant(milliseconds: 1_700_000_000_000) })
    return { request in
      let answer = try await logs.addCheckpoint(request).answer
      return WitnessReply(
        status: answer.status, contentType: answer.contentType, body: answer.body)
    }
  }

  private static func reply(
    _ status: Int, _ body: String, _ type: String = "text/plain"
  ) -> Street.Answer {
    { _ in WitnessReply(status: status, contentType: type, body: Array(body.utf8)) }
  }

  private func makeStore(_ folder: URL) async throws -> SQLiteEventStore {
    let store = try SQLiteEventStore.create(
      at: folder.appending(path: "guild.sqlite").path, key: Self.log)
    _ = try await store.append((0..<3).map { GuildLog.new($0) }, signer: GuildLog.signer)
    return store
  }

  @Test func `good witnesses cosign each checkpoint, and are not asked twice for one`() async throws
  {
    try await withScratch { folder in
      let store = try await makeStore(folder)
      let book = try SQLiteWitnessBook.create(at: folder.appending(path: "w1").path)
      let street = Street(["mem:1": try Self.good(1, book)])
      let ask = AskWitnesses(store: store, caller: street)
      let policy = try Self.policy(1)
      let first = try #require(try await ask.run(policy, log: Self.log))
      #expect(first.outcomes.map(\.result) == [.cosigned] && first.shortfall == nil)
      let second = try #require(try await ask.run(policy, log: Self.log))
      #expect(second.outcomes.map(\.result) == [.known] && street.count("mem:1") == 1)
      _ = try await store.append((3..<300).map { GuildLog.new($0) }, signer: GuildLog.signer)
      let third = try #require(try await ask.run(policy, log: Self.log))
      #expect(third.outcomes.map(\.result) == [.cosigned] && street.count("mem:1") == 2)
      #expect(try await store.cosignatures(at: third.size).count == 1)
    }
  }

  @Test func `a witness that remembers more or less than we do is asked from there`() async throws {
    try await withScratch { folder in
      let store = try await makeStore(folder)
      let book = try SQLiteWitnessBook.create(at: folder.appending(path: "w1").path)
      let street = Street(["mem:1": try Self.good(1, book)])
      let head = try await store.head()
      // It cosigned, and its answer was lost on the way.
      let lost = WitnessRequest(
        oldSize: 0, hashes: [], checkpoint: try #require(head.checkpoint))
      _ = try await street.addCheckpoint(lost.bytes, under: "mem:1")
      _ = try await store.append((3..<300).map { GuildLog.new($0) }, signer: GuildLog.signer)
      let report = try await AskWitnesses(store: store, caller: street)
        .run(Self.policy(1), log: Self.log)
      #expect(report?.outcomes.map(\.result) == [.cosigned] && street.count("mem:1") == 3)
    }
  }

  /// Whatever a witness does, the log stands, the others cosign, and it is told in words.
  @Test func `bad witnesses are told of, and nothing of theirs is kept`() async throws {
    try await withScratch { folder in
      let store = try await makeStore(folder)
      let head = try await store.head()
      let text = try #require(head.checkpoint).text
      let book = try SQLiteWitnessBook.create(at: folder.appending(path: "w1").path)
      func line(_ key: WitnessKey, over text: [UInt8]) throws -> String {
        let note = try GuildLog.key.sign(text).adding(key.cosign(text, at: 7))
        let lines = String(decoding: note.bytes, as: UTF8.self).split(separator: "\n")
        return "\(lines[lines.count - 1])\n"
      }
      let size = head.size
      let answers: [(said: String, answer: Street.Answer)] = [
        ("its answer is not made of signature lines", Self.reply(200, "<html>all is well</html>")),
        ("its answer is not made of signature lines", Self.reply(200, "")),
        (
          "its answer is not made of signature lines",
          Self.reply(200, "more text\n\n— a AAAAAAA=\n")
        ),
        ("has no cosignature by the key", Self.reply(200, try line(Self.witness(99), over: text))),
        (
          "does not fit the checkpoint",
          Self.reply(200, try line(Self.witness(6), over: Array("else\n".utf8)))
        ),
        (
          "409 whatever size",
          { request in
            // For ever another size than it was asked from.
            let old = (try? WitnessRequest(request).oldSize) ?? 0
            let body = Array("\(old == 0 ? 1 : 0)\n".utf8)
            return WitnessReply(status: 409, contentType: "text/x.tlog.size", body: body)
          }
        ),
        ("409 without the size", Self.reply(409, "3\n")),
        ("409 without the size", Self.reply(409, "many\n", "text/x.tlog.size")),
        ("has cosigned \(size + 1) entries", Self.reply(409, "\(size + 1)\n", "text/x.tlog.size")),
        ("knows another key for this log", Self.reply(403, "")),
        ("does not watch this log", Self.reply(404, "")),
        (
          "does not continue the one it cosigned (422): why not",
          Self.reply(422, "why not\nand more")
        ),
        ("status 500: no reason given", Self.reply(500, "")),
        ("nobody is there", { _ in throw Street.Nobody() }),
      ]
      var street: [String: Street.Answer] = ["mem:1": try Self.good(1, book)]
      for (place, one) in answers.enumerated() { street["mem:\(place + 2)"] = one.answer }
      let policy = try Self.policy(UInt8(answers.count + 1))
      let report = try #require(
        try await AskWitnesses(store: store, caller: Street(street)).run(policy, log: Self.log))
      #expect(report.outcomes[0].result == .cosigned)
      for (outcome, one) in zip(report.outcomes.dropFirst(), answers) {
        guard case .failed(let why) = outcome.result else {
          Issue.record("\(outcome.name): \(outcome.result)")
          continue
        }
        #expect(why.contains(one.said), "\(outcome.name): \(why)")
      }
      #expect(report.shortfall?.contains("only w1 did") == true)
      #expect(try await store.cosignatures(at: head.size).map(\.name) == ["w1.example"])
      #expect(try await store.fullCheck() == [])
    }
  }

  @Test func `an empty log has nothing to witness, a witness without address is told of`()
    async throws
  {
    try await withScratch { folder in
      let empty = try SQLiteEventStore.create(
        at: folder.appending(path: "empty.sqlite").path, key: Self.log)
      let nobody = Street([:])
      #expect(
        try await AskWitnesses(store: empty, caller: nobody).run(Self.policy(1), log: Self.log)
          == nil)
      let store = try await makeStore(folder)
      let silent = try WitnessPolicy(
        parsing: Array("witness w \(Self.witness(1).verifierKey)\nquorum w\n".utf8))
      let report = try await AskWitnesses(store: store, caller: nobody).run(silent, log: Self.log)
      #expect(
        report?.outcomes.map(\.result) == [.failed("the policy gives no address for it")])
    }
  }
}
