// SPDX-License-Identifier: Apache-2.0

/// Typesets a document as one self-contained HTML file.
///
/// No script and nothing from elsewhere: the strictest content security policy that allows inline
/// styles shows it. Meets WCAG 2.2 AA: landmarks, headings in order, headers with a scope, a language,
/// colours of at least 7 to 1. The same document gives the same bytes.
package struct HTMLWriter: Sendable {
  /// The page; throws if the document is not sound.
  package static func html(of document: Document) throws(TypesettingFault) -> String {
    let outline = try Outline(document)
    var writer = HTMLWriter(outline: outline)
    writer.page(document)
    return writer.html
  }

  let outline: Outline
  /// What was written so far.
  var html = ""
  /// How many headings were written.
  private var headings = 0

  private init(outline: Outline) { self.outline = outline }

  // MARK: Frame

  private mutating func page(_ document: Document) {
    let metadata = document.metadata
    let language = HTMLText.attribute(metadata.language)
    html += """
      <!DOCTYPE html>
      <html lang="\(language)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">

      """
    if let author = metadata.author {
      html += "<meta name=\"author\" content=\"\(HTMLText.attribute(author))\">\n"
    }
    html += "<title>\(HTMLText.escaped(metadata.title))</title>\n"
    html += "<style>\n\(HTMLStyle.sheet(title: metadata.title, reference: metadata.reference))"
    html += "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#_text\">Skip to the text</a>\n"
    head(metadata)
    contents()
    html += "<main id=\"_text\">\n"
    write(document.blocks)
    html += "</main>\n"
    if let reference = metadata.reference {
      html += "<footer>\n<p>\(HTMLText.escaped(reference))</p>\n</footer>\n"
    }
    html += "</body>\n</html>\n"
  }

  private mutating func head(_ metadata: Document.Metadata) {
    html += "<header>\n<h1>\(HTMLText.escaped(metadata.title))</h1>\n"
    if let subtitle = metadata.subtitle {
      html += "<p class=\"subtitle\">\(HTMLText.escaped(subtitle))</p>\n"
    }
    if !metadata.parties.isEmpty {
      html += "<p class=\"between\">between</p>\n<ol class=\"parties\">\n"
      for party in metadata.parties {
        html += "<li><strong>\(HTMLText.escaped(party.name))</strong>"
        if let detail = party.detail { html += ", \(HTMLText.escaped(detail))" }
        if let role = party.role { html += " (“\(HTMLText.escaped(role))”)" }
        html += "</li>\n"
      }
      html += "</ol>\n"
    }
    html += "</header>\n"
  }

  private mutating func contents() {
    let entries = outline.contents
    guard !entries.isEmpty else { return }
    html += "<nav aria-labelledby=\"_contents\">\n<h2 id=\"_contents\">Contents</h2>\n"
    var level = 0
    for (place, entry) in entries {
      if entry.level > level {
        html += level == 0 ? "<ol>\n" : "\n<ol>\n"
      } else {
        html += "</li>\n"
        if entry.level < level { html += "</ol>\n</li>\n" }
      }
      level = entry.level
      let number =
        entry.number.map { "<span class=\"number\">\(HTMLText.escaped($0))</span> " } ?? ""
      html += "<li><a href=\"#\(id(ofHeading: place))\">\(number)"
      html += "\(HTMLText.escaped(entry.text.plainText))</a>"
    }
    html += "</li>\n</ol>\n" + (level == 2 ? "</li>\n</ol>\n" : "") + "</nav>\n"
  }

  private func id(ofHeading place: Int) -> String {
    outline.entries[place].anchor.map(HTMLText.id) ?? "_heading-\(place + 1)"
  }

  // MARK: Blocks

  mutating func write(_ blocks: [Block]) {
    var place = 0
    while place < blocks.count {
      if case .clause = blocks[place] {
        html += "<ol class=\"clauses\" role=\"list\">\n"
        while place < blocks.count, case .clause(let clause) = blocks[place] {
          write(clause)
          place += 1
        }
        html += "</ol>\n"
      } else {
        write(blocks[place])
        place += 1
      }
    }
  }

  private mutating func write(_ block: Block) {
    switch block {
    case .heading(let heading): write(heading)
    case .paragraph(let text): html += "<p>\(inlines(text))</p>\n"
    case .clause(let clause): write(clause)
    case .table(let table): write(table)
    case .list(let list): write(list)
    case .aside(let aside): write(aside)
    case .terms(let terms): write(terms)
    case .signatures(let signatures): write(signatures)
    case .rule: html += "<hr>\n"
    case .pageBreak: html += "<div class=\"break\"></div>\n"
    }
  }

  private mutating func write(_ heading: Block.Heading) {
    let tag = "h\(outline.entries[headings].level + 1)"
    html += "<\(tag) id=\"\(id(ofHeading: headings))\">"
    if let number = heading.number {
      html += "<span class=\"number\">\(HTMLText.escaped(number))</span> "
    }
    html += "\(inlines(heading.text))</\(tag)>\n"
    headings += 1
  }

  private mutating func write(_ clause: Block.Clause) {
    html += "<li\(attribute(id: clause.anchor))>\n<p><span class=\"number\">"
    html += "\(HTMLText.escaped(clause.number))</span> \(inlines(clause.text))</p>\n"
    write(clause.contents)
    html += "</li>\n"
  }

  private mutating func write(_ list: Block.List) {
    let tag = list.start == nil ? "ul" : "ol"
    let start = list.start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
    html += "<\(tag)\(start)>\n"
    for item in list.items {
      html += "<li>"
      // A single paragraph stands tight; more of them keep their distance.
      if item.count == 1, case .paragraph(let text) = item[0] {
        html += inlines(text)
      } else {
        html += "\n"
        write(item)
      }
      html += "</li>\n"
    }
    html += "</\(tag)>\n"
  }

  private mutating func write(_ aside: Block.Aside) {
    let tag = aside.kind == .quotation ? "blockquote" : "div"
    html += aside.kind == .quotation ? "<blockquote>\n" : "<div class=\"note\" role=\"note\">\n"
    if let label = aside.label { html += "<p class=\"label\">\(HTMLText.escaped(label))</p>\n" }
    write(aside.contents)
    html += "</\(tag)>\n"
  }

  private mutating func write(_ terms: Block.Terms) {
    html += "<figure class=\"terms\"\(attribute(id: terms.anchor))>\n"
    if let label = terms.label {
      html += "<figcaption>\(HTMLText.escaped(label))</figcaption>\n"
    }
    let text = terms.text.hasSuffix("\n") ? String(terms.text.dropLast()) : terms.text
    // A line feed right after <pre> is dropped by readers, so one is always written.
    html += "<pre>\n\(HTMLText.escaped(text))</pre>\n</figure>\n"
  }

  private mutating func write(_ signatures: [Block.Signature]) {
    html += "<div class=\"signatures\" role=\"group\" aria-label=\"Signatures\">\n"
    for signature in signatures {
      html += "<div class=\"signature\">\n<p>Signed for and on behalf of<br>"
      html += "<strong>\(HTMLText.escaped(signature.party))</strong></p>\n<dl>\n"
      let lines = [
        ("Signature", nil), ("Name", signature.name), ("Capacity", signature.capacity),
        ("Date", nil),
      ]
      for (label, value) in lines {
        html += "<div><dt>\(label)</dt><dd>\(value.map(HTMLText.escaped) ?? "")</dd></div>\n"
      }
      html += "</dl>\n</div>\n"
    }
    html += "</div>\n"
  }

  func attribute(id anchor: String?) -> String {
    anchor.map { " id=\"\(HTMLText.id($0))\"" } ?? ""
  }
}
