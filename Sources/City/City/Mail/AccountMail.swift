import Figures

/// One mail to a member about the member's account.
package struct AccountMail: Hashable, Sendable {
    /// An address as the member's record has it, which may turn out to be none.
    package let address: String
    package let subject: String
    package let body: String
    /// Whether it lets in whoever reads it: its text is forgotten once it is sent.
    package let isConfidential: Bool
}

/// What a member hears of about the own account.
package enum AccountNotice: Hashable, Sendable {
    /// By the member, or by a link; whoever did it, the member hears of it.
    case passphraseChanged
    case secondFactorAdded
    case secondFactorRemoved
    /// A link, as a whole address, by which the passphrase is set.
    case link(OneTimeLink.Purpose, String)

    /// The mail that says so, in Japanese as all of the installation's mail.
    func mail(to member: Member) -> AccountMail {
        let (subject, text) = words
        let body = """
            \(member.name) 様

            \(text)

            このメールは送信専用です。お問い合わせは管理担当までお願いします。
            """
        let isConfidential = if case .link = self { true } else { false }
        return AccountMail(address: member.mail, subject: subject, body: body, isConfidential: isConfidential)
    }

    private var words: (subject: String, text: String) {
        switch self {
        case .passphraseChanged:
            (
                "【お知らせ】パスフレーズが設定されました",
                """
                あなたのアカウントのパスフレーズが新しく設定され、ほかの端末はログアウトしました。
                心当たりがないときは、すぐに管理担当へ連絡してください。
                """
            )
        case .secondFactorAdded:
            (
                "【お知らせ】二段階認証を始めました",
                """
                あなたのアカウントで二段階認証を使い始めました。次のログインから、アプリの確認コードが必要です。
                心当たりがないときは、すぐに管理担当へ連絡してください。
                """
            )
        case .secondFactorRemoved:
            (
                "【お知らせ】二段階認証をやめました",
                """
                あなたのアカウントの二段階認証が外されました。
                心当たりがないときは、すぐに管理担当へ連絡してください。
                """
            )
        case .link(let purpose, let address): Self.link(purpose, address)
        }
    }

    private static func link(_ purpose: OneTimeLink.Purpose, _ address: String) -> (subject: String, text: String) {
        let hours = Int(purpose.lifetime) / 3600
        let time = hours % 24 == 0 && hours > 24 ? "\(hours / 24)日" : "\(hours)時間"
        let (subject, lead) =
            switch purpose {
            case .invitation: ("【招待】パスフレーズを設定してください", "利用者として登録されました。")
            case .reset: ("【再設定】パスフレーズを設定してください", "パスフレーズを設定し直すためのリンクです。")
            }
        let text = """
            \(lead)次のリンクを開いて、パスフレーズを設定してください。
            リンクは\(time)以内に一度だけ使えます。ほかの人に渡さないでください。

            \(address)
            """
        return (subject, text)
    }
}

extension CityWriting {
    /// Puts a mail to the member into the outbox; nothing happens for members without an address.
    func notify(_ member: Member, of notice: AccountNotice, in municipality: MunicipalityCode) throws {
        guard !member.mail.isEmpty else { return }
        try post(notice.mail(to: member), in: municipality)
    }

    /// The same, where the member is known by its identifier alone.
    func notify(_ id: Member.ID, of notice: AccountNotice, in municipality: MunicipalityCode) throws {
        guard let member = try organisation(of: municipality)?.organisation.member(id) else { return }
        try notify(member, of: notice, in: municipality)
    }
}
