import City
import Wording

/// What can be changed about a member, each with a page of its own that asks for a reason.
enum MemberChange: String, CaseIterable, Sendable {
    case edit
    case transfer
    case leave
    case invitation
    case reset
    case sessions
    case secondFactor = "second-factor"

    var right: PeoplePolicy.Action {
        switch self {
        case .edit, .transfer, .leave: .changeOrganisation
        case .invitation, .reset, .sessions, .secondFactor: .manageSignIn
        }
    }

    var title: Bilingual {
        switch self {
        case .edit: Bilingual("氏名・ログイン名・メールを変更する", "Change name, sign-in name or mail")
        case .transfer: Bilingual("異動を登録する", "Enter a transfer")
        case .leave: Bilingual("退職を登録する", "Enter that the member leaves")
        case .invitation: Bilingual("招待のリンクを作り直す", "Make a new invitation")
        case .reset: Bilingual("パスフレーズを設定し直すリンクを作る", "Make a link to set the passphrase anew")
        case .sessions: Bilingual("すべての端末をログアウトさせる", "Sign the member out everywhere")
        case .secondFactor: Bilingual("二段階認証を外す", "Take the second factor off")
        }
    }

    /// What happens, before it is done.
    var explanation: Bilingual {
        switch self {
        case .edit:
            Bilingual(
                "ログイン名を変えると、次から新しいログイン名でログインします。",
                "With another sign-in name the member signs in by that from now on."
            )
        case .transfer:
            Bilingual(
                "今の職を離れる日と新しい職に就く日を、一度に登録します。過去の記録は変わりません。",
                "Posts end and begin on one day, in one operation. The past stays as it was."
            )
        case .leave: Bilingual("すべての職と、ログインする権利が、その日で終わります。", "All posts, and the right to sign in, end with that day.")
        case .invitation, .reset:
            Bilingual("これまでのリンクは使えなくなります。", "Earlier links stop working.")
        case .sessions: Bilingual("次に使うときは、もう一度ログインが必要です。", "The member has to sign in again.")
        case .secondFactor:
            Bilingual(
                "認証アプリも回復コードもなくしたときだけにしてください。本人であることを、別の方法で確かめてください。",
                "Only when both the app and the recovery codes are lost. Make sure in another way that it is the member who asks."
            )
        }
    }
}
