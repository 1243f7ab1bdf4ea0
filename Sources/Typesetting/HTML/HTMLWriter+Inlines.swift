// SPDX-License-Identifier: Apache-2.0

extension HTMLWriter {
  /// Runs of text as markup.
  func inlines(_ runs: [Inline]) -> String {
    runs.map(inline).joined()
  }

  private func inline(_ run: Inline) -> String {
    var text = HTMLText.lines(run.text)
    if run.style.contains(.code) { text = "<code>\(text)</code>" }
    if run.style.contains(.emphasis) { text = "<em>\(text)</em>" }
    if run.style.contains(.strong) { text = "<strong>\(text)</strong>" }
    guard let target = run.target, let address = address(of: target) else { return text }
    let kind = run.hiddenAddress == nil ? "" : " class=\"away\""
    return "<a\(kind) href=\"\(address)\">\(text)</a>"
  }

  private func address(of target: Inline.Target) -> String? {
    switch target {
    case .anchor(let anchor): outline.anchors.contains(anchor) ? "#\(HTMLText.id(anchor))" : nil
    case .address(let address): WebAddress(address).map { HTMLText.attribute($0.text) }
    }
  }

  /// A table with its headers; on a narrow screen it scrolls inside its frame.
  mutating func write(_ table: Block.Table) {
    let name = table.caption.isEmpty ? "Table" : HTMLText.attribute(table.caption.plainText)
    html += "<div class=\"table\" role=\"group\" aria-label=\"\(name)\" tabindex=\"0\">\n<table>\n"
    if !table.caption.isEmpty { html += "<caption>\(inlines(table.caption))</caption>\n" }
    html += "<thead>\n<tr>"
    for (column, cell) in table.header.enumerated() {
      html += "<th scope=\"col\"\(style(of: column, in: table))>\(inlines(cell))</th>"
    }
    html += "</tr>\n</thead>\n<tbody>\n"
    for row in table.rows {
      html += "<tr>"
      for column in table.header.indices {
        let style = style(of: column, in: table)
        let text = column < row.count ? inlines(row[column]) : ""
        let isHeader = table.hasRowHeaders && column == 0
        html +=
          isHeader ? "<th scope=\"row\"\(style)>\(text)</th>" : "<td\(style)>\(text)</td>"
      }
      html += "</tr>\n"
    }
    html += "</tbody>\n</table>\n</div>\n"
  }

  private func style(of column: Int, in table: Block.Table) -> String {
    guard column < table.alignments.count else { return "" }
    switch table.alignments[column] {
    case .left: return ""
    case .centre: return " class=\"centre\""
    case .right: return " class=\"right\""
    }
  }
}
