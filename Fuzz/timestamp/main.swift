// SPDX-License-Identifier: Apache-2.0
//
// Time stamps: any bytes are read as a reply, a token and a request, and checked without a root.

import FuzzDriver
import TimeStamping

Fuzzer.run { bytes in
  if let token = try? TimeStampReply.token(in: bytes) {
    precondition((try? TimeStampToken(token.bytes)) == token, "a token became another")
    _ = try? token.check([], anchors: nil)
  }
  if let request = try? TimeStampRequest(bytes) {
    precondition(request.bytes == bytes, "a request became another")
  }
}
