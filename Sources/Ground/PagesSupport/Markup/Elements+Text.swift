// Words inside a text, and figures.

package func details(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.details, attributes, content())
}

package func summary(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.summary, attributes, content())
}

package func strong(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.strong, attributes, content())
}

package func em(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.em, attributes, content())
}

package func small(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.small, attributes, content())
}

package func abbr(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.abbr, attributes, content())
}

package func time(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.time, attributes, content())
}

package func code(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.code, attributes, content())
}

package func pre(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.pre, attributes, content())
}

package func blockquote(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.blockquote, attributes, content())
}

package func figure(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.figure, attributes, content())
}

package func figcaption(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.figcaption, attributes, content())
}

// Forms.

package func form(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.form, attributes, content())
}

package func label(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.label, attributes, content())
}

package func select(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.select, attributes, content())
}

package func option(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.option, attributes, content())
}

package func textarea(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.textarea, attributes, content())
}

package func button(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.button, attributes, content())
}

package func fieldset(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.fieldset, attributes, content())
}

package func legend(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.legend, attributes, content())
}

// Rarer words inside a text.

package func ruby(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.ruby, attributes, content())
}

package func rt(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.rt, attributes, content())
}

package func rp(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.rp, attributes, content())
}

package func sup(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.sup, attributes, content())
}

package func sub(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.sub, attributes, content())
}

package func mark(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.mark, attributes, content())
}

package func bdi(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.bdi, attributes, content())
}

package func data(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.data, attributes, content())
}

package func output(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.output, attributes, content())
}

// Elements without content.

package func meta(_ attributes: Attribute...) -> Markup { Markup(.meta, attributes) }
package func link(_ attributes: Attribute...) -> Markup { Markup(.link, attributes) }
package func img(_ attributes: Attribute...) -> Markup { Markup(.img, attributes) }
package func br(_ attributes: Attribute...) -> Markup { Markup(.br, attributes) }
package func hr(_ attributes: Attribute...) -> Markup { Markup(.hr, attributes) }
package func col(_ attributes: Attribute...) -> Markup { Markup(.col, attributes) }
package func input(_ attributes: Attribute...) -> Markup { Markup(.input, attributes) }
package func wbr(_ attributes: Attribute...) -> Markup { Markup(.wbr, attributes) }
