package import Hummingbird
import Wording

/// The conditions in an address, after its question mark.
package struct Query: Hashable, Sendable {
    private let items: [Item]

    private struct Item: Hashable {
        let name: String
        let value: String
    }

    /// Reads a query.
    ///
    /// - Throws: ``PageError/unreadableAddress`` where it cannot be decoded.
    package init(_ query: String?) throws(PageError) {
        var items: [Item] = []
        for part in (query ?? "").split(separator: "&") {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decode(sides[0], plusIsBlank: true),
                let value = PercentEncoding.decode(sides.count > 1 ? sides[1] : "", plusIsBlank: true)
            else { throw .unreadableAddress }
            items.append(Item(name: name, value: value))
        }
        self.items = items
    }

    package var isEmpty: Bool { items.isEmpty }

    /// The value of a condition, or nothing where it is absent or empty.
    ///
    /// - Throws: ``PageError/invalid(_:)`` where it is given twice.
    package func text(_ name: String) throws(PageError) -> String? {
        let values = items.filter { $0.name == name }.map(\.value)
        guard values.count <= 1 else {
            throw .invalid("「\(name)」が二つ以上指定されています。一つにしてください。", "“\(name)” is given more than once. Please give one.")
        }
        return values.first.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// All values of a condition that may be given several times, without the empty ones.
    package func texts(_ name: String) -> [String] {
        items.filter { $0.name == name && !$0.value.isEmpty }.map(\.value)
    }

    /// A whole number within a range.
    ///
    /// - Throws: ``PageError/invalid(_:)`` where it is something else.
    package func integer(_ name: String, in range: ClosedRange<Int>) throws(PageError) -> Int? {
        guard let text = try text(name) else { return nil }
        let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) } && text.utf8.count <= 18
        guard isPlain, let number = Int(text), range.contains(number) else {
            throw .invalid(
                "「\(name)」は\(range.lowerBound)から\(range.upperBound)までの整数で指定してください。",
                "“\(name)” must be a whole number from \(range.lowerBound) to \(range.upperBound)."
            )
        }
        return number
    }

    /// The conditions of these names in their order, encoded: the same for every way to write the same question.
    ///
    /// It names a page in a cache; what the page does not look at must not be in `names`.
    package func canonical(_ names: [String]) -> String {
        names.flatMap { name in
            texts(name).map { "\(PercentEncoding.encode(name))=\(PercentEncoding.encode($0))" }
        }.joined(separator: "&")
    }
}

extension Request {
    /// The conditions of the address.
    ///
    /// - Throws: ``PageError/unreadableAddress``.
    package var conditions: Query {
        get throws(PageError) { try Query(uri.query) }
    }
}

extension ShirubeRequestContext {
    /// A part of the path, decoded.
    ///
    /// - Throws: ``PageError/notFound`` where the route has no such part, ``PageError/unreadableAddress``.
    package func pathText(_ name: String) throws(PageError) -> String {
        guard let raw = parameters.get(name) else { throw .notFound }
        guard let text = PercentEncoding.decode(raw) else { throw .unreadableAddress }
        return text
    }
}
