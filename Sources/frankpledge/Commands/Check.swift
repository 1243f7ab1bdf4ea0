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
      explain P1203` says more about one kind. Where no text is named, the files that say who \
      witnesses and who may send are checked too. Exit status 1 if there is an error, 0 if there are \
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
    let texts = texts.map(Workplace.path)
    if write || preview { try format(texts, workplace) }
    let checked = try CheckTexts(workplace.shelf).run(texts)
    let troubles = texts.isEmpty ? try SettingsCheck(workplace).problems : []
    if json {
      for text in checked.texts {
        let value = TermsExport.json(text.checked, text: text.path, diagnostics: text.diagnostics)
        Console.write(value)
      }
    } else {
      for diagnostic in checked.diagnostics { Console.print(diagnostic.description) }
      Console.print(checked.summary)
    }
    for trouble in troubles { Console.complain(Console.printable(trouble)) }
    if checked.errorCount > 0 || !troubles.isEmpty { throw ExitCode(1) }
  }

  private func format(_ texts: [String], _ workplace: Workplace) throws {
    let found = try FormatTexts(workplace.shelf).run(texts)
    for change in found.changes {
      let place = workplace.folder.place(of: change.path)
      if preview {
        Console.complain("\(change.path):\n\(Console.printable(change.preview))")
      } else if FolderListing.isLink(place) {
        // It may lead out of the folder, to what is nobody's text.
        Console.complain("\(change.path): left as it is, because it is a link")
      } else {
        try FileWriting.save(change.bytes, to: place)
        Console.complain("\(change.path): written in its canonical form")
      }
    }
    for path in found.unreadable {
      Console.complain("\(path): left as it is, because it cannot be read")
    }
    if found.changes.isEmpty, found.unreadable.isEmpty {
      Console.complain("Every text has its canonical form.")
    }
  }
}
