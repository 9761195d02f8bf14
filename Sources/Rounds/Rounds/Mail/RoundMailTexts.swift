import Casework

/// The texts of the mails that a round sends: data, in one place.
///
/// `{title}` and its like are filled in; the lists of sheets stand where `{sheets}` is.
struct RoundMailText {
    let subject: String
    let body: String
    /// What stands above the sheets of each matter; nothing where a mail is about one matter alone.
    var headings: [MailMatter: String] = [:]
    /// Whether each sheet that the department writes in has its own address below it, and not the to-do list's.
    var leadsToSheets = false

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
            """,
        headings: [
            .entry: "記入と提出をお願いするもの（数値がまだ確定していない場合は、「集計中」などの理由を選んで提出できます）",
            .reentry: "差し戻されたもの（内容を直して、もう一度提出してください）",
            .approval: "所属長の承認を待っているもの（内容を確かめて、承認または差戻しをお願いします）",
        ]
    )
    static let escalation = RoundMailText(
        subject: "【所属長へのお知らせ】{title} の{matters}",
        body: """
            {post} 様

            「{title}」で、所属の次の調査票が期限を過ぎています。

            {sheets}
            """,
        headings: [
            .entry: "まだ提出されていないもの（担当者へのご確認をお願いします）",
            .reentry: "差戻しの後、再提出されていないもの（担当者へのご確認をお願いします）",
            .approval: "提出済みで、所属長の承認を待っているもの（内容を確かめて、承認または差戻しをお願いします）",
        ],
        leadsToSheets: true
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
            """,
        leadsToSheets: true
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

/// What a sheet waits for, as a mail says it.
enum MailMatter: CaseIterable {
    case entry
    /// Entry once more, after it was returned.
    case reentry
    case approval

    init(_ state: StateKey) {
        switch state {
        case SheetForm.State.returned: self = .reentry
        case SheetForm.State.atHead: self = .approval
        default: self = .entry
        }
    }

    /// What is late, in a subject.
    var name: String {
        switch self {
        case .entry: "未提出"
        case .reentry: "再提出待ち"
        case .approval: "承認待ち"
        }
    }
}
