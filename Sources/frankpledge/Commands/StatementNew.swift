// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Office
import Storage
import Terms
import WorkingTime

/// `frankpledge statement new`.
struct StatementNew: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write the text of a statement, for a person to read and sign.",
    discussion: """
      Example: frankpledge statement new consent --obligation respond --person ann@guild.example
      Example: frankpledge statement new acceptance --case INC-7 --person jo@bank.example --out a.txt
      Example: frankpledge statement new withdrawal --of consent --obligation respond \
      --person ann@guild.example

      consent needs --obligation, and --case if it is for one case; acceptance --case; pause --case \
      and --waiting-on; excuse --case, --obligation and --reason; severity --case and --severity; \
      withdrawal --of and what that kind needs. Do not edit the text: it is checked to the letter.
      """)

  @OptionGroup var options: FolderOptions

  @Argument(help: "consent, acceptance, pause, excuse, severity or withdrawal.")
  var kind: String

  @Option(help: "The agreement; not needed where there is only one.")
  var agreement: String?

  @Option(help: ArgumentHelp("Who signs, as the allowed signers name them.", valueName: "name"))
  var person: String

  @Option(name: .customLong("case"), help: ArgumentHelp("The case.", valueName: "name"))
  var caseName: String?

  @Option(help: ArgumentHelp("The obligation, by its name in the agreement.", valueName: "name"))
  var obligation: String?

  @Option(help: ArgumentHelp("Whom the case waits on.", valueName: "adopter|third-party"))
  var waitingOn: String?

  @Option(help: ArgumentHelp("Why, in words.", valueName: "text"))
  var reason: String?

  @Option(help: ArgumentHelp("The severity, by its name in the agreement.", valueName: "name"))
  var severity: String?

  @Option(
    name: .customLong("of"),
    help: ArgumentHelp("What is withdrawn.", valueName: "consent|acceptance|pause"))
  var withdrawn: String?

  @Option(
    help: ArgumentHelp(
      "When it is made, in the form of RFC 3339; now, if absent.", valueName: "moment"))
  var moment: String?

  @Option(help: ArgumentHelp("Write the text to this file.", valueName: "file"))
  var out: String?

  func run() throws {
    let workplace = try Workplace(options)
    guard let matter = PersonStatement.Matter(kind: kind, field) else {
      throw ValidationError(
        "'\(kind)' is no kind of statement, or lacks an option; see `frankpledge statement new --help`."
      )
    }
    let statement = try PersonStatement(
      matter, log: try workplace.shelf.cooperative().log,
      agreement: try workplace.agreementName(agreement), person: person, moment: try instant())
    guard let out else {
      Console.write(statement.bytes)
      Console.complain("Write it to a file with --out, and sign that with:")
      return Console.complain(Self.command(statement, "FILE"))
    }
    try FileWriting.save(statement.bytes, to: out, replacing: false)
    Console.print(statement.matter.sentence)
    Console.print("It is in \(out). \(statement.person) reads it, and signs it with:")
    Console.print(Self.command(statement, out))
    Console.print("Then: frankpledge statement record \(out) --signature \(out).sig")
  }

  private static func command(_ statement: PersonStatement, _ file: String) -> String {
    "  ssh-keygen -Y sign -n \(statement.namespace) -f KEY \(file)"
  }

  private func instant() throws -> Instant {
    guard let moment else {
      // Whole seconds, which people can compare with a clock.
      let now = SystemClock.now().milliseconds
      return Instant(milliseconds: now - now % 1000)
    }
    do throws(InstantFault) { return try Instant(rfc3339: moment) } catch {
      throw ValidationError("--moment: \(error)")
    }
  }

  private func field(_ name: String) -> String? {
    switch name {
    case "case": caseName
    case "obligation": obligation
    case "waiting-on": waitingOn
    case "reason": reason
    case "severity": severity
    case "withdraws": withdrawn
    default: nil
    }
  }
}
