package import Casework
package import City
package import Figures
import Planning

// What people see.
extension RoundOffice {
    /// The rounds that somebody may know of, the latest year first; prepared ones are the office's alone.
    package func rounds(for standing: Standing) async throws -> [Round] {
        guard !standing.holdings.isEmpty else { throw RoundError.notPermitted }
        let mayManage = RoundPolicy(municipality: standing.municipality).allows(.manage, standing)
        return try await store.read(in: standing.municipality) { view in
            try view.rounds().filter { mayManage || $0.state != .prepared }
        }
    }

    package func round(_ id: RoundID, for standing: Standing) async throws -> Round {
        guard let round = try await rounds(for: standing).first(where: { $0.id == id }) else {
            throw RoundError.unknownRound(id)
        }
        return round
    }

    /// What happened to a round, the first event first, for those who see the board.
    package func events(of id: RoundID, after number: Int = 0, for standing: Standing) async throws -> [RoundEvent] {
        _ = try actor(standing, .seeBoard, RoundPolicy(municipality: standing.municipality))
        return try await store.read(in: standing.municipality) { try $0.events(of: id, after: number) }
    }

    /// A sheet with everything beside its fields.
    package func sheet(_ id: CaseID, for standing: Standing) async throws -> MeasureSheet {
        let found = try await store.read(in: standing.municipality) { view in
            let (entry, record) = try view.existing(id)
            let round = try view.existing(entry.round)
            return (entry, record, round, try view.definition(of: record))
        }
        let (entry, record, round, definition) = found
        guard Self.maySee(entry, record.state, standing) else { throw RoundError.notPermitted }
        let composer = try await plan(round.plan, of: standing.municipality).composer
        let rights = Self.rights(entry, record.state, round, standing)
        guard
            let view = composer.sheet(entry, of: round, record: record, definition: definition, rights: rights)
        else { throw RoundError.unknownSheet(id) }
        return view
    }

    /// What happened to a sheet, the first event first.
    package func history(of id: CaseID, for standing: Standing) async throws -> [CaseEvent] {
        try await store.read(in: standing.municipality) { view in
            let (entry, record) = try view.existing(id)
            guard Self.maySee(entry, record.state, standing) else { throw RoundError.notPermitted }
            return try view.casework.history(of: id)
        }
    }

    /// The bytes of a file that is attached to a sheet; `nil` where there is no such attachment.
    package func file(_ number: Int, of id: CaseID, for standing: Standing) async throws -> (AttachedFile, [UInt8])? {
        try await store.read(in: standing.municipality) { view in
            let (entry, record) = try view.existing(id)
            guard Self.maySee(entry, record.state, standing) else { throw RoundError.notPermitted }
            guard let file = record.attachments.first(where: { $0.number == number && $0.withdrawn == nil })?.file,
                let content = try view.casework.content(file.hash)
            else { return nil }
            return (file, content)
        }
    }

    /// Whoever works on it; the committee once the office has accepted it.
    static func maySee(_ entry: SheetEntry, _ state: StateKey, _ standing: Standing) -> Bool {
        let policy = policy(of: entry, for: standing)
        let isReviewed = state == SheetForm.State.accepted || state == SheetForm.State.settled
        return policy.allows(.see, standing) || isReviewed && policy.allows(.readBeforePublication, standing)
    }

    static func rights(_ entry: SheetEntry, _ state: StateKey, _ round: Round, _ standing: Standing) -> SheetRights {
        typealias State = SheetForm.State
        let policy = policy(of: entry, for: standing)
        func may(_ action: MeasurePolicy.Action) -> Bool { policy.allows(action, standing) }
        var rights: SheetRights = []
        let mayRemark = may(.edit) || may(.approve) || may(.review) || may(.comment)
        if mayRemark, round.state == .open || round.state == .closed { rights.insert(.comment) }
        guard round.state == .open else { return rights }
        switch state {
        case _ where State.entry.contains(state): if may(.edit) { rights.formUnion([.edit, .submit]) }
        case State.atHead: if may(.approve) { rights.formUnion([.edit, .approve, .sendBack]) }
        case State.atOffice:
            if may(.review) { rights.formUnion([.accept, .sendBack]) }
            if may(.correct) { rights.insert(.correct) }
        case State.accepted:
            if may(.review) { rights.insert(.reopen) }
            if may(.correct) { rights.insert(.correct) }
        default: break
        }
        return rights
    }
}

// Lists.
extension RoundOffice {
    /// What somebody has to do in open rounds: returned sheets first, then by deadline.
    package func todo(for standing: Standing) async throws -> [TodoItem] {
        let posts = standing.holdings.filter { $0.role.needsUnit }.compactMap { PostKey(reading: $0.post.text) }
        let mayReview = RoundPolicy(municipality: standing.municipality).allows(.manage, standing)
        let (rounds, lines) = try await store.read(in: standing.municipality) { view in
            let rounds = try view.rounds().filter { $0.state == .open }
            var lines = posts.isEmpty ? [] : try view.lines(for: posts)
            if mayReview {
                lines += try rounds.flatMap { try view.lines(of: $0.id) }
                    .filter { $0.state == SheetForm.State.atOffice }
            }
            return (rounds, lines)
        }
        var (items, seen): ([TodoItem], Set<CaseID>) = ([], [])
        for round in rounds {
            let plan = try await self.plan(round.plan, of: standing.municipality)
            for line in lines where line.entry.round == round.id && seen.insert(line.entry.sheet).inserted {
                guard let place = plan.composer.place(of: line.entry.measure) else { continue }
                let measure = plan.stored.plan.measures[place]
                items.append(
                    TodoItem(
                        round: round,
                        line: line,
                        number: plan.stored.plan.number(of: measure, in: round.year),
                        name: plan.stored.plan.name(of: measure, in: round.year),
                        isLate: line.isLate(at: now),
                        step: Self.step(Self.rights(line.entry, line.state, round, standing))
                    )
                )
            }
        }
        return items.sorted { $0.urgency < $1.urgency }
    }

    private static func step(_ rights: SheetRights) -> TransitionKey? {
        if rights.contains(.submit) { return SheetForm.Step.submit }
        if rights.contains(.approve) { return SheetForm.Step.approve }
        return rights.contains(.accept) ? SheetForm.Step.accept : nil
    }

    /// The sheets of a unit that somebody may see, in the round's order; a fixed number of queries.
    package func sheets(of id: RoundID, unit: String, for standing: Standing) async throws -> [MeasureSheet] {
        let round = try await round(id, for: standing)
        let (records, entries, definitions) = try await store.read(in: standing.municipality) { view in
            let entries = try view.lines(of: id).map(\.entry).filter { $0.units.contains(unit) }
            var query = CaseQuery(kind: SheetForm.kind)
            (query.ids, query.limit) = (entries.map(\.sheet), CaseQuery.maximumLimit)
            let records = try view.casework.records(query)
            let versions = Set(records.map(\.definitionVersion))
            let definitions = try versions.compactMap { try view.casework.definition(SheetForm.kind, version: $0) }
            return (records, entries, definitions)
        }
        let composer = try await plan(round.plan, of: standing.municipality).composer
        let byID = Dictionary(records.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return entries.compactMap { entry in
            guard let record = byID[entry.sheet], Self.maySee(entry, record.state, standing),
                let definition = definitions.first(where: { $0.version == record.definitionVersion })
            else { return nil }
            return composer.sheet(
                entry,
                of: round,
                record: record,
                definition: definition,
                rights: Self.rights(entry, record.state, round, standing)
            )
        }
    }

    /// All figures of a unit's sheets in a round, for entry at once.
    package func grid(of id: RoundID, unit: String, for standing: Standing) async throws -> FigureGrid {
        let sheets = try await sheets(of: id, unit: unit, for: standing)
        let rows = sheets.flatMap { sheet in
            sheet.series.map { series in
                FigureGrid.Row(
                    sheet: sheet.entry.sheet,
                    version: sheet.record.version,
                    number: sheet.number,
                    name: sheet.name,
                    series: series,
                    mayEdit: sheet.rights.contains(.edit)
                )
            }
        }
        return FigureGrid(round: try await round(id, for: standing), unit: unit, rows: rows)
    }

    /// What people call a unit today.
    package func name(ofUnit unit: String, in municipality: MunicipalityCode) async throws -> String {
        try await answering(in: municipality).name(of: unit)
    }

    /// Departments × states, for the office and the auditor; a fixed number of queries.
    package func board(of id: RoundID, for standing: Standing) async throws -> RoundBoard {
        _ = try actor(standing, .seeBoard, RoundPolicy(municipality: standing.municipality))
        let units = try await answering(in: standing.municipality)
        let time = now
        return try await store.read(in: standing.municipality) { view in
            RoundBoard(
                try view.existing(id),
                lines: try view.lines(of: id),
                returns: try view.returns(of: id),
                work: try view.work(of: id),
                units: units,
                at: time,
                due: try view.due(of: id).count
            )
        }
    }
}

extension TodoItem {
    /// Returned ones first, then by deadline, then in the order of the sheets.
    fileprivate var urgency: (Int, Int64, String, Int) {
        let rank = step == nil ? 2 : line.state == SheetForm.State.returned ? 0 : 1
        return (rank, line.deadline?.milliseconds ?? .max, round.id.text, line.entry.position)
    }
}

extension RoundBoard {
    init(
        _ round: Round,
        lines: [SheetLine],
        returns: [CaseID: Int],
        work: [String: Int],
        units: AnsweringUnits,
        at time: Moment,
        due: Int
    ) {
        let order = units.order
        let groups = Dictionary(grouping: lines) { $0.entry.units.first ?? "" }
        let keys = groups.keys.sorted { left, right in
            (order[left] ?? Int.max, left) < (order[right] ?? Int.max, right)
        }
        let rows = keys.map { unit in
            let group = groups[unit] ?? []
            return Row(
                unit: unit.isEmpty ? nil : unit,
                name: unit.isEmpty ? "" : units.name(of: unit),
                deadline: round.settings.deadline(of: unit.isEmpty ? [] : [unit]),
                counts: Dictionary(grouping: group, by: \.state).mapValues(\.count),
                late: group.count { $0.isLate(at: time) },
                returns: group.reduce(0) { $0 + (returns[$1.entry.sheet] ?? 0) },
                minutes: ((work[unit] ?? 0) + 59) / 60
            )
        }
        self.init(round: round, time: time, rows: rows, lines: lines, due: due)
    }
}
