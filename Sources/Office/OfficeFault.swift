// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import WorkingTime

/// Why a use case cannot run.
package enum OfficeFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The folder has no file of that path.
  case noFile(String)
  /// The folder is no cooperative's.
  case noCooperative(file: String)
  /// A text has errors; the diagnostics are ready for people.
  case termsWrong(path: String, diagnostics: [String])
  /// The text has no error, and declares no agreement.
  case noAgreement(path: String)
  /// No text declares an agreement of that name.
  case noSuchAgreement(String, known: [String], broken: String?)
  /// Two texts declare the same agreement.
  case declaredTwice(String, paths: [String])
  /// The folder has several agreements and none was named.
  case whichAgreement(known: [String])
  /// The log has no entries of the agreement.
  case nothingRecorded(agreement: String)
  /// The text in the folder is not the text in force.
  case termsChanged(agreement: String, path: String, index: UInt64)
  /// The log does not say which terms were in force.
  case noTermsInLog(agreement: String, knownAt: UInt64)
  /// The log is shorter than asked for.
  case notYetKnown(asked: UInt64, size: UInt64)
  /// What changed is asked for from a size of the log that is not the smaller one.
  case notEarlier(since: UInt64, knownAt: UInt64)
  /// No case of that name, nor anything else that can be explained.
  case noSuchCase(String, agreement: String)
  /// An event that only the program writes.
  case reserved(id: String)
  /// The log has another event by this source and id.
  case contradicts(source: String, id: String)
  /// The log had this event, and its contents were erased.
  case erasedBefore(source: String, id: String)
  /// An entry that judgement rests on: terms, or the statement of an erasure.
  case notErasable(index: UInt64)
  /// Nothing that is selected holds anything.
  case nothingToErase(agreement: String)
  /// The ground of an erasure is no short text.
  case badGround
  /// The source of random bytes gave no salt.
  case noSalt
  /// The folder has no file that says who may sign for a side.
  case noSigners(path: String, side: SignersStatement.Side)
  /// That file cannot be used; a problem a line.
  case signersWrong(path: String, problems: [String])
  /// A statement was made for another log.
  case statementOfOtherLog(found: String, expected: String)
  /// A statement is of a moment that has not come.
  case statementOfFuture(Instant)
  /// It has no clock that could be drawn.
  case nothingToDraw(String)

  package var description: String {
    switch self {
    case .noSigners(let path, let side):
      "there is no file \(path), which says who may sign for the \(side.rawValue): a line for each "
        + "person and key, 'jo@bank.example ssh-ed25519 AAAA…'"
    case .signersWrong(let path, let problems):
      "\(path) cannot be used as it stands:\n"
        + problems.map { "\(path): \($0)" }.joined(separator: "\n")
    case .statementOfOtherLog(let found, let expected):
      "the statement was made for the log '\(found)', and this is '\(expected)'; write it anew with "
        + "`frankpledge statement new`"
    case .statementOfFuture(let moment):
      "the statement is of \(moment.rfc3339), which has not come; check the clocks of both machines"
    case .noFile(let path): "there is no file \(path) in this folder"
    case .noCooperative(let file):
      "this folder has no \(file); go to a cooperative's folder, name one with --folder, or start "
        + "one with `frankpledge new`"
    case .termsWrong(let path, let diagnostics):
      "\(path) cannot be used as it stands:\n" + diagnostics.joined(separator: "\n")
    case .noAgreement(let path): "\(path) declares no agreement; name the path of one that does"
    case .noSuchAgreement(let name, let known, let broken):
      "no file in agreements/ declares the agreement '\(name)'"
        + (known.isEmpty ? "" : "; there are: \(known.joined(separator: ", "))")
        + (broken.map { "; \($0) has errors: see `frankpledge check`" } ?? "")
    case .declaredTwice(let name, let paths):
      "\(paths.joined(separator: " and ")) both declare the agreement '\(name)'; keep in agreements/ "
        + "the one that holds"
    case .whichAgreement(let known):
      known.isEmpty
        ? "there is no agreement yet; write one in agreements/ (see `frankpledge new`)"
        : "which agreement? Name one of: \(known.joined(separator: ", "))"
    case .nothingRecorded(let agreement):
      "nothing is recorded for '\(agreement)' yet; record its evidence first: `frankpledge record`"
    case .termsChanged(let agreement, let path, let index):
      "\(path) differs from the terms of '\(agreement)' in force (log entry \(index)), and terms "
        + "never change silently. If both parties agreed that the new text holds for the whole "
        + "history, run record again with --restate-terms \(agreement); else put the old text back"
    case .noTermsInLog(let agreement, let knownAt):
      "the first \(knownAt) entries of the log do not say which terms of '\(agreement)' held"
    case .notYetKnown(let asked, let size):
      "the log has \(size) entries; it cannot say what was known at \(asked)"
    case .notEarlier(let since, let knownAt):
      "what is known at \(knownAt) entries cannot have changed since \(since); name the smaller size "
        + "with --since and the larger one with --known-at"
    case .noSuchCase(let name, let agreement):
      "'\(agreement)' has no case, advisory, incident, request, obligation or power '\(name)'; "
        + "`frankpledge judge \(agreement) --csv` lists the cases"
    case .reserved(let id):
      "event '\(id)' says what only the program says; it is never taken from outside"
    case .contradicts(let source, let id):
      "event '\(id)' of '\(source)' is in the log and says something else; give what is new an id of "
        + "its own"
    case .erasedBefore(let source, let id):
      "event '\(id)' of '\(source)' was recorded, and its contents were erased since; it is not "
        + "recorded again"
    case .notErasable(let index):
      "entry \(index) holds terms or says what was erased; without it nothing could be judged, so it "
        + "is never erased"
    case .nothingToErase(let agreement):
      "no entry of '\(agreement)' that still holds something is selected"
    case .badGround:
      "the ground must be a text of 1 to \(ErasureStatement.longestGround) characters on one line"
    case .noSalt: "the system gave no 16 random bytes for a salt; nothing was recorded"
    case .nothingToDraw(let name):
      "'\(name)' has no clock to draw; leave --svg out to have it explained in words"
    }
  }
}
