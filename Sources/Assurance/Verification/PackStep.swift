// SPDX-License-Identifier: Apache-2.0

/// The steps of a verification, in the order they are taken, and what each proves.
///
/// The report lists them in the same words, so that a reader knows what was checked.
package enum PackStep: String, CaseIterable, Hashable, Sendable {
  case manifest
  case files
  case checkpoint
  case events
  case completeness
  case growth
  case witnesses
  case timeStamps = "time-stamps"
  case signatures
  case terms
  case verdicts
  case report
  case samples

  /// What is looked at, in a few words.
  package var name: String {
    switch self {
    case .manifest: "Signature of the pack"
    case .files: "Files"
    case .checkpoint: "Checkpoint of the log"
    case .events: "Events"
    case .completeness: "Completeness"
    case .growth: "Growth of the log"
    case .witnesses: "Witnesses"
    case .timeStamps: "Time stamps"
    case .signatures: "Signatures of people"
    case .terms: "Terms and time zones"
    case .verdicts: "Verdicts"
    case .report: "Report"
    case .samples: "Sample proofs"
    }
  }

  /// What holds once the step is passed, as a sentence without its full stop.
  package var proves: String {
    switch self {
    case .manifest: "the cooperative signed this pack with its key"
    case .files: "every file is as it was signed, none is missing and none was added"
    case .checkpoint: "the cooperative signed this state of its log"
    case .events:
      "every event shown is in the log, word for word and in order, and none between them was "
        + "left out"
    case .completeness:
      "the log itself says how many entries the agreement had at this checkpoint, and which: none was "
        + "left out at the end"
    case .growth: "the log only ever grew: what earlier checkpoints had, this one has"
    case .witnesses:
      "as many witnesses as the policy asks for saw this state of the log and no other in its place"
    case .timeStamps:
      "a time stamping authority that you believe saw a state of this log by then, so nothing in it "
        + "is younger"
    case .signatures:
      "whoever is said to have signed did sign, word for word, with a key that the log names as theirs"
    case .terms: "the terms and the time zones are those the log holds, and they are without errors"
    case .verdicts: "every verdict and credit follows from the terms and the events alone"
    case .report: "the report says what the verdicts say"
    case .samples: "other people's programs can check single events against the checkpoint"
    }
  }
}
