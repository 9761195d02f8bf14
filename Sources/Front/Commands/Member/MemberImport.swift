package import ArgumentParser
import City
import Exchange
import Wording

/// `shirube member import`: units and members out of tables, all or nothing.
package struct MemberImport: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: said("CSV から人と組織を取り込む。", "Brings members and units in from CSV.")
    )

    @Argument(help: help("人の CSV（name,mail,role…）", "The CSV of members (name,mail,role…)"))
    var members: String?

    @OptionGroup var city: CityArgument

    @Option(help: help("組織の CSV（計画フォルダの units.csv と同じ形）", "The CSV of units, as units.csv of a plan folder"))
    var units: String?

    @Option(help: help("CSV の文字コード（utf-8、cp932）", "Encoding of the CSV files (utf-8, cp932)"))
    var encoding: EncodingChoice = .automatic

    @Flag(help: help("何が変わるかを示すだけで、変更しない", "Only show what would change"))
    var preview = false

    @Flag(
        help: help(
            "新しい人の招待リンクを CSV で示す",
            "Show invitations for new members, as CSV"
        )
    )
    var invite = false

    @Option(
        help: help(
            "団体の名前（初めての団体で、計画もまだないとき）",
            "The municipality's name, where it is new and has no plan yet"
        )
    )
    var municipalityName: String?

    @OptionGroup var links: LinkArgument

    package init() {}

    package func validate() throws {
        guard members != nil || units != nil else {
            throw ValidationError(said("取り込むファイルを指定してください。", "Name a file to bring in."))
        }
    }

    package func run() async throws {
        let (summary, table) = try await outcome()
        tell(summary)
        if let table { try put(table) }
    }

    package static let columns = ["sign_in_name", "name", "mail", "link"]

    /// Brings everything in, or says what would change; with `--invite` the table of invitations.
    func outcome() async throws -> (summary: String, table: String?) {
        let reading = try OrganisationReader(encoding: encoding).read(units: units, members: members)
        for note in reading.notes { tell(visible(note[.current])) }
        return try await city.withCity { desk in
            let before = try await desk.organisation(named: municipalityName)
            var after = before
            do throws(OrganisationImport.Faults) {
                try reading.content.apply(to: &after)
            } catch {
                throw reading.problems(error)
            }
            let summary = ImportSummary(from: before, to: after)
            guard !preview else {
                return (said("変更前の確認：", "Preview: ") + summary.text[.current], nil)
            }
            if !summary.isEmpty { try await desk.bringIn(reading.content, into: before.municipality, why: Self.reason) }
            return (summary.text[.current], invite ? try await desk.invitations(summary.membersAdded, links) : nil)
        }
    }

    static let reason = "shirube member import"
}

extension CityDesk {
    fileprivate func invitations(_ members: [Member], _ links: LinkArgument) async throws -> String {
        var rows: [[String]] = []
        for member in members {
            let token = try await signIn.issueLink(
                .invitation,
                to: member.id,
                in: municipality,
                by: authority,
                why: MemberImport.reason
            )
            rows.append([member.signInName.text, member.name, member.mail, links.link(.invitation, token)])
        }
        return Rows(columns: MemberImport.columns, rows: rows).text(.csv)
    }
}
