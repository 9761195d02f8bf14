/// A value as databases store it.
///
/// There is no floating-point value: figures are stored as text or as whole numbers, so that none is ever rounded.
package enum SQLValue: Hashable, Sendable {
    case null
    case text(String)
    case integer(Int64)
    case blob([UInt8])
}

/// Something that can be bound as a value.
package protocol SQLConvertible {
    var sqlValue: SQLValue { get }
}

extension SQLValue: SQLConvertible {
    package var sqlValue: SQLValue { self }

    /// The value of something optional: nothing is null.
    package init(_ value: (some SQLConvertible)?) {
        self = value?.sqlValue ?? .null
    }
}

extension String: SQLConvertible {
    package var sqlValue: SQLValue { .text(self) }
}

extension Substring: SQLConvertible {
    package var sqlValue: SQLValue { .text(String(self)) }
}

extension Int64: SQLConvertible {
    package var sqlValue: SQLValue { .integer(self) }
}

extension Int: SQLConvertible {
    package var sqlValue: SQLValue { .integer(Int64(self)) }
}

/// Stored as 0 and 1, which both databases can hold in an integer column.
extension Bool: SQLConvertible {
    package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension [UInt8]: SQLConvertible {
    package var sqlValue: SQLValue { .blob(self) }
}
