extension Style {
    /// Tokens, type and links.
    ///
    /// The colours and sizes are those of the Digital Agency's design system; the dark ones keep the same contrast.
    static let base = """
        :root {
          color-scheme: light dark;
          --paper: #ffffff; --raised: #f8f8fb; --line: #d8d8db; --line-strong: #767676;
          --ink: #1a1a1c; --ink-soft: #5a5a60;
          --link: #0017c1; --link-visited: #5809b4; --link-hover: #0031d8; --tint: #e8f1fe;
          --good: #197a4b; --good-tint: #e6f5ec; --fair: #927200; --fair-ink: #6e5600; --fair-tint: #fff7d6;
          --poor: #ce0000; --poor-tint: #fdeeee; --neutral-tint: #f1f1f4;
          --focus: #ffd43d; --focus-edge: #000000;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #1a1a1c; --raised: #242428; --line: #46464d; --line-strong: #8e8e96;
            --ink: #f1f1f4; --ink-soft: #b9b9c2;
            --link: #9db7f9; --link-visited: #cda6f5; --link-hover: #c5d7fb; --tint: #1f2a4d;
            --good: #71c598; --good-tint: #16321f; --fair: #e0bd45; --fair-ink: #f0d27a; --fair-tint: #352c0c;
            --poor: #ff9494; --poor-tint: #401a1a; --neutral-tint: #303036;
          }
        }
        *, *::before, *::after { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
        body {
          margin: 0; background: var(--paper); color: var(--ink);
          font-family: "BIZ UDPGothic", "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Noto Sans JP", "Noto Sans CJK JP",
            sans-serif;
          font-size: 1rem; line-height: 1.7; overflow-wrap: anywhere;
          min-height: 100vh; display: flex; flex-direction: column;
        }
        :lang(ja) { line-break: strict; word-break: normal; }
        h1, h2, h3, h4 { line-height: 1.5; font-weight: 700; margin: 2.5rem 0 1rem; text-wrap: pretty; word-break: auto-phrase; }
        h1 { font-size: 2rem; margin: 1.5rem 0; }
        h2 { font-size: 1.5rem; padding-bottom: .375rem; border-bottom: 1px solid var(--line); }
        h3 { font-size: 1.25rem; }
        h4 { font-size: 1.125rem; }
        p, ul, ol, dl { margin: 0 0 1rem; }
        p, main > ul, main > ol { max-width: 46rem; }
        .lead { font-size: 1.125rem; color: var(--ink-soft); }
        small, .small { font-size: .875rem; }
        code { font-family: ui-monospace, "Noto Sans Mono CJK JP", monospace; font-size: .9375em; }
        a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .1875em; }
        a:visited { color: var(--link-visited); }
        a:hover { color: var(--link-hover); text-decoration-thickness: 3px; }
        :focus-visible, input[type="date"]:focus {
          outline: 4px solid var(--focus-edge); outline-offset: 2px; border-radius: 4px;
          box-shadow: 0 0 0 2px var(--focus);
        }
        a:focus-visible { background: var(--focus); color: #000; }
        main:focus { outline: none; }
        .number { font-variant-numeric: tabular-nums; }
        .visually-hidden {
          position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
          clip-path: inset(50%); white-space: nowrap;
        }
        """
}
