package import ArgumentParser
import City
import Wording

/// `shirube member add`: a member in a post, with an invitation.
package struct MemberAdd: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: said("人を登録し、招待リンクを示す。", "Adds a member, and shows an invitation.")
    )

    @OptionGroup var city: CityArgument

    @Option(help: help("表示する名前", "The name that others see"))
    var name: String

    @Option(help: help("メールアドレス", "The mail address"))
    var mail: String

    @Option(help: help("役割", "The role"))
    var role: Role

    @Option(help: help("ログイン名（省略するとメールアドレス）", "The sign-in name; without it the mail address"))
    var signInName: String?

    @Option(help: help("組織の識別子（記入者と所属長には必要）", "The unit's id; reporters and heads need one"))
    var unit: String?

    @Option(help: help("職の名前（省略すると役割の名前）", "The post's name; without it that of the role"))
    var post: String?

    @Option(
        help: help(
            "団体の名前（初めての団体で、計画もまだないとき）",
            "The municipality's name, where it is new and has no plan yet"
        )
    )
    var municipalityName: String?

    @OptionGroup var links: LinkArgument

    package init() {}

    package func run() async throws {
        try put(visibleLines(await lines()))
    }

    /// Adds the member, and says how to sign in for the first time.
    func lines() async throws -> [String] {
        let row = try row()
        return try await city.withCity { desk in
            let content = OrganisationImport(units: [], members: [row])
            var organisation = try await desk.organisation(named: municipalityName)
            try organisation.refuseKnown(row.signInName)
            do throws(OrganisationImport.Faults) {
                try content.apply(to: &organisation)
            } catch {
                throw CommandFailure(error.list.map(\.message))
            }
            try await desk.bringIn(content, into: organisation.municipality, why: Self.reason)
            let member = try await desk.member(named: row.signInName.text)
            let token = try await desk.signIn.issueLink(
                .invitation,
                to: member.id,
                in: city.municipality,
                by: desk.authority,
                why: Self.reason
            )
            return [
                said(
                    "\(member.name)（\(role.name.japanese)）を登録しました。ログイン名は \(member.signInName) です。",
                    "\(member.name) (\(role.rawValue)) was added. The sign-in name is \(member.signInName)."
                ),
                said(
                    "招待リンク（7日間、一度だけ使えます）：",
                    "Invitation (works once, within 7 days):"
                ),
                links.link(.invitation, token),
            ]
        }
    }

    private static let reason = "shirube member add"

    private func row() throws -> OrganisationImport.MemberRow {
        guard MailAddress.isPlausible(mail) else {
            throw CommandFailure(
                Bilingual("--mail「\(shown(mail))」はメールアドレスの形ではありません。", "--mail “\(shown(mail))” is no mail address.")
            )
        }
        guard let signInName = SignInName(signInName ?? mail) else {
            throw CommandFailure(
                Bilingual(
                    "ログイン名は、半角の英数字と . - _ + @ の3～254文字で書いてください。",
                    "A sign-in name is 3 to 254 ASCII letters, digits or “.”, “-”, “_”, “+”, “@”."
                )
            )
        }
        return OrganisationImport.MemberRow(
            OrganisationImport.Person(name: name, mail: mail, signInName: signInName),
            post: post ?? role.name.japanese,
            role: role,
            unit: try unitID(),
            validity: .always
        )
    }

    private func unitID() throws -> CityUnit.ID? {
        guard let unit else { return nil }
        guard let id = CityUnit.ID(unit) else {
            throw CommandFailure(
                Bilingual(
                    "--unit は組織の識別子（半角の英数字と - _ .）です。",
                    "--unit is the id of a unit (ASCII letters, digits, “-”, “_”, “.”)."
                )
            )
        }
        return id
    }
}

extension Role: ExpressibleByArgument {}

extension Organisation {
    /// A second `add` must not quietly give somebody another post.
    fileprivate func refuseKnown(_ name: SignInName) throws {
        guard member(named: name) == nil else {
            throw CommandFailure(
                Bilingual(
                    "ログイン名「\(name)」はすでに登録されています。リンクを出し直すには shirube member reset を使ってください。",
                    "The sign-in name “\(name)” is there already. For a new link use shirube member reset."
                )
            )
        }
    }
}

extension CommandFailure {
    /// Several faults, a line each.
    init(_ messages: [Bilingual]) {
        self.init(
            Bilingual(
                messages.map(\.japanese).joined(separator: "\n"),
                messages.map(\.english).joined(separator: "\n")
            )
        )
    }
}

/// Lines as a terminal shows them.
func visibleLines(_ lines: [String]) -> String {
    lines.map { visible($0) + "\n" }.joined()
}
