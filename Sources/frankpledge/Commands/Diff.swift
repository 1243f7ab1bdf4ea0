// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Drafting
import Evidence
import Office
import Storage

/// `frankpledge diff`.
struct Diff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say in words what changes between two versions of an agreement.",
    discussion: """
      Example: frankpledge diff north-bank
      Example: frankpledge diff agreements/north-bank.md drafts/north-bank-2027.md

      With one name, the terms the log states are compared with the text in the folder; with two \
      paths, the two texts. Each change is one sentence, with its place and whom it favours where \
      that is certain; then what it does to the worst case. Exit status 0, whether anything changes \
      or not.
      """)

  @OptionGroup var options: FolderOptions

  @Argument(help: "An agreement, or the path of the old text.")
  var old: String

  @Argument(help: "The path of the new text.")
  var new: String?

  @Flag(help: "Print the changes as JSON, one object a line.")
  var json = false

  func run() async throws {
    let workplace = try Workplace(options)
    let compare = CompareTerms(workplace.shelf)
    let diff: TermsDiff
    if let new {
      diff = try compare.changes(from: Workplace.path(old), to: Workplace.path(new))
    } else {
      let store = try workplace.store(workplace.key().verifierKey, creating: false)
      diff = try await compare.changes(of: old, from: store)
      try store.close()
    }
    guard json else {
      for line in diff.lines { Console.print(Console.printable(line)) }
      return
    }
    for change in diff.changes { Console.write(change.json.canonicalBytes + [newline]) }
    for sentence in diff.exposure {
      let value = JSONValue.object(["exposure": .string(sentence)])
      Console.write(value.canonicalBytes + [newline])
    }
  }

  private var newline: UInt8 { UInt8(ascii: "\n") }
}

extension TermsDiff.Change {
  /// For other programs.
  fileprivate var json: JSONValue {
    var object: JSONObject = ["name": .string(name), "sentence": .string(sentence)]
    object["favours"] = favours.map { .string($0.rawValue) }
    if let place {
      object["file"] = .string(place.file)
      object["line"] = .integer(Int64(place.line))
      object["isOld"] = .bool(place.isOld)
    }
    return .object(object)
  }
}
