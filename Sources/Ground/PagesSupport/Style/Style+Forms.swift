extension Style {
    static let forms = """
        label { display: block; font-weight: 700; margin-bottom: .25rem; }
        label.check { display: flex; align-items: center; gap: .5rem; min-height: 2.75rem; margin-bottom: 0; }
        label.check input { width: 1.5rem; height: 1.5rem; }
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

    /// Forms that are filled in, with what is wrong beside each field.
    static let fields = """
        .form { max-width: 46rem; margin-block: 1.5rem; }
        .form-field, .field-group { margin: 0 0 2rem; padding: 0; border: 0; min-width: 0; }
        .field-group { padding: 1.25rem 1.5rem 0; border: 1px solid var(--line); border-radius: 8px; }
        .field-group { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 0 1.5rem; align-items: end; }
        .field-group .form-field { margin-bottom: 1.25rem; } .field-group .input-medium { width: 100%; }
        .field-group > legend { font-size: 1.125rem; padding-inline: .5rem; margin-left: -.5rem; }
        legend { font-weight: 700; padding: 0; margin-bottom: .25rem; }
        .form-field-wrong { padding-left: 1rem; border-left: 6px solid var(--poor); }
        .need { display: inline-block; margin-left: .5rem; color: var(--ink-soft); font-size: .875rem; font-weight: 400; }
        .need-required { color: var(--poor); }
        .field-hint { margin-bottom: .375rem; color: var(--ink-soft); }
        .field-error { margin-bottom: .375rem; color: var(--poor); font-weight: 700; } .field-error p { margin: 0; }
        .input-short { width: 10rem; } .input-medium { width: 26rem; } .input-full { width: 100%; }
        select[aria-invalid], textarea[aria-invalid] { border: 2px solid var(--poor); }
        input[type="file"] { width: 100%; }
        .option { display: grid; grid-template-columns: 2.75rem 1fr; align-items: center; }
        .option input { width: 1.5rem; height: 1.5rem; margin: .625rem; accent-color: var(--link); }
        .option label { font-weight: 400; margin: 0; padding-block: .5rem; }
        .option .field-hint { grid-column: 2; margin: -.25rem 0 .5rem; }
        .field-group .form-field:has(> .option:only-child) { grid-column: 1 / -1; margin-bottom: .75rem; }
        .option-group { margin: 0 0 1.5rem; padding: .75rem 1.25rem 1rem; border: 1px solid var(--line); border-radius: 8px; min-width: 0; scroll-margin-top: 6rem; }
        .option-group > legend { padding-inline: .5rem; margin-left: -.5rem; font-size: 1.125rem; }
        .option-tools { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; margin-bottom: .75rem; scroll-margin-top: 6rem; }
        .option-count { min-width: 12rem; font-variant-numeric: tabular-nums; } .option-chosen { font-weight: 700; } .option-tools button { padding: .25rem 1rem; }
        .form-actions { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; }
        .button-other { background: var(--paper); color: var(--link); } .button-other:hover { background: var(--tint); }
        .button-danger { background: var(--poor); border-color: var(--poor); } .button-danger:hover { background: var(--ink); border-color: var(--ink); }
        .error-summary { max-width: 52rem; margin-block: 1.5rem; padding: 1rem 1.25rem; border: 1px solid var(--poor); border-left-width: 8px; border-radius: 4px; }
        .error-summary h2 { margin: 0 0 .5rem; padding: 0; border: 0; font-size: 1.25rem; } .error-summary ul { margin: 0; }
        .error-summary a { color: var(--poor); } .error-summary a:focus-visible { color: #000; }
        td .form, .account .form { margin: 0; } td .form button, .account button { padding: .25rem .75rem; min-height: 2rem; white-space: nowrap; }
        time > span { white-space: nowrap; }
        .square-code { display: block; width: 16rem; max-width: 100%; height: auto; margin-block: 1rem; }
        .square-code-ground { fill: #fff; } .square-code-dark { fill: #000; }
        .account { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1rem; margin-left: auto; }
        /* Members have many pages: their menu has a line of its own, and columns where it needs several. */
        .site-header-inner:has(.account) .site-nav { order: 3; width: 100%; }
        @media screen and (max-width: 40rem) {
          .site-header-inner:has(.account) .site-nav { padding-bottom: .5rem; }
          .site-header-inner:has(.account) .site-nav ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(7rem, 1fr)); gap: 0 .5rem; }
          .site-header-inner:has(.account) .site-nav a { font-size: .875rem; }
          .site-header .account { width: 100%; justify-content: space-between; margin-left: 0; }
        }
        .reading-links + .account { margin-left: 0; }
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
