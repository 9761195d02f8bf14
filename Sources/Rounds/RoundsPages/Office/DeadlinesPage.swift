import City
import CityPages
import Figures
import Hummingbird
import PagesSupport
import Rounds
import Wording

/// Deadlines of departments that differ from the calendar's.
struct DeadlinesPage {
    private let desk: Desk
    private let units: [UnitShare]

    private init(_ visit: RoundVisit) async throws {
        desk = try await Desk(visit)
        units = try await desk.office.answering(for: desk.round, visit.standing).filter { !$0.unit.isEmpty }
    }

    static func answer(_ visit: RoundVisit) async throws -> Response {
        let page = try await DeadlinesPage(visit)
        var entries = FormEntries()
        for (index, unit) in page.units.enumerated() {
            guard let day = page.desk.round.settings.departmentDeadlines[unit.unit] else { continue }
            entries.fill(page.field(index), day.text)
        }
        return visit.visit.answer(page.page(entries))
    }

    static func take(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        let page = try await DeadlinesPage(visit)
        var entries = FormEntries(body)
        var settings = page.desk.round.settings
        for (index, unit) in page.units.enumerated() {
            settings.departmentDeadlines[unit.unit] = DayField.read(page.field(index), &entries)
        }
        if entries.isComplete {
            do throws(SettingsChange.Refusal) {
                return try await SettingsChange.save(settings, page.desk, body, to: .deadlines)
            } catch {
                for problem in error.problems { entries.refuse(page.field(0), problem.message) }
            }
        }
        return visit.visit.refuse(page.page(entries))
    }

    private func field(_ index: Int) -> FormField {
        let unit = units.indices.contains(index) ? units[index] : nil
        let label = unit.map { Bilingual("\($0.name)（\($0.count)件）", "\($0.name) (\($0.count))") }
        return FormField("unit-\(index + 1)", .date, label ?? DeskWords.deadlines).width(.short).optional
    }

    private func page(_ entries: FormEntries) -> OfficePage {
        let day = desk.text(desk.round.settings.calendar.departments)
        let lead = p(.class("lead")) {
            desk.says(
                Bilingual(
                    "空欄の所属は、全体の期限（\(day)）になります。",
                    "Departments without a day of their own have until \(day)."
                )
            )
        }
        let mayChange = desk.mayManage && (desk.round.state == .open || desk.round.state == .prepared)
        guard mayChange, !units.isEmpty else {
            return desk.page(
                .deadlines,
                Markup {
                    lead
                    list
                }
            )
        }
        let form = desk.visit.form(
            to: DeskPath.round(desk.round.id, .deadlines),
            entries,
            [SettingsChange.version(of: desk.round)] + units.indices.map { .field(field($0)) },
            [.init(Bilingual("保存する", "Save"))]
        )
        return desk.page(.deadlines, form: form, lead)
    }

    private var list: Markup {
        ul {
            for unit in units {
                li { "\(unit.name)：\(desk.text(desk.round.settings.deadline(of: [unit.unit])))" }
            }
        }
    }
}
