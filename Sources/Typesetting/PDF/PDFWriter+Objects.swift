// SPDX-License-Identifier: Apache-2.0

// The objects of the file: pages, fonts, links, bookmarks, the structure tree, and the properties.

extension PDFWriter {
  /// The numbers of objects that others refer to.
  private struct Numbers {
    var catalogue = 0
    var pages = 0
    var page: [Int] = []
    var links: [Int] = []
    /// Of elements of the structure tree; 0 for those without content.
    var elements: [Int] = []
    var treeRoot = 0
  }

  mutating func write(_ metadata: Document.Metadata) -> [UInt8] {
    var file = PDFFile()
    var numbers = Numbers()
    numbers.catalogue = file.reserve()
    numbers.pages = file.reserve()
    numbers.treeRoot = file.reserve()
    numbers.page = painted.map { _ in file.reserve() }
    numbers.links = painted.flatMap(\.areas).map { _ in file.reserve() }
    var link = 0
    for area in painted.flatMap(\.areas) {
      tree.add(.link(link), to: galley.links[area.link].element)
      link += 1
    }
    numbers.elements = tree.elements.indices.map { tree.isAttached($0) ? file.reserve() : 0 }
    let fonts = fonts(in: &file)
    writePages(in: &file, numbers, fonts: fonts)
    writeTree(in: &file, numbers)
    let bookmarks = bookmarks(in: &file, numbers)
    let outlines = bookmarks.map { " /Outlines \($0) 0 R /PageMode /UseOutlines" } ?? ""
    file.set(
      numbers.catalogue,
      "<< /Type /Catalog /Pages \(numbers.pages) 0 R /Lang \(PDFText.words(metadata.language)) "
        + "/MarkInfo << /Marked true >> /StructTreeRoot \(numbers.treeRoot) 0 R "
        + "/ViewerPreferences << /DisplayDocTitle true >>\(outlines) >>")
    let info = file.add(Self.properties(metadata))
    return file.bytes(root: numbers.catalogue, info: info)
  }

  private static func properties(_ metadata: Document.Metadata) -> String {
    var text = "<< /Title \(PDFText.words(metadata.title)) /Producer (Frankpledge)"
    if let author = metadata.author { text += " /Author \(PDFText.words(author))" }
    if let subtitle = metadata.subtitle { text += " /Subject \(PDFText.words(subtitle))" }
    if let made = metadata.made {
      text += " /CreationDate \(PDFText.date(made)) /ModDate \(PDFText.date(made))"
    }
    return text + " >>"
  }

  // MARK: Pages

  private func fonts(in file: inout PDFFile) -> String {
    let encoding = file.add(
      "<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [\(WinAnsi.differences)] >>")
    var text = "<<"
    for face in Typeface.allCases {
      let descriptor = file.add(
        "<< /Type /FontDescriptor /FontName /\(face.name) \(face.descriptor) >>")
      let widths = file.add("[\(face.allWidths.map(String.init).joined(separator: " "))]")
      let font = file.add(
        "<< /Type /Font /Subtype /Type1 /BaseFont /\(face.name) /Encoding \(encoding) 0 R "
          + "/FirstChar 1 /LastChar 255 /Widths \(widths) 0 R /FontDescriptor \(descriptor) 0 R >>"
      )
      text += " /\(face.resource) \(font) 0 R"
    }
    return text + " >>"
  }

  private func writePages(in file: inout PDFFile, _ numbers: Numbers, fonts: String) {
    let resources = file.add("<< /Font \(fonts) >>")
    var link = 0
    for (page, painter) in painted.enumerated() {
      let content = file.add(stream: painter.content)
      var annotations = ""
      for area in painter.areas {
        file.set(numbers.links[link], annotation(area, key: painted.count + link, numbers))
        annotations += " \(numbers.links[link]) 0 R"
        link += 1
      }
      file.set(
        numbers.page[page],
        "<< /Type /Page /Parent \(numbers.pages) 0 R /Contents \(content) 0 R "
          + "/Resources \(resources) 0 R /StructParents \(page) /Tabs /S"
          + (annotations.isEmpty ? "" : " /Annots [\(annotations) ]") + " >>")
    }
    let kids = numbers.page.map { "\($0) 0 R" }.joined(separator: " ")
    let box = "[0 0 \(PageStyle.width.text()) \(PageStyle.height.text())]"
    file.set(
      numbers.pages,
      "<< /Type /Pages /Count \(painted.count) /MediaBox \(box) /Kids [\(kids)] >>")
  }

  private func annotation(_ area: PagePainter.Area, key: Int, _ numbers: Numbers) -> String {
    let link = galley.links[area.link]
    let edges = [area.left, area.bottom, area.right, area.top].map { $0.text() }
    var text = "<< /Type /Annot /Subtype /Link /Rect [\(edges.joined(separator: " "))] "
    text += "/Border [0 0 0] /F 4 /StructParent \(key) /Contents \(PDFText.words(link.text))"
    switch link.target {
    case .place(let anchor):
      if let destination = destination(of: anchor, numbers) { text += " /Dest \(destination)" }
    case .address(let address):
      text += " /A << /S /URI /URI \(PDFText.literal(address.text.utf8)) >>"
    }
    return text + " >>"
  }

  private func destination(of anchor: Anchor, _ numbers: Numbers) -> String? {
    places[anchor].map { "[\(numbers.page[$0.page]) 0 R /XYZ null \($0.top.text()) null]" }
  }

  // MARK: Structure

  private func writeTree(in file: inout PDFFile, _ numbers: Numbers) {
    let areas = painted.enumerated().flatMap { page, painter in
      painter.areas.map { (page: page, element: galley.links[$0.link].element) }
    }
    for (index, element) in tree.elements.enumerated() where numbers.elements[index] > 0 {
      let parent = element.parent < 0 ? numbers.treeRoot : numbers.elements[element.parent]
      let children = element.children.map { child in
        switch child {
        case .element(let inner): "\(numbers.elements[inner]) 0 R"
        case .content(let page, let number):
          "<< /Type /MCR /Pg \(numbers.page[page]) 0 R /MCID \(number) >>"
        case .link(let link):
          "<< /Type /OBJR /Pg \(numbers.page[areas[link].page]) 0 R /Obj \(numbers.links[link]) 0 R >>"
        }
      }
      let attributes = element.attributes.map { " /A << \($0) >>" } ?? ""
      file.set(
        numbers.elements[index],
        "<< /Type /StructElem /S /\(element.type) /P \(parent) 0 R\(attributes) "
          + "/K [\(children.joined(separator: " "))] >>")
    }
    var entries = painted.enumerated().map { page, painter in
      let owners = painter.owners.map { "\(numbers.elements[$0]) 0 R" }
      return "\(page) [\(owners.joined(separator: " "))]"
    }
    for (link, area) in areas.enumerated() {
      entries.append("\(painted.count + link) \(numbers.elements[area.element]) 0 R")
    }
    let parents = file.add("<< /Nums [\(entries.joined(separator: "\n"))] >>")
    file.set(
      numbers.treeRoot,
      "<< /Type /StructTreeRoot /K [\(numbers.elements[StructureTree.root]) 0 R] "
        + "/ParentTree \(parents) 0 R /ParentTreeNextKey \(painted.count + areas.count) >>")
  }

  // MARK: Bookmarks

  /// The bookmarks, one for each heading, as deep as the headings; nil if there is none.
  private func bookmarks(in file: inout PDFFile, _ numbers: Numbers) -> Int? {
    guard !outline.entries.isEmpty else { return nil }
    let root = file.reserve()
    let items = outline.entries.map { _ in file.reserve() }
    let kin = Kinship(levels: outline.entries.map(\.level))
    for (place, entry) in outline.entries.enumerated() {
      let title = [entry.number, entry.text.plainText].compactMap(\.self).joined(separator: " ")
      var text = "<< /Title \(PDFText.words(title)) "
      text += "/Parent \(kin.parent[place].map { items[$0] } ?? root) 0 R"
      if let previous = kin.previous[place] { text += " /Prev \(items[previous]) 0 R" }
      if let next = kin.next[place] { text += " /Next \(items[next]) 0 R" }
      if let first = kin.first[place], let last = kin.last[place] {
        // Closed: a negative count says how many would show if it were opened.
        text +=
          " /First \(items[first]) 0 R /Last \(items[last]) 0 R /Count -\(kin.children[place])"
      }
      if let destination = destination(of: .heading(place), numbers) {
        text += " /Dest \(destination)"
      }
      file.set(items[place], text + " >>")
    }
    let top = kin.parent.indices.filter { kin.parent[$0] == nil }
    file.set(
      root,
      "<< /Type /Outlines /First \(items[top.first ?? 0]) 0 R /Last \(items[top.last ?? 0]) 0 R "
        + "/Count \(top.count) >>")
    return root
  }
}
