// SPDX-License-Identifier: Apache-2.0

import Testing
import WorkingTime

@testable import Office

struct WatchSignatureTests {
  /// The sample of the Standard Webhooks libraries.
  @Test func `a known answer comes out`() throws {
    let signature = try #require(
      WatchSignature(secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
    let notice = WatchNotice(
      key: "msg_p5jXN8AQM9LWM0D4loKWxJek", text: "", body: Array(#"{"test": 2432232314}"#.utf8))
    let headers = signature.headers(
      for: notice, sentAt: Instant(milliseconds: 1_614_265_330_999))
    #expect(headers.map(\.name) == ["webhook-id", "webhook-timestamp", "webhook-signature"])
    #expect(
      headers.map(\.value) == [
        "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
      ])
  }

  @Test(arguments: [
    "", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa",
    "whsec_!!!!", "whsec_AAAA",
  ])
  func `what is no secret is refused`(text: String) {
    #expect(WatchSignature(secret: text) == nil)
  }
}
