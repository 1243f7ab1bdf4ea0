// SPDX-License-Identifier: Apache-2.0
//
// Mail: any bytes as a file with one message or many, read by a mapping, and as the mapping. What was
// read can be recorded, and reading it again says the same.

import Evidence
import FuzzDriver
import Intake
import Office

let mapping = try? MailMapping(
  parsing: Array(
    """
    received-by = "mx.guild.example"
    own-lists = ["desk.*"]
    agreement = "north-bank"
    source = "/desk/mail"
    shape = "mail"
    case = "[#*]"
    adopter-ends-wait = true
    [people]
    cooperative = ["*@guild.example"]
    adopter = ["*@north-bank.example"]
    [severities]
    "*[S1]*" = "S1"
    [subjects]
    "*[waiting]*" = "waiting-on-adopter"
    """.utf8))

func items(_ mapping: MailMapping, _ bytes: [UInt8]) -> [SourceItem] {
  var source = StoredMail(mapping: mapping, known: [:], names: ["a"]) { _ in bytes }
  var items: [SourceItem] = []
  while let some = try? source.next() { items += some }
  return items
}

Fuzzer.run { bytes in
  _ = try? MailMapping(parsing: bytes)
  guard let mapping else { preconditionFailure("the mapping of this fuzzer is wrong") }
  let first = items(mapping, bytes)
  for (left, right) in zip(first, items(mapping, bytes)) {
    guard case .event(let event) = left else { continue }
    precondition((try? event.checkedCanonicalBytes()) != nil, "an event cannot be recorded")
    if case .event(let other) = right { precondition(event == other, "it read something else") }
  }
}
