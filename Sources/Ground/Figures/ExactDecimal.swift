/// A decimal number exactly as it was written: `87.60` keeps its two decimals.
///
/// Holds up to 18 digits, of which up to 18 stand behind the point: enough for the national budget in yen with
/// decimals. What is longer is refused where it is read, with a message, and never shortened.
package struct ExactDecimal: Sendable {
    package static let maximumDigits = 18

    /// The digits without the point, signed.
    package let coefficient: Int64
    /// How many of the digits stand behind the point, 0 to 18.
    package let scale: Int8

    /// The number `coefficient` ÷ 10^`scale`; `nil` outside the limits.
    package init?(coefficient: Int64, scale: Int) {
        guard (0...Self.maximumDigits).contains(scale), coefficient.magnitude < 1_000_000_000_000_000_000 else {
            return nil
        }
        self.coefficient = coefficient
        self.scale = Int8(scale)
    }

    package init(_ whole: Int32) {
        coefficient = Int64(whole)
        scale = 0
    }

    /// Reads plain ASCII digits: `-?[0-9]+(\.[0-9]+)?`.
    ///
    /// For cells as people type them see `Figure`.
    package init?(plain text: some StringProtocol) {
        var digits: Int64 = 0
        var scale = 0
        var (count, seenPoint, negative) = (0, false, false)
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where index == 0:
                negative = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                // Leading zeros are no significant digits, but a cell of thousands of them is no number either.
                guard digits < 100_000_000_000_000_000, count < 2 * Self.maximumDigits else { return nil }
                digits = digits * 10 + Int64(byte - UInt8(ascii: "0"))
                count += 1
                if seenPoint { scale += 1 }
            case UInt8(ascii: ".") where !seenPoint && count > 0:
                seenPoint = true
            default:
                return nil
            }
        }
        guard count > 0, !seenPoint || scale > 0 else { return nil }
        self.init(coefficient: negative ? -digits : digits, scale: scale)
    }

    /// The exact value.
    package var rational: Rational {
        Rational(Int(coefficient), over: Self.powersOfTen[Int(scale)]) ?? .zero
    }

    package var isZero: Bool { coefficient == 0 }

    /// Plain digits with the decimals as written: `1087`, `87.60`.
    package var text: String {
        guard scale > 0 else { return String(coefficient) }
        var digits = String(coefficient.magnitude)
        let scale = Int(scale)
        if digits.count <= scale { digits = String(repeating: "0", count: scale + 1 - digits.count) + digits }
        digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale))
        return coefficient < 0 ? "-" + digits : digits
    }

    /// Digits with a comma between thousands: `1,087`, `23,140,000.5`.
    package var groupedText: String {
        let text = text
        let end = text.firstIndex(of: ".") ?? text.endIndex
        var grouped = ""
        for (index, digit) in text[..<end].reversed().enumerated() {
            if index > 0, index.isMultiple(of: 3), digit != "-" { grouped.append(",") }
            grouped.append(digit)
        }
        return String(grouped.reversed()) + text[end...]
    }

    /// The number times 10^`power`, exactly; `nil` outside the limits.
    ///
    /// Decimals that the product no longer needs are dropped: 1.2 × 10⁸ has none. A negative power adds only
    /// as many as it needs.
    func timesTen(toThe power: Int) -> ExactDecimal? {
        guard abs(power) <= 2 * Self.maximumDigits else { return nil }
        var (coefficient, scale) = (coefficient, Int(scale) - power)
        while scale < 0 {
            let (product, overflow) = coefficient.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            (coefficient, scale) = (product, scale + 1)
        }
        while scale > Int(self.scale), coefficient.isMultiple(of: 10) {
            (coefficient, scale) = (coefficient / 10, scale - 1)
        }
        return ExactDecimal(coefficient: coefficient, scale: scale)
    }

    /// The number with its sign kept (1) or turned (-1).
    func times(_ sign: Int64) -> ExactDecimal {
        ExactDecimal(coefficient: coefficient * sign, scale: Int(scale)) ?? self
    }

    /// The exact sum; `nil` outside the limits.
    func adding(_ other: ExactDecimal) -> ExactDecimal? {
        let common = max(scale, other.scale)
        guard let left = aligned(to: common), let right = other.aligned(to: common) else { return nil }
        return ExactDecimal(coefficient: left + right, scale: Int(common))
    }

    /// The coefficient that the number has with `scale` decimals, which are no fewer than its own.
    private func aligned(to scale: Int8) -> Int64? {
        let (product, overflow) = coefficient.multipliedReportingOverflow(
            by: Int64(Self.powersOfTen[Int(scale - self.scale)])
        )
        return overflow || product.magnitude > 2_000_000_000_000_000_000 ? nil : product
    }

    static let powersOfTen: [Int] = (0...18).map { (0..<$0).reduce(1) { power, _ in power * 10 } }
}

extension ExactDecimal: Hashable {
    /// `87.6` equals `87.60`: they are the same number.
    package static func == (left: ExactDecimal, right: ExactDecimal) -> Bool {
        left.rational == right.rational
    }

    package func hash(into hasher: inout Hasher) {
        rational.hash(into: &hasher)
    }
}
