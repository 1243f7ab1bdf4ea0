// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import Judgement
import Terms

/// The page people read: one HTML document, without scripts and without anything from outside.
///
/// A pure function of what the pack holds, so that a verifier renders it again to the same bytes. The
/// only time in it is the judgement's: there is no clock.
package struct Report: Sendable {
  let facts: ReportFacts
  /// The path of the agreement among the terms.
  let main: String
  let origin: String
  let key: String
  let checkpoint: SignedNote
  let caveats: Caveats
  /// Whether the log says how many entries the agreement has.
  let hasHeads: Bool

  /// A report of a judgement under its terms.
  ///
  /// `main` is the path of the agreement, `origin` the name of the log, `key` its verifier key as text,
  /// `checkpoint` the signed state of the log that the judgement knew, `hasHeads` whether the log says
  /// how many entries the agreement has.
  package init(
    of judgement: Judgement, terms main: String, origin: String, key: String,
    checkpoint: SignedNote, caveats: Caveats, hasHeads: Bool
  ) {
    facts = ReportFacts(judgement)
    self.main = main
    self.origin = origin
    self.key = key
    self.checkpoint = checkpoint
    self.caveats = caveats
    self.hasHeads = hasHeads
  }

  var judgement: Judgement { facts.judgement }
  var agreement: Agreement { facts.judgement.agreement }
  var time: ReaderTime { facts.time }

  /// The document: the same bytes for the same figures.
  package func html() -> String {
    var page = Markup()
    page.sound("<!DOCTYPE html>\n")
    page.element(.html, [.lang: "en"]) { html in
      writeHead(&html)
      html.element(.body) { body in
        body.element(.a, [.class: "skip", .href: "#conclusion"], text: "Skip to the conclusion")
        writeHeader(&body)
        writeContents(&body)
        body.element(.main) { main in
          writeConclusion(&main)
          writeObligations(&main)
          writeMonths(&main)
          writeMargins(&main)
          writeCredits(&main)
          writeBreaches(&main)
          writeOtherwise(&main)
          writePowers(&main)
          writeSetAside(&main)
          writeTerms(&main)
          writeChecking(&main)
        }
        writeFooter(&body)
      }
    }
    return page.html
  }
}
