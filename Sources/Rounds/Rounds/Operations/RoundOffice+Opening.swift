import Casework
package import City
import Figures
import Planning

extension RoundOffice {
    /// What opening a round today would do, without doing it.
    package func preview(_ id: RoundID, for standing: Standing) async throws -> RoundOpening {
        let policy = RoundPolicy(municipality: standing.municipality)
        _ = try actor(standing, .manage, policy)
        let round = try await self.round(id, for: standing)
        return try await opening(of: round).result(round)
    }

    /// Opens a round: one sheet for every measure, assigned to the posts of the units that answer for it today, and a mail to
    /// everybody who has something to fill in; all in one transaction.
    @discardableResult
    package func open(_ id: RoundID, _ act: RoundAct) async throws -> RoundOpening {
        let caseAct = try managing(act)
        let prepared = try await round(id, for: act.standing)
        let opening = try await opening(of: prepared)
        return try await store.write(in: act.standing.municipality) { transaction in
            let round = try transaction.existing(id)
            if try transaction.isDone(.opened, of: id, act.request) { return opening.result(round) }
            guard round.state == .prepared else { throw RoundError.wrongState(round.state) }
            guard round.version == prepared.version else {
                throw RoundError.changedMeanwhile(seen: prepared.version, found: round.version)
            }
            let definition = try transaction.registered(opening.form)
            for sheet in opening.sheets { try transaction.begin(sheet, of: round, definition, caseAct) }
            let count = opening.sheets.count
            let next = try transaction.advance(round, .opened, caseAct, count: count) { round in
                round.state = .open
                round.definitionVersion = definition.version
            }
            for (number, mail) in opening.mails.enumerated() {
                try transaction.cases.enqueue(mail, as: MailID(act.request.step("m\(number + 1)")), at: caseAct.time)
            }
            return opening.result(next)
        }
    }

    /// Works out again, from the organisation as it stands today, who answers for the sheets of an open round.
    ///
    /// - Returns: how many sheets have others now.
    @discardableResult
    package func reassign(_ id: RoundID, _ act: RoundAct) async throws -> Int {
        let caseAct = try managing(act)
        let opening = try await opening(of: try await round(id, for: act.standing))
        return try await store.write(in: act.standing.municipality) { transaction in
            let round = try transaction.existing(id)
            if let event = try transaction.event(of: id, request: act.request) { return event.count }
            guard round.state == .open else { throw RoundError.wrongState(round.state) }
            let before = Dictionary(
                try transaction.lines(of: id).map { ($0.entry.sheet, $0.entry) },
                uniquingKeysWith: { first, _ in first }
            )
            var count = 0
            for sheet in opening.sheets {
                let assigned = try SheetForm.slots.map { slot in
                    try transaction.cases.assign(
                        sheet.assignments[slot] ?? [],
                        to: slot,
                        of: sheet.entry.sheet,
                        caseAct.step("a.\(slot)")
                    )
                }
                let differs = before[sheet.entry.sheet] != sheet.entry
                if differs { try transaction.save(sheet.entry) }
                if differs || assigned.contains(where: { $0.event != nil }) { count += 1 }
            }
            _ = try transaction.advance(round, .reassigned, caseAct, count: count)
            return count
        }
    }

    private func opening(of round: Round) async throws -> OpeningPlan {
        let plan = try await self.plan(round.plan, of: round.municipality).stored.plan
        let stored = try await city.read { try $0.organisation(of: round.municipality) }
        guard let organisation = stored?.organisation else {
            throw CityError.unknownMunicipality(round.municipality.text)
        }
        return OpeningPlan(round, plan: plan, organisation: organisation, on: effects.today, links: links)
    }
}

extension SheetForm {
    static let slots = [Slot.reporter, Slot.head]
}

extension RoundTransaction {
    /// The form in the version in which it is there, or in a new one.
    fileprivate func registered(_ form: SheetDefinition) throws -> CaseDefinition {
        let latest = try cases.definitions().first { $0.kind == SheetForm.kind }
        if let latest, form.caseDefinition(version: latest.version) == latest { return latest }
        let definition = form.caseDefinition(version: (latest?.version ?? 0) + 1)
        try cases.register(definition)
        return definition
    }

    fileprivate func begin(
        _ sheet: OpeningPlan.Sheet,
        of round: Round,
        _ definition: CaseDefinition,
        _ act: CaseAct
    ) throws {
        let year = round.year
        let subject = SheetForm.subject(plan: round.plan.text, measure: sheet.entry.measure.text, year: year)
        var opening = CaseOpening(of: definition, about: subject)
        for field in [SheetForm.Field.figures, SheetForm.Field.targets] where definition.field(field) != nil {
            opening.rows[field] = sheet.rows
        }
        opening.values = sheet.values
        opening.assignments = sheet.assignments
        opening.deadlines = round.deadlines(of: sheet.entry.units)
        try cases.open(sheet.entry.sheet, opening, act)
        try save(sheet.entry)
    }
}

/// Everything that opening a round writes, worked out before.
struct OpeningPlan: Sendable {
    struct Sheet: Sendable {
        let entry: SheetEntry
        let rows: [RowKey]
        let values: [FieldAddress: FieldValue]
        let assignments: [SlotKey: [PostKey]]
    }

    let form: SheetDefinition
    private(set) var sheets: [Sheet] = []
    private(set) var mails: [OutgoingMail] = []
    private let ownerless: [OwnerlessMeasure]

    init(_ round: Round, plan: Plan, organisation: Organisation, on day: CalendarDate, links: RoundLinks?) {
        form = round.form(in: plan)
        let units = AnsweringUnits(organisation, on: day)
        let measures = Dictionary(plan.measures.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let asked = round.settings.measures.compactMap { measures[$0] }
        ownerless = units.ownerless(asked)
        for (index, measure) in asked.enumerated() {
            guard let id = RoundIdentity.sheet(of: round.id, measure: measure.id, position: index + 1) else { continue }
            let answering = units.units(of: measure)
            let entry = SheetEntry(
                sheet: id,
                round: round.id,
                measure: measure.id,
                position: index + 1,
                units: answering
            )
            sheets.append(
                Sheet(
                    entry: entry,
                    rows: measure.indicators.compactMap { RowKey(reading: $0.series) },
                    values: SheetContents.beginning(of: measure, in: plan, year: round.year, form: form),
                    assignments: [
                        SheetForm.Slot.reporter: units.posts(of: .reporter, for: answering),
                        SheetForm.Slot.head: units.posts(of: .head, for: answering),
                    ]
                )
            )
        }
        mails = RoundMailing(round: round, plan: plan, units: units, links: links).opened(sheets)
    }

    func result(_ round: Round) -> RoundOpening {
        func without(_ slot: SlotKey) -> [Measure.ID] {
            sheets.filter { $0.assignments[slot]?.isEmpty ?? true }.map(\.entry.measure)
        }
        return RoundOpening(
            round: round,
            sheets: sheets.count,
            ownerless: ownerless,
            withoutReporter: without(SheetForm.Slot.reporter),
            withoutHead: form.stages.headApproves ? without(SheetForm.Slot.head) : [],
            mails: mails.count
        )
    }
}
