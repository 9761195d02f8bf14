import Testing

@testable import PlanningStorage

@Suite struct FoldedTextTests {
    private func folded(_ text: String) -> String {
        String(String.UnicodeScalarView(FoldedText(text).scalars))
    }

    @Test(arguments: [
        ("ＳＮＳ", "sns"), ("SNS", "sns"), ("おんらいん", "オンライン"), ("ｵﾝﾗｲﾝ", "オンライン"), ("ｱﾌﾟﾘ", "アプリ"),
        ("ハ\u{309B}ス", "バス"), ("は\u{3099}す", "バス"), ("バス", "バス"), ("コーヒー", "コ-ヒ-"), ("コ－ヒ―", "コ-ヒ-"),
        ("〇×", "○×"), ("◯", "○"), ("○", "○"), ("⑴-ア", "1-ア"), ("(1)−ア", "1-ア"), ("（１）ーア", "1-ア"), ("№１９", "no19"),
        ("申　請", "申請"), ("AI　matching", "ai matching"), ("AI 相談", "ai相談"), (" ＤＸ ", "dx"), ("①", "1"), ("㎡", "m2"),
        ("Ｗｅｂ", "web"), ("１０～２０", "10~20"), ("10〜20", "10~20"), ("葛\u{E0100}城", "葛城"), ("ゞ", "ヾ"), ("か\u{200B}な", "カナ"),
        ("", ""), ("　", ""), ("ヴ", "ヴ"), ("ｳﾞ", "ヴ"),
    ])
    func `what looks the same is the same`(text: String, expected: String) {
        #expect(Array(folded(text).unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test func `every part knows the character that it came from`() {
        let text = FoldedText("㎡の ｱﾌﾟﾘ A B")
        #expect(String(String.UnicodeScalarView(text.scalars)) == "m2ノアプリa b")
        #expect(text.origins == [0, 0, 1, 3, 4, 5, 7, 8, 9])
        #expect(text.ranges(of: FoldedText("あぷり")) == [3..<6])
        #expect(text.ranges(of: FoldedText("り")) == [5..<6])
        #expect(FoldedText("ごみごみ").ranges(of: FoldedText("ゴミ")) == [0..<2, 2..<4])
        #expect(FoldedText("ごみ").ranges(of: FoldedText("ごみゼロ")) == [])
        #expect(FoldedText("ごみ").ranges(of: FoldedText("")) == [])
    }

    @Test func `pairs are words of eight letters and the last character stands alone`() {
        #expect(Bigrams.words(of: FoldedText("窓口課")).split(separator: " ").map(\.count) == [8, 8, 4])
        #expect(Bigrams.words(of: FoldedText("a b")).split(separator: " ").map(\.count) == [4, 4])
        #expect(Bigrams.pairs(of: FoldedText("窓")).map(\.count) == [4])
        #expect(Bigrams.pairs(of: FoldedText("窓口")).map(\.count) == [8])
        #expect(Bigrams.words(of: FoldedText("")) == "")
        #expect(Bigrams.words(of: FoldedText("\u{10FFFD}")).count == 4)
    }
}

@Suite struct PositionsTests {
    @Test func `new rows get room between them`() {
        #expect(Positions.of([nil, nil, nil]) == [1024, 2048, 3072])
        #expect(Positions.of([]) == [])
    }

    @Test func `rows in order stay where they are`() {
        #expect(Positions.of([1024, nil, 2048]) == [1024, 1536, 2048])
        #expect(Positions.of([nil, 1024, nil, nil]) == [0, 1024, 2048, 3072])
        #expect(Positions.of([3072, 1024, 2048]) == [0, 1024, 2048])
        #expect(Positions.of([2048, 3072, 1024]) == [2048, 3072, 4096])
    }

    @Test func `where there is no room all are numbered again`() {
        #expect(Positions.of([1, nil, 2]) == [1024, 2048, 3072])
        #expect(Positions.of([Int64(Int32.max), nil]) == [1024, 2048])
    }

    @Test(arguments: 1...50)
    func `positions always rise and those kept are kept`(seed: Int) {
        var random = Seeded(state: UInt64(seed))
        let stored: [Int64?] = (0..<40).map { _ in
            Bool.random(using: &random) ? Int64.random(in: -5_000...5_000, using: &random) * 16 : nil
        }
        let positions = Positions.of(stored)
        #expect(positions.count == stored.count)
        #expect(zip(positions, positions.dropFirst()).allSatisfy { $0 < $1 })
        #expect(positions.allSatisfy { abs($0) <= Int64(Int32.max) })
    }
}
