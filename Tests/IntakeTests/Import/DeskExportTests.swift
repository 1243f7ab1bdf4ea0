// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Office
import Testing

@testable import Intake

@Suite(.enabled(if: TestZones.areInstalled, TestZones.missing))
struct DeskExportTests {
  private func fault(_ bytes: [UInt8]) throws -> ImportFault? {
    let mapping = try Mappings.read(Mappings.cases)
    return #expect(throws: ImportFault.self) { try ImportRun(mapping, bytes) }
  }

  @Test func `a file without a usable heading is refused whole`() throws {
    #expect(try fault([]) == .noHeading)
    #expect(try fault([10, 10]) == .noHeading)
    #expect(
      try fault([0xFF, 0xFE, 0x61, 0]) == .unreadableHeading(CSVFault(line: 1, problem: .utf16)))
    #expect(
      try fault([0x50, 0x4B, 3, 4, 0, 0]) == .unreadableHeading(CSVFault(line: 1, problem: .nul)))
    #expect(try fault(Array("id,open_dt,id,first_reply,closed_dt".utf8)) == .ambiguousColumn("id"))
    let missing = try fault(Array("ID;opened;closed_dt".utf8))
    #expect(
      missing?.description == "line 1: the file has no column 'id', 'open_dt', 'first_reply',"
        + " 'closed_dt'; is this the right file and separator?")
    let near = try fault(Array("id,open_dt,first_reply,close_dt".utf8))
    #expect(
      near?.description == "line 1: the file has no column 'closed_dt' (did you mean 'close_dt'?);"
        + " is this the right file and separator?")
  }

  @Test func `a heading alone is an empty export`() throws {
    let run = try ImportRun(Mappings.read(Mappings.cases), "id,open_dt,first_reply,closed_dt\n")
    #expect(run.items.isEmpty)
    #expect(run.progress.rows == 0)
  }

  @Test func `what the chunks throw comes through`() throws {
    struct Broken: Error {}
    let mapping = try Mappings.read(Mappings.cases)
    var export = DeskExport(mapping: mapping, known: KnownCases(source: mapping.source)) {
      throw Broken()
    }
    #expect(throws: Broken.self) { try export.next() }
  }

  @Test(arguments: [91, 92, 93, 94] as [UInt64])
  func `random bytes never trap and no row is lost`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let mapping = try Mappings.read(Mappings.changes)
    let heading = "number,at,opened,state,priority,change,by,note\n"
    let row = "A,1/3/2016 09:05,1/3/2016 09:00,New,2 - High,0,robot 1,x\n"
    for _ in 0..<200 {
      var bytes = Array(String(repeating: row, count: 4).utf8)
      for _ in 0..<8 {
        let place = Int.random(in: 0..<bytes.count, using: &numbers)
        bytes[place] =
          Bool.random(using: &numbers)
          ? UInt8.random(in: 0...255, using: &numbers) : UInt8(ascii: "\"")
      }
      let progress = try ImportRun(mapping, Array(heading.utf8) + bytes).progress
      #expect(
        progress.rows
          == progress.rowsWithEvents + progress.rowsWithExceptions + progress.repeatedRows)
    }
  }
}
