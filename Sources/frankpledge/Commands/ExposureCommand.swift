// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Drafting
import Evidence
import Money
import Office

/// `frankpledge exposure`.
struct ExposureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exposure",
    abstract: "Say the worst that the agreements can cost, and the path that leads there.",
    discussion: """
      Example: frankpledge exposure
      Example: frankpledge exposure north-bank --json

      Credits and liability, in one calendar month and in twelve, for each agreement and for the \
      cooperative as a whole, as if every agreement had its worst month at once. How it is reckoned \
      is written in docs/language/exposure.md.
      """)

  @OptionGroup var options: FolderOptions

  @Argument(help: "Only these agreements.")
  var agreements: [String] = []

  @Flag(help: "Print each agreement, and the whole, as one line of JSON.")
  var json = false

  func run() throws {
    let workplace = try Workplace(options)
    let exposures = try ReckonExposure(workplace.shelf).exposures(of: agreements)
    let total = try Exposure.Total(of: exposures)
    if json {
      for exposure in exposures { Console.write(ExposureExport.json(exposure)) }
      Console.write(ExposureExport.json(total))
      return
    }
    for exposure in exposures { write(exposure) }
    if exposures.count > 1 { write(total) }
  }

  // MARK: For people

  private func write(_ exposure: Exposure) {
    Console.print(exposure.agreement)
    write("credits", exposure.credits)
    write("liability", exposure.liability)
    if let refund = exposure.refund { write("refund of fees paid ahead", refund) }
    Console.print("")
  }

  private func write(_ total: Exposure.Total) {
    Console.print("The cooperative")
    for part in total.parts {
      let currency = part.currency.map { " in \($0.code)" } ?? ""
      write("credits\(currency)", part.credits)
      write("liability\(currency)", part.liability)
      write("refunds\(currency)", part.refund)
    }
  }

  private func write(_ what: String, _ spans: Exposure.Spans) {
    write("\(what), worst month", spans.month)
    write("\(what), worst twelve months", spans.twelveMonths)
  }

  private func write(_ what: String, _ worst: Worst) {
    let when = worst.when.isEmpty ? "" : " (\(worst.when))"
    Console.print("  \(what): \(worst.amount)\(when)")
    for step in worst.path { Console.print("    \(Console.printable(step.words))") }
  }
}
