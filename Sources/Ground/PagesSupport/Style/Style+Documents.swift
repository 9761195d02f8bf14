extension Style {
    /// Documents as pages: the tables of forms, and the links by which they are taken away.
    static let documents = """
        .document-links { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; margin: 0; padding: 0; }
        .document { margin-top: 1.5rem; }
        .document-section { margin-bottom: 2.5rem; }
        .document-table { table-layout: fixed; max-width: none; border-collapse: collapse; font-size: .875rem; line-height: 1.5; }
        .document-table th, .document-table td { border: 1px solid var(--line-strong); padding: .25rem .5rem;
          vertical-align: top; text-align: start; }
        .document-table thead th { background: var(--tint); text-align: center; vertical-align: middle; }
        .document-table tbody th { background: var(--raised); font-weight: 700; }
        .document-table td.number, .document-table th.number { text-align: end; white-space: normal; overflow-wrap: anywhere; }
        .document-table td.mark, .document-table th.mark { text-align: center; }
        .document-table .document-vertical { writing-mode: vertical-rl; text-align: center; }
        .document-table .document-entry { background: var(--fair-tint); min-width: 8rem; height: 3rem; }
        .document-end { text-align: end; } .document-centre { text-align: center; }
        """
}
