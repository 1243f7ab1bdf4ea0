// SPDX-License-Identifier: Apache-2.0
//
// Allowed signers: any bytes are read as a file. Every line that is wrong is told with its number, and
// patterns of any kind are matched in time.

import Evidence
import FuzzDriver
import WorkingTime

Fuzzer.run { bytes in
  do throws(AllowedSignersFault) {
    let signers = try AllowedSigners(bytes)
    for entry in signers.entries {
      _ = entry.principals.matches("jo@north-bank.example")
      _ = entry.namespaces?.matches("consent@frankpledge.org")
      precondition(SSHPublicKey(blob: entry.key.blob) == entry.key, "a key became another")
    }
  } catch {
    let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
    precondition(!error.problems.isEmpty && error.problems.allSatisfy { $0.line <= lines })
  }
}
