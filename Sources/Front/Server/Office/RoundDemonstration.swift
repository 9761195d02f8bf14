import Casework
import City
import CityStorage
import Figures
import Planning
import Rounds
import Wording

/// An open round for the demonstration's city, with sheets in every state, so that each role finds something to do.
///
/// Everything in it is the plan's own: nothing is made up but the reason of a return, which says that it is one to look at.
struct RoundDemonstration {
    let rounds: RoundOffice
    let store: SQLCityStore
    let plan: Plan

    private static let reason = "見本の差戻しです。内容を確かめて、もう一度提出してください。"

    /// Makes the round, unless the city has one; a step that the plan's data do not allow is left out.
    func open() async throws {
        let office = try await standing(.office)
        guard let office, try await rounds.rounds(for: office).isEmpty else { return }
        let year = plan.currentYear
        guard let id = RoundID(reading: String(year.year)), let settings = settings(year, on: office.day) else {
            return
        }
        try await rounds.prepare(id, of: plan.id, year: year, settings, act("prepare", office))
        try await rounds.open(id, act("open", office))
        guard let reporter = try await standing(.reporter), let head = try await standing(.head) else { return }
        let board = try await rounds.board(of: id, for: office)
        let own = board.lines.filter { line in
            MeasurePolicy(municipality: office.municipality, owners: line.entry.units).allows(.edit, reporter)
        }
        var number = 0
        // What nobody has touched stays so at one place of the list.
        for line in own.dropFirst() where number < 6 {
            do {
                try await advance(line.entry.sheet, number, reporter: reporter, head: head, office: office)
                number += 1
            } catch is RoundError {
                // Something that must be answered is not in the plan.
                continue
            }
        }
    }

    private func standing(_ role: Role) async throws -> Standing? {
        let code = plan.municipality.code
        let stored = try await store.read { try $0.organisation(of: code) }
        guard let member = Member.ID("demo-\(role.rawValue)"), let stored else { return nil }
        return stored.organisation.standing(of: member, on: Effects.live.today)
    }

    private func settings(_ year: FiscalYear, on today: CalendarDate) -> RoundSettings? {
        func day(_ count: Int) -> CalendarDate { CalendarDate(daysSince1970: today.daysSince1970 + count) }
        var settings = RoundSettings(
            title: "\(year.name(.era, .japanese)) 実績照会",
            measures: plan.measures.filter { plan.isCurrent($0, in: year) }.map(\.id),
            calendar: RoundCalendar(opens: day(-21), departments: day(7), heads: day(10), review: day(21))
        )
        // What the plan does not have of the year cannot be asked of somebody who may not make it up.
        if !plan.texts.contains(where: { $0.year == year && $0.kind == .activity }) {
            settings.questions.activity = .optional
        }
        settings.calendar.committee = day(35)
        settings.calendar.publication = day(60)
        // Somebody is late.
        let owners = plan.measures.filter { plan.isCurrent($0, in: year) }.flatMap(\.owners).map(\.unit.text)
        for unit in Set(owners).sorted().suffix(3) { settings.departmentDeadlines[unit] = day(-2) }
        return settings.measures.isEmpty ? nil : settings
    }

    /// Takes a sheet as far as its number in the list says.
    private func advance(
        _ sheet: CaseID,
        _ number: Int,
        reporter: Standing,
        head: Standing,
        office: Standing
    ) async throws {
        if number == 0 { return try await begin(sheet, reporter) }
        var version = try await rounds.submit(try await seen(sheet, reporter), act("submit-\(number)", reporter)).record
            .version
        guard number > 1 else { return }
        let approved = try await rounds.approve([SeenSheet(sheet, version: version)], act("approve-\(number)", head))
        version = try approved[sheet]?.get().record.version ?? version
        let seen = SeenSheet(sheet, version: version)
        switch number {
        case 4: try await rounds.sendBack(seen, remarks: [], act("return", office, why: Self.reason))
        case 5: _ = try await rounds.accept([seen], act("accept", office))
        default: return
        }
    }

    /// Somebody has begun with it, and one figure is still missing.
    private func begin(_ sheet: CaseID, _ reporter: Standing) async throws {
        let view = try await rounds.sheet(sheet, for: reporter)
        guard let series = view.series.first(where: { $0.actual != nil }) else { return }
        let draft = FieldDraft(seen: view.record.version, values: [series.address: nil])
        try await rounds.save(draft, in: sheet, act("begin", reporter))
    }

    private func seen(_ sheet: CaseID, _ standing: Standing) async throws -> SeenSheet {
        SeenSheet(sheet, version: try await rounds.sheet(sheet, for: standing).record.version)
    }

    private func act(_ name: String, _ standing: Standing, why reason: String = "") -> RoundAct {
        RoundAct(RequestKey(reading: "demonstration.\(name)") ?? "demonstration", by: standing, why: reason)
    }
}
