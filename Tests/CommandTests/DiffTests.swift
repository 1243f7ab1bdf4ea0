// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct DiffTests {
  private static let bank = "agreements/north-bank.md"

  @Test func `two texts are compared by what they mean`() throws {
    let guild = try Guild()
    try guild.write(try guild.text(of: Self.bank), to: "agreements/draft.md")
    let same = try guild.run("diff", Self.bank, "./agreements/draft.md")
    #expect(same.status == 0 && same.output == "Nothing that is owed changes.\n")
    try guild.replace("S2  2 hours  ", with: "S2  90 minutes ", in: "agreements/draft.md")
    let stricter = try guild.run("diff", Self.bank, "agreements/draft.md")
    #expect(stricter.status == 0 && stricter.errors.isEmpty)
    #expect(stricter.output.contains("agreements/draft.md:55: For S2 a response is owed within"))
    #expect(stricter.output.contains("(stricter for the cooperative)"))
    #expect(try guild.run("diff", "agreements/draft.md", Self.bank).output.contains("(milder for"))
  }

  @Test func `a change of the price tells what it does to the worst case`() throws {
    let guild = try Guild()
    try guild.write(
      try guild.text(of: Self.bank).replacing("credit 2% of", with: "credit 3% of")
        .replacing("up to 20% of", with: "up to 30% of"), to: "agreements/draft.md")
    let run = try guild.run("diff", Self.bank, "agreements/draft.md")
    #expect(run.output.contains("The worst month rises from GBP 9,000 to GBP 11,000.\n"))
    let lines = try guild.run("diff", Self.bank, "agreements/draft.md", "--json").objects()
    #expect(lines.contains { $0["file"] as? String == "agreements/draft.md" })
    #expect(lines.last?["exposure"] is String)
  }

  @Test func `a text is compared with what the log states`() throws {
    let guild = try Guild()
    let before = try guild.run("diff", "north-bank")
    #expect(before.status == 2 && before.errors.contains("nothing is recorded yet"))
    try guild.record()
    let same = try guild.run("diff", "north-bank")
    #expect(same.status == 0 && same.output == "Nothing that is owed changes.\n")
    try guild.replace("S2  2 hours ", with: "S2  3 hours ", in: Self.bank)
    let run = try guild.run("diff", "north-bank")
    #expect(
      run.output == """
        \(Self.bank):55: For S2 a response is owed within 3 hours in office; it was 2 hours. \
        (milder for the cooperative)

        """)
    let other = try guild.run("diff", "harbour-insurance")
    #expect(other.status == 2 && other.errors.contains("nothing is recorded for"))
  }

  @Test func `what cannot be compared is named`() throws {
    let guild = try Guild()
    try guild.write("agreement z\n  adopter \"Z\n", to: "agreements/z.pledge")
    for (old, new) in [("agreements/z.pledge", Self.bank), (Self.bank, "agreements/z.pledge")] {
      let run = try guild.run("diff", old, new)
      #expect(run.status == 2 && run.output.isEmpty)
      #expect(run.errors.contains("agreements/z.pledge:2:11: error: "))
    }
    let faults = [
      "cooperative.pledge": "declares no agreement", "agreements/none.md": "there is no file",
      "../x.md": "outside",
    ]
    for (path, words) in faults {
      let run = try guild.run("diff", Self.bank, path)
      #expect(run.status == 2 && run.errors.contains(words), "\(run.errors)")
    }
  }
}
