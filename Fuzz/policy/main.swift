// SPDX-License-Identifier: Apache-2.0
//
// Policies: any bytes are read as a policy file. What was read is written, read again as the same, and
// asked about a note that nobody signed.

import Evidence
import FuzzDriver

Fuzzer.run { bytes in
  do throws(PolicyFault) {
    let policy = try WitnessPolicy(parsing: bytes)
    guard let again = try? WitnessPolicy(parsing: policy.bytes) else {
      preconditionFailure("a policy that was written cannot be read")
    }
    precondition(again.bytes == policy.bytes, "a policy became another")
    precondition(again.quorumInWords == policy.quorumInWords)
    let text = Array("o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— a AAAAAAA=\n".utf8)
    if let note = try? SignedNote(text) { _ = try? policy.check(note) }
  } catch {
    precondition(!error.problems.isEmpty && !error.description.isEmpty)
    precondition(error.problems.allSatisfy { $0.line > 0 })
  }
}
