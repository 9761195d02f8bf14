import CityPages
import Hummingbird
import PagesSupport
import Planning
import Rounds
import Wording

/// Which measures a round asks about.
struct MeasureChoicePage {
    private let desk: Desk

    static func answer(_ visit: RoundVisit) async throws -> Response {
        let page = MeasureChoicePage(desk: try await Desk(visit))
        var entries = FormEntries()
        entries.fill(page.field, all: page.desk.round.settings.measures.map(\.text))
        return visit.visit.answer(page.page(entries))
    }

    static func take(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        let page = MeasureChoicePage(desk: try await Desk(visit))
        var entries = FormEntries(body)
        if let chosen = entries.chosen(page.field), entries.isComplete {
            var settings = page.desk.round.settings
            settings.measures = chosen.compactMap { Measure.ID($0) }
            do throws(SettingsChange.Refusal) {
                return try await SettingsChange.save(settings, page.desk, body, to: .measures)
            } catch {
                for problem in error.problems { entries.refuse(page.field, problem.message) }
            }
        }
        return visit.visit.refuse(page.page(entries))
    }

    private var current: [Measure] { desk.plan.measures.filter { desk.plan.isCurrent($0, in: desk.round.year) } }

    private var field: FormField {
        FormField(
            "measures",
            .checkboxes(current.map { .init($0.id.text, desk.name(of: $0)) }),
            DeskWords.measures
        )
    }

    private func page(_ entries: FormEntries) -> OfficePage {
        let count = desk.round.settings.measures.count
        let lead = p(.class("lead")) {
            desk.says(
                Bilingual("\(current.count)件のうち\(count)件を尋ねます。", "\(count) of \(current.count) are asked about.")
            )
        }
        guard desk.round.state == .prepared, desk.mayManage else {
            return desk.page(
                .measures,
                Markup {
                    lead
                    list
                }
            )
        }
        let form = desk.visit.form(
            to: DeskPath.round(desk.round.id, .measures),
            entries,
            [SettingsChange.version(of: desk.round), .field(field)],
            [.init(Bilingual("保存する", "Save"))]
        )
        return desk.page(.measures, form: form, lead)
    }

    private var list: Markup {
        let names = desk.names
        return ul { for measure in desk.round.settings.measures { li { names[measure] ?? measure.text } } }
    }
}
