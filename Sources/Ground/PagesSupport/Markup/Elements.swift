/// An element with its attributes and content.
///
/// The functions below, one for each name, are the usual way to write it.
package func element(_ tag: Tag, _ attributes: [Attribute] = [], _ content: Markup = .empty) -> Markup {
    switch content.content {
    case .empty: Markup(content: .element(tag, attributes, []))
    case .text(let text): Markup(content: .textElement(tag, attributes, text))
    case .group(let parts): Markup(content: .element(tag, attributes, parts))
    case .literal, .element, .textElement, .written: Markup(content: .element(tag, attributes, [content]))
    }
}

// The document and its regions.

package func html(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.html, attributes, content())
}

package func head(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.head, attributes, content())
}

package func title(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.title, attributes, content())
}

package func body(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.body, attributes, content())
}

package func header(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.header, attributes, content())
}

package func footer(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.footer, attributes, content())
}

package func main(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.main, attributes, content())
}

package func nav(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.nav, attributes, content())
}

package func section(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.section, attributes, content())
}

package func article(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.article, attributes, content())
}

package func aside(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.aside, attributes, content())
}

package func div(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.div, attributes, content())
}

package func span(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.span, attributes, content())
}

// Headings, paragraphs and links.

package func p(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.p, attributes, content())
}

package func h1(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.h1, attributes, content())
}

package func h2(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.h2, attributes, content())
}

package func h3(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.h3, attributes, content())
}

package func h4(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.h4, attributes, content())
}

package func a(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.a, attributes, content())
}

// Lists.

package func ul(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.ul, attributes, content())
}

package func ol(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.ol, attributes, content())
}

package func li(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.li, attributes, content())
}

package func dl(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.dl, attributes, content())
}

package func dt(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.dt, attributes, content())
}

package func dd(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.dd, attributes, content())
}

// Tables.

package func table(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.table, attributes, content())
}

package func caption(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.caption, attributes, content())
}

package func thead(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.thead, attributes, content())
}

package func tbody(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.tbody, attributes, content())
}

package func tfoot(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.tfoot, attributes, content())
}

package func tr(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.tr, attributes, content())
}

package func th(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.th, attributes, content())
}

package func td(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.td, attributes, content())
}

package func colgroup(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.colgroup, attributes, content())
}
