import Figures

// A change as a plain structure, which is how events are stored; `init(plain:)` reads it back. The names are a
// contract: what was once written is read for ever.
extension CaseChange {
    package enum Word: String, CaseIterable, Hashable, Sendable {
        case opened
        case saved
        case moved
        case assigned
        case deadlineSet = "deadline_set"
        case commented
        case resolved
        case attached
        case withdrawn
        case escalated
    }

    /// What sort of change it is.
    package var word: Word {
        switch self {
        case .opened: .opened
        case .saved: .saved
        case .moved: .moved
        case .assigned: .assigned
        case .deadlineSet: .deadlineSet
        case .commented: .commented
        case .resolved: .resolved
        case .attached: .attached
        case .withdrawn: .withdrawn
        case .escalated: .escalated
        }
    }

    /// What of it is not said by its word.
    package var plain: PlainValue {
        switch self {
        case .opened(let opening): opening.plain
        case .saved(let changes): .object(("changes", .list(changes.map(\.plain))))
        case .moved(let move): move.plain
        case .assigned(let slot, let before, let after):
            .object(
                ("slot", .text(slot.text)),
                ("before", .texts(before.map(\.text))),
                ("after", .texts(after.map(\.text)))
            )
        case .deadlineSet(let state, let before, let after):
            .object(("state", .text(state.text)), ("before", before?.plain), ("after", after.plain))
        case .commented(let address, let text):
            .object(("address", address?.plain), ("text", .text(text)))
        case .resolved(let number): .object(("comment", .whole(number)))
        case .attached(let address, let file): .object(("address", address?.plain), ("file", file.plain))
        case .withdrawn(let number): .object(("attachment", .whole(number)))
        case .escalated(let step, let slot): .object(("step", .whole(step)), ("to", .text(slot.text)))
        }
    }

    /// `nil` where the structure is not one that ``plain`` writes.
    package init?(_ word: Word, plain: PlainValue) {
        let address = plain["address"]?.address
        guard (plain["address"] == nil) == (address == nil) else { return nil }
        switch word {
        case .opened:
            guard let opening = CaseOpening(plain: plain) else { return nil }
            self = .opened(opening)
        case .saved:
            guard let changes = plain["changes"]?.list?.allMapped({ FieldChange(plain: $0) }) else { return nil }
            self = .saved(changes)
        case .moved:
            guard let move = CaseMove(plain: plain) else { return nil }
            self = .moved(move)
        case .assigned:
            guard let slot: SlotKey = plain["slot"]?.key(), let before: [PostKey] = plain["before"]?.keys(),
                let after: [PostKey] = plain["after"]?.keys()
            else { return nil }
            self = .assigned(slot, before: before, after: after)
        case .deadlineSet:
            guard let state: StateKey = plain["state"]?.key(), let after = plain["after"]?.moment else { return nil }
            self = .deadlineSet(state, before: plain["before"]?.moment, after: after)
        case .commented:
            guard let text = plain["text"]?.string else { return nil }
            self = .commented(address, text: text)
        case .resolved:
            guard let number = plain["comment"]?.number else { return nil }
            self = .resolved(comment: number)
        case .attached:
            guard let file = plain["file"].flatMap({ AttachedFile(plain: $0) }) else { return nil }
            self = .attached(address, file)
        case .withdrawn:
            guard let number = plain["attachment"]?.number else { return nil }
            self = .withdrawn(attachment: number)
        case .escalated:
            guard let step = plain["step"]?.number, let slot: SlotKey = plain["to"]?.key() else { return nil }
            self = .escalated(step: step, to: slot)
        }
    }
}

extension CaseOpening {
    fileprivate var plain: PlainValue {
        .object(
            ("kind", .text(kind.text)),
            ("definition", .whole(definitionVersion)),
            ("subject", .text(subject)),
            ("state", .text(state.text)),
            ("rows", PlainValue(keyedLists: rows)),
            ("values", .list(values.sorted { $0.key < $1.key }.map { FieldChange($0, before: nil, after: $1).plain })),
            ("assignments", PlainValue(keyedLists: assignments)),
            ("deadlines", PlainValue(moments: deadlines)),
            ("deadline", deadline?.plain)
        )
    }

    fileprivate init?(plain: PlainValue) {
        guard let kind: CaseKind = plain["kind"]?.key(), let version = plain["definition"]?.number,
            let subject = plain["subject"]?.string, let state: StateKey = plain["state"]?.key(),
            let changes = plain["values"]?.list?.allMapped({ FieldChange(plain: $0) }),
            let rows: [FieldKey: [RowKey]] = plain["rows"]?.keyedLists(),
            let assignments: [SlotKey: [PostKey]] = plain["assignments"]?.keyedLists(),
            let deadlines: [StateKey: Moment] = plain["deadlines"]?.moments()
        else { return nil }
        self.init(kind: kind, definitionVersion: version, subject: subject, state: state)
        (self.rows, self.assignments, self.deadlines) = (rows, assignments, deadlines)
        deadline = plain["deadline"]?.moment
        for change in changes { values[change.address] = change.after }
    }
}

extension FieldChange {
    fileprivate var plain: PlainValue {
        .object(
            ("address", .text(address.text)),
            ("before", (before?.storedText).map(PlainValue.text)),
            ("after", (after?.storedText).map(PlainValue.text))
        )
    }

    fileprivate init?(plain: PlainValue) {
        guard let address = plain["address"]?.address else { return nil }
        let (before, after) = (plain["before"]?.value, plain["after"]?.value)
        guard (before == nil) == (plain["before"] == nil), (after == nil) == (plain["after"] == nil) else { return nil }
        self.init(address, before: before, after: after)
    }
}

extension CaseMove {
    fileprivate var plain: PlainValue {
        .object(
            ("transition", .text(transition.text)),
            ("from", .text(from.text)),
            ("to", .text(to.text)),
            ("deadline", deadline?.plain)
        )
    }

    fileprivate init?(plain: PlainValue) {
        guard let transition: TransitionKey = plain["transition"]?.key(), let from: StateKey = plain["from"]?.key(),
            let to: StateKey = plain["to"]?.key()
        else { return nil }
        self.init(transition, from: from, to: to, deadline: plain["deadline"]?.moment)
    }
}

extension AttachedFile {
    fileprivate var plain: PlainValue {
        .object(
            ("hash", .text(hash)),
            ("name", .text(name)),
            ("kind", .text(kind.rawValue)),
            ("size", .whole(size))
        )
    }

    fileprivate init?(plain: PlainValue) {
        guard let hash = plain["hash"]?.string, let name = plain["name"]?.string,
            let kind = plain["kind"]?.string.flatMap(FileKind.init(rawValue:)), let size = plain["size"]?.number
        else { return nil }
        self.init(hash: hash, name: name, kind: kind, size: size)
    }
}
