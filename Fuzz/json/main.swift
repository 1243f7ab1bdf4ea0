// SPDX-License-Identifier: Apache-2.0
//
// JSON: any bytes are read as a value and as an event. What was read is written as canonical bytes
// that read back as the same and are written the same again.

import Evidence
import FuzzDriver

Fuzzer.run { bytes in
  if let value = try? JSONValue(parsing: bytes) {
    let canonical = value.canonicalBytes
    let again = try? JSONValue(parsing: canonical)
    precondition(again == value, "canonical bytes read as another value")
    precondition(again?.canonicalBytes == canonical, "canonical bytes are not canonical")
  }
  if let event = try? Event(parsing: bytes) {
    precondition((try? Event(parsing: event.canonicalBytes)) == event, "an event became another")
  }
}
