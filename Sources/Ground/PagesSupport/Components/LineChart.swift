/// Lines over the years, each with its name at its end.
///
/// Everything that it shows also stands in the table beside it. Lines differ by dashes and marks, not by colour alone.
package struct LineChart: Sendable {
    package struct Line: Hashable, Sendable {
        package let name: String
        /// By column: thousandths of the chart's height above its foot; `nil` where there is no value.
        package let heights: [Int?]

        package init(name: String, heights: [Int?]) {
            self.name = name
            self.heights = heights
        }
    }

    /// A line across with its value at the left.
    package struct Level: Hashable, Sendable {
        package let label: String
        package let height: Int

        package init(label: String, height: Int) {
            self.label = label
            self.height = height
        }
    }

    package let label: String
    package let columns: [String]
    package let lines: [Line]
    package let levels: [Level]

    package init(label: String, columns: [String], lines: [Line], levels: [Level]) {
        self.label = label
        self.columns = columns
        self.lines = lines
        self.levels = levels
    }

    private static let (left, top, height, columnWidth, right) = (76, 16, 220, 100, 44)

    package var markup: Markup {
        let width = Self.left + columns.count * Self.columnWidth + Self.right
        return figure(.class("chart")) {
            svg(
                .class("line-chart"),
                .viewBox(width: Coordinate(width), height: Coordinate(Self.top + Self.height + 36)),
                .role("img"),
                .ariaLabel(label),
                .notFocusable
            ) {
                for level in levels { self.level(level, width: width) }
                for (index, name) in columns.enumerated() {
                    svgText(
                        .class("chart-year"),
                        .x(Self.middle(index)),
                        .y(Coordinate(Self.top + Self.height + 26)),
                        .textAnchor("middle")
                    ) { name }
                }
                for (index, line) in lines.enumerated() { self.line(line, number: index) }
            }
            legend
        }
    }

    private func level(_ level: Level, width: Int) -> Markup {
        Markup {
            PagesSupport.line(
                .class("chart-level"),
                .x1(Coordinate(Self.left)),
                .y1(Self.y(level.height)),
                .x2(Coordinate(width - Self.right)),
                .y2(Self.y(level.height))
            )
            svgText(
                .class("chart-year"),
                .x(Coordinate(Self.left - 8)),
                .y(Coordinate(hundredths: Self.y(level.height).hundredths + 500)),
                .textAnchor("end")
            ) { level.label }
        }
    }

    private func line(_ line: Line, number: Int) -> Markup {
        let points = line.heights.enumerated().compactMap { index, height in
            height.map { Point(Self.middle(index), Self.y($0)) }
        }
        return Markup {
            // A gap in the middle stays a gap.
            for run in Self.runs(line.heights) where run.count > 1 {
                polyline(
                    Self.lineClass(number),
                    .points(run.map { Point(Self.middle($0.column), Self.y($0.height)) })
                )
            }
            for point in points { Self.mark(number, point) }
        }
    }

    private static func runs(_ heights: [Int?]) -> [[(column: Int, height: Int)]] {
        heights.enumerated().reduce(into: [[]]) { runs, item in
            if let height = item.element {
                runs[runs.count - 1].append((item.offset, height))
            } else if runs.last?.isEmpty == false {
                runs.append([])
            }
        }
    }

    private var legend: Markup {
        figcaption(.class("line-legend")) {
            ul {
                for (index, line) in lines.enumerated() {
                    li {
                        svg(.class("line-sample"), .viewBox(width: 40, height: 16), .ariaHidden, .notFocusable) {
                            polyline(Self.lineClass(index), .points([Point(2, 8), Point(38, 8)]))
                            Self.mark(index, Point(20, 8))
                        }
                        line.name
                    }
                }
            }
        }
    }

    private static func y(_ thousandths: Int) -> Coordinate {
        Coordinate(hundredths: (top + height) * 100 - thousandths * height / 10)
    }

    private static func middle(_ index: Int) -> Coordinate {
        Coordinate(left + index * columnWidth + columnWidth / 2)
    }

    private static func lineClass(_ number: Int) -> Attribute {
        switch number % 4 {
        case 0: .class("chart-line line-1")
        case 1: .class("chart-line line-2")
        case 2: .class("chart-line line-3")
        default: .class("chart-line line-4")
        }
    }

    private static func mark(_ number: Int, _ place: Point) -> Markup {
        let (x, y) = (place.x.hundredths, place.y.hundredths)
        func corner(_ right: Int, _ down: Int) -> Point {
            Point(Coordinate(hundredths: x + right * 100), Coordinate(hundredths: y + down * 100))
        }
        return switch number % 4 {
        case 0: circle(.class("mark-1"), .cx(place.x), .cy(place.y), .r(6))
        case 1: polygon(.class("mark-2"), .points([corner(-6, -6), corner(6, -6), corner(6, 6), corner(-6, 6)]))
        case 2: polygon(.class("mark-3"), .points([corner(0, -7), corner(7, 6), corner(-7, 6)]))
        default: polygon(.class("mark-4"), .points([corner(0, -8), corner(8, 0), corner(0, 8), corner(-8, 0)]))
        }
    }
}
