// SPDX-License-Identifier: Apache-2.0

import Evidence
import Office
import Portal
import Storage

/// The witnesses that a cooperative's folder names.
struct FolderWitnesses {
  let policy: WitnessPolicy
  private let key: NoteVerifierKey

  /// Who witnesses the log, where they are and whose cosignatures a pack needs (C2SP tlog-policy).
  static let path = "witnesses.policy"
  /// How long one call to a witness may take; each is called at most three times.
  private static let patience: Duration = .seconds(3)

  /// The policy of a folder; nil if it has none.
  ///
  /// - Throws: ``WitnessTrouble`` with every problem of the file.
  init?(_ workplace: Workplace, key: NoteVerifierKey) throws {
    guard let bytes = try workplace.folder.bytes(of: Self.path) else { return nil }
    do throws(PolicyFault) { policy = try WitnessPolicy(parsing: bytes) } catch {
      throw WitnessTrouble(lines: error.problems.map { "\(Self.path):\($0)" })
    }
    guard policy.logs.isEmpty || policy.logs.contains(where: { $0.key == key }) else {
      throw WitnessTrouble(
        lines: ["\(Self.path): it names other logs and not this one; add: log \(key)"])
    }
    self.key = key
  }

  /// Asks every witness that has not cosigned the newest checkpoint; nil if the log is empty.
  func ask(_ store: SQLiteEventStore) async throws -> AskWitnesses.Report? {
    let caller = WebWitnessCaller(patience: Self.patience)
    return try await AskWitnesses(store: store, caller: caller).run(policy, log: key)
  }
}

/// What came of asking the witnesses after something was recorded; nothing of it undoes that.
struct WitnessRound {
  /// Nil if the folder names no witnesses, or its policy cannot be used.
  private(set) var report: AskWitnesses.Report?
  private var complaints: [String] = []
  /// Whether something is wrong here, and not with a witness.
  private(set) var isWrong = false

  /// Asks the witnesses that the folder names, if it names any.
  init(_ workplace: Workplace, _ key: NoteVerifierKey, _ store: SQLiteEventStore) async {
    do {
      report = try await FolderWitnesses(workplace, key: key)?.ask(store)
      complaints = report?.complaints ?? []
      guard !complaints.isEmpty else { return }
      complaints.append("It is asked again at the next record, or by `frankpledge witness ask`.")
    } catch {
      complaints = ["frankpledge: recorded, but no witness was asked: \(error)"]
      isWrong = true
    }
  }

  /// Tells on standard error who did not cosign.
  func complain() {
    for line in complaints { Console.complain(line) }
  }
}

/// The problems of a folder's policy, each with its place.
struct WitnessTrouble: Error, CustomStringConvertible {
  let lines: [String]

  var description: String {
    "the witnesses' policy cannot be used as it stands:\n" + lines.joined(separator: "\n")
  }
}

extension AskWitnesses.Report {
  /// A line for each witness that did not cosign, for standard error.
  var complaints: [String] {
    outcomes.compactMap { outcome in
      guard case .failed(let why) = outcome.result else { return nil }
      return Console.printable("witness \(outcome.name): not cosigned: \(why)")
        .replacing("\n", with: " ")
    }
  }

  /// The names of those who cosigned.
  var cosigners: [String] {
    outcomes.filter { if case .failed = $0.result { false } else { true } }.map(\.name)
  }

  /// For people, in one line.
  var text: String {
    let names = cosigners.isEmpty ? "no witness" : cosigners.joined(separator: ", ")
    let end = shortfall == nil ? "" : "; not enough yet for a pack that verifies"
    return Console.printable("cosigned by \(names)\(end)")
  }

  /// For programs.
  var json: JSONValue {
    let witnesses: [JSONValue] = outcomes.map { outcome in
      var object: JSONObject = ["name": .string(outcome.name)]
      switch outcome.result {
      case .cosigned: object["outcome"] = .string("cosigned")
      case .known: object["outcome"] = .string("known")
      case .failed(let why):
        (object["outcome"], object["reason"]) = (.string("failed"), .string(why))
      }
      return .object(object)
    }
    var object: JSONObject = [
      "size": .integer(Int64(clamping: size)), "quorum": .bool(shortfall == nil),
      "witnesses": .array(witnesses),
    ]
    if let shortfall { object["shortfall"] = .string(shortfall) }
    return .object(object)
  }
}
