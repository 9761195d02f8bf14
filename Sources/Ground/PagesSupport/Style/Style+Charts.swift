extension Style {
    /// Counts, results, charts, filters, lists of hits and what stands around figures.
    static let charts = """
        .soft, .as-printed, .measure-heading, .unit { color: var(--ink-soft); }
        .as-printed, .measure-heading { display: block; font-size: .8125rem; line-height: 1.5; white-space: normal; }
        .measure-number { display: inline-block; min-width: 2em; color: var(--ink-soft); font-variant-numeric: tabular-nums; }
        .heading-label { font-size: .75em; color: var(--ink-soft); font-weight: 700; margin-right: .25em; white-space: nowrap; }
        td, th { overflow-wrap: break-word; }
        ul.plain { list-style: none; padding: 0; margin: 0; }
        .counts { max-width: 60rem; margin-block: .75rem 1.25rem; }
        .counts-bar { display: block; width: 100%; height: 1.25rem; margin-bottom: .625rem; border-radius: 4px; }
        .count-part { stroke: var(--paper); stroke-width: 2; }
        .count-good { fill: var(--good); } .count-fair { fill: var(--fair); } .count-poor { fill: var(--poor); }
        .count-neutral { fill: var(--line-strong); }
        .counts-list { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; margin: 0; padding: 0; list-style: none; }
        .count { font-size: 1.25rem; font-weight: 700; font-variant-numeric: tabular-nums; vertical-align: middle; }
        .count-share { font-variant-numeric: tabular-nums; }
        .count-link { display: inline-flex; align-items: center; gap: .375rem; }
        .counts-title { margin: 0 0 .25rem; font-size: .875rem; color: var(--ink-soft); }
        .counts-empty { color: var(--ink-soft); }
        .card-city { font-size: 1.5rem; border: 0; padding: 0; }
        .card .count { font-size: 1.0625rem; }
        .card .counts { margin-block: .5rem 0; }
        .card .counts-bar { height: .75rem; }
        .card .counts-list { gap: .25rem .75rem; }
        .card .chip { font-size: .8125rem; padding-inline: .5rem; }
        .result { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; margin-block: .5rem 1rem; }
        .result-label { font-weight: 700; }
        .result-rate { font-size: 1.75rem; font-weight: 700; line-height: 1.3; font-variant-numeric: tabular-nums; }
        .card .result-rate { font-size: 1.25rem; }
        .bar-place { display: block; }
        .bar-place .target-bar { width: 8rem; height: .75rem; }
        .key-detail { display: block; margin-top: .25rem; }
        .working-title { margin: 1.5rem 0 .25rem; } .working-body > .working-title:first-child { margin-top: 0; }
        .working-body .definitions { margin-block: 0; font-size: .9375rem; }
        .working-body .definitions > div { padding: .375rem 0; }
        .working-body pre { overflow-x: auto; font-size: .875rem; line-height: 1.6; margin: 0; }
        .warning { color: var(--fair-ink); margin-block: .25rem; }
        .warning-mark { margin-left: .375rem; text-decoration: none; color: var(--fair-ink); }
        .chart { margin: 1.5rem 0 0; max-width: 38rem; }
        .at-a-glance { max-width: 44rem; }
        .chip-symbol:empty { display: none; }
        .series-chart { display: block; width: 100%; height: auto; }
        .chart-actual { fill: var(--link); } .chart-baseline { fill: var(--line-strong); }
        .chart-target { fill: var(--paper); stroke: var(--ink); stroke-width: 2.5; }
        .chart-target-line { fill: none; stroke: var(--ink); stroke-width: 2; stroke-dasharray: 5 4; }
        .chart-axis { stroke: var(--line-strong); stroke-width: 1; }
        .chart-year { fill: var(--ink); font-size: 14px; } .chart-value { fill: var(--ink); font-size: 14px; font-weight: 700; }
        .filter { align-items: end; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: 8px; background: var(--raised); }
        .filter .field { min-width: 0; max-width: 100%; } .filter select { max-width: 16rem; }
        .buttons { display: flex; align-items: center; gap: 1rem; }
        .hits { font-weight: 700; }
        .results { padding: 0; list-style: none; } .results > li { padding-block: .75rem; border-bottom: 1px solid var(--line); }
        .snippet { margin: .25rem 0 0; font-size: .9375rem; }
        mark { background: var(--fair-tint); color: inherit; font-weight: 700; }
        .neighbours { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1rem 2rem; margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); }
        .neighbours .next { margin-left: auto; }
        @media (max-width: 40rem) {
          .table-cards td .as-printed, .table-cards td .unit { font-size: .8125rem; }
          .filter .field, .filter select, .filter input { width: 100%; max-width: none; }
          .bar-place .target-bar { width: 6rem; }
          .chart-year, .chart-value { font-size: 19px; }
          .key-figure .chip, .table-region:not(.table-cards) .chip { white-space: normal; text-align: start; line-height: 1.3; border-radius: 10px; }
          .table-region:not(.table-cards) :is(th, td) { padding: .5rem .25rem; font-size: .9375rem; }
          .table-region:not(.table-cards) .chip { font-size: .8125rem; padding-inline: .375rem; gap: .25rem; }
          .table-region:not(.table-cards) .chip-symbol { font-size: .9375rem; }
          .table-region:not(.table-cards) tbody th { min-width: 3.5rem; }
        }
        /* The names of departments, which narrow columns would break into pieces. */
        @media (min-width: 64rem) { #measures td:nth-child(2) { min-width: 7.5rem; } }
        @media (forced-colors: active) {
          .count-part, .chart-actual { fill: CanvasText; stroke: Canvas; } .count-neutral, .chart-baseline { fill: GrayText; }
        }
        @media print { .counts-bar, .series-chart { print-color-adjust: exact; -webkit-print-color-adjust: exact; } .neighbours, .filter { display: none; } }
        """
}
