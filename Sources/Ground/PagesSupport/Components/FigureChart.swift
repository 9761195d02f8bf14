/// A picture of figures over years: a bar for each actual, a mark for each target, and both as text below.
///
/// Everything that it shows also stands in the table beside it.
package struct FigureChart: Hashable, Sendable {
    package struct Column: Hashable, Sendable {
        package let label: String
        /// Thousandths of the chart's height above its foot; `nil` without a number.
        package let actual: Int?
        package let actualText: String
        package let target: Int?
        package let targetText: String
        /// Drawn apart from the years, without a target.
        package let isBaseline: Bool

        package init(
            label: String,
            actual: Int?,
            actualText: String,
            target: Int?,
            targetText: String,
            isBaseline: Bool = false
        ) {
            self.label = label
            self.actual = actual
            self.actualText = actualText
            self.target = target
            self.targetText = targetText
            self.isBaseline = isBaseline
        }
    }

    package let columns: [Column]
    /// Where zero stands, in thousandths of the height.
    package let zero: Int
    /// The same in words.
    package let label: String
    /// What bars and marks are called.
    package let actualName: String
    package let targetName: String

    package init(columns: [Column], zero: Int, label: String, actualName: String, targetName: String) {
        self.columns = columns
        self.zero = zero
        self.label = label
        self.actualName = actualName
        self.targetName = targetName
    }
}

// MARK: Drawing

extension FigureChart {
    private static let gutter = 88
    private static let columnWidth = 96
    private static let height = 176
    private static let top = 12
    private static let rowHeight = 24

    /// Five columns wide at least, so that the letters of all charts are of one size.
    private var width: Int { Self.gutter + max(columns.count, 5) * Self.columnWidth }

    package var markup: Markup {
        let foot = Self.y(zero)
        return figure(.class("chart")) {
            svg(
                .class("series-chart"),
                .viewBox(width: Coordinate(width), height: Coordinate(Self.top + Self.height + 3 * Self.rowHeight + 8)),
                .role("img"),
                .ariaLabel(label),
                .notFocusable
            ) {
                for (index, column) in columns.enumerated() { bar(column, at: index) }
                line(
                    .class("chart-axis"),
                    .x1(Coordinate(Self.gutter)),
                    .y1(foot),
                    .x2(Coordinate(Self.gutter + columns.count * Self.columnWidth)),
                    .y2(foot)
                )
                targets
                rowNames
                for (index, column) in columns.enumerated() { values(column, at: index) }
            }
        }
    }

    private static func y(_ thousandths: Int) -> Coordinate {
        Coordinate(hundredths: (top + height) * 100 - thousandths * height / 10)
    }

    private static func middle(_ index: Int) -> Coordinate {
        Coordinate(gutter + index * columnWidth + columnWidth / 2)
    }

    /// The foot line of the letters in one of the rows below the picture.
    private static func row(_ index: Int) -> Coordinate {
        Coordinate(top + height + (index + 1) * rowHeight - 4)
    }

    private func bar(_ column: Column, at index: Int) -> Markup {
        guard let actual = column.actual else { return .empty }
        let (high, low) = (Self.y(max(actual, zero)), Self.y(min(actual, zero)))
        return rect(
            column.isBaseline ? .class("chart-baseline") : .class("chart-actual"),
            .x(Coordinate(Self.gutter + index * Self.columnWidth + 26)),
            .y(high),
            .breadth(44),
            .tallness(Coordinate(hundredths: max(low.hundredths - high.hundredths, 100)))
        )
    }

    /// The targets, joined where they follow each other, with a mark at each.
    private var targets: Markup {
        let places = columns.enumerated().compactMap { index, column in
            column.target.map { Point(Self.middle(index), Self.y($0)) }
        }
        return Markup {
            if places.count > 1 { polyline(.class("chart-target-line"), .points(places)) }
            for place in places { circle(.class("chart-target"), .cx(place.x), .cy(place.y), .r(5)) }
        }
    }

    /// What the rows of figures below the picture are, with the marks that stand for them in it.
    private var rowNames: Markup {
        Markup {
            rect(
                .class("chart-actual"),
                .x(0),
                .y(Coordinate(hundredths: Self.row(1).hundredths - 1200)),
                .breadth(12),
                .tallness(12)
            )
            svgText(.class("chart-value"), .x(20), .y(Self.row(1))) { actualName }
            circle(.class("chart-target"), .cx(6), .cy(Coordinate(hundredths: Self.row(2).hundredths - 600)), .r(5))
            svgText(.class("chart-year"), .x(20), .y(Self.row(2))) { targetName }
        }
    }

    private func values(_ column: Column, at index: Int) -> Markup {
        let x = Self.middle(index)
        return Markup {
            svgText(.class("chart-year"), .x(x), .y(Self.row(0)), .textAnchor("middle")) { column.label }
            if column.actual != nil, Self.fits(column.actualText) {
                svgText(.class("chart-value"), .x(x), .y(Self.row(1)), .textAnchor("middle")) { column.actualText }
            }
            if column.target != nil, Self.fits(column.targetText) {
                svgText(.class("chart-year"), .x(x), .y(Self.row(2)), .textAnchor("middle")) { column.targetText }
            }
        }
    }

    /// Whether a value has room below its column; a longer one, such as one with its parts, stands in the table alone.
    private static func fits(_ text: String) -> Bool {
        text.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) } <= 12
    }
}
