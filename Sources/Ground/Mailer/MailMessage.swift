package import Casework
import Figures
import Foundation

/// Who the mail of this installation comes from.
package struct MailSender: Hashable, Sendable {
    /// One line.
    package let name: String
    package let address: MailAddress

    /// Control characters and line breaks in the name are left out.
    package init(name: String, address: MailAddress) {
        let visible = name.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
        self.name = String(String.UnicodeScalarView(visible))
        self.address = address
    }
}

/// A mail as it goes over the wire (RFC 5322, RFC 2045): ASCII in lines that end with CRLF.
///
/// Every header is made of parts that cannot hold a line break, or is encoded.
package struct MailMessage: Sendable {
    private let mail: QueuedMail
    private let sender: MailSender

    package init(_ mail: QueuedMail, from sender: MailSender) {
        self.mail = mail
        self.sender = sender
    }

    /// The same for every attempt, its date among it.
    package var text: String {
        let headers = [
            "Message-ID: <\(mail.id.text).\(mail.municipality.text)@\(sender.address.domain)>",
            "Date: \(MailDate.text(mail.created))",
            "From: \(HeaderText.phrase(sender.name))\r\n <\(sender.address.text)>",
            "To: <\(mail.mail.recipient.text)>",
            "Subject: \(HeaderText.encoded(mail.mail.subject))",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=UTF-8",
            "Content-Transfer-Encoding: base64",
            // So that no absence notice answers it (RFC 3834).
            "Auto-Submitted: auto-generated",
        ]
        return headers.joined(separator: "\r\n") + "\r\n\r\n" + body + "\r\n"
    }

    private var body: String {
        // `isNewline` takes CRLF, which is one character, for one line break.
        var lines = mail.mail.body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        if lines.last?.isEmpty == true { lines.removeLast() }
        let text = lines.map { $0 + "\r\n" }.joined()
        return Data(text.utf8).base64EncodedString(
            options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed]
        )
    }
}

/// Texts in headers (RFC 2047).
enum HeaderText {
    /// A word of base64 holds so many bytes, so that its line stays within 76 characters, the header's name included.
    private static let bytesPerWord = 39

    /// Plain ASCII as it is, everything else in encoded words on lines of their own.
    static func encoded(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && text.utf8.count <= 60
        let isMisread = text.contains("=?") || text.hasPrefix(" ") || text.hasSuffix(" ")
        guard !isPlain || isMisread else { return text }
        var (words, word): ([String], [UInt8]) = ([], [])
        for scalar in text.unicodeScalars {
            let bytes = Array(String(Character(scalar)).utf8)
            if word.count + bytes.count > bytesPerWord {
                words.append(encodedWord(word))
                word = []
            }
            word += bytes
        }
        words.append(encodedWord(word))
        return words.joined(separator: "\r\n ")
    }

    /// The name before an address: quoted where it is plain.
    static func phrase(_ name: String) -> String {
        let encoded = encoded(name)
        guard encoded == name else { return encoded }
        let escaped = name.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
        return "\"\(escaped)\""
    }

    private static func encodedWord(_ bytes: [UInt8]) -> String {
        "=?UTF-8?B?\(Data(bytes).base64EncodedString())?="
    }
}

/// Dates in headers, in Japan's time: `Wed, 01 Apr 2026 09:30:00 +0900`.
enum MailDate {
    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func text(_ moment: Moment) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 9 * 3_600) ?? .gmt
        let parts = calendar.dateComponents(
            [.weekday, .day, .month, .year, .hour, .minute, .second],
            from: moment.date
        )
        guard let weekday = parts.weekday, let day = parts.day, let month = parts.month, let year = parts.year,
            let hour = parts.hour, let minute = parts.minute, let second = parts.second
        else { return "" }
        let time = [hour, minute, second].map(twoDigits).joined(separator: ":")
        return "\(weekdays[weekday - 1]), \(twoDigits(day)) \(months[month - 1]) \(year) \(time) +0900"
    }

    private static func twoDigits(_ number: Int) -> String { String(String(number + 100).dropFirst()) }
}
