// SPDX-License-Identifier: Apache-2.0

package import Office

/// Asks witnesses over HTTP (C2SP tlog-witness).
package struct WebWitnessCaller: WitnessCaller {
  private let caller: WebCaller

  /// No answer of a witness is larger: sixteen signatures of any kind there is.
  private static let answerLimit = 1 << 17

  /// A caller that gives up a call after `patience`.
  package init(patience: Duration) { caller = WebCaller(patience: patience) }

  package func addCheckpoint(_ request: [UInt8], under prefix: String) async throws -> WitnessReply
  {
    guard let address = WebAddress(prefix) else { throw WitnessAddressFault() }
    let answer = try await caller.post(
      request, to: address.appending("add-checkpoint"),
      headers: [("content-type", "text/plain; charset=utf-8")], limit: Self.answerLimit)
    return WitnessReply(
      status: answer.status, contentType: answer.contentType, body: answer.body)
  }
}

/// An address in a policy that may not be called.
struct WitnessAddressFault: Error, CustomStringConvertible {
  var description: String {
    "its address may not be called: write https://…, or http:// for this machine alone"
  }
}
