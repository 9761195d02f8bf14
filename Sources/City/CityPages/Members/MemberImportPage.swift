import City
import Hummingbird
import PagesSupport
import Wording

/// Units and members out of tables: what would change is shown first, and then brought in, whole or not at all.
struct MemberImportPage {
    static let path = "/office/members/import/"
    static let title = Bilingual("CSV から取り込む", "Bring in from CSV")
    /// Of one file; a table of some thousand rows.
    private static let largestFile = 512 << 10
    /// Two files, and the same two as text once they were looked at.
    static let limits = FormLimits(
        total: 4 << 20,
        fields: 20,
        field: (largestFile + 2) / 3 * 4,
        files: 2,
        file: largestFile
    )

    private static let units = FormField(
        "units",
        .file(".csv"),
        Bilingual("組織の CSV", "Units (CSV)"),
        hint: Bilingual(
            "列：id, parent, kind（bureau・department・section）, name, from, through",
            "Columns: id, parent, kind (bureau, department, section), name, from, through"
        )
    ).optional
    private static let members = FormField(
        "members",
        .file(".csv"),
        Bilingual("人の CSV", "Members (CSV)"),
        hint: Bilingual(
            "列：name, mail, sign_in_name, unit, post, role, from, through",
            "Columns: name, mail, sign_in_name, unit, post, role, from, through"
        )
    ).optional
    private static let confirm = "confirm"

    private let visit: MemberVisit
    private var tables: OrganisationTables? { visit.visit.pages.tables }

    static func answer(_ visit: MemberVisit) async throws -> Response {
        visit.visit.answer(MemberImportPage(visit: visit).page(FormEntries(), .empty))
    }

    static func take(_ visit: MemberVisit, _ body: FormBody) async throws -> Response {
        let page = MemberImportPage(visit: visit)
        guard let tables = page.tables else { throw PageError.notFound }
        var entries = FormEntries(body)
        let files = try Files(body)
        guard !files.isEmpty else {
            entries.refuse(members, Bilingual("組織か人の CSV を選んでください。", "Choose a CSV of units or of members."))
            return visit.visit.refuse(page.page(entries, .empty))
        }
        do throws(Problems) {
            let reading = try tables.read(files.units, files.members)
            return try await page.look(reading, files, body, entries)
        } catch {
            return visit.visit.refuse(page.page(entries, page.problems(error)))
        }
    }

    /// Shows what would change, or does it where the reader has seen that.
    private func look(
        _ reading: OrganisationTables.Reading,
        _ files: Files,
        _ body: FormBody,
        _ entries: FormEntries
    ) async throws(Problems) -> Response {
        var entries = entries
        do {
            let before = try await visit.visit.pages.organisation(visit.municipality)
            var after = before
            try reading.content.apply(to: &after)
            let summary = ImportSummary(from: before, to: after)
            guard try body.text(Self.confirm) == "yes", let reason = entries.text(NewMemberPage.reason) else {
                return visit.visit.answer(preview(summary, reading, files, entries))
            }
            try await visit.visit.pages.office.change(visit.municipality, by: visit.me.authority, why: reason) {
                try reading.content.apply(to: &$0)
            }
            return try visit.visit.goOn(to: MemberPaths.list, saying: Flash("members-imported"))
        } catch let faults as OrganisationImport.Faults {
            throw reading.problems(faults)
        } catch let error as CityError {
            throw Problems([Problem(Problem.Place(file: files.name), message: error.message)])
        } catch {
            let words = Bilingual("取り込めませんでした。もう一度お試しください。", "It could not be brought in. Please try again.")
            throw Problems([Problem(Problem.Place(file: files.name), message: words)])
        }
    }

    private func page(_ entries: FormEntries, _ told: Markup) -> OfficePage {
        var page = OfficePage(title: Self.title, path: Self.path)
        page.crumbs = [(OfficeWords.members, MemberPaths.list)]
        page.intro = Markup {
            p(.class("lead")) {
                visit.visit.says(
                    Bilingual(
                        "まず何が変わるかを示します。確かめてから取り込みます。載っていない人や組織は、そのまま残ります。",
                        "What would change is shown first. Whoever is not in the tables stays as before."
                    )
                )
            }
            told
        }
        page.form = FormView(
            visit.language,
            action: visit.visit.path(Self.path),
            token: visit.visit.token(for: Self.path),
            entries: entries,
            parts: [.field(Self.units), .field(Self.members)],
            actions: [.init(Bilingual("何が変わるかを確かめる", "See what would change"))]
        )
        return page
    }

    private func preview(
        _ summary: ImportSummary,
        _ reading: OrganisationTables.Reading,
        _ files: Files,
        _ entries: FormEntries
    ) -> OfficePage {
        let told = Markup {
            notice(
                summary.isEmpty ? .neutral : .fair,
                language: visit.language,
                title: visit.visit.says(Bilingual("まだ取り込んでいません", "Nothing is brought in yet"))
            ) {
                p { summary.text[visit.language] }
                for note in reading.notes { p { note[visit.language] } }
                if !summary.membersAdded.isEmpty {
                    p { visit.visit.says(Bilingual("新しい人：", "New members:")) }
                    ul { for member in summary.membersAdded.prefix(100) { li { member.name } } }
                }
            }
        }
        var page = page(FormEntries(), told)
        guard !summary.isEmpty else { return page }
        page.form = FormView(
            visit.language,
            action: visit.visit.path(Self.path),
            token: visit.visit.token(for: Self.path),
            // What was chosen is no mistake of the reason that is asked for now.
            entries: entries.isComplete ? FormEntries() : entries,
            parts: files.hidden + [.hidden(name: Self.confirm, value: "yes"), .field(NewMemberPage.reason)],
            actions: [.init(Bilingual("取り込む", "Bring it in"))]
        )
        return page
    }

    /// Everything that has to be mended, by file and line.
    private func problems(_ problems: Problems) -> Markup {
        notice(
            .poor,
            language: visit.language,
            title: visit.visit.says(
                Bilingual(
                    "\(problems.list.count)件の誤りがあるため、何も取り込んでいません",
                    "Nothing is brought in: \(problems.list.count) mistake(s)"
                )
            )
        ) {
            ul { for problem in problems.list.prefix(200) { li { problem.line(in: visit.language) } } }
        }
    }
}

/// The two tables of a form: as files, or as the text in which they come back after they were looked at.
private struct Files {
    let units: OrganisationTables.File?
    let members: OrganisationTables.File?

    init(_ body: FormBody) throws {
        units = try Self.file("units", body)
        members = try Self.file("members", body)
    }

    var isEmpty: Bool { units == nil && members == nil }
    var name: String { (units ?? members)?.name ?? "" }

    /// A browser sends a file that was not chosen as one without name and content.
    private static func file(_ name: String, _ body: FormBody) throws -> OrganisationTables.File? {
        if let file = try body.file(name), file.bytes.readableBytes > 0 {
            return (file.name, Array(file.bytes.readableBytesView))
        }
        guard let text = try body.text("\(name)-content"), !text.isEmpty else { return nil }
        guard let bytes = Base64URL.decode(text) else { throw PageError.unreadableForm }
        return (try body.text("\(name)-name") ?? "\(name).csv", bytes)
    }

    var hidden: [FormView.Part] {
        [("units", units), ("members", members)].flatMap { name, file -> [FormView.Part] in
            guard let file else { return [] }
            return [
                .hidden(name: "\(name)-name", value: file.name),
                .hidden(name: "\(name)-content", value: Base64URL.encode(file.bytes)),
            ]
        }
    }
}
