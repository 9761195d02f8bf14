import City
package import Wording

/// What the office's pages say in more than one place.
package enum OfficeWords {
    /// The name of everything that members see.
    package static let office = Bilingual("庁内", "Office")
    static let signIn = Bilingual("ログイン", "Sign in")
    static let signOut = Bilingual("ログアウト", "Sign out")
    static let account = Bilingual("自分のアカウント", "Your account")
    static let members = Bilingual("利用者", "Members")
    static let units = Bilingual("組織", "Units")
    static let record = Bilingual("記録", "Record")
    static let yourPosts = Bilingual("今の職", "Your posts today")
    static let reason = Bilingual("理由", "Reason")
    static let notPermitted = Bilingual(
        "今の職では、このページを使えません。必要なときは管理者に相談してください。",
        "Your posts do not allow this page. Ask an administrator if you need it."
    )
    static let noPost = Bilingual("今日就いている職がありません", "You hold no post today")
    static let noPostHelp = Bilingual(
        "職がないと何もできません。異動の登録が済んでいるか、管理者に確かめてください。",
        "Without a post nothing can be done here. Ask an administrator whether your transfer has been entered."
    )
    static let purposes: [String: Bilingual] = [
        "/office/members/": Bilingual("利用者の一覧、招待、異動、ログインの管理", "Who takes part, invitations, transfers, sign-in"),
        "/office/units/": Bilingual("局・部・課と職、組織改正", "Bureaus, departments, posts, and reorganisations"),
        "/office/record/": Bilingual("だれがいつ何をしたか", "Who did what, and when"),
        "/office/account/": Bilingual("パスフレーズ、二段階認証、ログイン中の端末", "Passphrase, second factor, where you are signed in"),
    ]

    /// What is said once after a form, by the name that travels.
    static let said: [String: Bilingual] = [
        "signed-out": Bilingual("ログアウトしました", "You have signed out"),
        "passphrase-set": Bilingual("パスフレーズを設定しました。ログインしてください", "The passphrase is set. Please sign in"),
        "passphrase-changed": Bilingual(
            "パスフレーズを変更し、ほかの端末をログアウトしました",
            "The passphrase is changed, and you are signed out everywhere else"
        ),
        "second-factor-removed": Bilingual("二段階認証をやめました", "The second factor is off"),
        "session-ended": Bilingual("端末をログアウトしました", "That device is signed out"),
        "member-added": Bilingual("利用者を登録しました", "The member is added"),
        "members-imported": Bilingual("取り込みました", "It is brought in"),
        "member-changed": Bilingual("利用者を変更しました", "The member is changed"),
        "member-left": Bilingual("利用者の退職を登録しました", "It is entered that the member leaves"),
        "transferred": Bilingual("異動を登録しました", "The transfer is entered"),
        "reorganised": Bilingual("組織改正を登録しました", "The reorganisation is entered"),
    ]

    /// What a form calls the reason for what it does.
    package static let reasonField = Bilingual("理由（記録に残ります）", "Reason (it stays in the record)")
}
