import Figures
import PagesSupport
import Planning
import Tables
import Wording

/// The sealed years of a plan, what was corrected in them, and the ways to the plan as it was.
struct EditionsPage: SitePage {
    struct Year: Hashable, Sendable {
        let id: String
        let name: String
        let seal: SealMark
        /// Leads to the year as it was published, where the site is served.
        let publishedPath: String
        /// The year as it stands.
        let correctedPath: String
        /// The latest first.
        let errata: [Line]
    }

    /// An erratum as far as it is about one year.
    struct Line: Hashable, Sendable {
        let mark: SealMark
        let reason: String
        let post: String
        let changes: [ErratumChange]
        /// How many results of the evaluation followed.
        let results: Int
    }

    /// The name of the condition that leads to an edition by its own name.
    static let show = "show"
    /// The day that somebody asks for.
    static let day = FormField(
        "day",
        .date,
        Bilingual("見たい日", "Day"),
        hint: Bilingual(
            "その日の終わりに、だれでも見られた計画を表示します（例：2024-07-30）。",
            "Shows the plan as everybody could see it at the end of that day, such as 2024-07-30."
        )
    )

    let place: Place
    /// The latest first.
    let years: [Year]
    /// What was typed, where it cannot be answered.
    var entries = FormEntries()

    init(_ place: Place) {
        self.place = place
        let sealing = place.edition.sealing
        years = sealing.seals.sorted { $0.year > $1.year }.map { seal in
            Year(
                id: "year-\(seal.year.year)",
                name: place.name(of: seal.year),
                seal: seal,
                publishedPath: "\(place.paths.editions)?\(Self.show)=\(EditionName.published(seal.year).text)",
                correctedPath: place.paths.year(seal.year),
                errata: sealing.errata(of: seal.year).reversed().map { Self.line($0, in: seal.year, place) }
            )
        }
    }

    private static func line(_ erratum: Erratum, in year: FiscalYear, _ place: Place) -> Line {
        let own = erratum.changes.filter { $0.year == year }
        return Line(
            mark: erratum.mark,
            reason: erratum.reason,
            post: erratum.post,
            changes: own.filter { $0.subject != .result }.map { ErratumChange($0, place) },
            results: own.count { $0.subject == .result }
        )
    }
}

// MARK: As data

extension EditionsPage {
    static let sealColumns = ["number", "year", "day", "publication", "hash"]
    static let erratumColumns = [
        "number", "day", "year", "subject", "measure", "key", "before", "after", "reason", "post", "hash",
    ]

    var data: PageData {
        let sealing = place.edition.sealing
        let seals = sealing.seals.map { seal in
            [
                String(seal.number), String(seal.year.year), seal.day.text, seal.firstPublicDay.text, seal.hash,
            ]
        }
        let errata = sealing.errata.flatMap { erratum in
            erratum.changes.map { change in
                [
                    String(erratum.mark.number), erratum.mark.day.text, String(change.year.year),
                    change.subject.rawValue, change.measure?.text ?? "", change.key, change.before ?? "",
                    change.after ?? "", erratum.reason, erratum.post, erratum.mark.hash,
                ]
            }
        }
        return PageData(
            page: place.dataPaths.editions,
            tables: [
                PageData.Table(
                    id: "seals",
                    name: Bilingual("確定した年度", "Sealed years"),
                    rows: DataRows(columns: Self.sealColumns, rows: seals)
                ),
                PageData.Table(
                    id: "errata",
                    name: Bilingual("訂正", "Errata"),
                    rows: DataRows(columns: Self.erratumColumns, rows: errata)
                ),
            ]
        )
    }
}
