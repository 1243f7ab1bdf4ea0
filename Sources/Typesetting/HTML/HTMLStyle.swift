// SPDX-License-Identifier: Apache-2.0

/// The look of the page, on a screen and on paper.
enum HTMLStyle {
  /// The style sheet; the title and the reference stand in the margins of printed pages.
  static func sheet(title: String, reference: String?) -> String {
    """
    \(screen)@page { size: A4; margin: 26mm 25mm 24mm;
      @top-center { content: "\(HTMLText.styleString(title))"; font: 8.5pt Georgia, serif; }
      @bottom-left { content: "\(HTMLText.styleString(reference ?? ""))"; font: 7.5pt Georgia, serif; }
      @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8.5pt Georgia, serif; white-space: nowrap; }
    }
    \(paper)
    """
  }

  private static let screen = """
    :root { color: #1a1a1a; background: #fff; font: 1.0625rem/1.55 "Source Serif 4", Charter, Georgia, Cambria, "Times New Roman", serif; }
    body { max-width: 42rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; hyphens: manual; overflow-wrap: break-word; }
    .skip { position: absolute; left: -100rem; }
    .skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: #fff; }
    a { color: #1c4a80; text-underline-offset: .15em; }
    a:focus-visible, [tabindex]:focus-visible { outline: 3px solid #1c4a80; outline-offset: 2px; }
    h1, h2, h3, h4, h5 { line-height: 1.25; text-wrap: balance; }
    h1 { font-size: 2rem; margin: 0 0 .5rem; }
    h2 { font-size: 1.3rem; margin: 2.4rem 0 .7rem; }
    h3 { font-size: 1.1rem; margin: 1.8rem 0 .5rem; }
    h4, h5 { font-size: 1rem; margin: 1.4rem 0 .4rem; font-style: italic; }
    h2 > .number, h3 > .number, h4 > .number, h5 > .number { display: inline-block; min-width: 2.6rem; }
    header { padding-bottom: 1.5rem; border-bottom: 1px solid #1a1a1a; }
    .subtitle { font-size: 1.15rem; font-style: italic; margin: 0 0 1.2rem; }
    .between { margin: 1rem 0 .3rem; }
    .parties { margin: 0; padding-left: 2.6rem; }
    ul, ol { margin: .7rem 0; }
    li { margin: .3rem 0; }
    li > p:first-child { margin: 0; }
    nav { margin-top: 1.5rem; }
    nav h2 { margin-top: 0; }
    nav ol { list-style: none; margin: 0; padding: 0; }
    nav ol ol { padding-left: 2.6rem; }
    nav li { margin: .3rem 0; }
    nav a { text-decoration: none; }
    nav a:hover { text-decoration: underline; }
    nav .number { display: inline-block; min-width: 2.4rem; }
    .clauses { list-style: none; margin: 0; padding: 0; }
    .clauses > li { padding-left: 2.6rem; margin: .7rem 0; }
    .clauses > li > p:first-child > .number { float: left; margin-left: -2.6rem; min-width: 2.2rem; }
    :target { background: #fdf3d0; }
    code, pre { font-family: ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", monospace; font-size: .86em; }
    figure { margin: 1.2rem 0; }
    .terms { background: #f5f3ee; border-left: 3px solid #6b6558; padding: .8rem 1.1rem; }
    .terms figcaption, .label { font-size: .85rem; font-weight: bold; letter-spacing: .02em; color: #4d4a43; margin: 0 0 .4rem; }
    pre { margin: 0; white-space: pre-wrap; line-height: 1.5; }
    .note, blockquote { margin: 1.2rem 0; padding: .1rem 0 .1rem 1.1rem; border-left: 1px solid #767676; color: #4a4a4a; }
    .note { font-size: .95em; }
    .table { overflow-x: auto; margin: 1.2rem 0; }
    table { border-collapse: collapse; width: 100%; font-size: .95em; border-top: 1.5px solid #1a1a1a; border-bottom: 1.5px solid #1a1a1a; }
    caption { text-align: left; font-style: italic; padding: 0 0 .4rem; }
    th, td { text-align: left; vertical-align: top; padding: .35rem .9rem .35rem 0; }
    th:last-child, td:last-child { padding-right: 0; }
    thead th { border-bottom: 1px solid #1a1a1a; vertical-align: bottom; }
    tbody tr + tr > * { border-top: 1px solid #d4d4d4; }
    tbody th { font-weight: normal; }
    .centre { text-align: center; }
    .right { text-align: right; font-variant-numeric: tabular-nums; }
    hr { border: 0; border-top: 1px solid #767676; margin: 2rem auto; width: 8rem; }
    .signatures { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 2rem 2.5rem; margin: 2.5rem 0 1rem; }
    .signature dl { margin: 0; }
    .signature dl > div { display: flex; align-items: flex-end; gap: .6rem; min-height: 2.6rem; }
    .signature dt { flex: 0 0 5.2rem; }
    .signature dd { flex: 1; margin: 0; border-bottom: 1px solid #1a1a1a; min-height: 1.5em; }
    footer { margin-top: 3rem; padding-top: .8rem; border-top: 1px solid #767676; font-size: .82rem; color: #4a4a4a; }

    """

  private static let paper = """
    @media print {
      :root { font-size: 10.5pt; line-height: 1.4; }
      body { max-width: none; padding: 0; }
      .skip, footer { display: none; }
      a { color: inherit; text-decoration: none; }
      .away::after { content: " (" attr(href) ")"; }
      :target { background: none; }
      p { orphans: 2; widows: 2; }
      h2, h3, h4, h5, caption, figcaption, .label { break-after: avoid; }
      nav, .break { break-after: page; }
      nav a { text-decoration: none; }
      tr, .signature { break-inside: avoid; }
      thead { display: table-header-group; }
      .table { overflow: visible; }
      .terms, .note { print-color-adjust: exact; }
    }

    """
}
