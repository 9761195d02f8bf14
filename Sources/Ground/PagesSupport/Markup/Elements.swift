// The document and its regions.

package func html(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.html, attributes, content())
}

package func head(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.head, attributes, content())
}

package func title(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.title, attributes, content())
}

package func body(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.body, attributes, content())
}

package func header(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.header, attributes, content())
}

package func footer(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.footer, attributes, content())
}

package func main(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.main, attributes, content())
}

package func nav(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.nav, attributes, content())
}

package func section(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.section, attributes, content())
}

package func article(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.article, attributes, content())
}

package func aside(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.aside, attributes, content())
}

package func div(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.div, attributes, content())
}

package func span(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.span, attributes, content())
}

// Headings, paragraphs and links.

package func p(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.p, attributes, content())
}

package func h1(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.h1, attributes, content())
}

package func h2(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.h2, attributes, content())
}

package func h3(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.h3, attributes, content())
}

package func h4(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.h4, attributes, content())
}

package func a(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.a, attributes, content())
}

// Lists.

package func ul(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.ul, attributes, content())
}

package func ol(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.ol, attributes, content())
}

package func li(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.li, attributes, content())
}

package func dl(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.dl, attributes, content())
}

package func dt(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.dt, attributes, content())
}

package func dd(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.dd, attributes, content())
}

// Tables.

package func table(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.table, attributes, content())
}

package func caption(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.caption, attributes, content())
}

package func thead(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.thead, attributes, content())
}

package func tbody(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.tbody, attributes, content())
}

package func tfoot(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.tfoot, attributes, content())
}

package func tr(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.tr, attributes, content())
}

package func th(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.th, attributes, content())
}

package func td(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.td, attributes, content())
}

package func colgroup(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.colgroup, attributes, content())
}
