// SPDX-License-Identifier: Apache-2.0
//
// Receipts and what fields are shown by: any bytes are read as a receipt, a promise, heads, a
// disclosure, a commitment and lines of redacted events. What was read is written as the bytes it was
// read from.

import Assurance
import Evidence
import FuzzDriver

let salt = Salt([UInt8](repeating: 7, count: Salt.byteCount))

Fuzzer.run { bytes in
  if let receipt = try? Receipt(bytes) {
    precondition(receipt.bytes == bytes, "a receipt became another")
  }
  if let promise = try? ReceiptPromise(text: bytes) {
    precondition(promise.text == bytes, "a promise became another")
  }
  if let heads = HeadsLeaf(bytes) { precondition(heads.bytes == bytes, "heads became others") }
  if let field = FieldDisclosure(text: bytes) {
    precondition(field.text == bytes, "a field became another")
  }
  if let salt {
    let commitment = Commitment(salt: salt, event: bytes)
    _ = (commitment.digest, commitment.fields.map(\.digest))
    _ = Commitment(version: 2, salt: salt, event: bytes).digest
  }
  for path in [PackPath.events, PackPath.redactedEvents] {
    var redaction = try? PackRedaction(.keep(["note"]), of: path)
    _ = try? redaction?.take(bytes + [0x0A])
  }
}
