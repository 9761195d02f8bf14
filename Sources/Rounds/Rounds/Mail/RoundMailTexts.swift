import Casework

/// The texts of the mails that a round sends: data, in one place.
///
/// `{title}` and its like are filled in; the lists of sheets stand where `{sheets}` is.
struct RoundMailText {
    let subject: String
    let body: String

    static let opened = RoundMailText(
        subject: "【記入依頼】{title}",
        body: """
            {post} 様

            「{title}」の記入をお願いします。
            期限: {deadline}

            対象の取組:
            {sheets}

            {instructions}

            このメールは送信専用です。お問い合わせは事務局までお願いします。
            """
    )
    static let reminder = RoundMailText(
        subject: "【再依頼】{title}（期限を過ぎています）",
        body: """
            {post} 様

            「{title}」で、次の調査票の期限が過ぎています。
            お手数ですが、至急ご対応をお願いします。

            {sheets}

            数値がまだ確定していない場合は、「集計中」などの理由を選んで提出できます。
            """
    )
    static let escalation = RoundMailText(
        subject: "【所属長へのお知らせ】{title} の未提出",
        body: """
            {post} 様

            「{title}」で、所属の次の調査票が期限を過ぎても提出されていません。
            担当者へのご確認をお願いします。

            {sheets}
            """
    )
    static let returned = RoundMailText(
        subject: "【差戻し】{title} {sheet}",
        body: """
            {post} 様

            「{title}」の次の調査票を差し戻しました。

            {sheets}

            理由:
            {reason}

            内容を直して、もう一度提出してください。
            """
    )

    /// The mail with these words in their places; `nil` where it could not be sent.
    ///
    /// Words are not looked at again for places, whatever somebody wrote into them.
    func mail(to address: String, _ words: [String: String]) -> OutgoingMail? {
        guard let recipient = try? MailAddress(reading: address) else { return nil }
        let line = Self.fill(subject, words).split(whereSeparator: \.isNewline).joined(separator: " ")
        let short = String(line.prefix(OutgoingMail.maximumSubject / 2))
        return try? OutgoingMail(to: recipient, subject: short, body: Self.fill(body, words))
    }

    static func fill(_ text: String, _ words: [String: String]) -> String {
        var (filled, rest) = ("", Substring(text))
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            filled += rest[..<open]
            filled += words[String(rest[rest.index(after: open)..<close])] ?? ""
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }
}
