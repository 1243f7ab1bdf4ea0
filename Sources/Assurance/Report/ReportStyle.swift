// SPDX-License-Identifier: Apache-2.0

import Evidence

/// The one style sheet of the report, for screens wide and narrow, light and dark, and for paper.
///
/// Every colour of text has a contrast of at least 4.5:1 to what is behind it, in both schemes.
/// Pictures keep their white ground in the dark, where their colours were chosen.
enum ReportStyle {
  /// Its SHA-256 in base64, which the page's content security policy allows and nothing else.
  static let digest = Digest(hashing: Array(css.utf8)).base64

  static let css = """

    :root { color-scheme: light dark; --ink: #1b1f24; --quiet: #565d66; --paper: #fff;
      --wash: #f4f5f6; --rule: #d3d7db; --link: #1f5b84; --met: #1f6896; --breached: #b03a06;
      --pending: #5c5c5c; --excused: #2c6e49; --void: #6b4590;
      --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", Georgia, serif;
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
      --mono: ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", monospace; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e5e8eb; --quiet: #a8b0b9;
      --paper: #15181c; --wash: #1e2328; --rule: #3b434b; --link: #8fc4ea; --met: #6fb3dd;
      --breached: #f0916b; --pending: #b0b0b0; --excused: #7cc49a; --void: #bfa0e0; } }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body { margin: 0 auto; padding: 3rem 1.5rem 4rem; max-width: 56rem; color: var(--ink);
      background: var(--paper); font: 1.0625rem/1.55 var(--serif); overflow-wrap: break-word; }
    h1, h2, h3, h4 { font-weight: 600; line-height: 1.2; text-wrap: balance; }
    h1 { margin: 0 0 1.25rem; font-size: 2.25rem; letter-spacing: -.01em; }
    h2 { margin: 0 0 1rem; font-size: 1.5rem; }
    h3 { margin: 0 0 .5rem; font-size: 1.125rem; }
    h4 { margin: 0 0 .25rem; font: 600 .9375rem/1.4 var(--sans); }
    p { margin: 0 0 1rem; max-width: 42rem; }
    a { color: var(--link); text-underline-offset: .15em; }
    a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link);
      outline-offset: 2px; }
    .skip { position: absolute; left: -100rem; background: var(--paper); padding: .5rem 1rem; }
    .skip:focus { left: 1rem; top: 1rem; }
    .eyebrow { margin: 0 0 .25rem; color: var(--quiet); font: 600 .8125rem/1.4 var(--sans);
      letter-spacing: .08em; text-transform: uppercase; }
    .note { color: var(--quiet); font: .8125rem/1.5 var(--sans); }
    section { margin-top: 3.25rem; padding-top: 1.5rem; border-top: 1px solid var(--rule); }
    #conclusion { margin-top: 2rem; }
    article { margin: 2rem 0; }
    nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1.5rem 0 0; padding: 0;
      list-style: none; font: .9375rem/1.8 var(--sans); }
    dl { margin: 0; }
    dd { margin: 0; }
    .facts { font: .9375rem/1.5 var(--sans); margin-bottom: 1rem; }
    .facts div { display: grid; grid-template-columns: 9.5rem 1fr; gap: .25rem 1rem;
      padding: .2rem 0; }
    .facts dt { color: var(--quiet); }
    .lead { padding-left: 1.1rem; border-left: .3rem solid var(--met); font-size: 1.375rem;
      line-height: 1.4; max-width: none; }
    .lead.missed { border-color: var(--breached); }
    .counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr));
      gap: .75rem; margin: 1.75rem 0; font-family: var(--sans); }
    .counts div { display: flex; flex-direction: column; padding: .6rem .8rem;
      background: var(--wash); border-top: .25rem solid var(--pending); }
    .counts .met { border-color: var(--met); }
    .counts .breached { border-color: var(--breached); }
    .counts .excused { border-color: var(--excused); }
    .counts .void { border-color: var(--void); }
    .counts dt { color: var(--quiet); font-size: .875rem; }
    .counts dd { font-size: 1.75rem; font-weight: 600; line-height: 1.2;
      font-variant-numeric: tabular-nums; }
    .scroll, .picture { overflow-x: auto; margin: 0 0 1.5rem; }
    table { width: 100%; border-collapse: collapse; font: .875rem/1.45 var(--sans);
      font-variant-numeric: tabular-nums; }
    caption { padding-bottom: .5rem; color: var(--quiet); text-align: left; }
    caption span { display: inline-block; max-width: min(42rem, calc(100vw - 2rem)); }
    .words { min-width: 9rem; }
    th, td { padding: .45rem .9rem .45rem 0; border-bottom: 1px solid var(--rule);
      text-align: left; vertical-align: top; }
    th:last-child, td:last-child { padding-right: 0; }
    th { font-weight: 600; }
    thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; }
    tbody th[scope=row] { font-weight: 500; }
    .figure { text-align: right; white-space: nowrap; }
    .sum > * { font-weight: 600; }
    tbody + tbody { border-top: 1px solid var(--ink); }
    time { white-space: nowrap; }
    figure { margin: 2rem 0; }
    figcaption { margin-bottom: .5rem; font: 600 .9375rem/1.4 var(--sans); }
    article figure { margin: .5rem 0 1rem; }
    article figcaption { font-weight: 400; color: var(--quiet); }
    .picture { background: #fff; margin: 0; }
    .picture svg { display: block; min-width: 46rem; height: auto; }
    pre, code { font-family: var(--mono); font-size: .875em; }
    pre { margin: 0 0 1rem; padding: .8rem 1rem; background: var(--wash); overflow-wrap: anywhere;
      white-space: pre-wrap; line-height: 1.5; tab-size: 2; }
    .reasons { margin: 0 0 .75rem; padding-left: 1.2rem; max-width: 44rem;
      font: .9375rem/1.5 var(--sans); }
    li { margin-bottom: .25rem; }
    footer { margin-top: 3.25rem; padding-top: 1rem; border-top: 1px solid var(--rule);
      color: var(--quiet); font: .875rem/1.5 var(--sans); }
    @media (prefers-color-scheme: dark) { .picture { padding: .75rem; border-radius: .25rem; } }
    @media (max-width: 40rem) { body { padding: 1.5rem 1rem 3rem; } h1 { font-size: 1.75rem; }
      .lead { font-size: 1.1875rem; } .facts div { grid-template-columns: 1fr; gap: 0;
      padding: .3rem 0; } .counts { grid-template-columns: repeat(2, 1fr); } }
    @page { margin: 18mm 16mm; }
    @media print { :root { color-scheme: light; --ink: #000; --quiet: #444; --paper: #fff;
      --wash: #fff; --rule: #bbb; --link: #000; --met: #1f6896; --breached: #b03a06;
      --pending: #5c5c5c; --excused: #2c6e49; --void: #6b4590; }
      html { font-size: 9.5pt; } body { max-width: none; padding: 0; font-size: 1rem; }
      nav, .skip { display: none; }
      section { margin-top: 1.75rem; padding-top: 1rem; } .lead { font-size: 1.3rem; }
      .counts { grid-template-columns: repeat(5, 1fr); }
      .counts div, pre { outline: 1px solid var(--rule); outline-offset: -1px; }
      .scroll, .picture { overflow: visible; padding: 0; } .picture svg { min-width: 0; }
      table { font-size: .8rem; } th, td { padding-right: .5rem; } time { white-space: normal; }
      h2, h3, h4, figcaption, caption, thead, p:has(+ figure) { break-after: avoid; }
      thead { display: table-header-group; } tbody tr:first-child { break-before: avoid; }
      tr, figure, pre, .counts { break-inside: avoid; } }

    """
}
