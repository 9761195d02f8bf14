import Figures
import TestSupport
import Testing

@Suite struct RationalTests {
    private static let extremes = [
        0, 1, -1, 2, 3, 7, 100, 1_000_003, Int(Int32.max), Int.max, Int.max - 1, Int.min, Int.min + 1,
    ]

    private func rational(using random: inout SeededRandom) -> Rational {
        let pool = Self.extremes
        let numerator =
            Bool.random(using: &random)
            ? Int.random(in: -1_000...1_000, using: &random) : pool.randomElement(using: &random) ?? 0
        let denominator =
            Bool.random(using: &random)
            ? Int.random(in: 1...1_000, using: &random) : pool.randomElement(using: &random) ?? 1
        let value = Rational(numerator, over: denominator) ?? .one
        // Some products are far beyond machine words.
        return Int.random(in: 0...3, using: &random) == 0 ? value * value * value : value
    }

    @Test func `the laws of arithmetic hold across every size`() throws {
        repeatedly(3_000, seed: 21) { random in
            let (a, b, c) = (rational(using: &random), rational(using: &random), rational(using: &random))
            #expect(a + b == b + a && a * b == b * a)
            #expect((a + b) + c == a + (b + c) && (a * b) * c == a * (b * c))
            #expect(a * (b + c) == a * b + a * c)
            #expect(a - a == .zero && a + -a == .zero && a + .zero == a && a * .one == a)
            if let quotient = a.divided(by: b) { #expect(quotient * b == a) } else { #expect(b.isZero) }
            #expect((a < b) == (b > a) && (a < b) == ((a - b).sign < 0) && (a == b) == (a - b).isZero)
            #expect(a.magnitude.sign >= 0 && (a.magnitude == a || a.magnitude == -a))
        }
    }

    @Test func `equal values have one hash, however they came about`() {
        repeatedly(2_000, seed: 22) { random in
            let (a, b) = (rational(using: &random), rational(using: &random))
            let again = (a + b) - b
            #expect(again == a && again.hashValue == a.hashValue)
        }
        #expect(Rational(1, over: 2)?.hashValue == Rational(50, over: 100)?.hashValue)
    }

    @Test func `a sum is what adding one by one gives`() {
        repeatedly(500, seed: 23) { random in
            let isPlain = Bool.random(using: &random)
            let values = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                isPlain
                    ? Rational(Int.random(in: -99...99, using: &random), over: 100) ?? .zero : rational(using: &random)
            }
            #expect(Rational.sum(values) == values.reduce(.zero, +))
            #expect(Rational.mean(values) == values.reduce(.zero, +).divided(by: Rational(values.count)))
        }
    }

    @Test func `very long fractions stay exact`() {
        var (value, inverse) = (Rational.one, Rational.one)
        for prime in [9_973, 9_967, 9_949, 9_941, 9_931, 9_929, 9_923, 9_907, 9_901, 9_887] {
            for _ in 0..<30 {
                value = value * (Rational(prime, over: prime + 2) ?? .one)
                inverse = inverse * (Rational(prime + 2, over: prime) ?? .one)
            }
        }
        #expect(value * inverse == .one)
        #expect((value * inverse).hashValue == Rational.one.hashValue)
        #expect(value < .one && inverse > .one)
    }

    @Test func `nothing is divided by zero`() {
        #expect(Rational(1, over: 0) == nil && Rational.one.divided(by: .zero) == nil && Rational.mean([]) == nil)
        #expect(Rational(Int.min, over: -1).map { $0 > Rational(Int.max) } == true)
    }
}
