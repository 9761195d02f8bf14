import City
import CityPages
import Figures
import Hummingbird
import PagesSupport
import Planning
import Seals
import Wording

/// Every seal and erratum of a plan, and what came of verifying them.
struct ChainPage {
    private let visit: MemberVisit
    private let plan: Plan
    private let entries: [SealEntry]
    private let names: ChangeNames

    static func answer(_ pages: SealsPages, _ visit: MemberVisit) async throws -> Response {
        let page = try await ChainPage(pages, visit)
        return visit.visit.answer(page.page(SealsPages.path(page.plan.id), .empty))
    }

    static func verify(_ pages: SealsPages, _ visit: MemberVisit) async throws -> Response {
        let page = try await ChainPage(pages, visit)
        let report = try await pages.office.verify(page.plan.id)
        return visit.visit.answer(page.page(SealsPages.path(page.plan.id, "verify"), page.outcome(report)))
    }

    private init(_ pages: SealsPages, _ visit: MemberVisit) async throws {
        self.visit = visit
        plan = try await pages.plan(visit).plan
        entries = try await pages.office.entries(of: plan.id)
        names = ChangeNames(plan, visit.language, for: entries.flatMap(\.changes))
    }

    private func says(_ words: Bilingual) -> String { visit.visit.says(words) }

    private func page(_ path: String, _ outcome: Markup) -> OfficePage {
        var page = OfficePage(
            title: Bilingual("\(plan.name.japanese)の確定と訂正", "Seals and errata of \(plan.name.english)"),
            path: path
        )
        page.crumbs = [(SealWords.seals, SealsPages.path)]
        page.intro = Markup {
            outcome
            p { says(SealWords.about) }
            ul {
                if Access.rounds(.freeze).allows(visit.me) { li { link("freeze", SealWords.freeze) } }
                if Access.rounds(.issueErratum).allows(visit.me) { li { link("correct", SealWords.correct) } }
                li { link("verify", SealWords.verify) }
                li { link("as-of", SealWords.asOf) }
            }
        }
        page.rest = entries.isEmpty ? p { says(SealWords.nothingSealed) } : table.markup
        return page
    }

    private func link(_ page: String, _ words: Bilingual) -> Markup {
        a(.href(visit.visit.path(SealsPages.path(plan.id, page)))) { says(words) }
    }

    private func outcome(_ report: SealReport) -> Markup {
        guard !report.faults.isEmpty else {
            let words = Bilingual(
                "\(report.entries.count)件すべてが、確定したときのままです。",
                "All \(report.entries.count) entries stand as they were made."
            )
            return notice(.good, language: visit.language, title: says(words))
        }
        let words = Bilingual(
            "\(report.faults.count)か所が、確定したときと違います。",
            "\(report.faults.count) place(s) differ from what was sealed."
        )
        return notice(.poor, language: visit.language, title: says(words)) {
            ul { for fault in report.faults { li { says(fault.line) } } }
        }
    }

    private var table: DataTable {
        DataTable(
            id: "seals",
            caption: says(SealWords.seals),
            columns: [
                .init(says(Bilingual("号と年度", "No. and year"))),
                .init(says(Bilingual("確定日・訂正日", "Sealed or corrected on"))),
                .init(says(Bilingual("公表日", "Publication"))),
                .init(says(Bilingual("理由と内容", "Reason and content"))), .init(says(Bilingual("指紋", "Hash"))),
            ],
            rows: entries.reversed().map(row),
            narrow: .cards
        )
    }

    private func row(_ entry: SealEntry) -> [Markup] {
        [
            .text("\(says(entry.name)) \(entry.year.name(visit.visit.reading.years, visit.language))"), day(entry.day),
            publication(of: entry),
            div(.class("cell-words")) {
                "\(entry.signature.reason)（\(entry.signature.post)）"
                if !entry.changes.isEmpty { ul { for change in entry.changes { li { words(change) } } } }
            },
            .text(String(entry.hash.prefix(12))),
        ]
    }

    /// An erratum has no day of its own: whoever may see the year sees what was corrected in it.
    private func publication(of entry: SealEntry) -> Markup {
        switch entry.kind {
        case .seal: entry.publication.map(day) ?? .text(says(Bilingual("確定と同時", "at once")))
        case .erratum: .text(says(Bilingual("年度と同じ", "with the year")))
        }
    }

    private func day(_ day: CalendarDate) -> Markup {
        time(.datetime(day.text)) { span { day.name(visit.visit.reading.years, visit.language) } }
    }

    private func words(_ change: SealedChange) -> String {
        let values = [change.before, change.after].map { names.shown($0, of: change) }
        return "\(names.name(of: change))：\(values.joined(separator: " → "))"
    }
}
