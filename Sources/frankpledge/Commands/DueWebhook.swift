// SPDX-License-Identifier: Apache-2.0

import Office
import Portal
import WorkingTime

/// Posts each notice to one address.
///
/// Taken is what is answered with a status of 200 to 299.
struct DueWebhook: NoticePoster {
  private let address: WebAddress
  private let signature: WatchSignature?
  private let caller = WebCaller(patience: .seconds(10))

  /// What an answer may come to: nothing in it is read but its status.
  private static let answerLimit = 65_536

  init(_ address: WebAddress, _ signature: WatchSignature?) {
    self.address = address
    self.signature = signature
  }

  func post(_ notice: WatchNotice, at now: Instant) async throws {
    let headers =
      [("content-type", "application/json"), ("webhook-id", notice.key)]
      + (signature?.headers(for: notice, sentAt: now) ?? [])
    let answer = try await caller.post(
      notice.body, to: address, headers: headers, limit: Self.answerLimit)
    guard (200..<300).contains(answer.status) else {
      throw Refusal(address: address, status: answer.status)
    }
    Console.print(notice.text)
  }

  /// Why a notice was not taken.
  struct Refusal: Error, CustomStringConvertible {
    let address: WebAddress
    let status: Int

    var description: String { "\(address): it answered with status \(status)" }
  }
}
