import PaperWriter
import Testing

/// Distances are exact and cannot overflow.
@Suite struct LengthTests {
    @Test func `lengths add up in hundredths`() {
        let sum: Length = Length(hundredths: 150) + 2
        #expect(sum.hundredths == 350)
        #expect((sum - 4).hundredths == -50)
        #expect(sum > 3)
    }

    @Test func `a part of a length is rounded towards zero`() {
        #expect(Length(10).scaled(1, of: 3).hundredths == 333)
        #expect(Length(-10).scaled(1, of: 3).hundredths == -333)
        #expect(Length(10).scaled(1, of: 0) == 0)
    }

    @Test func `no sum and no product leaves the limit`() {
        let most = Length(hundredths: Length.limit)
        #expect(Length(Int.max) == most)
        #expect(Length(Int.min) == .zero - most)
        #expect(most + most == most)
        #expect(most.scaled(Int.max, of: 1) == most)
        #expect(most.scaled(Int.min, of: 1) == .zero - most)
        #expect(most.scaled(Int.max, of: -1) == .zero - most)
    }

    @Test func `a colour is written as style sheets write it`() {
        #expect(Colour(0x0017C1).text == "#0017c1")
        #expect(Colour(0xFFF7D6).text == "#fff7d6")
        #expect((Colour(0x0A0B0C).red, Colour(0x0A0B0C).green, Colour(0x0A0B0C).blue) == (10, 11, 12))
    }
}
