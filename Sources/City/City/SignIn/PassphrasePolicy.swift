import Foundation
package import Wording

/// Which passphrases are taken: long ones that are not the first that anybody would try.
///
/// By OWASP ASVS 4.0 section 2.1 and NIST SP 800-63B: 12 to 128 characters of any kind, no rules about their mixture.
package enum PassphrasePolicy {
    package static let shortest = 12
    package static let longest = 128

    package enum Refusal: Hashable, Sendable {
        case tooShort
        case tooLong
        /// Among the most used ones, or one of them with digits around it.
        case common
        /// The sign-in name, the member's name or the mail address, or one of them with a little around it.
        case names
        /// A run of the keyboard or alphabet, or a short piece said again and again.
        case pattern

        package var message: Bilingual {
            switch self {
            case .tooShort:
                Bilingual(
                    "パスフレーズは\(shortest)文字以上にしてください。文字の種類の決まりはありません。",
                    "A passphrase has at least \(shortest) characters, of whatever kind."
                )
            case .tooLong:
                Bilingual("パスフレーズは\(longest)文字までです。", "A passphrase has at most \(longest) characters.")
            case .common:
                Bilingual(
                    "よく使われていて、すぐに当てられるパスフレーズです。関係のない言葉をいくつか並べたものにしてください。",
                    "This is among the first that anybody would try. Take a few words that have nothing to do with each other."
                )
            case .names:
                Bilingual(
                    "ログイン名や氏名に似たパスフレーズは使えません。",
                    "A passphrase like the sign-in name or your name cannot be used."
                )
            case .pattern:
                Bilingual(
                    "同じ並びの繰返しや、キーボードの並び順のパスフレーズは使えません。",
                    "A passphrase that repeats itself or follows the keyboard cannot be used."
                )
            }
        }
    }

    /// Why a new passphrase is refused; `nil` where it is taken.
    package static func refusal(of passphrase: Passphrase, for member: Member) -> Refusal? {
        let count = passphrase.text.unicodeScalars.count
        guard count >= shortest else { return .tooShort }
        guard count <= longest else { return .tooLong }
        let folded = passphrase.text.lowercased()
        if isPattern(folded) { return .pattern }
        if isNear(folded, to: names(of: member)) { return .names }
        if isCommon(folded) { return .common }
        return nil
    }

    private static func names(of member: Member) -> [String] {
        let mail = member.mail.lowercased()
        let parts = [member.signInName.text, member.name.lowercased(), mail, mail.prefix { $0 != "@" }.description]
        return parts.map { $0.filter { !$0.isWhitespace } }.filter { $0.count >= 3 }
    }

    /// Whether a name, said once or more, is nearly all of it.
    private static func isNear(_ text: String, to names: [String]) -> Bool {
        let text = text.filter { !$0.isWhitespace }
        return names.contains { text.replacingOccurrences(of: $0, with: "").count < 5 && text.contains($0) }
    }

    /// Whether its letters are common words and nothing else, in plain writing or with digits in place of letters.
    private static func isCommon(_ text: String) -> Bool {
        let others = text.count { !$0.isLetter && !$0.isWhitespace }
        guard others <= mostBesideWords else { return false }
        let inner = text.drop { !$0.isLetter }.reversed().drop { !$0.isLetter }.reversed()
        let plain = inner.map { CommonPassphrases.letterBehind[$0] ?? $0 }
        return [Array(text), plain].contains { characters in
            let letters = String(characters.filter(\.isLetter))
            let rest = CommonPassphrases.words.reduce(letters) { $0.replacingOccurrences(of: $1, with: "") }
            return rest.isEmpty && !letters.isEmpty
        }
    }

    /// With more digits and signs than these beside a common word, they are a passphrase of their own.
    private static let mostBesideWords = 10

    private static func isPattern(_ text: String) -> Bool {
        let characters = Array(text)
        // A period of up to four characters says no more than four characters do.
        let repeats = (1...4).contains { period in
            characters.indices.allSatisfy { $0 < period || characters[$0] == characters[$0 - period] }
        }
        return repeats
            || CommonPassphrases.runs.contains { run in
                let round = (0..<(2 + characters.count / run.count)).flatMap { _ in run }
                return String(round).contains(text) || String(round.reversed()).contains(text)
            }
    }
}

/// What a member typed as a passphrase, in the one form in which it is compared: NFKC, never cut off.
package struct Passphrase: Sendable {
    let text: String

    /// `nil` for what is far too long to be one, before any work is done with it.
    package init?(_ typed: String) {
        guard typed.utf8.count <= 4096 else { return nil }
        text = typed.compatibilityForm
    }

    var bytes: [UInt8] { Array(text.utf8) }
}
