/// Turns the statements of a closure into one piece of markup.
///
/// Strings become escaped text, whole numbers their decimal digits.
@resultBuilder
package enum MarkupBuilder {
    package static func buildExpression(_ markup: Markup) -> Markup {
        markup
    }

    package static func buildExpression(_ text: String) -> Markup {
        .text(text)
    }

    package static func buildExpression(_ text: Substring) -> Markup {
        .text(String(text))
    }

    package static func buildExpression(_ number: Int) -> Markup {
        .text(String(number))
    }

    package static func buildExpression(_ parts: [Markup]) -> Markup {
        .group(parts)
    }

    package static func buildBlock() -> Markup {
        .empty
    }

    package static func buildBlock(_ only: Markup) -> Markup {
        only
    }

    package static func buildBlock(_ parts: Markup...) -> Markup {
        .group(parts)
    }

    package static func buildOptional(_ part: Markup?) -> Markup {
        part ?? .empty
    }

    package static func buildEither(first part: Markup) -> Markup {
        part
    }

    package static func buildEither(second part: Markup) -> Markup {
        part
    }

    package static func buildArray(_ parts: [Markup]) -> Markup {
        .group(parts)
    }

    package static func buildLimitedAvailability(_ part: Markup) -> Markup {
        part
    }
}
