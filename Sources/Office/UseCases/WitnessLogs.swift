// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import WorkingTime

/// Witnesses the logs of other cooperatives: cosigns what continues what was cosigned before, and
/// shows everybody the newest.
package struct WitnessLogs: Sendable {
  private let rule: WitnessRule
  private let book: any WitnessBook
  private let clock: @Sendable () -> Instant
  /// The origin of each watched log by its hash, as addresses name it.
  private let originsByHash: [String: String]

  /// A witness that decides by a rule and keeps what it decides in a book.
  package init(
    _ rule: WitnessRule, book: any WitnessBook, clock: @escaping @Sendable () -> Instant
  ) {
    self.rule = rule
    self.book = book
    self.clock = clock
    originsByHash = Dictionary(
      rule.origins.map { (Digest(hashing: Array($0.utf8)).hex, $0) }, uniquingKeysWith: { $1 })
  }

  /// Sees that what is kept was cosigned with this witness's key.
  ///
  /// - Throws: ``WitnessFault`` if not, or why it cannot be read.
  package func checkBook() async throws {
    for origin in rule.origins {
      if let note = try await book.last(of: origin) { _ = try rule.remembered(note, of: origin) }
    }
  }

  /// Answers a request, and says of which log it was if that is known.
  ///
  /// - Throws: why no answer can be given; then nothing was cosigned.
  package func addCheckpoint(
    _ body: [UInt8]
  ) async throws -> (answer: WitnessAnswer, origin: String?) {
    switch rule.admit(body) {
    case .refused(let answer): return (answer, nil)
    case .admitted(let request):
      let answer = try await book.decide(on: request.origin) { [rule, clock] last in
        try rule.decide(
          on: request, last: last, at: UInt64(clamping: clock().milliseconds / 1000))
      }
      return (answer, request.origin)
    }
  }

  /// The newest checkpoint cosigned of a log, by the hash of its origin in lower-case hexadecimal;
  /// nil if there is none.
  package func checkpoint(ofOriginHash hash: String) async throws -> SignedNote? {
    guard let origin = originsByHash[hash] else { return nil }
    return try await book.last(of: origin)
  }
}
