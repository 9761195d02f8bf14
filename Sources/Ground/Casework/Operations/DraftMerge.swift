/// What becomes of each answer of a draft, beside what others have written since.
struct DraftMerge {
    private(set) var changes: [FieldChange] = []
    private(set) var conflicts: [FieldConflict] = []

    /// `values` are the draft's answers as they are stored.
    init(
        of values: [FieldAddress: FieldValue?],
        draft: FieldDraft,
        into record: CaseRecord,
        history: [CaseEvent]
    ) {
        for (address, mine) in values.sorted(by: { $0.key < $1.key }) {
            let held = record.values[address]
            guard held?.value != mine else { continue }
            guard let held, held.changed > draft.seen(address) else {
                changes.append(FieldChange(address, before: held?.value, after: mine))
                continue
            }
            let base = Self.base(of: address, seen: draft.seen(address), history: history)
            // Not touched since it was seen: the other's answer stands.
            guard mine != base else { continue }
            conflicts.append(
                FieldConflict(address: address, base: base, mine: mine, theirs: held.value, changed: held.changed)
            )
        }
    }

    /// What stood there in the version that was seen: what the first change after it found.
    private static func base(of address: FieldAddress, seen: Int, history: [CaseEvent]) -> FieldValue? {
        for event in history where event.number > seen {
            guard case .saved(let changes) = event.change,
                let change = changes.first(where: { $0.address == address })
            else { continue }
            return change.before
        }
        return nil
    }

    /// The conflicts at fields that an earlier event of the same request has not written.
    func conflicts(besides written: [FieldChange]) -> [FieldConflict] {
        let written = Set(written.map(\.address))
        return conflicts.filter { !written.contains($0.address) }
    }
}
