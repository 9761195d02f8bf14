import BigInt

extension Rational {
    /// The exact sum.
    ///
    /// Cheaper than adding one by one: the common denominator is reduced once.
    package static func sum(_ values: [Rational]) -> Rational {
        guard values.count > 2 else { return values.reduce(.zero, +) }
        if let sum = sumInWords(values) { return sum }
        var layer = partialSums(values)
        while layer.count > 1 {
            var next: [(top: BigInt, bottom: BigInt)] = []
            next.reserveCapacity(layer.count / 2 + 1)
            for index in stride(from: 0, to: layer.count - 1, by: 2) {
                let (left, right) = (layer[index], layer[index + 1])
                next.append(
                    left.bottom == right.bottom
                        ? (left.top + right.top, left.bottom)
                        : (left.top * right.bottom + right.top * left.bottom, left.bottom * right.bottom)
                )
            }
            if !layer.count.isMultiple(of: 2), let last = layer.last { next.append(last) }
            layer = next
        }
        return Rational(reducing: layer[0].top, over: layer[0].bottom)
    }

    /// The sum over the least common denominator, where that and the sum fit machine words: the common case, because
    /// targets are round numbers.
    private static func sumInWords(_ values: [Rational]) -> Rational? {
        var common: Int64 = 1
        for value in values {
            guard let words = value.words else { return nil }
            guard !common.isMultiple(of: words.denominator) else { continue }
            let divisor = Int64(greatestCommonDivisor(common.magnitude, words.denominator.magnitude))
            let (product, overflow) = common.multipliedReportingOverflow(by: words.denominator / divisor)
            guard !overflow else { return nil }
            common = product
        }
        var total: Int128 = 0
        for value in values {
            guard let words = value.words else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(
                Int128(words.numerator) * Int128(common / words.denominator)
            )
            guard !overflow else { return nil }
            total = sum
        }
        return total == .min ? nil : Rational(wide: total, over: Int128(common))
    }

    /// Sums of neighbours, each as many as fit double words, because adding there is far cheaper than in any precision.
    private static func partialSums(_ values: [Rational]) -> [(top: BigInt, bottom: BigInt)] {
        var sums: [(top: BigInt, bottom: BigInt)] = []
        var (top, bottom): (Int128, Int128) = (0, 1)
        for value in values {
            guard let words = value.words else {
                sums.append((value.numerator, value.denominator))
                continue
            }
            if let sum = sum(top, bottom, words) {
                (top, bottom) = sum
            } else {
                sums.append((BigInt(top), BigInt(bottom)))
                (top, bottom) = (Int128(words.numerator), Int128(words.denominator))
            }
        }
        sums.append((BigInt(top), BigInt(bottom)))
        return sums
    }

    /// `nil` where the sum does not fit double words.
    private static func sum(
        _ top: Int128,
        _ bottom: Int128,
        _ words: (numerator: Int64, denominator: Int64)
    ) -> (Int128, Int128)? {
        let (numerator, denominator) = (Int128(words.numerator), Int128(words.denominator))
        let (left, leftOverflow) = top.multipliedReportingOverflow(by: denominator)
        let (right, rightOverflow) = numerator.multipliedReportingOverflow(by: bottom)
        let (sum, sumOverflow) = left.addingReportingOverflow(right)
        let (common, commonOverflow) = bottom.multipliedReportingOverflow(by: denominator)
        return leftOverflow || rightOverflow || sumOverflow || commonOverflow ? nil : (sum, common)
    }

    /// The exact mean; `nil` when there is nothing to take it of.
    package static func mean(_ values: [Rational]) -> Rational? {
        sum(values).divided(by: Rational(values.count))
    }
}
