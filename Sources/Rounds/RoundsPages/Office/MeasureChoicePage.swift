import CityPages
import Hummingbird
import PagesSupport
import Planning
import Rounds
import Wording

/// Which measures a round asks about, by the departments that answer.
struct MeasureChoicePage {
    private let desk: Desk
    /// With all measures of the round's year, asked about or not.
    private let departments: [UnitShare]

    private init(_ visit: RoundVisit) async throws {
        desk = try await Desk(visit)
        let (plan, year) = (desk.plan, desk.round.year)
        let current = plan.measures.filter { plan.isCurrent($0, in: year) }.map(\.id)
        departments = try await desk.office.answering(for: current, of: desk.round, visit.standing)
    }

    static func answer(_ visit: RoundVisit) async throws -> Response {
        let page = try await MeasureChoicePage(visit)
        var entries = FormEntries()
        entries.fill(page.field, all: page.desk.round.settings.measures.map(\.text))
        return visit.visit.answer(page.page(entries, seen: page.desk.round.version))
    }

    static func take(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        let page = try await MeasureChoicePage(visit)
        var entries = FormEntries(body)
        if entries.regroup(page.field) {
            // Nothing is saved yet, so that what others save meanwhile is still found out.
            return visit.visit.answer(page.page(entries, seen: try SettingsChange.seen(in: body)))
        }
        if let chosen = entries.chosen(page.field), entries.isComplete {
            var settings = page.desk.round.settings
            settings.measures = chosen.compactMap { Measure.ID($0) }
            do throws(SettingsChange.Refusal) {
                return try await SettingsChange.save(settings, page.desk, body, to: .measures)
            } catch {
                for problem in error.problems { entries.refuse(page.field, problem.message) }
            }
        }
        return visit.visit.refuse(page.page(entries, seen: page.desk.round.version))
    }

    private var field: FormField {
        let names = desk.names
        let groups = departments.map { department in
            FormField.ChoiceGroup(
                department.unit,
                name(of: department),
                department.measures.map { .init($0.text, names[$0] ?? $0.text) }
            )
        }
        return FormField(
            "measures",
            .checkboxGroups(groups),
            DeskWords.measures,
            hint: Bilingual(
                "所属ごとにまとめて選べます。いくつもの所属が担う取組は、はじめの所属にあります。",
                "Whole departments can be chosen. A measure of several departments stands with the first."
            )
        )
    }

    private func name(of department: UnitShare) -> String {
        department.unit.isEmpty ? desk.says(DeskWords.nobody) : department.name
    }

    private func page(_ entries: FormEntries, seen: Int) -> OfficePage {
        let (count, all) = (desk.round.settings.measures.count, departments.reduce(0) { $0 + $1.count })
        let lead = p(.class("lead")) {
            desk.says(Bilingual("\(all)件のうち\(count)件を尋ねます。", "\(count) of \(all) are asked about."))
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
            [SettingsChange.version(seen: seen), .markup(bar), .field(field)],
            [.init(Self.save)]
        )
        return desk.page(.measures, form: form, lead)
    }

    private static let save = Bilingual("保存する", "Save")

    /// At hand in a long list, and first of the form's buttons: the one that a press on Enter presses.
    private var bar: Markup {
        div(.class("save-bar")) {
            p { desk.says(Bilingual("保存すると決まります。", "It counts once it is saved.")) }
            button(.type("submit")) { desk.says(Self.save) }
        }
    }

    private var list: Markup {
        let (names, asked) = (desk.names, Set(desk.round.settings.measures))
        return Markup {
            for department in departments {
                let chosen = department.measures.filter(asked.contains)
                if !chosen.isEmpty {
                    h2 {
                        desk.says(
                            Bilingual(
                                "\(name(of: department))（\(department.count)件のうち\(chosen.count)件）",
                                "\(name(of: department)) (\(chosen.count) of \(department.count))"
                            )
                        )
                    }
                    ul { for measure in chosen { li { names[measure] ?? measure.text } } }
                }
            }
        }
    }
}
