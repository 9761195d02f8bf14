import Figures
import Wording

// A definition as a plain structure; `init(plain:)` reads it back.
extension CaseDefinition {
    package var plain: PlainValue {
        .object(
            ("kind", .text(kind.text)),
            ("version", .whole(version)),
            ("name", name.plain),
            ("slots", .list(slots.map { .object(("key", .text($0.key.text)), ("name", $0.name.plain)) })),
            ("roles", .texts(roles.map(\.text).sorted())),
            ("management", management.plain),
            ("attachments", attachments.plain),
            ("fields", .list(fields.map(\.plain))),
            ("states", .list(states.map(\.plain))),
            ("transitions", .list(transitions.map(\.plain)))
        )
    }
}

extension Bilingual {
    var plain: PlainValue { .object(("ja", .text(japanese)), ("en", .text(english))) }
}

extension Party {
    /// `role:office`, `assignee:reporter`.
    var text: String {
        switch self {
        case .role(let role): "role:\(role)"
        case .assignee(let slot): "assignee:\(slot)"
        }
    }
}

extension Set<Party> {
    var plain: PlainValue { .texts(map(\.text).sorted()) }
}

extension AttachmentRule {
    var plain: PlainValue {
        .object(
            ("kinds", .texts(kinds.map(\.rawValue).sorted())),
            ("maximumBytes", .whole(maximumBytes)),
            ("maximumFiles", .whole(maximumFiles))
        )
    }
}

extension FieldDefinition {
    var plain: PlainValue {
        let common = [
            PlainValue.Member("key", .text(key.text)),
            PlainValue.Member("name", name.plain),
            PlainValue.Member("requiredIn", .texts(requiredIn.map(\.text).sorted())),
        ]
        return .mapping(common + type.plainMembers)
    }
}

extension FieldType {
    fileprivate var plainMembers: [PlainValue.Member] {
        let rest: [PlainValue.Member] =
            switch self {
            case .text(let maximum): [.init("maximumLength", .whole(maximum))]
            case .number(let rule): rule.plainMembers
            case .choice(let options):
                [
                    .init(
                        "options",
                        .list(options.map { .object(("key", .text($0.key.text)), ("name", $0.name.plain)) })
                    )
                ]
            case .flag, .date: []
            case .table(let table): [.init("columns", .list(table.columns.map(\.plain)))]
            }
        return [.init("type", .text(word))] + rest
    }

    /// How the type is written.
    private var word: String {
        switch self {
        case .text: "text"
        case .number: "number"
        case .choice: "choice"
        case .flag: "flag"
        case .date: "date"
        case .table: "table"
        }
    }
}

extension NumberRule {
    fileprivate var plainMembers: [PlainValue.Member] {
        [.init("form", .text(form.rawValue)), .init("reasons", .texts(reasons.map(\.rawValue).sorted()))]
    }
}

extension TableColumn {
    fileprivate var plain: PlainValue {
        let common = [
            PlainValue.Member("key", .text(key.text)),
            PlainValue.Member("name", name.plain),
            PlainValue.Member("required", .flag(isRequired)),
        ]
        return .mapping(common + rule.plainMembers)
    }
}

extension StateDefinition {
    var plain: PlainValue {
        .object(
            ("key", .text(key.text)),
            ("name", name.plain),
            ("final", .flag(isFinal)),
            ("editing", .list(editing.map(\.plain))),
            ("commenting", commenting.plain),
            ("attaching", attaching.plain),
            ("deadline", deadline?.plain)
        )
    }
}

extension EditingRule {
    fileprivate var plain: PlainValue {
        .object(("fields", fields.map { .texts($0.map(\.text).sorted()) }), ("by", parties.plain))
    }
}

extension DeadlineRule {
    fileprivate var plain: PlainValue {
        let escalations = escalations.map {
            PlainValue.object(("days", .whole($0.days)), ("to", .text($0.slot.text)))
        }
        return .object(("days", days.map(PlainValue.whole)), ("escalations", .list(escalations)))
    }
}

extension TransitionDefinition {
    var plain: PlainValue {
        .object(
            ("key", .text(key.text)),
            ("name", name.plain),
            ("from", .texts(from.map(\.text).sorted())),
            ("to", .text(to.text)),
            ("by", parties.plain),
            ("needsReason", .flag(needsReason)),
            ("needs", .texts(needs.map(\.text)))
        )
    }
}
