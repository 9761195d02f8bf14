import City
import Figures
import Hummingbird
import PagesSupport
import Wording

extension CityPages {
    func addUnits(_ routes: OfficeRoutes) {
        routes.page("/office/units/", for: .people(.seeOrganisation)) { try await UnitList.answer($0) }
        routes.page("/office/units/reorganise/", for: .people(.changeOrganisation)) {
            try await ReorganisationPage.answer($0)
        }
        routes.form("/office/units/reorganise/", for: .people(.changeOrganisation)) {
            try await ReorganisationPage.take($0, $1)
        }
    }
}

/// The units and posts of a municipality on the first day of a year, on another day, or today.
struct UnitList {
    static let path = "/office/units/"
    static let reorganise = "/office/units/reorganise/"

    private let visit: MemberVisit
    private let organisation: Organisation
    /// Nothing for today and for single days.
    private let year: FiscalYear?
    private let day: CalendarDate
    /// Nothing for whoever may not see who is there.
    private let ownerless: OwnerlessList?

    static func answer(_ visit: MemberVisit) async throws -> Response {
        let organisation = try await visit.visit.pages.organisation(visit.municipality)
        let conditions = try visit.visit.request.conditions
        let year = try conditions.text("year").map { text in
            guard let year = Int(text).flatMap({ FiscalYear($0) }) else {
                throw PageError.invalid("年度は 2026 のように西暦で指定してください。", "Give a year such as 2026.")
            }
            return year
        }
        let asked = try conditions.text("day").map { text in
            guard let day = CalendarDate(text) else {
                throw PageError.invalid("日は 2026-04-01 のように指定してください。", "Give a day such as 2026-04-01.")
            }
            return day
        }
        let day = asked ?? year?.firstDay ?? visit.visit.pages.today
        let list = UnitList(
            visit: visit,
            organisation: organisation,
            year: asked.map { day in day.fiscalYear.flatMap { $0.firstDay == day ? $0 : nil } } ?? year,
            day: day,
            ownerless: try await ownerless(visit, organisation, day)
        )
        return visit.visit.answer(list.page)
    }

    /// The page of the day on which a reorganisation begins.
    static func path(on day: CalendarDate) -> String { "\(path)?day=\(day.text)" }

    private static func ownerless(
        _ visit: MemberVisit,
        _ organisation: Organisation,
        _ day: CalendarDate
    ) async throws -> OwnerlessList? {
        guard visit.may(.seeMembers), let measures = visit.visit.pages.ownerless else { return nil }
        do {
            return OwnerlessList(try await measures.lines(day, visit.me.standing), visit, organisation, day)
        } catch  where !(error is CancellationError) {
            // The units are still to be seen where one of the plans is damaged.
            return OwnerlessList(nil, visit, organisation, day)
        }
    }

    private var page: OfficePage {
        var page = OfficePage(title: OfficeWords.units, path: Self.path)
        let lines = UnitTree(organisation, day).lines
        page.intro = Markup {
            ownerless?.notice ?? .empty
            years
            p(.class("lead")) {
                visit.visit.says(
                    Bilingual("\(DayText(day).text(visit.visit.reading))の組織", "On \(DayText(day).text(.english))")
                )
            }
            if visit.may(.changeOrganisation) {
                p { a(.href(visit.visit.path(Self.reorganise))) { visit.visit.says(ReorganisationPage.title) } }
            }
            if lines.isEmpty {
                notice(
                    .neutral,
                    language: visit.language,
                    title: visit.visit.says(Bilingual("この日の組織はありません", "No units on this day"))
                )
            } else {
                table(lines).markup
            }
            ownerless?.markup ?? .empty
            ended
        }
        return page
    }

    /// Today, and the years in which something began or ended.
    private var years: Markup {
        let phases = organisation.units.flatMap(\.phases).map(\.validity)
        let days = phases.flatMap { [$0.from, $0.through?.next] }.compactMap { $0?.fiscalYear }
        let all = Set(days + [visit.visit.pages.today.fiscalYear, year].compactMap { $0 }).sorted()
        let path = visit.visit.path(Self.path)
        let items =
            [PageShell.Crumb(visit.visit.says(Bilingual("今日", "Today")), path: path)]
            + all.map { year in
                let style = visit.visit.reading.years
                return PageShell.Crumb(year.name(style, visit.language), path: path + "?year=\(year.year)")
            }
        return choices(
            label: visit.visit.says(Bilingual("年度", "Year")),
            items,
            current: year.map { "\(path)?year=\($0.year)" } ?? (day == visit.visit.pages.today ? path : "")
        )
    }

    private func table(_ lines: [UnitTree.Line]) -> DataTable {
        DataTable(
            id: "units",
            caption: visit.visit.says(OfficeWords.units),
            columns: [
                .init(visit.visit.says(Bilingual("組織", "Unit"))), .init(visit.visit.says(Bilingual("種類", "Kind"))),
                .init(visit.visit.says(Bilingual("識別子", "Identifier"))),
                .init(visit.visit.says(Bilingual("職と人", "Posts and who holds them"))),
            ],
            rows: lines.map { line in
                [
                    line.depth == 0 ? .text(line.phase.name) : span(.class("unit-below")) { line.phase.name },
                    .text(UnitWords.kind(line.phase.kind)[visit.language]), code { line.unit.id.text },
                    posts(of: line.unit.id),
                ]
            },
            narrow: .cards
        )
    }

    private func posts(of unit: CityUnit.ID) -> Markup {
        let posts = organisation.posts(on: day).compactMap { post in
            post.phase(on: day).flatMap { $0.unit == unit ? (post, $0) : nil }
        }
        guard !posts.isEmpty else { return .empty }
        return ul {
            for (post, phase) in posts {
                let names = organisation.holders(of: post.id, on: day).map(\.name)
                li {
                    "\(phase.name)："
                        + (names.isEmpty ? visit.visit.says(UnitWords.vacant) : names.joined(separator: "、"))
                }
            }
        }
    }

    /// What there was before, and where its work went.
    private var ended: Markup {
        let gone = organisation.units.filter { unit in unit.validity.through.map { $0 < day } ?? false }
        guard !gone.isEmpty else { return .empty }
        return Markup {
            h2 { visit.visit.says(Bilingual("終わった組織", "Units that have ended")) }
            ul {
                for unit in gone {
                    li {
                        "\(unit.name(around: day))（\(DayText.span(unit.validity, visit.visit.reading))）"
                        if !unit.successors.isEmpty {
                            " → "
                                + unit.successors.map { organisation.unit($0)?.name(around: day) ?? $0.text }.joined(
                                    separator: "、"
                                )
                        }
                    }
                }
            }
        }
    }
}

/// The units of a day in the order of a tree.
struct UnitTree {
    struct Line {
        let unit: CityUnit
        let phase: CityUnit.Phase
        let depth: Int
    }

    let lines: [Line]

    init(_ organisation: Organisation, _ day: CalendarDate) {
        let present = organisation.units(on: day)
        let ids = Set(present.map(\.id))
        var below: [CityUnit.ID?: [CityUnit]] = [:]
        for unit in present {
            let parent = unit.phase(on: day)?.parent
            below[parent.flatMap { ids.contains($0) ? $0 : nil }, default: []].append(unit)
        }
        var (lines, open) = ([Line](), (below[nil] ?? []).reversed().map { ($0, 0) })
        while let (unit, depth) = open.popLast() {
            guard let phase = unit.phase(on: day), lines.count < present.count else { continue }
            lines.append(Line(unit: unit, phase: phase, depth: depth))
            open += (below[unit.id] ?? []).reversed().map { ($0, depth + 1) }
        }
        self.lines = lines
    }
}

enum UnitWords {
    static let vacant = Bilingual("（空席）", "(vacant)")

    static func kind(_ kind: CityUnit.Kind) -> Bilingual {
        switch kind {
        case .bureau: Bilingual("局・部", "Bureau")
        case .department: Bilingual("課", "Department")
        case .section: Bilingual("係", "Section")
        }
    }
}
