package import Wording

/// What in a municipality's organisation does not fit together, and about whom or what it is.
package struct CityProblem: Error, Hashable, Sendable {
    package let subject: CitySubject
    package let message: Bilingual

    package init(_ subject: CitySubject, _ message: Bilingual) {
        self.subject = subject
        self.message = message
    }
}

/// Something that has a history.
package enum CitySubject: Hashable, Sendable {
    case municipality
    case unit(CityUnit.ID)
    case post(Post.ID)
    case member(Member.ID)
    case appointment(Member.ID, Post.ID)
    /// A session, and whose it is.
    case session(Session.ID, Member.ID)
}

/// Why something was not done; nothing was changed.
package enum CityError: Error, Hashable, Sendable {
    case notPermitted
    case unknownMunicipality(String)
    case alreadyRegistered(String)
    case unknown(CitySubject)
    case taken(CitySubject)
    /// The state that the change would lead to has these faults.
    case problems([CityProblem])
    /// Somebody changed the organisation after the state on which the change was decided.
    case changedMeanwhile(expected: Int, found: Int)
    case reasonMissing

    /// What happened and what to do about it.
    package var message: Bilingual {
        switch self {
        case .notPermitted:
            Bilingual("この操作をする権限がありません。管理者に相談してください。", "You may not do this. Ask an administrator.")
        case .unknownMunicipality(let code):
            Bilingual(
                "団体 \(code) は登録されていません。shirube member add で最初の管理者を登録してください。",
                "The municipality \(code) is not registered. Add its first administrator with shirube member add."
            )
        case .alreadyRegistered(let code):
            Bilingual("団体 \(code) はすでに登録されています。", "The municipality \(code) is registered already.")
        case .unknown(let subject):
            Bilingual(
                "\(subject.name.japanese)が見つかりません。一覧を開き直してください。",
                "There is no such \(subject.name.english). Open the list again."
            )
        case .taken(let subject):
            Bilingual(
                "\(subject.name.japanese)はすでにあります。別の識別子にしてください。",
                "The \(subject.name.english) exists already. Choose another identifier."
            )
        case .problems(let list):
            Bilingual(
                list.map(\.message.japanese).joined(separator: "\n"),
                list.map(\.message.english).joined(separator: "\n")
            )
        case .changedMeanwhile:
            Bilingual(
                "ほかの人が先に組織を変更しました。開き直してから、もう一度変更してください。",
                "Somebody else changed the organisation first. Open it again and repeat your change."
            )
        case .reasonMissing: Bilingual("理由を書いてください。", "Write the reason.")
        }
    }
}

extension CitySubject {
    /// What it is, with its identifier.
    package var name: Bilingual {
        switch self {
        case .municipality: Bilingual("団体", "municipality")
        case .unit(let id): Bilingual("組織「\(id)」", "unit “\(id)”")
        case .post(let id): Bilingual("職「\(id)」", "post “\(id)”")
        case .member(let id): Bilingual("利用者「\(id)」", "member “\(id)”")
        case .appointment(let member, let post):
            Bilingual("利用者「\(member)」の職「\(post)」", "post “\(post)” of member “\(member)”")
        case .session(let id, _): Bilingual("セッション「\(id)」", "session “\(id)”")
        }
    }
}
