// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Office
import Terms

/// `frankpledge check`.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the texts of a cooperative, and run the examples in its agreements.",
    discussion: """
      Example: frankpledge check
      Example: frankpledge check agreements/north-bank.md

      Every problem of every text is shown in one run, with its place and a way out. Exit status 1 if \
      there is an error, 0 if there are only warnings.
      """)

  @OptionGroup var options: FolderOptions

  @Argument(help: "Texts to check, by their paths in the folder; all of them if none is named.")
  var texts: [String] = []

  @Flag(help: "Print the problems as JSON, one object a line.")
  var json = false

  func run() throws {
    let workplace = try Workplace(options)
    let checked = try CheckTexts(workplace.shelf).run(texts)
    for diagnostic in checked.diagnostics {
      if json {
        Console.write(diagnostic.json.canonicalBytes + [UInt8(ascii: "\n")])
      } else {
        Console.print(diagnostic.description)
      }
    }
    if !json { Console.print(checked.summary) }
    if checked.errorCount > 0 { throw ExitCode(1) }
  }
}

extension Diagnostic {
  /// For other programs.
  fileprivate var json: JSONValue {
    var object: JSONObject = [
      "file": .string(file), "line": .integer(Int64(range.line)),
      "column": .integer(Int64(range.column)), "length": .integer(Int64(range.length)),
      "code": .string(wording.code), "gravity": .string(gravity.rawValue),
      "message": .string(wording.message),
    ]
    if let help = wording.help { object["help"] = .string(help) }
    return .object(object)
  }
}
