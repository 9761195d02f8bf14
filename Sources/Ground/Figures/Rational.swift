import BigInt

/// An exact ratio of two whole numbers, of any size.
///
/// Small values live in two machine words; what outgrows them moves to arbitrary precision by itself, so no operation
/// overflows or rounds. Fractions are not kept in lowest terms: equality and order compare values, not digits.
package struct Rational: Sendable {
    private enum Form: Sendable {
        /// The denominator is positive.
        case small(Int64, Int64)
        /// The denominator is positive.
        ///
        /// Behind a reference, so that the millions of small ones stay small.
        indirect case big(BigInt, BigInt)
    }

    private let form: Form

    package static let zero = Rational(0)
    package static let one = Rational(1)
    package static let hundred = Rational(100)

    package init(_ whole: Int) {
        form = .small(Int64(whole), 1)
    }

    /// The ratio of two whole numbers; `nil` when the denominator is zero.
    package init?(_ numerator: Int, over denominator: Int) {
        guard denominator != 0 else { return nil }
        self.init(wide: Int128(numerator), over: Int128(denominator))
    }

    /// The ratio of two whole numbers of any size; `nil` when the denominator is zero.
    init?(big numerator: BigInt, over denominator: BigInt) {
        guard denominator != 0 else { return nil }
        self.init(reducing: numerator, over: denominator)
    }

    /// `denominator` is never zero here; the numerator is above -2¹²⁷.
    init(wide numerator: Int128, over denominator: Int128) {
        let (numerator, denominator) = denominator < 0 ? (-numerator, -denominator) : (numerator, denominator)
        if let top = Int64(exactly: numerator), let bottom = Int64(exactly: denominator) {
            form = .small(top, bottom)
            return
        }
        let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        let top = numerator / Int128(divisor)
        let bottom = denominator / Int128(divisor)
        if let top = Int64(exactly: top), let bottom = Int64(exactly: bottom) {
            form = .small(top, bottom)
        } else {
            form = .big(BigInt(top), BigInt(bottom))
        }
    }

    /// `denominator` is never zero here.
    ///
    /// Large fractions are left as they are until they grow very large: their common divisor costs far more than the
    /// few operations that follow, and they would hardly become small.
    init(reducing numerator: BigInt, over denominator: BigInt) {
        let (numerator, denominator) = denominator < 0 ? (-numerator, -denominator) : (numerator, denominator)
        let width = max(numerator.bitWidth, denominator.bitWidth)
        if width <= 126 {
            self.init(wide: Self.doubleWord(numerator), over: Self.doubleWord(denominator))
            return
        }
        if width < 8_192 {
            self.init(form: .big(numerator, denominator))
            return
        }
        let divisor = numerator.greatestCommonDivisor(with: denominator)
        let top = numerator / divisor
        let bottom = denominator / divisor
        if let top = Int64(exactly: top), let bottom = Int64(exactly: bottom) {
            self.init(form: .small(top, bottom))
        } else {
            self.init(form: .big(top, bottom))
        }
    }

    /// A number of at most 126 bits.
    ///
    /// Put together from its magnitude: BigInt 6.0.1 converts negative numbers to `Int128` wrongly.
    private static func doubleWord(_ number: BigInt) -> Int128 {
        var magnitude: Int128 = 0
        for word in number.magnitude.words.reversed() { magnitude = magnitude << 64 | Int128(word) }
        return number.sign == .minus ? -magnitude : magnitude
    }

    private init(form: Form) {
        self.form = form
    }

    private static func greatestCommonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
        var (first, second) = (first, second)
        while second != 0 {
            if let first = UInt64(exactly: first), let second = UInt64(exactly: second) {
                return UInt128(greatestCommonDivisor(first, second))
            }
            (first, second) = (second, first % second)
        }
        return first
    }

    static func greatestCommonDivisor(_ first: UInt64, _ second: UInt64) -> UInt64 {
        var (first, second) = (first, second)
        while second != 0 { (first, second) = (second, first % second) }
        return first
    }

    /// The numerator, over ``denominator``; not necessarily in lowest terms.
    var numerator: BigInt {
        switch form {
        case .small(let top, _): BigInt(top)
        case .big(let top, _): top
        }
    }

    /// The denominator, always positive.
    var denominator: BigInt {
        switch form {
        case .small(_, let bottom): BigInt(bottom)
        case .big(_, let bottom): bottom
        }
    }

    /// The ratio as two machine words, where it fits them; the denominator is positive.
    var words: (numerator: Int64, denominator: Int64)? {
        switch form {
        case .small(let top, let bottom): (top, bottom)
        case .big: nil
        }
    }

    /// -1, 0 or 1.
    package var sign: Int {
        switch form {
        case .small(let top, _): Int(top.signum())
        case .big(let top, _): Int(top.signum())
        }
    }

    package var isZero: Bool { sign == 0 }

    package var magnitude: Rational { sign < 0 ? -self : self }
}

extension Rational: Comparable {
    package static func == (left: Rational, right: Rational) -> Bool {
        order(left, right) == 0
    }

    package static func < (left: Rational, right: Rational) -> Bool {
        order(left, right) < 0
    }

    private static func order<Value: Comparable>(_ left: Value, _ right: Value) -> Int {
        left < right ? -1 : (left == right ? 0 : 1)
    }

    private static func order(_ left: Rational, _ right: Rational) -> Int {
        if let left = left.words, let right = right.words {
            if left.denominator == right.denominator { return Self.order(left.numerator, right.numerator) }
            let first = Int128(left.numerator) * Int128(right.denominator)
            let second = Int128(right.numerator) * Int128(left.denominator)
            return first < second ? -1 : (first == second ? 0 : 1)
        }
        let first = left.numerator * right.denominator
        let second = right.numerator * left.denominator
        return first < second ? -1 : (first == second ? 0 : 1)
    }
}

extension Rational: Hashable {
    package func hash(into hasher: inout Hasher) {
        let value = inLowestTerms
        switch value.form {
        case .small(let top, let bottom):
            hasher.combine(top)
            hasher.combine(bottom)
        case .big(let top, let bottom):
            hasher.combine(top)
            hasher.combine(bottom)
        }
    }

    /// The one form that all equal values share.
    private var inLowestTerms: Rational {
        if let words {
            let divisor = Self.greatestCommonDivisor(words.numerator.magnitude, words.denominator.magnitude)
            return Rational(
                wide: Int128(words.numerator) / Int128(divisor),
                over: Int128(words.denominator) / Int128(divisor)
            )
        }
        let divisor = numerator.greatestCommonDivisor(with: denominator)
        let (top, bottom) = (numerator / divisor, denominator / divisor)
        guard let top = Int64(exactly: top), let bottom = Int64(exactly: bottom) else {
            return Rational(form: .big(top, bottom))
        }
        return Rational(form: .small(top, bottom))
    }
}

extension Rational {
    package static prefix func - (value: Rational) -> Rational {
        if let words = value.words { return Rational(wide: -Int128(words.numerator), over: Int128(words.denominator)) }
        return Rational(form: .big(-value.numerator, value.denominator))
    }

    package static func + (left: Rational, right: Rational) -> Rational {
        if let left = left.words, let right = right.words {
            // Each product is below 2^126, so their sum still fits.
            let top =
                Int128(left.numerator) * Int128(right.denominator) + Int128(right.numerator) * Int128(left.denominator)
            return Rational(wide: top, over: Int128(left.denominator) * Int128(right.denominator))
        }
        return Rational(
            reducing: left.numerator * right.denominator + right.numerator * left.denominator,
            over: left.denominator * right.denominator
        )
    }

    package static func - (left: Rational, right: Rational) -> Rational {
        left + -right
    }

    package static func * (left: Rational, right: Rational) -> Rational {
        if let left = left.words, let right = right.words {
            return Rational(
                wide: Int128(left.numerator) * Int128(right.numerator),
                over: Int128(left.denominator) * Int128(right.denominator)
            )
        }
        return Rational(reducing: left.numerator * right.numerator, over: left.denominator * right.denominator)
    }

    /// The exact quotient; `nil` when the divisor is zero.
    package func divided(by divisor: Rational) -> Rational? {
        guard !divisor.isZero else { return nil }
        if let left = words, let right = divisor.words {
            return Rational(
                wide: Int128(left.numerator) * Int128(right.denominator),
                over: Int128(left.denominator) * Int128(right.numerator)
            )
        }
        return Rational(reducing: numerator * divisor.denominator, over: denominator * divisor.numerator)
    }
}
