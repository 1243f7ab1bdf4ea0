// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Intake

struct ReceivingPlanTests {
  @Test func `senders and desks are read in order`() throws {
    let plan = try ReceivingPlan(
      parsing: Array(
        """
        [senders.north-bank]
        agreements = ["north-bank", "south"]
        source = "/north-bank"
        token = "keys/n.token"
        [desks.github]
        mapping = "desks/github.toml"
        secret = "keys/github.secret"
        """.utf8))
    #expect(plan.senders.map(\.name) == ["north-bank"])
    #expect(plan.senders.first?.agreements == ["north-bank", "south"])
    #expect(
      plan.desks == [
        .init(name: "github", mapping: "desks/github.toml", secret: "keys/github.secret")
      ])
  }

  @Test func `every problem is told at once, with its line`() throws {
    let text = """
      [senders.Bank]
      agreements = [1]
      tokn = "a"
      [desks.x]
      mapping = "m"
      """
    let fault = #expect(throws: MappingFault.self) { try ReceivingPlan(parsing: Array(text.utf8)) }
    let told = fault?.text(file: "receiving.toml") ?? ""
    #expect(told.split(separator: "\n").count == 6, "\(told)")
    #expect(told.contains("receiving.toml:3: 'senders.Bank.tokn' is not known"), "\(told)")
    #expect(told.contains("small letters"))
  }

  @Test func `nobody to receive from is a problem`() {
    #expect(throws: MappingFault.self) { try ReceivingPlan(parsing: []) }
  }
}
