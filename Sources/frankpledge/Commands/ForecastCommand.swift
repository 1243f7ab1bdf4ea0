// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `frankpledge forecast`: will the obligations be met.
struct ForecastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Say how likely it is that every obligation will be met, and what it may cost.",
    discussion: """
      Example: frankpledge forecast
      Example: frankpledge forecast north-bank --until 2026-12-31 --worlds 2000 --threads 2
      Example: frankpledge forecast --shock '2026-12-24 17:00'

      The time to come is simulated many times over from what the log tells, and judged by the code \
      that judges what was. The same log, moment and seed give the same bytes on every machine and any \
      number of threads. docs/forecast.md says how.
      """,
    subcommands: [
      ForecastMake.self, ForecastMerge.self, ForecastRecordCommand.self, ForecastScore.self,
      ForecastBacktest.self, ForecastSensitivities.self, ForecastStaffing.self, ForecastMoney.self,
    ],
    defaultSubcommand: ForecastMake.self)
}
