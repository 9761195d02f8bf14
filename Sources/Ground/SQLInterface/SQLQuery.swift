/// SQL written as a string literal in which every interpolated value becomes a bound parameter.
///
/// ```swift
/// connection.execute("UPDATE measure SET title = \(title) WHERE municipality = \(city) AND id = \(id)")
/// ```
/// Only a literal (`\(raw: "measure")`) or another query can become part of the text itself.
package struct SQLQuery: ExpressibleByStringInterpolation, Sendable {
    /// The text between the parameters: always one more than there are parameters.
    private(set) var fragments: [String]
    /// What is bound, in order; `nil` is a place that a prepared statement fills later.
    private var slots: [SQLValue?]

    package init(stringLiteral sql: String) {
        fragments = [sql]
        slots = []
    }

    package init(stringInterpolation: StringInterpolation) {
        fragments = stringInterpolation.fragments
        slots = stringInterpolation.slots
    }

    /// The values to bind, in order; an open place of a prepared statement is null here.
    package var parameters: [SQLValue] {
        slots.map { $0 ?? .null }
    }

    /// The text as a database reads it.
    package func text(in dialect: SQLDialect) -> String {
        guard fragments.count > 1 else { return fragments[0] }
        var text = fragments[0]
        text.reserveCapacity(fragments.reduce(0) { $0 + $1.utf8.count } + 4 * fragments.count)
        for (index, fragment) in fragments.dropFirst().enumerated() {
            text += dialect.placeholder(index + 1)
            text += fragment
        }
        return text
    }

    /// A place that a prepared statement fills each time it runs.
    package static var parameter: SQLQuery {
        var query = SQLQuery(stringLiteral: "")
        query.fragments = ["", ""]
        query.slots = [nil]
        return query
    }

    /// An `INSERT` of one row whose values a prepared statement fills.
    package static func insert(into table: StaticString, columns: [StaticString]) -> SQLQuery {
        var query: SQLQuery = "INSERT INTO \(raw: table) ("
        for (index, column) in columns.enumerated() {
            query += index == 0 ? "\(raw: column)" : ", \(raw: column)"
        }
        query += ") VALUES ("
        for index in columns.indices {
            query += index == 0 ? "\(.parameter)" : ", \(.parameter)"
        }
        query += ")"
        return query
    }

    package static func += (query: inout SQLQuery, addition: SQLQuery) {
        query.fragments[query.fragments.count - 1] += addition.fragments[0]
        query.fragments += addition.fragments.dropFirst()
        query.slots += addition.slots
    }

    package static func + (first: SQLQuery, second: SQLQuery) -> SQLQuery {
        var sum = first
        sum += second
        return sum
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var fragments = [""]
        fileprivate var slots: [SQLValue?] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            fragments.reserveCapacity(interpolationCount + 1)
            slots.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) {
            let last = fragments.count - 1
            // A literal by itself is not copied.
            if fragments[last].isEmpty { fragments[last] = literal } else { fragments[last] += literal }
        }

        package mutating func appendInterpolation(_ value: SQLValue) {
            bind(value)
        }

        package mutating func appendInterpolation(_ value: some SQLConvertible) {
            bind(value.sqlValue)
        }

        package mutating func appendInterpolation(_ value: (some SQLConvertible)?) {
            bind(value?.sqlValue ?? .null)
        }

        /// Several values separated by commas, for `IN (…)`; an empty list matches nothing.
        package mutating func appendInterpolation(list values: [some SQLConvertible]) {
            guard !values.isEmpty else { return appendLiteral("NULL") }
            for (index, value) in values.enumerated() {
                if index > 0 { appendLiteral(", ") }
                bind(value.sqlValue)
            }
        }

        /// A name that stands in the program itself, such as a table's.
        package mutating func appendInterpolation(raw name: StaticString) {
            appendLiteral(name.withUTF8Buffer { String(decoding: $0, as: UTF8.self) })
        }

        /// Another query, with its values.
        package mutating func appendInterpolation(_ query: SQLQuery) {
            fragments[fragments.count - 1] += query.fragments[0]
            fragments += query.fragments.dropFirst()
            slots += query.slots
        }

        private mutating func bind(_ value: SQLValue) {
            slots.append(value)
            fragments.append("")
        }
    }
}
