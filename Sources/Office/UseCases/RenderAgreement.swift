// SPDX-License-Identifier: Apache-2.0

import Drafting
import Evidence
import Terms
import Typesetting

/// Sets an agreement as pages that can be printed and signed.
package struct RenderAgreement: Sendable {
  private let shelf: TermsShelf

  package init(_ shelf: TermsShelf) { self.shelf = shelf }

  /// The agreement of a name as a page for browsers.
  ///
  /// - Throws: when there is no such agreement, it has errors, or it cannot be typeset.
  package func html(of name: String) throws -> [UInt8] {
    Array(try HTMLWriter.html(of: document(of: name)).utf8)
  }

  /// The agreement of a name as pages to print.
  ///
  /// - Throws: as above, and where a letter is not in the fonts that every reader of PDF has.
  package func pdf(of name: String) throws -> [UInt8] {
    try PDFWriter.pdf(of: document(of: name))
  }

  /// The agreement as a document; the foot of every page carries a digest of its texts, so that paper
  /// and file can be told to be one.
  private func document(of name: String) throws -> Document {
    let volume = try shelf.agreement(named: name)
    let cooperative = try? shelf.cooperative().title
    return try AgreementDocument.document(
      of: volume.bundle,
      AgreementDocument.Particulars(
        cooperative: cooperative, adopter: volume.checked.agreement?.adopter,
        reference: Self.reference(of: volume.bundle)))
  }

  /// The SHA-256 of the texts, each after its path and length, as `sha256sum` prints it.
  private static func reference(of bundle: TermsBundle) -> String {
    if bundle.files.count == 1, let only = bundle.files.first {
      return "\(only.path) SHA-256 \(Digest(hashing: only.bytes))"
    }
    var all: [UInt8] = []
    for file in bundle.files { all += Array("\(Digest(hashing: file.bytes))  \(file.path)\n".utf8) }
    return "\(bundle.main) and what it includes, SHA-256 of their sums \(Digest(hashing: all))"
  }
}
