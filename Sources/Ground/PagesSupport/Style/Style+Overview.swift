extension Style {
    /// Numbers that lead to where they come from, choices of lists, changes, lines and matrices.
    static let overview = """
        .figure-link { color: inherit; text-decoration: underline dotted; text-decoration-thickness: 1px; }
        .figure-link:visited { color: inherit; }
        .figure-link:hover { color: var(--link-hover); text-decoration: underline solid; }
        .figure-link:focus-visible { color: #000; }
        .lead .figure-link { color: var(--ink); font-weight: 700; font-size: 1.25em; font-variant-numeric: tabular-nums; }
        .lead .figure-link:focus-visible { color: #000; }
        .change { color: var(--ink-soft); white-space: nowrap; font-variant-numeric: tabular-nums; }
        small.change { display: block; font-size: .8125rem; }
        .choices small { font-weight: 400; font-size: .75rem; }
        .choice-count { font-variant-numeric: tabular-nums; font-weight: 700; }
        .orders { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem .75rem; margin-block: 1rem; }
        .orders-label { color: var(--ink-soft); }
        .orders ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0; padding: 0; list-style: none; }
        .orders a { display: inline-block; padding-block: .25rem; min-width: 1.5rem; }
        .orders a[aria-current] { font-weight: 700; color: var(--ink); }
        .more-conditions { margin-block: 1rem; } .more-conditions > summary, .easy > summary { padding-block: .25rem; color: var(--link); cursor: pointer; text-decoration: underline; text-underline-offset: .1875em; }
        .more-conditions > .filter { margin-block: .5rem 1rem; }
        .easy { max-width: 46rem; margin-block: 0 1rem; }
        .easy-body { margin-top: .5rem; padding: 1rem 1.25rem; border-left: 6px solid var(--link); background: var(--raised); font-size: 1.125rem; line-height: 2.2; }
        .easy-body > :last-child { margin-bottom: 0; }
        button.sort { padding: 0; min-height: 1.5rem; min-width: 1.5rem; border: 0; background: none; color: inherit; text-align: inherit; text-decoration: underline dotted; text-underline-offset: .1875em; }
        button.sort:hover { background: none; color: var(--link-hover); }
        [aria-sort="ascending"] .sort::after { content: "\\2191" / ""; } [aria-sort="descending"] .sort::after { content: "\\2193" / ""; }
        rt { font-size: .625em; }
        .change-groups { display: grid; grid-template-columns: repeat(auto-fill, minmax(19rem, 1fr)); gap: 0 2rem; }
        .change-group { min-width: 0; } .change-group > h3 { margin-block: 1.5rem .5rem; }
        .change-list { padding: 0; list-style: none; } .change-list > li { padding-block: .5rem; border-bottom: 1px solid var(--line); }
        .change-ratings { display: inline-flex; flex-wrap: wrap; align-items: center; gap: .25rem .5rem; margin-inline: .5rem; }
        .change-ratings .chip { font-size: .8125rem; padding-inline: .5rem; }
        td .counts { margin: 0; } td .counts-list { gap: .25rem .75rem; } td .chip { font-size: .875rem; padding-inline: .5rem; } td .count { font-size: 1rem; }
        .unit-below { padding-left: 1.25rem; display: inline-block; }
        .line-chart { display: block; width: 100%; height: auto; }
        .chart-level { stroke: var(--line); stroke-width: 1; }
        .chart-line { fill: none; stroke-width: 3; }
        .line-1 { stroke: var(--link); } .line-2 { stroke: var(--good); stroke-dasharray: 9 5; }
        .line-3 { stroke: var(--poor); stroke-dasharray: 3 4; } .line-4 { stroke: var(--fair); stroke-dasharray: 12 4 3 4; }
        .mark-1 { fill: var(--link); } .mark-2 { fill: var(--good); } .mark-3 { fill: var(--poor); } .mark-4 { fill: var(--fair); }
        .line-legend ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: .5rem 0 0; padding: 0; list-style: none; font-size: .875rem; }
        .line-sample { width: 2.5rem; height: 1rem; margin-right: .375rem; vertical-align: middle; }
        .matrices { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 1.5rem 2rem; align-items: start; margin-block: 1.5rem; }
        .matrix { margin: 0; min-width: 0; } .matrix figcaption { font-size: .9375rem; line-height: 1.5; margin-bottom: .25rem; }
        .heat-matrix { display: block; max-width: 100%; height: auto; }
        .heat-label { fill: var(--ink-soft); font-size: 13px; } .heat-symbol { fill: var(--ink); font-size: 13px; font-weight: 700; }
        .heat-good { fill: var(--good-tint); stroke: var(--good); } .heat-fair { fill: var(--fair-tint); stroke: var(--fair); }
        .heat-poor { fill: var(--poor-tint); stroke: var(--poor); stroke-width: 2; } .heat-neutral { fill: var(--neutral-tint); stroke: var(--line-strong); }
        .heat-none { fill: none; stroke: var(--line); stroke-dasharray: 2 3; }
        .matrix-cell { white-space: nowrap; color: inherit; text-decoration: underline dotted; text-decoration-thickness: 1px; }
        .matrix-cell:focus-visible { color: #000; }
        .data-links { margin-top: 3rem; font-size: .9375rem; } .data-links h2 { font-size: 1.125rem; border: 0; margin-bottom: .5rem; padding: 0; }
        .data-links ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: 0; list-style: none; max-width: none; }
        .data-links a { display: inline-block; padding-block: .25rem; }
        @media screen and (max-width: 40rem) {
          .choices ul { gap: .375rem; margin-block: .75rem; }
          .choices a { padding: .25rem .625rem; }
        }
        @media (forced-colors: active) {
          .chart-line { stroke: CanvasText; } .mark-1, .mark-2, .mark-3, .mark-4 { fill: CanvasText; }
        }
        .count-link { text-decoration: none; } .count-link .count { text-decoration: underline; text-underline-offset: .1875em; text-decoration-thickness: 1px; }
        @media print {
          .change-group details::details-content, .series details::details-content { content-visibility: visible; block-size: auto; }
          .orders, .more-conditions, .data-links, .easy:not([open]), .reading-links { display: none; }
          .matrices { grid-template-columns: repeat(3, 1fr); gap: 1rem; }
          .figure-link, button.sort { text-decoration: none; } .matrix, .change-group { break-inside: avoid; }
          .heat-matrix, .line-chart { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }
        """
}
