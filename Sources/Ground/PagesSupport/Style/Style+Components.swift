extension Style {
    static let tables = """
        .table-region { overflow-x: auto; margin-block: 1.5rem; max-width: 100%; }
        table { border-collapse: collapse; width: 100%; font-size: 1rem; line-height: 1.5; }
        .table-caption { text-align: start; font-weight: 700; font-size: 1.125rem; padding-block: 0 .5rem; }
        th, td { padding: .625rem .75rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
        thead th {
          position: sticky; top: 0; background: var(--neutral-tint); border-bottom: 2px solid var(--line-strong);
          vertical-align: bottom; white-space: nowrap;
        }
        tbody th { font-weight: 400; min-width: 10rem; }
        tbody tr:hover > * { background: var(--raised); }
        th.number, td.number { text-align: end; white-space: nowrap; }
        th.mark, td.mark { text-align: center; white-space: nowrap; }
        td:empty::after { content: "\\2014" / ""; color: var(--ink-soft); }
        tfoot th, tfoot td { border-top: 2px solid var(--line-strong); font-weight: 700; }
        /* A header sticks to the window only where no box around the table scrolls: tables that become cards need none. */
        .table-cards { overflow: visible; }
        @media screen and (max-width: 48rem) {
          /* The heads name columns that cards do not have; whoever sorts by them with a keyboard sees them. */
          .table-cards thead:not(:focus-within) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          .table-cards thead tr { display: flex; flex-wrap: wrap; } .table-cards thead th { border: 0; background: none; position: static; }
          .table-cards table, .table-cards tbody, .table-cards caption { display: block; }
          .table-cards tr { display: block; padding: .75rem 1rem; margin-bottom: .75rem; border: 1px solid var(--line); border-radius: 8px; }
          .table-cards tbody th { display: block; padding: 0 0 .5rem; border: 0; font-weight: 700; text-align: start; white-space: normal; }
          .table-cards tbody td { display: flex; justify-content: space-between; gap: 1rem; padding: .375rem 0; border: 0; border-top: 1px solid var(--line); text-align: end; white-space: normal; }
          .table-cards tbody td::before { content: attr(data-label); color: var(--ink-soft); text-align: start; flex: none; max-width: 50%; }
          .table-cards .target-bar { flex: 0 1 13rem; min-width: 0; align-self: center; }
          .table-cards tbody tr:hover > * { background: transparent; }
        }
        """

    static let components = """
        .chip {
          display: inline-flex; align-items: center; gap: .375rem; padding: .0625rem .625rem; border: 1px solid; border-radius: 999px;
          font-size: .9375rem; line-height: 1.6; white-space: nowrap; background: var(--neutral-tint); color: var(--ink);
          border-color: var(--line-strong);
        }
        .chip-symbol { font-size: 1.125rem; line-height: 1; font-weight: 700; }
        .chip-good { background: var(--good-tint); color: var(--good); border-color: var(--good); }
        .chip-fair { background: var(--fair-tint); color: var(--fair-ink); border-color: var(--fair); }
        .chip-poor { background: var(--poor-tint); color: var(--poor); border-color: var(--poor); }
        /* It breaks between words only: letters under each other are no word. */
        .chip-word { color: var(--ink); word-break: keep-all; overflow-wrap: normal; }
        @media (max-width: 48rem) { .chip { white-space: normal; } }
        .notice {
          max-width: 52rem; margin-block: 1.5rem; padding: 1rem 1.25rem; border: 1px solid var(--link); border-left-width: 8px;
          border-radius: 4px; background: var(--paper);
        }
        .notice-title { margin: 0; font-size: 1.125rem; }
        .notice-kind { display: inline-block; margin-right: .75rem; padding: 0 .5rem; border-radius: 4px; font-size: .875rem;
          background: var(--link); color: var(--paper); }
        .notice-body { margin-top: .5rem; }
        .notice-body > :last-child { margin-bottom: 0; }
        .notice-good { border-color: var(--good); } .notice-good .notice-kind { background: var(--good); }
        .notice-fair { border-color: var(--fair); } .notice-fair .notice-kind { background: var(--fair); }
        .notice-poor { border-color: var(--poor); } .notice-poor .notice-kind { background: var(--poor); }
        .key-figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 1rem; margin-block: 1.5rem; }
        .key-figure { padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: 8px; background: var(--raised); }
        .key-figure dt { color: var(--ink-soft); line-height: 1.5; }
        .key-figure dd { margin: 0; }
        .key-value { font-size: 2rem; font-weight: 700; line-height: 1.5; font-variant-numeric: tabular-nums; }
        .key-unit { margin-left: .25rem; }
        .key-note { font-size: .875rem; color: var(--ink-soft); line-height: 1.5; }
        .definitions { margin-block: 1.5rem; border-top: 1px solid var(--line); }
        h2 + .definitions { margin-top: -1rem; border-top: 0; }
        .definitions > div { display: grid; grid-template-columns: 12rem 1fr; gap: .25rem 1.5rem; padding: .75rem 0; border-bottom: 1px solid var(--line); }
        .definitions dt { font-weight: 700; } .definitions dd { margin: 0; } .definitions dd > :last-child { margin-bottom: 0; }
        .working { max-width: 60rem; margin-block: 1rem; border: 1px solid var(--line); border-radius: 8px; }
        .working > summary { padding: .75rem 1rem; cursor: pointer; color: var(--link); text-decoration: underline; text-underline-offset: .1875em; border-radius: 8px; }
        .working > summary:hover { background: var(--raised); }
        .working[open] > summary { border-bottom: 1px solid var(--line); border-radius: 8px 8px 0 0; }
        .working-body { padding: 1rem 1.25rem; } .working-body > :last-child { margin-bottom: 0; }
        .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 1rem; padding: 0; list-style: none; max-width: none; }
        .card { padding: 1.25rem; border: 1px solid var(--line); border-radius: 8px; }
        .card-title { margin: 0 0 .5rem; font-size: 1.125rem; } .card > :last-child { margin-bottom: 0; }
        .choices ul { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1rem 0; padding: 0; list-style: none; }
        .choices a { display: inline-block; padding: .375rem 1rem; border: 1px solid var(--line-strong); border-radius: 6px; text-decoration: none; color: var(--link); }
        .choices a:hover { background: var(--tint); text-decoration: underline; }
        .choices a[aria-current] { background: var(--link); border-color: var(--link); color: var(--paper); font-weight: 700; }
        .target-bar { display: inline-block; width: 13rem; max-width: 100%; height: 1rem; vertical-align: middle; }
        .bar-track { fill: var(--neutral-tint); stroke: var(--line-strong); stroke-width: .5; }
        .bar-fill { fill: var(--link); } .bar-good { fill: var(--good); } .bar-fair { fill: var(--fair); } .bar-poor { fill: var(--poor); }
        .bar-neutral, .bar-beyond { fill: var(--ink-soft); }
        .bar-target { stroke: var(--ink); stroke-width: 2; }
        @media screen and (max-width: 40rem) {
          .definitions > div { grid-template-columns: 1fr; }
          .key-figures { grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; }
          .key-figure { padding: .75rem 1rem; } .key-value { font-size: 1.5rem; }
        }
        """
}
