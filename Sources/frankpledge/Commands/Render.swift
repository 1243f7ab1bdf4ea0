// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Office
import Storage

/// `frankpledge render`.
struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Set an agreement as pages to print and sign: HTML and PDF, clauses numbered.",
    discussion: """
      Example: frankpledge render north-bank
      Example: frankpledge render north-bank --to out --format pdf

      The words are those of the text; what it includes is set out in schedules. The foot of every \
      page carries a digest of the text.
      """)

  /// What is written.
  enum Format: String, ExpressibleByArgument, CaseIterable { case html, pdf, both }

  @OptionGroup var options: FolderOptions

  @Argument(help: "The agreement; not needed if there is only one.")
  var agreement: String?

  @Option(help: ArgumentHelp("Where to write.", valueName: "folder"))
  var to = "."

  @Option(help: "What to write.")
  var format = Format.both

  func validate() throws {
    // Joined with a name it would be the root of the disk.
    if to.isEmpty { throw ValidationError("--to wants a folder; this one has no name.") }
  }

  func run() throws {
    let workplace = try Workplace(options)
    let name = try workplace.agreementName(agreement)
    let render = RenderAgreement(workplace.shelf)
    // The page for browsers takes any letter, so it is there even if the other cannot be.
    if format != .pdf { try save(try render.html(of: name), "\(name).html") }
    if format != .html { try save(try render.pdf(of: name), "\(name).pdf") }
  }

  private func save(_ bytes: [UInt8], _ name: String) throws {
    try FileWriting.createFolder(to)
    let path = to == "." ? name : "\(to)/\(name)"
    try FileWriting.save(bytes, to: path)
    Console.print("\(path): \(bytes.count) bytes")
  }
}
