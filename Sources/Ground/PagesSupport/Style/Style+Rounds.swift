extension Style {
    /// What waits for somebody, and sheets to fill in.
    static let rounds = """
        .todo { padding: 0; margin-block: 1.5rem; list-style: none; max-width: 52rem; }
        .todo-item { position: relative; display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 1.5rem; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: 8px; margin-bottom: .75rem; }
        .todo-item:hover { background: var(--raised); } .todo-item > div { flex: 1 1 20rem; min-width: 0; } .todo-item p { margin: 0; }
        .todo-name { font-size: 1.125rem; font-weight: 700; }
        /* The whole frame leads where its name leads. */
        .todo-name a::after { content: ""; position: absolute; inset: 0; }
        .todo-step { color: var(--link); font-weight: 700; white-space: nowrap; }
        .soft, .deadline-left { color: var(--ink-soft); }
        .form-section { margin: 0 0 2rem; padding: 0 1.5rem 1.5rem; border: 1px solid var(--line); border-radius: 8px; min-width: 0; }
        .form-section > legend { padding-inline: .5rem; margin-left: -.5rem; font-size: 1.25rem; }
        .form-section .form-field { margin-bottom: 1.25rem; } .form-note { color: var(--ink-soft); }
        .beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .25rem 1.5rem; margin-bottom: 1.25rem; }
        .beside dt { color: var(--ink-soft); font-size: .875rem; line-height: 1.5; } .beside dd { margin: 0; font-weight: 700; font-variant-numeric: tabular-nums; }
        .last-year { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1rem; margin-bottom: .5rem; padding: .5rem .75rem; border-left: 4px solid var(--line-strong); background: var(--raised); }
        .last-year-name { margin: 0; color: var(--ink-soft); font-size: .875rem; } .last-year > .long-text { flex: 1 1 100%; }
        .last-year button { margin-left: auto; }
        .cell-words { text-align: start; } .cell-words ul { margin: .25rem 0 0; padding-left: 1.25rem; }
        .long-text { white-space: pre-line; max-width: 46rem; margin-bottom: .5rem; }
        .field-notes:empty { display: none; } .field-notes p { margin: .375rem 0 0; }
        .field-warning { padding: .375rem .75rem; border-left: 4px solid var(--fair); background: var(--fair-tint); }
        .remark { margin-block: .75rem; padding: .5rem .75rem; border-left: 4px solid var(--link); background: var(--tint); max-width: 46rem; }
        .remark-who { margin: 0; font-size: .875rem; color: var(--ink-soft); } .remark .long-text { margin-bottom: 0; } .remark .form { margin: .5rem 0 0; }
        .result { margin-bottom: 1.25rem; } .result-line { margin: 0; } .result-name { color: var(--ink-soft); margin-right: .5rem; } .result-line strong { font-size: 1.25rem; margin-right: .5rem; }
        .result .working { margin-block: .5rem 0; }
        .save-bar { position: sticky; top: 0; z-index: 2; display: flex; align-items: center; justify-content: space-between; gap: 1rem; margin-bottom: 1.5rem; padding: .5rem 0; border-bottom: 1px solid var(--line); background: var(--paper); }
        .save-bar p { margin: 0; } .save-bar button { flex: none; } .form:has(.save-bar) :is(input, select, textarea, button) { scroll-margin-top: 6rem; }
        .draft-note { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 1rem; max-width: 46rem; margin-bottom: 1.5rem; padding: .5rem .75rem; border-left: 4px solid var(--fair); background: var(--fair-tint); } .draft-note p { margin: 0; }
        .draft-apart { margin-top: .5rem; padding: .5rem .75rem; border-left: 4px solid var(--fair); background: var(--fair-tint); } .draft-apart p { margin: 0 0 .25rem; }
        .sent-texts { max-width: 46rem; }
        .missing { padding: 1rem 1.25rem; margin-bottom: 1.5rem; border: 1px solid var(--link); border-radius: 8px; } .missing > :last-child { margin-bottom: 0; }
        .missing li { padding-block: .25rem; }
        .approval { margin-block: 2rem; padding: 0 1.5rem 1rem; border: 1px solid var(--link); border-radius: 8px; } .approval > h2 { border: 0; margin-top: 1rem; }
        .approve-row { margin-bottom: 1.5rem; padding: .5rem 1.25rem 1rem; border: 1px solid var(--line); border-radius: 8px; } .approve-row .option label { font-weight: 700; }
        .approve-series { margin: .5rem 0; } .files { list-style: none; padding: 0; } .files li { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1rem; padding-block: .5rem; border-bottom: 1px solid var(--line); } .files .form { margin: 0; }
        .form:has(.figure-grid) { max-width: none; }
        .figure-grid td { vertical-align: middle; } .figure-grid .form-field { position: relative; margin: 0; } .figure-grid input { width: 11rem; } .figure-grid select { width: 11rem; }
        .figure-grid tbody th { min-width: 16rem; font-weight: 400; }
        @media screen and (max-width: 40rem) {
          .form-section, .approval { padding-inline: 1rem; } .form-section .input-short { width: 100%; }
          .figure-grid tbody th { min-width: 12rem; }
        }
        """
}
