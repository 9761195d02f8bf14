import Casework
import Figures
import Foundation
import Mailer
import Testing

/// A mail as it goes over the wire.
@Suite struct MailMessageTests {
    private func message(subject: String, body: String = "本文\n", sender: String = "ＤＸ推進係") throws -> String {
        let queued = QueuedMail(
            municipality: try MunicipalityCode(reading: "462012"),
            id: MailID("invitation-1"),
            mail: try OutgoingMail(to: MailAddress(reading: "to@example.jp"), subject: subject, body: body),
            state: .waiting,
            attempts: 1,
            times: (created: Moment(milliseconds: 1_775_003_400_000), next: Moment(milliseconds: 0)),
            failure: nil
        )
        let address = try MailAddress(reading: "dx@city.example.jp")
        return MailMessage(queued, from: MailSender(name: sender, address: address)).text
    }

    /// A header without its folding.
    private func header(_ name: String, of message: String) -> String? {
        let head = message.components(separatedBy: "\r\n\r\n")[0].replacing("\r\n ", with: " ")
        return head.components(separatedBy: "\r\n").first { $0.hasPrefix(name + ": ") }
            .map { String($0.dropFirst(name.count + 2)) }
    }

    @Test func `every line is ASCII, short, and ends with CRLF`() throws {
        let subject = String(repeating: "令和６年度の照会について", count: 10)
        let body = (1...50).map { "\($0)行目: " + String(repeating: "本文", count: $0) }.joined(separator: "\n")
        let text = try message(subject: subject, body: body)
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
        #expect(text.hasSuffix("\r\n"))
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 78 && !$0.contains("\n") && !$0.contains("\r") })
    }

    @Test func `the headers say what the mail is`() throws {
        let text = try message(subject: "Reminder")
        #expect(header("Message-ID", of: text) == "<mail.invitation-1.462012@city.example.jp>")
        #expect(header("Date", of: text) == "Wed, 01 Apr 2026 09:30:00 +0900")
        #expect(header("To", of: text) == "<to@example.jp>")
        #expect(header("Subject", of: text) == "Reminder")
        #expect(header("From", of: text) == "=?UTF-8?B?77yk77y45o6o6YCy5L+C?= <dx@city.example.jp>")
        #expect(header("Content-Type", of: text) == "text/plain; charset=UTF-8")
        #expect(header("Auto-Submitted", of: text) == "auto-generated")
    }

    @Test(arguments: [
        "令和６年度の照会", "a", String(repeating: "𠮷", count: 100), "=?UTF-8?B?44GC?=", " 前の空白", "mixed 混在 text",
        String(repeating: "a", count: 200),
    ])
    func `a subject is read back from its encoded words`(subject: String) throws {
        let encoded = try #require(header("Subject", of: try message(subject: subject)))
        let words = encoded.split(separator: " ")
        guard words.allSatisfy({ $0.hasPrefix("=?UTF-8?B?") && $0.hasSuffix("?=") }) else {
            #expect(encoded == subject)
            return
        }
        // Each word is whole by itself: no character is cut in two.
        let decoded = words.compactMap { word in
            Data(base64Encoded: String(word.dropFirst(10).dropLast(2))).flatMap { String(data: $0, encoding: .utf8) }
        }
        #expect(decoded.count == words.count)
        #expect(decoded.joined() == subject)
    }

    @Test func `a body is read back from its base64 with CRLF`() throws {
        let text = try message(subject: "件名", body: "一\n.\n二")
        let body = try #require(text.range(of: "\r\n\r\n").map { text[$0.upperBound...] })
        let data = try #require(Data(base64Encoded: String(body), options: .ignoreUnknownCharacters))
        #expect(String(data: data, encoding: .utf8) == "一\r\n.\r\n二\r\n")
    }

    @Test func `a sender's name cannot begin a header`() throws {
        let text = try message(subject: "件名", sender: "DX\r\nBcc: x@y.jp \"a\\")
        #expect(header("Bcc", of: text) == nil)
        #expect(header("From", of: text) == #""DXBcc: x@y.jp \"a\\" <dx@city.example.jp>"#)
    }

    @Test func `two attempts send the same`() throws {
        #expect(try message(subject: "件名") == (try message(subject: "件名")))
    }
}
