import City
import CityPages
import Hummingbird
import PagesSupport
import Planning
import Rounds
import Wording

/// What opening a round would do, and the button that does it.
struct OpeningPage {
    private static let title = Bilingual("照会を開始する", "Open the round")

    static func answer(_ visit: RoundVisit) async throws -> Response {
        let desk = try await Desk(visit)
        return visit.visit.answer(try await page(desk))
    }

    static func take(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        let id = try visit.roundID()
        _ = try await visit.office.open(id, try visit.act(body))
        return try visit.visit.goOn(to: DeskPath.round(id, .board), saying: Flash("round-opened"))
    }

    private static func page(_ desk: Desk) async throws -> OfficePage {
        let opening = try await desk.office.preview(desk.round.id, for: desk.visit.standing)
        let units = try await desk.office.answering(for: desk.round, desk.visit.standing)
        let isPrepared = desk.round.state == .prepared
        let form = desk.visit.form(to: DeskPath.round(desk.round.id, .opening), [], [.init(title)])
        var page = desk.page(.opening, summary(opening, desk))
        if isPrepared { page.form = form }
        let isSealed = try await desk.visit.pages.sealing?(desk.plan.id).seals.isEmpty == false
        page.rest = Markup {
            if isPrepared, !isSealed { unsealed(desk) }
            gaps(opening, desk)
            h2 { desk.says(Bilingual("だれに尋ねるか", "Who is asked")) }
            table(units, desk).markup
        }
        return page
    }

    private static func summary(_ opening: RoundOpening, _ desk: Desk) -> Markup {
        Markup {
            keyFigures([
                KeyFigure(label: desk.says(Bilingual("調査票", "Sheets")), value: String(opening.sheets)),
                KeyFigure(label: desk.says(Bilingual("依頼のメール", "Mails")), value: String(opening.mails)),
                KeyFigure(
                    label: desk.says(Bilingual("答える所属がない取組", "Measures of nobody")),
                    value: String(opening.ownerless.count)
                ),
            ])
            p {
                let deadline = desk.text(desk.round.settings.calendar.departments)
                desk.says(
                    Bilingual(
                        "開始すると、担当者に依頼のメールを送り、調査票を開けるようにします。所属の期限は\(deadline)です。",
                        "Opening sends a mail to everybody who answers, and the sheets can be filled in. Departments have until \(deadline)."
                    )
                )
            }
        }
    }

    /// A plan without any seal is shown to everybody as it stands, with what is accepted in a round.
    private static func unsealed(_ desk: Desk) -> Markup {
        let earlier = desk.plan.yearsWithActuals.contains { $0 < desk.round.year }
        return notice(
            .fair,
            language: desk.visit.language,
            title: desk.says(
                Bilingual(
                    "受理した内容は、計画に反映したときから誰でも見られます",
                    "What is accepted is public as soon as the plan has it"
                )
            )
        ) {
            p {
                desk.says(
                    earlier
                        ? Bilingual(
                            "この計画には確定した年度がありません。公表する日まで見せないときは、開始する前に、前の年度を確定してください。",
                            "No year of this plan is sealed. To keep this year back until its day, seal the year before first."
                        )
                        : Bilingual(
                            "この計画には確定した年度がなく、この照会より前に確定できる年度もありません。",
                            "No year of this plan is sealed, and there is none before this round that could be."
                        )
                )
                if earlier, Access.rounds(.freeze).allows(desk.visit.member.me) {
                    a(.href(desk.visit.path(DeskPath.freezing(desk.plan.id)))) {
                        desk.says(Bilingual("年度を確定する", "Seal a year"))
                    }
                }
            }
        }
    }

    /// What the office should mend before: measures that nobody would fill in or approve.
    private static func gaps(_ opening: RoundOpening, _ desk: Desk) -> Markup {
        let names = desk.names
        let ownerless = Set(opening.ownerless.map(\.measure))
        let withoutReporter = opening.withoutReporter.filter { !ownerless.contains($0.text) }
        let withoutHead = opening.withoutHead.filter { !ownerless.contains($0.text) }
        let lists: [(Bilingual, [String])] = [
            (
                Bilingual("今の組織に、答える所属がない取組", "Measures for which no unit of today answers"),
                opening.ownerless.map { item in Measure.ID(item.measure).flatMap { names[$0] } ?? item.measure }
            ),
            (Bilingual("担当者（主査など）がいない取組", "Measures without a reporter"), withoutReporter.map { names[$0] ?? $0.text }),
            (Bilingual("承認する所属長がいない取組", "Measures without a head"), withoutHead.map { names[$0] ?? $0.text }),
        ]
        return Markup {
            for (title, list) in lists where !list.isEmpty {
                notice(.fair, language: desk.visit.language, title: "\(title[desk.visit.language])（\(list.count)）") {
                    p {
                        a(.href(desk.visit.path("/office/units/"))) {
                            desk.says(Bilingual("組織と職を確かめる", "Look at units and posts"))
                        }
                    }
                    ul { for name in list { li { name } } }
                }
            }
        }
    }

    private static func table(_ units: [UnitShare], _ desk: Desk) -> DataTable {
        DataTable(
            id: "asked",
            caption: desk.says(Bilingual("所属ごとの件数と期限", "Departments, sheets and deadlines")),
            columns: [
                .init(desk.says(Bilingual("所属", "Department"))), .init(desk.says(Bilingual("調査票", "Sheets")), .number),
                .init(desk.says(Bilingual("期限", "Deadline"))),
            ],
            rows: units.map { unit in
                [
                    .text(unit.unit.isEmpty ? desk.says(DeskWords.nobody) : unit.name), .text(String(unit.count)),
                    .text(desk.text(desk.round.settings.deadline(of: unit.unit.isEmpty ? [] : [unit.unit]))),
                ]
            },
            narrow: .cards
        )
    }
}
