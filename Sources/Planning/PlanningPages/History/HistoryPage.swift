import Figures
import Foundation
import PagesSupport
import Planning
import Tables
import Wording

/// What was published and corrected in a plan, the latest first.
struct HistoryPage: SitePage {
    let place: Place
    let revisions: [RevisionLine]
    private let history: PlanHistory

    init(_ place: Place, _ history: PlanHistory) {
        self.place = place
        self.history = history
        revisions = history.revisions.map { RevisionLine($0, place, of: nil) }
    }

    private var language: Language { place.language }

    var shell: PageShell {
        let title = PageWords.history[language]
        return place.shell(
            title: title,
            path: place.paths.history,
            description: "\(place.plan.name[language]) \(title)"
        ) {
            h1 { title }
            p(.class("lead")) { Self.lead[language] }
            p {
                a(.href(place.paths.editions)) { Self.editions[language] }
                br()
                a(.href(place.paths.feed)) { Bilingual("更新フィード（Atom）", "Feed of changes (Atom)")[language] }
            }
            if revisions.isEmpty { p { Bilingual("記録はまだありません。", "There is no record yet.")[language] } }
            for revision in revisions { revision.markup(language, isHeading: true) }
        }
    }

    static let dataColumns = ["revision", "time", "reason", "added", "changed", "removed"]
    static let figureColumns = ["revision", "measure", "series", "kind", "year", "before", "after"]

    var data: PageData {
        let rows = history.revisions.map { revision in
            [
                String(revision.revision), revision.time.formatted(.iso8601), revision.reason,
                String(revision.added), String(revision.changed), String(revision.removed),
            ]
        }
        let figures = history.revisions.flatMap { revision in
            revision.figures.map { change in
                [
                    String(revision.revision), change.series.measure.text, change.series.series, change.kind.rawValue,
                    change.year.map { String($0.year) } ?? "", change.before.dataText, change.after.dataText,
                ]
            }
        }
        return PageData(
            page: place.dataPaths.history,
            tables: [
                PageData.Table(
                    id: "revisions",
                    name: PageWords.history,
                    rows: DataRows(columns: Self.dataColumns, rows: rows)
                ),
                PageData.Table(
                    id: "figures",
                    name: Bilingual("変わった数値", "Changed figures"),
                    rows: DataRows(columns: Self.figureColumns, rows: figures)
                ),
            ]
        )
    }

    private static let editions = Bilingual("訂正と版（以前の計画を見る）", "Errata and editions: the plan as it was earlier")

    private static let lead = Bilingual(
        "計画のデータがいつ、なぜ変わったかの記録です。記録は後から書き換えられません。",
        "When the data of the plan were changed, and why. The record is never rewritten."
    )
}

/// One revision as pages tell it, of the whole plan or of one measure.
struct RevisionLine: Hashable, Sendable {
    static let shownFigures = 50

    let id: String
    /// ISO 8601, and as people write it.
    let time: String
    let date: String
    let reason: String
    let counts: String
    let figures: [PlanFeed.FigureLine]
    let more: Int

    init(_ revision: PlanRevision, _ place: Place, of measure: Measure.ID?) {
        id = "revision-\(revision.revision)"
        time = revision.time.formatted(.iso8601)
        date = Self.date(revision.time, place.language)
        reason = revision.reason
        if let measure {
            let rows = revision.rows[measure] ?? 0
            counts = Bilingual("この取組のデータ \(rows)行", "\(rows) rows of this measure")[place.language]
        } else {
            counts =
                Bilingual(
                    "追加 \(revision.added)行、変更 \(revision.changed)行、削除 \(revision.removed)行",
                    "\(revision.added) rows added, \(revision.changed) changed, \(revision.removed) removed"
                )[place.language]
        }
        let changed = revision.figures.filter { measure == nil || $0.series.measure == measure }
        figures = changed.prefix(Self.shownFigures).map { PlanFeed.FigureLine($0, place) }
        more = max(0, changed.count - Self.shownFigures)
    }

    /// The day in Japan, where every municipality is.
    private static func date(_ time: Date, _ language: Language) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 9 * 3600) ?? .gmt
        let parts = calendar.dateComponents([.year, .month, .day], from: time)
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        let (year, month, day) = (parts.year ?? 1, parts.month ?? 1, parts.day ?? 1)
        return Bilingual("\(year)年\(month)月\(day)日", "\(day) \(months[month - 1]) \(year)")[language]
    }

    func markup(_ language: Language, isHeading: Bool = false) -> Markup {
        let when = PagesSupport.time(.datetime(time)) { date }
        return Markup {
            if isHeading { h2(.id(id)) { when } } else { h3 { when } }
            p {
                counts
                if !reason.isEmpty {
                    br()
                    Bilingual("理由：", "Reason: ")[language]
                    foreign(reason, language)
                }
            }
            if !figures.isEmpty { ul { for figure in figures { item(figure, language) } } }
            if more > 0 { p { Bilingual("ほかに\(more)件の数値", "and \(more) more figures")[language] } }
        }
    }

    private func item(_ line: PlanFeed.FigureLine, _ language: Language) -> Markup {
        li {
            if let path = line.path {
                a(.href(path)) { foreign(line.measure, language) }
            } else {
                foreign(line.measure, language)
            }
            " "
            let colon = Bilingual("：", ": ")[language]
            foreign("\(line.what)\(colon)\(line.before) → \(line.after)", language)
        }
    }
}
