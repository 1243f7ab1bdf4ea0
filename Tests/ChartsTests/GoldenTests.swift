// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

@testable import Charts

/// Every sample against its file under Golden; FRANKPLEDGE_RECORD=1 writes the files anew.
struct GoldenTests {
  @Test(arguments: Samples.all.map(\.name))
  func `a chart is drawn as recorded`(name: String) throws {
    let sample = try #require(Samples.all.first { $0.name == name })
    let svg = try sample.svg()
    #expect(try sample.svg() == svg)
    let golden = try Golden.text("\(name).svg", in: Self.folder, actual: svg)
    #expect(golden != nil, "no golden file; look at the chart, then record it")
    #expect(golden == svg, "\(name) is drawn differently; look at it, then record it")
  }

  @Test(.disabled(if: Golden.isRecording, "the files are being written"))
  func `no golden file is left over`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(files.sorted() == Samples.all.map { "\($0.name).svg" }.sorted())
  }

  private static var folder: URL {
    TestFolders.repository.appending(path: "Tests/ChartsTests/Golden")
  }
}
