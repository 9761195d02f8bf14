import PagesSupport
import Testing

/// What an address asks for.
@Suite struct QueryTests {
    @Test func `conditions are decoded, and empty ones count as absent`() throws {
        let query = try Query("q=%E5%A4%A7%E9%98%AA+%E5%B8%82&year=2023&empty=&flag&owner=a&owner=b")
        #expect(try query.text("q") == "大阪 市")
        #expect(try query.integer("year", in: 2000...2100) == 2023)
        #expect(try query.text("empty") == nil)
        #expect(try query.text("flag") == nil)
        #expect(query.texts("owner") == ["a", "b"])
        #expect(throws: PageError.self) { try query.text("owner") }
    }

    @Test(arguments: ["1999", "2101", "-1", "+2023", "２０２３", "2023.0", "99999999999999999999", "abc", "0x7E7"])
    func `a number that is none or out of range is refused`(text: String) throws {
        let query = try Query("year=\(PercentEncoding.encode(text))")
        #expect(throws: PageError.self) { try query.integer("year", in: 2000...2100) }
    }

    @Test(arguments: ["a=%", "a=%zz", "%ff=1", "a=%00", "a=b%0a", "a=%ED%A0%80", "a=%C0%80"])
    func `what cannot be decoded is refused`(query: String) {
        #expect(throws: PageError.unreadableAddress) { try Query(query) }
    }

    @Test func `the same question has one canonical form`() throws {
        let forms = ["year=2023&q=%E6%A8%99", "q=標&year=2023&tracking=1", "&&q=%e6%a8%99&empty=&year=2023"]
        let canonical = try Set(forms.map { try Query($0).canonical(["q", "year", "empty"]) })
        #expect(canonical == ["q=%E6%A8%99&year=2023"])
    }

    @Test(arguments: ["", "標", "a b+c%/?#&=", "~-._", "\u{1F600}"])
    func `encoding and decoding are inverse`(text: String) {
        #expect(PercentEncoding.decode(PercentEncoding.encode(text)) == text)
    }
}
