// SPDX-License-Identifier: Apache-2.0
// What stands around the findings: head, masthead, contents and footer.

import Judgement
import Terms
import WorkingTime

extension Report {
  /// The parts of the page by id, in order.
  private static let parts: [(id: String, name: String)] = [
    ("conclusion", "Conclusion"), ("obligations", "Obligations"), ("months", "Month by month"),
    ("margins", "How early, how late"), ("credits", "Credits"), ("breaches", "Breaches"),
    ("otherwise", "Owed otherwise"), ("powers", "Powers"), ("set-aside", "Set aside"),
    ("terms", "Terms"), ("checking", "Check it yourself"),
  ]

  func writeHead(_ page: inout Markup) {
    page.element(.head) { head in
      head.sound("\n<meta charset=\"utf-8\">\n")
      head.sound("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
      head.sound("style-src 'sha256-\(ReportStyle.digest)'; base-uri 'none'; ")
      head.sound("form-action 'none'\">\n")
      head.sound("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
      head.sound("<meta name=\"color-scheme\" content=\"light dark\">\n")
      head.sound("<meta name=\"referrer\" content=\"no-referrer\">\n")
      let adopter = VisibleText.of(agreement.adopter)
      let day = ReaderTime.long(time.zone.civil(at: judgement.asOf).date)
      head.element(.title, text: "Assurance report for \(adopter), as of \(day)")
      head.sound("<style>\(ReportStyle.css)</style>\n")
    }
  }

  func writeHeader(_ page: inout Markup) {
    page.element(.header) { header in
      header.element(.p, [.class: "eyebrow"], text: "Assurance report")
      header.element(.h1, name: agreement.adopter)
      header.element(.dl, [.class: "facts"]) { list in
        Self.fact("Agreement", &list) { cell in
          cell.name(agreement.name)
          let (first, last) = (agreement.firstDay, agreement.lastDay)
          cell.text(", \(ReaderTime.long(first)) to \(ReaderTime.long(last))")
        }
        Self.fact("Support given by", &list) { $0.name(origin) }
        Self.fact("As of", &list) {
          $0.time(time.long(judgement.asOf), exactly: judgement.asOf.rfc3339)
          $0.text(" (\(agreement.zone.name))")
        }
        Self.fact("Evidence", &list) {
          $0.text("\(Self.count(judgement.eventCount, "event")) judged, ")
          $0.text("\(Self.count(judgement.caseCount, "case")), ")
          $0.text("from a log of \(Self.count(judgement.knownAt, "entry", "entries"))")
        }
      }
    }
  }

  func writeContents(_ page: inout Markup) {
    page.element(.nav, [.label: "Contents"]) { nav in
      nav.element(.ul) { list in
        for part in Self.parts where isThere(part.id) {
          list.element(.li) { $0.element(.a, [.href: "#\(part.id)"], text: part.name) }
        }
      }
    }
  }

  /// Whether the page has a part: an agreement without powers has none about them.
  private func isThere(_ part: String) -> Bool {
    switch part {
    case "otherwise": hasOtherwise
    case "powers": !judgement.powers.isEmpty
    default: true
    }
  }

  func writeFooter(_ page: inout Markup) {
    page.element(.footer) { footer in
      footer.element(.p) { line in
        line.text("Made by frankpledge \(ProgramVersion.text) from the evidence in this pack. ")
        line.text("Times are in \(agreement.zone.name) by the time zone data ")
        line.name(agreement.zoneVersion)
        line.text(" unless they say otherwise.")
      }
    }
  }

  /// A part of the page under its heading.
  static func part(_ id: String, _ page: inout Markup, _ content: (inout Markup) -> Void) {
    page.element(.section, [.id: id, .labelledBy: "\(id)-heading"]) { section in
      let name = parts.first { $0.id == id }?.name ?? id
      section.element(.h2, [.id: "\(id)-heading"], text: name)
      content(&section)
    }
  }

  /// A name and what belongs to it, in a list of facts.
  static func fact(_ name: String, _ list: inout Markup, _ content: (inout Markup) -> Void) {
    list.element(.div) { pair in
      pair.element(.dt, text: name)
      pair.element(.dd, [:], content)
    }
  }

  /// A table with its caption, in a frame that scrolls where the page is narrow.
  static func table(
    _ id: String, caption: String, head: [Column], _ page: inout Markup,
    _ rows: (inout Markup) -> Void
  ) {
    page.element(
      .div,
      [.class: "scroll", .role: "region", .labelledBy: "\(id)-caption", .tabindex: "0"]
    ) { frame in
      frame.element(.table) { table in
        table.element(.caption, [.id: "\(id)-caption"]) { $0.element(.span, text: caption) }
        table.element(.thead) { thead in
          thead.element(.tr) { row in
            for column in head {
              row.element(
                .th, column.isFigure ? [.scope: "col", .class: "figure"] : [.scope: "col"],
                text: column.name)
            }
          }
        }
        rows(&table)
      }
    }
  }

  /// The head of a column; figures stand at the right.
  struct Column: Sendable {
    let name: String
    var isFigure = false

    init(_ name: String, isFigure: Bool = false) {
      self.name = name
      self.isFigure = isFigure
    }
  }

  /// `1 event`, `1,234 events`.
  static func count(_ count: some BinaryInteger, _ one: String, _ many: String? = nil) -> String {
    "\(figure(count)) \(count == 1 ? one : many ?? one + "s")"
  }
}
