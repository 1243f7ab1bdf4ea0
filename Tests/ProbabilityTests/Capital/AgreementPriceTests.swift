// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct AgreementPriceTests {
  @Test func priceIsLossCapitalAndWork() throws {
    let losses: [[Int64]] = [[1, 0], [2, 0], [0, 3], [1, 9]]
    let allocation = try #require(TailAllocation(losses, level: 750_000))
    let prices = try #require(
      AgreementPrice.prices(allocation, reserve: 1000, rate: 60_000, work: [500, 700]))
    #expect(prices.map(\.reserveShare) == [100, 900])
    #expect(prices.map(\.expectedLoss) == [1, 3])
    #expect(prices.map(\.costOfCapital) == [6, 54])
    #expect(prices.map(\.total) == [507, 757])
    let odd = try #require(
      AgreementPrice.prices(allocation, reserve: 1, rate: 1, work: [0, 0]))
    #expect(odd.map(\.costOfCapital) == [0, 1], "rounded up")
  }

  @Test func whatHasNoPrice() throws {
    let allocation = try #require(TailAllocation([[1, 2], [3, 4]], level: 500_000))
    #expect(AgreementPrice.prices(allocation, reserve: 1, rate: 1, work: [1]) == nil)
    #expect(AgreementPrice.prices(allocation, reserve: -1, rate: 1, work: [1, 1]) == nil)
    #expect(AgreementPrice.prices(allocation, reserve: 1, rate: -1, work: [1, 1]) == nil)
    let quiet = try #require(TailAllocation([[0, 0]], level: 500_000))
    #expect(AgreementPrice.prices(quiet, reserve: 1, rate: 1, work: [1, 1]) == nil)
    #expect(
      AgreementPrice.prices(quiet, reserve: 0, rate: 1, work: [1, 1])?.map(\.total) == [1, 1])
  }
}
