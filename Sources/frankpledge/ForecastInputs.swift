// SPDX-License-Identifier: Apache-2.0

import Evidence
import Forecast
import Office
import Storage

/// What a forecast is made from, read from a folder and its log.
struct ForecastInputs {
  let outlooks: MakeOutlook
  let question: OutlookQuestion
  let model: DeskModel

  /// Reads what is asked, with nothing supposed; the log is closed again.
  init(
    _ workplace: Workplace, _ moment: MomentOptions, _ forecast: ForecastOptions
  ) async throws {
    let store = try workplace.store(workplace.key().verifierKey, creating: false)
    outlooks = MakeOutlook(store: store, shelf: workplace.shelf)
    question = try await outlooks.question(forecast.asked(moment))
    model = try await outlooks.model(for: question)
    try store.close()
  }
}
