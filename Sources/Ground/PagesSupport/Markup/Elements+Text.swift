// Words inside a text, and figures.

package func details(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.details, attributes, content())
}

package func summary(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.summary, attributes, content())
}

package func strong(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.strong, attributes, content())
}

package func em(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.em, attributes, content())
}

package func small(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.small, attributes, content())
}

package func abbr(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.abbr, attributes, content())
}

package func time(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.time, attributes, content())
}

package func code(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.code, attributes, content())
}

package func pre(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.pre, attributes, content())
}

package func blockquote(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.blockquote, attributes, content())
}

package func figure(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.figure, attributes, content())
}

package func figcaption(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.figcaption, attributes, content())
}

// Forms.

package func form(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.form, attributes, content())
}

package func label(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.label, attributes, content())
}

package func select(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.select, attributes, content())
}

package func option(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.option, attributes, content())
}

package func textarea(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.textarea, attributes, content())
}

package func button(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.button, attributes, content())
}

package func fieldset(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.fieldset, attributes, content())
}

package func legend(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.legend, attributes, content())
}

// Rarer words inside a text.

package func ruby(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.ruby, attributes, content())
}

package func rt(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.rt, attributes, content())
}

package func rp(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.rp, attributes, content())
}

package func sup(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.sup, attributes, content())
}

package func sub(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.sub, attributes, content())
}

package func mark(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.mark, attributes, content())
}

package func bdi(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.bdi, attributes, content())
}

package func data(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.data, attributes, content())
}

package func output(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    element(.output, attributes, content())
}

// Elements without content.

package func meta(_ attributes: Attribute...) -> Markup { element(.meta, attributes) }
package func link(_ attributes: Attribute...) -> Markup { element(.link, attributes) }
package func img(_ attributes: Attribute...) -> Markup { element(.img, attributes) }
package func br(_ attributes: Attribute...) -> Markup { element(.br, attributes) }
package func hr(_ attributes: Attribute...) -> Markup { element(.hr, attributes) }
package func col(_ attributes: Attribute...) -> Markup { element(.col, attributes) }
package func input(_ attributes: Attribute...) -> Markup { element(.input, attributes) }
package func wbr(_ attributes: Attribute...) -> Markup { element(.wbr, attributes) }
