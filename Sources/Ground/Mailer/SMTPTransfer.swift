import CCurl
import Casework
import Wording

/// One conversation with a mail server.
struct SMTPTransfer: Sendable {
    private static let connectSeconds = 15
    private static let totalSeconds = 120
    /// The library is set up once, before the first of its threads.
    private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    let server: MailServer
    let sender: MailAddress
    let recipient: MailAddress
    let message: [UInt8]

    /// `nil` once the server has taken the mail.
    func run() -> MailFailure? {
        guard Self.isLibraryReady, let handle = curl_easy_init() else { return .libraryMissing }
        defer { curl_easy_cleanup(handle) }
        let recipients = curl_slist_append(nil, "<\(recipient.text)>")
        defer { curl_slist_free_all(recipients) }
        guard recipients != nil, set(options(), numbers(), of: handle),
            shirube_curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients) == CURLE_OK
        else { return .libraryMissing }
        return perform(handle)
    }

    private func options() -> [(CURLoption, String)] {
        var options = [
            (CURLOPT_URL, server.libraryURL(greetingAs: String(sender.domain))),
            (CURLOPT_MAIL_FROM, "<\(sender.text)>"),
            (CURLOPT_PROTOCOLS_STR, "smtp,smtps"),
            // The environment's proxies are for web pages.
            (CURLOPT_PROXY, ""),
        ]
        if let credentials = server.credentials {
            options += [(CURLOPT_USERNAME, credentials.user), (CURLOPT_PASSWORD, credentials.password)]
        }
        if let authorities = server.authorities { options.append((CURLOPT_CAINFO, authorities)) }
        return options
    }

    private func numbers() -> [(CURLoption, Int)] {
        let encryption = server.encryption == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
        return [
            (CURLOPT_USE_SSL, Int(encryption.rawValue)),
            (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
            (CURLOPT_CONNECTTIMEOUT, Self.connectSeconds),
            (CURLOPT_TIMEOUT, Self.totalSeconds),
            // Signals belong to the whole program.
            (CURLOPT_NOSIGNAL, 1),
        ]
    }

    private func set(
        _ texts: [(CURLoption, String)],
        _ numbers: [(CURLoption, Int)],
        of handle: UnsafeMutableRawPointer
    ) -> Bool {
        texts.allSatisfy { shirube_curl_set_text(handle, $0.0, $0.1) == CURLE_OK }
            && numbers.allSatisfy { shirube_curl_set_number(handle, $0.0, $0.1) == CURLE_OK }
    }

    private func perform(_ handle: UnsafeMutableRawPointer) -> MailFailure? {
        var line = shirube_curl_line()
        var words = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
        var code = CURLE_OK
        message.withUnsafeBytes { bytes in
            var source = shirube_curl_bytes(
                bytes: bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                length: bytes.count,
                sent: 0
            )
            withUnsafeMutablePointer(to: &source) { source in
                withUnsafeMutablePointer(to: &line) { line in
                    words.withUnsafeMutableBufferPointer { words in
                        code = shirube_curl_set_source(handle, source, words.baseAddress)
                        if code == CURLE_OK { code = shirube_curl_set_line(handle, line) }
                        if code == CURLE_OK { code = curl_easy_perform(handle) }
                    }
                }
            }
        }
        guard code != CURLE_OK else { return nil }
        var response = 0
        _ = shirube_curl_response_code(handle, &response)
        return MailFailure(code, response: response, line: line.text, words: Self.text(words))
    }

    private static func text(_ words: [CChar]) -> String {
        String(decoding: words.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

extension shirube_curl_line {
    /// What the server said, without characters that do something to a terminal.
    fileprivate var text: String {
        let said = withUnsafeBytes(of: bytes) { String(decoding: $0.prefix(length), as: UTF8.self) }
        let visible = said.unicodeScalars.filter { $0.properties.generalCategory != .control && !$0.isHidden }
        return String(String.UnicodeScalarView(visible))
    }
}
