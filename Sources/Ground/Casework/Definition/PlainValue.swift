import Tables

/// A plain structure, as JSON and YAML have it, without floating point: figures are texts.
package indirect enum PlainValue: Hashable, Sendable {
    case nothing
    case text(String)
    case whole(Int)
    case flag(Bool)
    case list([PlainValue])
    /// In the order in which it was written.
    case mapping([Member])

    package struct Member: Hashable, Sendable {
        package let name: String
        package let value: PlainValue

        package init(_ name: String, _ value: PlainValue) {
            self.name = name
            self.value = value
        }
    }

    /// The member of that name, the first one where there are several; `nil` where there is none or it is nothing.
    package subscript(_ name: String) -> PlainValue? {
        guard case .mapping(let members) = self else { return nil }
        let value = members.first { $0.name == name }?.value
        return value == .nothing ? nil : value
    }

    /// The structure as JSON without white space.
    package var jsonText: String {
        switch self {
        case .nothing: "null"
        case .text(let text): text.jsonText
        case .whole(let number): String(number)
        case .flag(let flag): flag ? "true" : "false"
        case .list(let items): "[" + items.map(\.jsonText).joined(separator: ",") + "]"
        case .mapping(let members):
            "{" + members.map { $0.name.jsonText + ":" + $0.value.jsonText }.joined(separator: ",") + "}"
        }
    }
}

extension PlainValue {
    /// A mapping of what is there; members that are nothing are left out.
    static func object(_ members: (String, PlainValue?)...) -> PlainValue {
        .mapping(members.compactMap { name, value in value.map { Member(name, $0) } })
    }

    static func texts(_ texts: some Sequence<String>) -> PlainValue { .list(texts.map(PlainValue.text)) }
}
