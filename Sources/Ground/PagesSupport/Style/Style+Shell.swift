extension Style {
    /// What stands around every page.
    static let shell = """
        .skip-link {
          position: absolute; left: .5rem; top: -6rem; z-index: 1; padding: .5rem 1rem;
          background: var(--focus); color: #000; border-radius: 4px;
        }
        .skip-link:focus { top: .5rem; }
        main, .site-header-inner, .site-footer-inner, .breadcrumbs {
          width: 100%; max-width: 72rem; margin-inline: auto; padding-inline: 1.5rem;
        }
        main { flex: 1; padding-block: 0 4rem; }
        .site-header { border-top: 4px solid var(--link); border-bottom: 1px solid var(--line); }
        .site-header-inner { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 2rem; min-height: 4rem; }
        .site-name {
          display: flex; align-items: center; gap: .625rem; padding-block: .5rem; font-size: 1.25rem; font-weight: 700;
          color: var(--ink); text-decoration: none;
        }
        .site-name:visited { color: var(--ink); }
        .site-name:hover { color: var(--link-hover); text-decoration: underline; }
        .site-mark {
          display: grid; place-items: center; width: 2rem; height: 2rem; border-radius: 6px;
          background: #0017c1; color: #fff; font-size: 1.125rem; line-height: 1;
        }
        .site-nav ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin: 0; padding: 0; list-style: none; }
        .site-nav a, .reading-links a { display: inline-block; padding-block: .625rem; }
        .site-nav a[aria-current] { color: var(--ink); font-weight: 700; text-decoration: none; border-bottom: 3px solid var(--link); }
        .reading-links { display: flex; gap: 1rem; margin-left: auto; }
        .breadcrumbs { padding-block: .75rem 0; font-size: .875rem; }
        .breadcrumbs ol { display: flex; flex-wrap: wrap; margin: 0; padding: 0; list-style: none; }
        .breadcrumbs li:not(:last-child)::after { content: "\\203A" / ""; margin-inline: .625rem; color: var(--ink-soft); }
        :lang(en) .site-nav { order: 3; width: 100%; }
        @media screen and (max-width: 68rem) { .site-nav { order: 3; width: 100%; } }
        .site-footer { border-top: 1px solid var(--line); background: var(--raised); font-size: .875rem; }
        .site-footer-inner { padding-block: 1.5rem; color: var(--ink-soft); }
        .site-footer p { margin: 0 0 .25rem; }
        .request-number { color: var(--ink-soft); }
        @media screen and (max-width: 40rem) {
          main, .site-header-inner, .site-footer-inner, .breadcrumbs { padding-inline: 1rem; }
          /* What a page says should begin on the first screen. */
          .site-header-inner { min-height: 3.25rem; }
          .site-nav ul { gap: 0 1rem; }
          .site-nav a { padding-block: .25rem; font-size: .9375rem; }
          h1 { font-size: 1.5rem; margin-block: 1rem; }
          h2 { font-size: 1.25rem; }
          h3 { font-size: 1.125rem; }
        }
        """
}
