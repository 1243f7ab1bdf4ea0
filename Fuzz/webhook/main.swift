// SPDX-License-Identifier: Apache-2.0
//
// Calls of desks: headers, an empty line, a body, read by the mappings of all four desks, and mappings
// read as they come. What a call says can be recorded, and says the same when told again.

import Evidence
import FuzzDriver
import Intake
import Office

struct NoZones: ZoneSource {
  let version = "none"
  let names: [String] = []
  func tzif(of name: String) -> [UInt8]? { nil }
}

let mapping = """
  agreement = "north-bank"
  source = "/desk/any"
  shape = "calls"
  case = "issue.number"
  severity = "issue.labels[*].name"
  sequence = "changelog.id"
  [signature]
  scheme = "hmac-sha256"
  header = "x-hub-signature-256"
  prefix = "sha256="
  [times]
  format = ["iso", "milliseconds", "seconds"]
  [severities]
  "severity: *" = "S1"
  [who]
  name = "sender.login"
  machines = ["*[bot]"]
  cooperative = ["guild-*"]
  [on.opened]
  when = ["header x-github-event is issues", "action is one of opened, created"]
  event = "case.opened"
  time = "issue.created_at"
  id = "issue.id"
  [on.answered]
  when = ["comment.id is there"]
  by = "cooperative"
  name = "comment.user.login"
  event = "case.responded"
  time = "comment.created_at"
  id = ["comment.id", "issue.id"]
  [on.note]
  when = ["issue.number is there", "comment.user.type is not Bot"]
  event = "case.noted"
  case = "issue.iid"
  time = "comment.created_at"
  id = "comment.id"
  """
let read = try? HookMapping(parsing: Array(mapping.utf8), zones: NoZones())

Fuzzer.run { bytes in
  _ = try? DeskMapping(parsing: bytes, zones: NoZones())
  guard let read else { preconditionFailure("the mapping of this fuzzer is wrong") }
  let call = DeskDelivery(stored: bytes)
  _ = try? HookReader(read, secret: "a-secret-of-fuzzing").events(in: call)
  guard let first = try? read.events(in: call) else { return }
  precondition((try? read.events(in: call)) == first, "the same call said something else")
  for event in first.events {
    precondition((try? event.checkedCanonicalBytes()) != nil, "an event cannot be recorded")
  }
}
