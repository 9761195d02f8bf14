import Wording

/// What the check of an organisation says.
extension Bilingual {
    static let nameMissing = Bilingual("名称がありません。", "The name is missing.")
    static let hiddenCharacter = Bilingual(
        "名称に目に見えない文字または改行があります。入力し直してください。",
        "The name holds an invisible character or a line break; type it again."
    )
    static let endsBeforeItBegins = Bilingual(
        "終わりの日が始まりの日より前です。日付を確かめてください。",
        "It ends before it begins; check the dates."
    )
    static let phasesDoNotFollow = Bilingual(
        "期間に重なりまたはすき間があります。日付を確かめてください。",
        "Its spans of time overlap or leave a gap; check the dates."
    )
    static let circle = Bilingual(
        "上位の組織をたどると、自分自身に戻ります。上位の組織を直してください。",
        "The unit stands below itself; correct the unit above."
    )
    static let notAMailAddress = Bilingual(
        "メールアドレスの形ではありません。name@example.lg.jp のように、半角で書いてください。",
        "This is no mail address; write it like name@example.lg.jp, in ASCII."
    )
    static let heldTwice = Bilingual(
        "同じ人が同じ職に、重なる期間に二度就いています。どちらかの期間を直してください。",
        "The same person holds the same post twice in overlapping days; correct one of them."
    )

    static func nameTooLong(_ most: Int) -> Bilingual {
        Bilingual("名称が長すぎます（上限は\(most)文字）。", "The name is too long (at most \(most) characters).")
    }

    static func unknownUnit(_ id: CityUnit.ID) -> Bilingual {
        Bilingual("組織「\(id)」がありません。識別子を確かめてください。", "There is no unit “\(id)”; check the identifier.")
    }

    static func unitEndsEarlier(_ id: CityUnit.ID) -> Bilingual {
        Bilingual(
            "組織「\(id)」がない日にかかっています。先に移すか終えるか、組織の期間を直してください。",
            "It lies on days on which the unit “\(id)” does not exist; move or end it first, or correct the unit's dates."
        )
    }

    static func postEndsEarlier(_ id: Post.ID) -> Bilingual {
        Bilingual(
            "職「\(id)」がない日にかかっています。期間を直してください。",
            "It lies on days on which the post “\(id)” does not exist; correct the dates."
        )
    }

    static func memberLeft(_ name: String) -> Bilingual {
        Bilingual("「\(name)」が去った後の日にかかっています。", "It lies on days after “\(name)” has left.")
    }

    static func roleNeedsUnit(_ role: Role) -> Bilingual {
        Bilingual(
            "「\(role.name.japanese)」の職には組織が必要です。",
            "A post of the role “\(role.rawValue)” needs a unit."
        )
    }

    static func signInNameTaken(_ name: SignInName) -> Bilingual {
        Bilingual(
            "ログイン名「\(name)」はほかの人が使っています。別の名前にしてください。",
            "The sign-in name “\(name)” belongs to somebody else; choose another."
        )
    }
}
