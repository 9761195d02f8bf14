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
        .deadline-left { color: var(--ink-soft); }
        """
}
