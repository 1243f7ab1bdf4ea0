// SPDX-License-Identifier: Apache-2.0

/// The way to witnesses: what carries a request there and an answer back.
package protocol WitnessCaller: Sendable {
  /// Posts a request to `add-checkpoint` under a submission prefix.
  ///
  /// - Throws: why there is no answer, in time or at all; every status is an answer.
  func addCheckpoint(_ request: [UInt8], under prefix: String) async throws -> WitnessReply
}

/// What came back from a witness; nothing in it is believed yet.
package struct WitnessReply: Hashable, Sendable {
  /// The HTTP status.
  package let status: Int
  /// In lower case; empty if none was sent.
  package let contentType: String
  package let body: [UInt8]

  package init(status: Int, contentType: String, body: [UInt8]) {
    self.status = status
    self.contentType = contentType
    self.body = body
  }
}
