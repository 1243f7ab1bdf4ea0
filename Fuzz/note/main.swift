// SPDX-License-Identifier: Apache-2.0
//
// Notes: any bytes are read as a signed note, a checkpoint, a proof and a key. What was read is
// written as the bytes it was read from.

import Evidence
import FuzzDriver

Fuzzer.run { bytes in
  if let note = try? SignedNote(bytes) {
    precondition(note.bytes == bytes, "a note became another")
    if let checkpoint = try? Checkpoint(text: note.text) {
      precondition(checkpoint.size >= 0 && !checkpoint.origin.isEmpty)
    }
  }
  _ = try? TLogProof(bytes)
  if let key = try? NoteVerifierKey(String(decoding: bytes, as: UTF8.self)) {
    precondition((try? NoteVerifierKey(key.description)) == key, "a key became another")
  }
}
