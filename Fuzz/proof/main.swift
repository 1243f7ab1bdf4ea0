// SPDX-License-Identifier: Apache-2.0
//
// Proof files: any bytes are read as a proof, which is written as the bytes it was read from, and
// judged. Nothing that is not signed is believed.

import Evidence
import FuzzDriver

let key = try? NoteVerifierKey(
  name: "guild.example/log", publicKey: Array(repeating: 7, count: 32))

Fuzzer.run { bytes in
  guard let proof = try? TLogProof(bytes) else { return }
  precondition(proof.bytes == bytes, "a proof became another")
  let leaf = TreeCheck.leafHash(proof.extra ?? [])
  if let checkpoint = try? Checkpoint(text: proof.checkpoint.text) {
    let read = InclusionProof(
      index: proof.index, size: checkpoint.size, hashes: proof.hashes)
    let strict: ()? = try? TreeCheck.inclusion(
      of: leaf, index: proof.index, size: checkpoint.size, hashes: proof.hashes,
      root: checkpoint.root)
    precondition(
      read.proves(leafHash: leaf, in: checkpoint.root) == (strict != nil),
      "two ways to check a proof disagree")
  }
  guard let key else { return }
  precondition(
    (try? WitnessPolicy(log: key).check(proof, leafHash: leaf)) == nil,
    "a signature was believed that nobody made")
}
