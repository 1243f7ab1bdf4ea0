// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Typesetting

/// Writes files for `Interop/pdf.sh`, where other people's tools judge them.
struct PDFSamples {
  static let folder = ProcessInfo.processInfo.environment["FRANKPLEDGE_PDF_OUT"]

  private func write(_ bytes: some Sequence<UInt8>, _ name: String) throws {
    let folder = URL(fileURLWithPath: try #require(Self.folder))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: folder.appending(path: name))
  }

  @Test(.enabled(if: folder != nil, "FRANKPLEDGE_PDF_OUT names no folder to write to"))
  func `an agreement and a text with its words are written`() throws {
    try write(try PDFWriter.pdf(of: Samples.agreement), "agreement.pdf")
    try write(try HTMLWriter.html(of: Samples.agreement).utf8, "agreement.html")
    var documents = RandomDocuments(seed: 11)
    let document = documents.document()
    try write(try PDFWriter.pdf(of: document), "words.pdf")
    try write(documents.words.utf8, "words.txt")
  }
}
