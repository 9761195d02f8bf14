package import Wording

/// How serious a notice is, or how good a rating.
///
/// The tone only adds colour: every notice and rating also says it in words.
package enum Tone: Hashable, Sendable, CaseIterable {
    case good
    case fair
    case poor
    /// Neither good nor bad: information, or no rating.
    case neutral
}

/// A rating as symbol and word, never as colour alone.
///
/// The symbol is as the city prints it (◎) and hidden from screen readers, which hear the word.
package func ratingChip(symbol: String, word: String, tone: Tone) -> Markup {
    span(chipClass(tone)) {
        span(.class("chip-symbol"), .ariaHidden) { symbol }
        span(.class("chip-word")) { word }
    }
}

private func chipClass(_ tone: Tone) -> Attribute {
    switch tone {
    case .good: .class("chip chip-good")
    case .fair: .class("chip chip-fair")
    case .poor: .class("chip chip-poor")
    case .neutral: .class("chip")
    }
}

/// A box that says something about the page: a kind in words, a title and the text.
package func notice(
    _ tone: Tone,
    language: Language,
    title: String,
    @MarkupBuilder content: () -> Markup = { .empty }
) -> Markup {
    let content = content()
    let (names, kind): (StaticString, Bilingual) =
        switch tone {
        case .good: ("notice notice-good", Bilingual("完了", "Done"))
        case .fair: ("notice notice-fair", Bilingual("注意", "Note"))
        case .poor: ("notice notice-poor", Bilingual("警告", "Warning"))
        case .neutral: ("notice", Bilingual("お知らせ", "Information"))
        }
    return div(.class(names), .role("note")) {
        p(.class("notice-title")) {
            span(.class("notice-kind")) { kind[language] }
            strong { title }
        }
        if !content.isEmpty { div(.class("notice-body")) { content } }
    }
}

/// One number that matters, with its name and unit.
package struct KeyFigure: Sendable {
    package let label: String
    package let value: String
    package var unit = ""
    /// Where the number comes from.
    package var path: String?
    package var note: Markup = .empty

    package init(label: String, value: String, unit: String = "", path: String? = nil, note: Markup = .empty) {
        self.label = label
        self.value = value
        self.unit = unit
        self.path = path
        self.note = note
    }
}

/// Key figures side by side.
package func keyFigures(_ figures: [KeyFigure]) -> Markup {
    dl(.class("key-figures")) {
        for figure in figures {
            div(.class("key-figure")) {
                dt { figure.label }
                dd {
                    if let path = figure.path {
                        a(.class("key-value figure-link"), .href(path)) { figure.value }
                    } else {
                        span(.class("key-value")) { figure.value }
                    }
                    if !figure.unit.isEmpty { span(.class("key-unit")) { figure.unit } }
                    if !figure.note.isEmpty { div(.class("key-note")) { figure.note } }
                }
            }
        }
    }
}

/// A term and what is to be said of it.
package struct Definition: Sendable {
    package let term: String
    package let text: Markup

    package init(_ term: String, @MarkupBuilder _ text: () -> Markup) {
        self.term = term
        self.text = text()
    }
}

/// Terms and their texts, side by side where there is room.
package func definitionList(_ definitions: [Definition]) -> Markup {
    dl(.class("definitions")) {
        for definition in definitions {
            div {
                dt { definition.term }
                dd { definition.text }
            }
        }
    }
}

/// Something that a reader may open to see how it came about.
package func working(summary words: String, isOpen: Bool = false, @MarkupBuilder content: () -> Markup) -> Markup {
    let content = content()
    return details(.class("working"), .open(isOpen)) {
        PagesSupport.summary { words }
        div(.class("working-body")) { content }
    }
}

/// A framed group with a linked title.
package func card(title: String, path: String, @MarkupBuilder content: () -> Markup) -> Markup {
    let content = content()
    return li(.class("card")) {
        h3(.class("card-title")) { a(.href(path)) { title } }
        content
    }
}

/// Cards beside each other where there is room.
package func cards(@MarkupBuilder content: () -> Markup) -> Markup {
    let content = content()
    return ul(.class("cards")) { content }
}

/// Links to the same page for other choices, such as years; the present one is marked.
package func choices(label: String, _ items: [PageShell.Crumb], current path: String) -> Markup {
    nav(.class("choices"), .ariaLabel(label)) {
        ul {
            for item in items {
                li {
                    if item.path == path {
                        a(.href(item.path), .ariaCurrentPage) { item.name }
                    } else {
                        a(.href(item.path)) { item.name }
                    }
                }
            }
        }
    }
}
