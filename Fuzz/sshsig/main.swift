// SPDX-License-Identifier: Apache-2.0
//
// Signatures of people: any bytes are read as an armoured signature, as the bytes in it, as a key and
// as a statement. What was read is written as the bytes it was read from.

import Evidence
import FuzzDriver

Fuzzer.run { bytes in
  if let signature = try? SSHSignature(blob: bytes) {
    precondition(signature.blob == bytes, "a signature became another")
    _ = signature.isValid(over: bytes, namespace: signature.namespace)
  }
  if let signature = try? SSHSignature(armored: bytes) {
    precondition((try? SSHSignature(blob: signature.blob)) == signature, "armour hid something")
    _ = signature.isValid(over: [], namespace: "consent@frankpledge.org")
  }
  if let key = SSHPublicKey(blob: bytes) { precondition(key.blob == bytes, "a key became another") }
  if let statement = try? PersonStatement(parsing: bytes) {
    precondition(statement.bytes == bytes, "a statement became another")
  }
  if let handover = try? KeyHandover(bytes) {
    precondition(handover.note.bytes == bytes, "a hand-over became another")
  }
}
