// SPDX-License-Identifier: Apache-2.0
//
// Requests to a witness, and what witnesses answer. What is admitted is decided on, twice, and what
// was kept the first time is understood the second time.

import Evidence
import FuzzDriver

let seed = [UInt8](repeating: 7, count: 32)
guard let log = try? NoteKey(name: "guild.example/log", seed: seed),
  let key = try? WitnessKey(name: "w.example", seed: seed.map { $0 + 1 })
else { preconditionFailure("no keys") }
let rule = WitnessRule(key: key, logs: [log.verifierKey])

/// Signs what follows the empty line, so that more than signatures is tried.
@Sendable func signed(_ bytes: [UInt8]) -> [UInt8] {
  guard let request = try? WitnessRequest(bytes),
    let note = try? log.sign(request.checkpoint.text)
  else { return bytes }
  return WitnessRequest(oldSize: request.oldSize, hashes: request.hashes, checkpoint: note).bytes
}

Fuzzer.run { bytes in
  if let request = try? WitnessRequest(bytes) {
    precondition(request.bytes == bytes, "a request became another")
  }
  _ = ForeignSize.read(bytes)
  for body in [bytes, signed(bytes)] {
    guard case .admitted(let request) = rule.admit(body) else { continue }
    guard let first = try? rule.decide(on: request, last: nil, at: 1) else {
      preconditionFailure("no decision")
    }
    guard case .keep(let note, let answer) = first else { continue }
    precondition(answer.status == 200)
    guard let second = try? rule.decide(on: request, last: note, at: 2) else {
      preconditionFailure("what was kept is not understood")
    }
    precondition([200, 409].contains(second.answer.status))
  }
}
