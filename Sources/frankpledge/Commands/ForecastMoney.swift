// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Forecast
import Money
import Office
import Storage
import Terms
import WorkingTime

/// `frankpledge forecast money`.
struct ForecastMoney: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "money",
    abstract:
      "Say what credits and claims may cost, what covers them, and what reserve and price that asks.",
    discussion: """
      Example: frankpledge forecast money --until 2027-06-30 --claim-chance 2 --claim-sizes 40000,400000
      Example: frankpledge forecast money --reserve 60000 --income 2000 --capital-cost 8 --json

      Credits are those of the terms. Claims are what you suppose: how often a breach leads to one, the size \
      that half of them exceed, and the size that 1 in 20 does, in the currency of each agreement. Layers of \
      cover are those of cooperative.pledge, for losses in their own currency.
      """)

  @OptionGroup var options: FolderOptions
  @OptionGroup var moment: MomentOptions
  @OptionGroup var forecast: ForecastOptions

  @Option(
    help: ArgumentHelp("How many breaches in a hundred lead to a claim.", valueName: "percent"))
  var claimChance: Double?

  @Option(
    help: ArgumentHelp(
      "The claim that half exceed, and the one that 1 in 20 does, such as 40000,400000.",
      valueName: "amount,amount"))
  var claimSizes: String?

  @Option(help: ArgumentHelp("No claim is larger.", valueName: "amount"))
  var claimLimit: Int64?

  @Option(help: ArgumentHelp("What is held in reserve at the beginning.", valueName: "amount"))
  var reserve: Int64 = 0

  @Option(help: ArgumentHelp("What is put aside each month.", valueName: "amount"))
  var income: Int64 = 0

  @Option(
    help: ArgumentHelp(
      "What the reserve must earn for the time of the forecast.", valueName: "percent"))
  var capitalCost = 8.0

  @Flag(help: "Print the answer as JSON.")
  var json = false

  func validate() throws {
    guard (claimChance == nil) == (claimSizes == nil) else {
      throw ValidationError("--claim-chance and --claim-sizes go together.")
    }
    if let claimChance, !(claimChance >= 0 && claimChance <= 100) {
      throw ValidationError("--claim-chance takes per cent from 0 to 100.")
    }
    if let claimSizes, Self.sizes(claimSizes) == nil {
      throw ValidationError("--claim-sizes takes two rising whole amounts such as 40000,400000.")
    }
    let amounts = [reserve, income, claimLimit ?? 0]
    guard amounts.allSatisfy({ (0...Self.mostAmount).contains($0) }) else {
      throw ValidationError(
        "--reserve, --income and --claim-limit take whole amounts of 0 or more.")
    }
    if let claimLimit, let large = claimSizes.flatMap(Self.sizes)?.large, claimLimit < large {
      throw ValidationError("--claim-limit lies below the size that 1 in 20 claims exceed.")
    }
    guard capitalCost >= 0, capitalCost <= 1000 else {
      throw ValidationError("--capital-cost takes per cent from 0 to 1,000.")
    }
  }

  /// Ten thousand billions: with any minor unit far from the end of 64 bits.
  private static let mostAmount: Int64 = 10_000_000_000_000

  private static func sizes(_ text: String) -> (median: Int64, large: Int64)? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Int64($0) }
    guard parts.count == 2, let median = parts[0], let large = parts[1], median > 0, large > median,
      large <= mostAmount
    else { return nil }
    return (median, large)
  }

  func run() async throws {
    let workplace = try Workplace(options)
    let inputs = try await ForecastInputs(workplace, moment, forecast)
    let (outlooks, question, model) = (inputs.outlooks, inputs.question, inputs.model)
    let simulator = try Simulator(
      model, try outlooks.staff(for: question).manning(), seed: question.seed)
    let rows = try ForecastRun(threads: forecast.threads).losses(simulator, question.worlds)
    let layers = try workplace.shelf.cooperativeTerms().layers
    let zone = model.agreements.first?.zone ?? .utc
    let months = Self.month(question.asOf, zone)..<Self.month(question.until, zone) + 1
    let studies = try Currencies(model.agreements).all.map { currency, places in
      try MoneyStudy(
        rows, of: places, labels: places.map { model.agreements[$0].name },
        currency: currency.code, months: months, seed: question.seed,
        supposed(currency, layers))
    }
    let report = MoneyReport(studies, until: zone.civil(at: question.until).date.iso)
    try Console.give(
      report.lines, json: json ? report.json : nil)
  }

  private static func month(_ instant: Instant, _ zone: Zone) -> Int {
    let date = zone.civil(at: instant).date
    return date.year * 12 + date.month
  }

  private func supposed(
    _ currency: Currency, _ layers: [CoverLayer]
  ) -> MoneyStudy.Suppositions {
    var unit: Int64 = 1
    for _ in 0..<currency.minorDigits { unit *= 10 }
    var supposed = MoneyStudy.Suppositions()
    supposed.layers = layers.filter { $0.limit.currency == currency }
    supposed.reserve = reserve * unit
    supposed.income = income * unit
    supposed.capitalCost = Int64((capitalCost * 10_000).rounded())
    if let claimChance, let sizes = claimSizes.flatMap(Self.sizes) {
      supposed.claims = ClaimSupposition(
        chance: Int64((claimChance * 10_000).rounded()), median: sizes.median * unit,
        large: sizes.large * unit, most: claimLimit.map { $0 * unit })
    }
    return supposed
  }
}

/// Agreements by the currency they are paid in, in the order of its code.
private struct Currencies {
  private(set) var all: [(currency: Currency, places: [Int])] = []

  init(_ agreements: [Agreement]) {
    for (place, agreement) in agreements.enumerated() {
      guard let currency = agreement.fee?.amount.currency else { continue }
      if let found = all.firstIndex(where: { $0.currency == currency }) {
        all[found].places.append(place)
      } else {
        all.append((currency, [place]))
      }
    }
    all.sort { $0.currency.code < $1.currency.code }
  }
}
