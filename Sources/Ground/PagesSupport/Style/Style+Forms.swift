extension Style {
    static let forms = """
        label { display: block; font-weight: 700; margin-bottom: .25rem; }
        input, select, textarea, button { font: inherit; color: inherit; line-height: 1.5; }
        input:not([type="checkbox"], [type="radio"]), select, textarea {
          padding: .5rem .75rem; min-height: 2.75rem; max-width: 100%; border: 1px solid var(--line-strong); border-radius: 6px; background: var(--paper);
        }
        input[aria-invalid] { border: 2px solid var(--poor); }
        button { padding: .5rem 1.5rem; min-height: 2.75rem; border: 1px solid var(--link); border-radius: 6px; background: var(--link); color: var(--paper); font-weight: 700; cursor: pointer; }
        button:hover { background: var(--link-hover); border-color: var(--link-hover); }
        .fields { display: flex; flex-wrap: wrap; align-items: end; gap: 1rem; margin-block: 1.5rem; }
        .fields > * { min-width: 0; max-width: 100%; }
        """

    /// A preference for stillness, forced colours, and A4 paper.
    static let media = """
        @media (prefers-reduced-motion: no-preference) {
          a, button, summary { transition: background-color .12s, color .12s; }
        }
        @media (forced-colors: active) {
          .chip, .notice, .key-figure, .card { border: 1px solid; }
          .bar-fill { fill: CanvasText; } .bar-target { stroke: Highlight; }
        }
        @media print {
          @page { size: A4; margin: 18mm 15mm; }
          :root { --paper: #fff; --raised: #fff; --ink: #000; --ink-soft: #333; --link: #000; --link-visited: #000; --line: #999; }
          body { font-size: 10pt; line-height: 1.6; display: block; }
          .skip-link, .site-nav, .language-link, .breadcrumbs, .choices, form, .fields { display: none; }
          main, .site-header-inner, .site-footer-inner { max-width: none; padding-inline: 0; }
          h1 { font-size: 18pt; } h2 { font-size: 14pt; } h3 { font-size: 12pt; }
          h1, h2, h3 { break-after: avoid; }
          tbody tr:first-child { break-before: avoid; }
          tr, .card, .key-figure, .notice, .definitions > div { break-inside: avoid; }
          .table-region { overflow: visible; }
          table { font-size: 9pt; } thead { display: table-header-group; } thead th { position: static; white-space: normal; }
          th, td { padding: 1.5mm 2mm; } th, th.number, td.number, td.mark, .chip { white-space: normal; } tbody th { min-width: 0; }
          .chip, .bar-fill, .bar-track, thead th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }
        """
}
