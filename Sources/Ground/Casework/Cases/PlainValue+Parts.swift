// The small parts of which stored structures consist.

extension FieldAddress {
    var plain: PlainValue { .text(text) }
}

extension Moment {
    var plain: PlainValue { .whole(Int(milliseconds)) }
}

extension PlainValue {
    var string: String? { if case .text(let text) = self { text } else { nil } }
    var number: Int? { if case .whole(let number) = self { number } else { nil } }
    var list: [PlainValue]? { if case .list(let items) = self { items } else { nil } }
    var moment: Moment? { number.map { Moment(milliseconds: Int64($0)) } }
    var address: FieldAddress? { string.flatMap { FieldAddress(reading: $0) } }
    var value: FieldValue? { string.flatMap { FieldValue(storedText: $0) } }

    func key<Subject>() -> CaseKey<Subject>? { string.flatMap { CaseKey(reading: $0) } }
    func keys<Subject>() -> [CaseKey<Subject>]? { list?.allMapped { $0.key() } }
}

extension PlainValue {
    /// Lists of keys by key, in the order of the keys.
    package init<Key, Item>(keyedLists lists: [CaseKey<Key>: [CaseKey<Item>]]) {
        self = .mapping(
            lists.sorted { $0.key < $1.key }.map { Member($0.key.text, .texts($0.value.map(\.text))) }
        )
    }

    /// Moments by key, in the order of the keys.
    package init<Key>(moments: [CaseKey<Key>: Moment]) {
        self = .mapping(moments.sorted { $0.key < $1.key }.map { Member($0.key.text, $0.value.plain) })
    }

    /// Reads ``init(keyedLists:)``; `nil` for anything else.
    package func keyedLists<Key, Item>() -> [CaseKey<Key>: [CaseKey<Item>]]? {
        keyed { $0.keys() }
    }

    /// Reads ``init(moments:)``; `nil` for anything else.
    package func moments<Key>() -> [CaseKey<Key>: Moment]? {
        keyed { $0.moment }
    }

    private func keyed<Key, Value>(_ read: (PlainValue) -> Value?) -> [CaseKey<Key>: Value]? {
        guard case .mapping(let members) = self else { return nil }
        var result: [CaseKey<Key>: Value] = [:]
        for member in members {
            guard let key = CaseKey<Key>(reading: member.name), let value = read(member.value) else { return nil }
            result[key] = value
        }
        return result
    }
}

extension Array {
    /// All results, or `nil` where one of them is missing.
    func allMapped<Result>(_ transform: (Element) -> Result?) -> [Result]? {
        var results: [Result] = []
        for element in self {
            guard let result = transform(element) else { return nil }
            results.append(result)
        }
        return results
    }
}
