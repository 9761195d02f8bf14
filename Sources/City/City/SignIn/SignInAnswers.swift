package import Figures
package import Foundation
package import Wording

/// What a visitor typed to sign in.
package struct SignInRequest: Sendable {
    package let municipality: MunicipalityCode
    package let name: String
    package let passphrase: String
    package let origin: RequestOrigin
    /// The session that the browser already had: it ends when the new one begins.
    package let previous: SecretToken?

    package init(
        municipality: MunicipalityCode,
        name: String,
        passphrase: String,
        origin: RequestOrigin,
        previous: SecretToken? = nil
    ) {
        self.municipality = municipality
        self.name = name
        self.passphrase = passphrase
        self.origin = origin
        self.previous = previous
    }
}

/// What became of an attempt to sign in, or to show the passphrase again.
package enum SignInAnswer: Sendable {
    /// A new token, which takes the place of any earlier one of this browser.
    case signedIn(SecretToken, SignedIn)
    /// The passphrase is right; the token is good for ``SignInDesk/confirm(_:code:origin:)`` alone.
    case secondFactor(SecretToken)
    /// Name, passphrase or code are wrong; nobody is told which.
    case refused
    /// Too many guesses at this name or from this address, whether or not there is such a name.
    case wait(until: Date)
    /// Too many sign in at this moment.
    case busy

    /// What the visitor is told; `nil` where it went well.
    package func message(at time: Date) -> Bilingual? {
        switch self {
        case .signedIn, .secondFactor: nil
        case .refused:
            Bilingual(
                "入力された内容ではログインできません。ログイン名とパスフレーズ（または確認コード）を確かめてください。",
                "You cannot sign in with that. Check the sign-in name and passphrase, or the code."
            )
        case .wait(let until): SignInError.wait(until: until).message(at: time)
        case .busy: SignInError.busy.message(at: time)
        }
    }
}

/// Why something about signing in was not done; nothing was changed.
package enum SignInError: Error, Hashable, Sendable {
    /// The session is over.
    case notSignedIn
    /// The passphrase must be shown again first (``SignInDesk/raise(_:passphrase:origin:)``).
    case raiseNeeded
    case wrongPassphrase
    case wrongCode
    /// The link was used, replaced or has expired.
    case linkUnusable
    case passphrase(PassphrasePolicy.Refusal)
    case noSecondFactor
    case wait(until: Date)
    case busy

    package func message(at time: Date) -> Bilingual {
        switch self {
        case .notSignedIn: Bilingual("ログインし直してください。", "Sign in again.")
        case .raiseNeeded: Bilingual("もう一度パスフレーズを入力してください。", "Type your passphrase once more.")
        case .wrongPassphrase: Bilingual("今のパスフレーズが違います。", "The present passphrase is wrong.")
        case .wrongCode:
            Bilingual(
                "確認コードが違います。端末の時計を確かめ、新しいコードが出てから入力してください。",
                "The code is wrong. Check the clock of the device, and type the next code."
            )
        case .linkUnusable:
            Bilingual(
                "このリンクは使えません。使用済みか、期限切れです。管理者に新しいリンクを頼んでください。",
                "This link cannot be used: it was used, replaced or has expired. Ask an administrator for a new one."
            )
        case .passphrase(let refusal): refusal.message
        case .noSecondFactor:
            Bilingual("二段階認証の準備ができていません。最初からやり直してください。", "The second factor is not set up. Begin anew.")
        case .wait(let until): Self.waitMessage(Int(max(1, until.timeIntervalSince(time).rounded(.up))))
        case .busy: Bilingual("混み合っています。少し待ってからやり直してください。", "Too many sign in just now. Try again in a moment.")
        }
    }

    private static func waitMessage(_ seconds: Int) -> Bilingual {
        guard seconds > 90 else {
            return Bilingual(
                "続けて失敗したため、\(seconds)秒待ってからやり直してください。",
                "After several wrong tries, wait \(seconds) seconds before the next."
            )
        }
        let minutes = (seconds + 59) / 60
        return Bilingual(
            "続けて失敗したため、\(minutes)分ほど待ってからやり直してください。",
            "After several wrong tries, wait about \(minutes) minutes before the next."
        )
    }
}
