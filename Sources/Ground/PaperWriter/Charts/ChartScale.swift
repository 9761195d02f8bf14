import Figures

/// The vertical axis of a chart: from where to where it goes, and where its lines are.
struct ChartScale: Hashable, Sendable {
    struct Tick: Hashable, Sendable {
        let value: Rational
        let label: String
    }

    let ticks: [Tick]
    private let low: Rational
    private let high: Rational

    /// Zero is always on the axis, so that lengths can be compared; up to six lines, at round numbers.
    init(_ values: [ExactDecimal]) {
        let numbers = values.map(\.rational)
        let (least, greatest) = (min(numbers.min() ?? .zero, .zero), max(numbers.max() ?? .zero, .zero))
        let isWhole = values.allSatisfy { $0.scale == 0 }
        let (step, digits) = Self.step(greatest - least, from: isWhole ? 0 : -ExactDecimal.maximumDigits)
        var (low, high) = (Rational.zero, least == greatest ? step : Rational.zero)
        while low > least { low = low - step }
        while high < greatest { high = high + step }
        var ticks: [Tick] = []
        var value = low
        while value <= high {
            let text = value.text(digits: digits)
            ticks.append(Tick(value: value, label: ExactDecimal(plain: text)?.groupedText ?? text))
            value = value + step
        }
        (self.ticks, self.low, self.high) = (ticks, low, high)
    }

    /// The smallest of 1, 2, 5, 10, 20 … of which five are enough, and its decimals.
    private static func step(_ span: Rational, from lowest: Int) -> (step: Rational, digits: Int) {
        var unit = Rational.one
        for _ in 0..<max(-lowest, 0) { unit = unit.divided(by: Rational(10)) ?? unit }
        for exponent in lowest...(ExactDecimal.maximumDigits + 1) {
            for factor in [1, 2, 5] {
                let step = unit * Rational(factor)
                if step * Rational(5) >= span { return (step, max(-exponent, 0)) }
            }
            unit = unit * Rational(10)
        }
        return (unit, 0)
    }

    /// How far above the foot of an axis of this length the value stands.
    func height(of value: Rational, on length: Length) -> Length {
        let share = (value - low).divided(by: high - low) ?? .zero
        let hundredths = (share * Rational(length.hundredths)).text(digits: 0)
        return Length(hundredths: Int(hundredths) ?? 0)
    }
}
