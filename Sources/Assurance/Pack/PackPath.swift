// SPDX-License-Identifier: Apache-2.0

import Evidence
import TimeStamping

/// Where things stand in a pack, and what each is to prove.
package enum PackPath {
  package static let manifest = "pack.note"
  package static let report = "report.html"
  package static let verdictsJSON = "verdicts.jsonl"
  package static let verdictsCSV = "verdicts.csv"
  package static let events = "events.jsonl"
  /// Stands in place of ``events`` in a pack that was redacted.
  package static let redactedEvents = "events.redacted.jsonl"
  package static let agreement = "agreement.json"
  package static let checkpoint = "checkpoint"
  /// Who must have cosigned the checkpoint (C2SP tlog-policy); packs of old have none.
  package static let policy = "policy"
  package static let inclusion = "proofs/inclusion"
  package static let consistency = "proofs/consistency"
  package static let firstSample = "proofs/first.tlog-proof"
  package static let lastSample = "proofs/last.tlog-proof"
  /// The leaves of the log that say where the agreements stood, as far as the pack needs them.
  package static let headLeaves = "heads/leaves.jsonl"
  package static let headInclusion = "heads/inclusion"
  package static let ownHead = "heads/own"
  /// What a pack has of heads: all of these, or none where the log has none.
  static let heads = [headLeaves, headInclusion, ownHead]
  /// How the log's key was handed over; only where it was.
  package static let keys = "proofs/keys"
  /// The folder of time stamps over checkpoints, as the authorities gave them; none where there are
  /// none.
  package static let timeStamps = "timestamps/"
  /// The folder of the agreement's files, each under its own path.
  package static let terms = "terms/"
  /// The folder of time zone files, `zones/<version of the data>/<name of the zone>`.
  package static let zones = "zones/"

  /// Where the data of a time zone stands.
  static func zone(_ name: String, version: String) -> String { "\(zones)\(version)/\(name)" }

  /// What every pack must hold beside its manifest, terms and zones.
  static let needed = [
    report, verdictsJSON, verdictsCSV, events, agreement, checkpoint, inclusion, consistency,
    firstSample, lastSample,
  ]

  /// What the file is to prove, as the end of a sentence that begins "it is to prove"; nil for a
  /// path no file of a pack has.
  package static func purpose(of path: String) -> String? {
    switch path {
    case manifest: "which files the pack has, byte for byte, and who signed for them"
    case report: "nothing by itself: it tells people what the verdicts are"
    case verdictsJSON: "what each obligation came to for each case, and why"
    case verdictsCSV: "what each obligation came to for each case, for spreadsheets"
    case events: "what happened, in which order, and that nothing was left out"
    case redactedEvents:
      "what happened, as far as it is shown, in which order, and that nothing was left out"
    case agreement: "which leaves of the log belong to the agreement"
    case checkpoint: "which state of its log the cooperative signed"
    case policy: "which witnesses the cooperative says must have cosigned that state"
    case inclusion: "that every event shown is in the log"
    case consistency: "that the log only ever grew"
    case headLeaves: "when each entry was in the log, and what the log said of itself"
    case headInclusion: "that the heads shown are in the log"
    case ownHead: "how many entries the agreement has, and which"
    case keys: "that the log's new keys are its own: the old ones signed for them"
    case firstSample: "that the first event is in the log, to other people's programs"
    case lastSample: "that the last event is in the log, to other people's programs"
    case _ where path.hasPrefix(timeStamps) && path.utf8.count > timeStamps.utf8.count:
      "by when a checkpoint existed, on the word of a time stamping authority"
    case _ where path.hasPrefix(terms) && path.utf8.count > terms.utf8.count:
      "what was owed: the terms as signed"
    case _ where path.hasPrefix(zones) && path.utf8.count > zones.utf8.count:
      "what the clocks on the wall read when a deadline was counted"
    default: nil
    }
  }

  /// The longest path and the longest part of one, in bytes: what every file system takes.
  static let longest = (path: 1_000, part: 255)

  /// Whether a path is one a pack may have: relative, of plain parts, and with a known purpose.
  ///
  /// Nothing that leaves the folder, nothing another system reads differently: printable ASCII
  /// without backslash and colon, no part that is empty, `.` or `..`.
  static func isAllowed(_ path: String) -> Bool {
    guard path.utf8.count <= longest.path, purpose(of: path) != nil else { return false }
    guard path.utf8.allSatisfy(isPlain) else { return false }
    return path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part != "." && part != ".." && part.utf8.count <= longest.part
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: ":")
  }

  /// The most bytes read of a file; a larger one is refused unread.
  static func limit(of path: String) -> UInt64 {
    switch path {
    case manifest: UInt64(SignedNote.mostBytes)
    case agreement, checkpoint, policy, ownHead, firstSample, lastSample: 1 << 20
    case _ where path.hasPrefix(timeStamps): UInt64(TimeStampToken.mostBytes)
    case report: 256 << 20
    case events, redactedEvents, verdictsJSON, verdictsCSV: 4 << 30
    case inclusion, headInclusion, headLeaves: 1 << 30
    case consistency: 64 << 20
    default: 16 << 20
    }
  }

  /// The most files of a pack.
  static let mostFiles = 5_000

  /// Whether one path comes before another: by bytes.
  static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
