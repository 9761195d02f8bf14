import Casework
import Testing

@Suite struct MailTests {
    @Test(arguments: ["a@b.jp", "dx.suishin+test@city.example.lg.jp", "o'brien@x-y.jp", "x@localhost"])
    func `an address is taken as it is`(text: String) throws {
        #expect(try MailAddress(reading: text).text == text)
    }

    @Test(arguments: [
        "", "a", "@b.jp", "a@", "a@b@c", "a b@c.jp", "a@b..jp", ".a@b.jp", "a.@b.jp", "a@-b.jp", "a@b-.jp",
        "a@b.jp\r\nRCPT TO:<x@y.jp>", "a@b.jp>", "<a@b.jp>", "a@b.jp,c@d.jp", "\"a\"@b.jp", "あ@b.jp", "a@市.jp",
        "a@[127.0.0.1]", "a@b.jp\0", "a\n@b.jp",
        String(repeating: "a", count: 65) + "@b.jp", "a@" + String(repeating: "a.", count: 130) + "jp",
    ])
    func `what could be read as something else than an address is refused`(text: String) {
        #expect(throws: CaseError.self) { try MailAddress(reading: text) }
    }

    @Test(arguments: [
        "", "件名\r\nBcc: x@y.jp", "件名\n", "a\u{0}", "a\u{2028}b", "a\u{202E}b", String(repeating: "あ", count: 201),
    ])
    func `a subject is one line of visible text`(subject: String) throws {
        let address = try MailAddress(reading: "a@b.jp")
        #expect(throws: CaseError.badMail) { try OutgoingMail(to: address, subject: subject, body: "本文") }
    }

    @Test func `a body may have lines but no control characters`() throws {
        let address = try MailAddress(reading: "a@b.jp")
        #expect(try OutgoingMail(to: address, subject: "件名", body: "一\n二\n\n.\n").body == "一\n二\n\n.\n")
        #expect(throws: CaseError.badMail) { try OutgoingMail(to: address, subject: "件名", body: "a\u{1B}[2J") }
    }
}
