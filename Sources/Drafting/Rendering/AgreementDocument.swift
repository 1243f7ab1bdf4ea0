// SPDX-License-Identifier: Apache-2.0

package import Terms
package import Typesetting

/// Sets an agreement as a document with numbered clauses: the prose as it is, every declaration of the
/// terms as a clause in the words of the contract, and each included file as a schedule.
///
/// Nothing is left out, and nothing is said otherwise but for the few words that make a sentence of a
/// clause; see ``ClauseSentence``.
package struct AgreementDocument {
  /// Who stands under it and what its feet say; all of it optional.
  package struct Particulars: Sendable {
    /// The cooperative as people write it.
    package var cooperative: String?
    /// The adopter as people write it.
    package var adopter: String?
    /// One line for the foot of every page.
    package var reference: String?

    package init(cooperative: String? = nil, adopter: String? = nil, reference: String? = nil) {
      self.cooperative = cooperative
      self.adopter = adopter
      self.reference = reference
    }
  }

  /// The document of a bundle.
  ///
  /// Throws ``RenderingFault`` where a file is missing, is no text or cannot be typeset.
  package static func document(
    of bundle: TermsBundle, _ particulars: Particulars
  ) throws(RenderingFault) -> Document {
    var numbering = ClauseNumbering()
    let main = try read(bundle.main, in: bundle)
    var blocks = numbering.number(main.blocks)
    let schedules = Self.schedules(of: bundle)
    for (place, path) in schedules.enumerated() {
      let reading = try read(path, in: bundle)
      let name = path.split(separator: "/").last.map(String.init) ?? path
      blocks.append(.pageBreak)
      blocks.append(
        .heading(
          Block.Heading(
            level: 1, text: [.text("Schedule \(place + 1): \(reading.title ?? name)")],
            anchor: Self.anchor(ofSchedule: place + 1))))
      var numbering = ClauseNumbering(section: "S\(place + 1)")
      blocks += numbering.number(reading.blocks)
    }
    let parties = [particulars.cooperative, particulars.adopter].compactMap { $0 }
    if !parties.isEmpty {
      blocks.append(.signatures(parties.map { Block.Signature(party: $0) }))
    }
    var metadata = Document.Metadata(title: main.title ?? "Support agreement")
    metadata.reference = particulars.reference
    metadata.parties = parties.map { Document.Party(name: $0) }
    return Document(metadata: metadata, blocks: blocks)
  }

  static func anchor(ofSchedule number: Int) -> String { "schedule-\(number)" }

  /// The included files, by path.
  private static func schedules(of bundle: TermsBundle) -> [String] {
    bundle.files.map(\.path).filter { $0 != bundle.main }
  }

  private static func read(
    _ path: String, in bundle: TermsBundle
  ) throws(RenderingFault) -> (title: String?, blocks: [Block]) {
    guard let bytes = bundle.bytes(of: path) else { throw .noFile(path) }
    let source: SourceText
    do throws(SourceFault) { source = try SourceText(file: path, bytes: bytes) } catch {
      throw .noText(path, line: error.line, error.problem.wording.message)
    }
    let schedules = schedules(of: bundle)
    guard source.isMarkdown else {
      let text = source.lines.joined(separator: "\n")
      return (nil, clauses(text, in: path, schedules))
    }
    do throws(MarkdownFault) {
      let reading = try MarkdownReader.read(source.lines.joined(separator: "\n")) { fence in
        guard fence.info.split(separator: " ").first == "pledge" else {
          return [.terms(Block.Terms(text: fence.text))]
        }
        return clauses(fence.text, in: path, schedules)
      }
      return (reading.title, reading.blocks)
    } catch { throw .noMarkdown(path, "\(error)") }
  }

  /// The clauses of one fence, not yet numbered.
  private static func clauses(
    _ text: String, in path: String, _ schedules: [String]
  ) -> [Block] {
    guard let source = try? SourceText(file: "terms.pledge", bytes: Array(text.utf8)) else {
      return [.terms(Block.Terms(text: text))]
    }
    return DeclarationBlocks(source, in: path, schedules: schedules).blocks
  }
}

/// Why an agreement cannot be typeset.
package enum RenderingFault: Error, Hashable, Sendable, CustomStringConvertible {
  case noFile(String)
  case noText(String, line: Int, String)
  case noMarkdown(String, String)

  package var description: String {
    switch self {
    case .noFile(let path): "\(path) is not there, or cannot be read"
    case .noText(let path, let line, let why): "\(path):\(line): \(why)"
    case .noMarkdown(let path, let why): "\(path): \(why)"
    }
  }
}
