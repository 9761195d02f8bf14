import Figures
import Planning
import TestSupport
import Testing

@Suite struct CompositionTests {
    @Test(
        arguments: [
            // Thirds: rounded they add up to 99.9, forced the first takes the missing digit.
            ([1, 1, 1], 1, false, ["33.3", "33.3", "33.3"]),
            ([1, 1, 1], 1, true, ["33.4", "33.3", "33.3"]),
            ([56, 11, 15, 65], 1, true, ["38.1", "7.5", "10.2", "44.2"]),
            ([2, 1], 0, true, ["67", "33"]),
            ([0, 5], 2, true, ["0.00", "100.00"]),
            ([0, 0], 1, true, ["0.0", "0.0"]),
        ] as [([Int], Int, Bool, [String])]
    )
    func `shares are shown as the rule says`(counts: [Int], digits: Int, forced: Bool, shown: [String]) {
        let rule = CompositionRule(digits: digits, forced: forced)
        #expect(rule.shares(of: counts).map { $0.text(digits: digits) } == shown)
    }

    @Test func `forced shares always add up to exactly 100 and stay within a digit of the truth`() {
        var random = SeededRandom(7)
        for _ in 0..<500 {
            let counts = (0..<Int.random(in: 1...9, using: &random)).map { _ in Int.random(in: 0...400, using: &random)
            }
            let digits = Int.random(in: 0...4, using: &random)
            guard let total = Optional(counts.reduce(0, +)), total > 0 else { continue }
            let shares = CompositionRule(digits: digits, forced: true).shares(of: counts)
            #expect(Rational.sum(shares) == .hundred)
            let step = Rational(1, over: (0..<digits).reduce(1) { power, _ in power * 10 }) ?? .one
            for (count, share) in zip(counts, shares) {
                #expect((share - (Rational(count * 100, over: total) ?? .zero)).magnitude < step)
            }
        }
    }
}
