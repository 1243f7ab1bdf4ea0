// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Office
import Storage
import Terms

/// `frankpledge check`.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the texts of a cooperative, and run the examples in its agreements.",
    discussion: """
      Example: frankpledge check
      Example: frankpledge check agreements/north-bank.md --write

      Every problem of every text is shown in one run, with its place and a way out; `frankpledge \
      explain P1203` says more about one kind. Exit status 1 if there is an error, 0 if there are \
      only warnings.
      """)

  @OptionGroup var options: FolderOptions

  @Argument(help: "Texts to check, by their paths in the folder; all of them if none is named.")
  var texts: [String] = []

  @Flag(help: "Print each text as one line of JSON: problems, and the terms as they are judged.")
  var json = false

  @Flag(help: "First give the texts their canonical form: spaces and columns, never words.")
  var write = false

  @Flag(help: "Show what --write would change, and change nothing.")
  var preview = false

  func validate() throws {
    if write, preview { throw ValidationError("--write and --preview exclude one another.") }
  }

  func run() throws {
    let workplace = try Workplace(options)
    if write || preview { try format(workplace) }
    let checked = try CheckTexts(workplace.shelf).run(texts)
    if json {
      for text in checked.texts {
        let value = TermsExport.json(text.checked, text: text.path, diagnostics: text.diagnostics)
        Console.write(value.canonicalBytes + [UInt8(ascii: "\n")])
      }
    } else {
      for diagnostic in checked.diagnostics { Console.print(diagnostic.description) }
      Console.print(checked.summary)
    }
    if checked.errorCount > 0 { throw ExitCode(1) }
  }

  private func format(_ workplace: Workplace) throws {
    let changes = try FormatTexts(workplace.shelf).changes(texts)
    for change in changes {
      if preview {
        Console.complain("\(change.path):\n\(change.preview)")
      } else {
        try FileWriting.save(change.bytes, to: workplace.folder.place(of: change.path))
        Console.complain("\(change.path): written in its canonical form")
      }
    }
    if changes.isEmpty { Console.complain("Every text has its canonical form.") }
  }
}
