package import ArgumentParser
import City

/// `shirube member reset`: a link to set a passphrase anew.
package struct MemberReset: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: said(
            "パスフレーズを決め直すリンクを示す。",
            "Shows a link to set a passphrase anew."
        )
    )

    @Argument(help: help("ログイン名", "The sign-in name"))
    var member: String

    @OptionGroup var city: CityArgument

    @Flag(
        help: help(
            "二段階認証も外す（認証アプリと回復コードをなくしたとき）",
            "Take the second factor off too, where app and recovery codes are lost"
        )
    )
    var removeSecondFactor = false

    @OptionGroup var links: LinkArgument

    package init() {}

    package func run() async throws {
        try put(visibleLines(await lines()))
    }

    func lines() async throws -> [String] {
        try await city.withExistingCity { desk in
            let member = try await desk.member(named: member)
            let reason = "shirube member reset"
            if removeSecondFactor { try await desk.removeSecondFactor(of: member, why: reason) }
            let token = try await desk.signIn.issueLink(
                .reset,
                to: member.id,
                in: city.municipality,
                by: desk.authority,
                why: reason
            )
            return [
                said(
                    "\(member.name)（\(member.signInName)）のリンク（24時間、一度だけ使えます）：",
                    "Link for \(member.name) (\(member.signInName)), which works once, within 24 hours:"
                ),
                links.link(.reset, token),
            ]
        }
    }
}

extension CityDesk {
    fileprivate func removeSecondFactor(of member: Member, why reason: String) async throws {
        do {
            try await signIn.removeSecondFactor(of: member.id, in: municipality, by: authority, why: reason)
        } catch SignInError.noSecondFactor {
            tell(said("二段階認証は設定されていません。", "There is no second factor."))
        }
    }
}
