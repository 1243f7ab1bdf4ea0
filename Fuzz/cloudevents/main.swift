// SPDX-License-Identifier: Apache-2.0
//
// Requests with events: the first lines are headers, as HTTP writes them, and what follows an empty line
// is the body. An event that was taken can be recorded.

import Evidence
import FuzzDriver

Fuzzer.run { bytes in
  var rest = bytes[...]
  var headers: [(name: String, value: String)] = []
  while let end = rest.firstIndex(of: 0x0A) {
    let line = rest[..<end]
    rest = rest[(end + 1)...]
    guard !line.isEmpty else { break }
    let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 1)
    headers.append(
      (
        name: String(decoding: parts.first ?? [], as: UTF8.self).lowercased(),
        value: String(decoding: parts.dropFirst().first ?? [], as: UTF8.self)
      ))
  }
  guard let request = try? CloudEventsRequest(headers: headers, body: Array(rest)) else { return }
  for event in request.events {
    guard let bytes = try? event.checkedCanonicalBytes() else {
      preconditionFailure("an event was taken that cannot be recorded")
    }
    precondition((try? Event(parsing: bytes)) == event, "an event became another")
  }
}
