/// A bar of an actual value with a mark at its target.
///
/// Only a picture of two figures that stand beside it as text; screen readers hear `label`. Lengths are given in
/// thousandths of the target, so that no floating point is involved: 1000 is on target.
package struct TargetBar: Sendable {
    package let label: String
    /// Thousandths of the target; cut off at twice the target, where an arrow says so.
    package let actual: Int
    package let tone: Tone

    package init(label: String, actual: Int, tone: Tone) {
        self.label = label
        self.actual = actual
        self.tone = tone
    }

    package var markup: Markup {
        // 200 units are twice the target, so the mark stands in the middle.
        let length = Coordinate(hundredths: min(max(actual, 0), 2000) * 10)
        return svg(
            .class("target-bar"),
            .viewBox(width: 208, height: 16),
            .role("img"),
            .ariaLabel(label),
            .notFocusable
        ) {
            title { label }
            rect(.class("bar-track"), .x(0), .y(4), .breadth(200), .tallness(8), .cornerRadius(2))
            rect(fill, .x(0), .y(4), .breadth(length), .tallness(8), .cornerRadius(2))
            line(.class("bar-target"), .x1(100), .y1(0), .x2(100), .y2(16))
            if actual > 2000 { path(.class("bar-beyond"), .d("M202 4l4 4-4 4z")) }
        }
    }

    private var fill: Attribute {
        switch tone {
        case .good: .class("bar-fill bar-good")
        case .fair: .class("bar-fill bar-fair")
        case .poor: .class("bar-fill bar-poor")
        case .neutral: .class("bar-fill bar-neutral")
        }
    }
}
