extension Style {
    /// The office's board and review, the committee's opinions, mail.
    static let desk = """
        .button { display: inline-block; padding: .5rem 1.5rem; border-radius: 6px; background: var(--link); color: var(--paper); font-weight: 700; text-decoration: none; }
        .button:hover { background: var(--link-hover); color: var(--paper); }
        .button-row { display: flex; flex-wrap: wrap; gap: 1rem; } .button-row .form { margin-block: .5rem 0; }
        .deadline-day, .deadline-distance { display: block; white-space: nowrap; } .deadline-over { color: var(--poor); font-weight: 700; }
        #departments th:first-child { min-width: 9rem; } #departments thead th { vertical-align: bottom; white-space: normal; word-break: keep-all; overflow-wrap: normal; font-size: .875rem; }
        #departments th, #departments td { padding-inline: .5rem; }
        #sheet-list input { width: 1.5rem; height: 1.5rem; margin: .25rem; accent-color: var(--link); }
        .form:has(#sheet-list) { max-width: none; }
        .answer-text { white-space: pre-wrap; overflow-wrap: anywhere; max-width: 46rem; }
        .corrected-from { color: var(--ink-soft); font-size: .875rem; }
        .history { margin-block: 2rem; } .history li { margin-bottom: .5rem; }
        .opinions, .mails { padding: 0; list-style: none; }
        .opinion, .mail { padding: 1rem 1.25rem; margin-bottom: 1rem; border: 1px solid var(--line); border-radius: 8px; }
        .opinion p { margin-block: .25rem; } .opinion-answer { margin: .75rem 0 .75rem 1rem; padding-left: 1rem; border-left: 4px solid var(--line-strong); }
        .mail-subject { margin: 0; padding: 0; border: 0; font-size: 1.125rem; } .mail-subject + .definitions { margin-top: .75rem; border-top: 1px solid var(--line); } .mail-text { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 1rem; }
        """
}
