/// An identifier of one sort of thing: 1 to 64 ASCII letters, digits, `-`, `_` or `.`, not beginning with a dot.
///
/// What it is an identifier of is part of its type, so that a state is never taken for a field.
package struct CaseKey<Subject>: Hashable, Sendable {
    package static var maximumLength: Int { 64 }

    package let text: String

    /// `nil` unless the text has the form of an identifier.
    package init?(reading text: some StringProtocol) { self.init(reading: String(text)) }

    /// `nil` unless the text has the form of an identifier.
    package init?(reading text: String) {
        guard Self.isWellFormed(text) else { return nil }
        self.text = text
    }

    /// Whether the text has the form of an identifier; one that stands in a program as a literal is only checked by
    /// ``CaseDefinition/problems()``.
    package var isWellFormed: Bool { Self.isWellFormed(text) }

    // Not for any kind of text: a save reads dozens of identifiers.
    private static func isWellFormed(_ text: String) -> Bool {
        guard (1...maximumLength).contains(text.utf8.count), text.utf8.first != UInt8(ascii: ".") else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                true
            default: false
            }
        }
    }
}

extension CaseKey: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) {
        self.text = text
    }
}

extension CaseKey: Comparable {
    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension CaseKey: CustomStringConvertible {
    package var description: String { text }
}

/// What the identifiers of casework identify.
package enum CaseSubject {
    package enum Case {}
    package enum Column {}
    package enum Field {}
    package enum Kind {}
    package enum Member {}
    package enum Option {}
    package enum Post {}
    package enum Request {}
    package enum Role {}
    package enum Row {}
    package enum Slot {}
    package enum State {}
    package enum Transition {}
}

/// A case.
package typealias CaseID = CaseKey<CaseSubject.Case>
/// What a definition defines: `sheet`, `application`.
package typealias CaseKind = CaseKey<CaseSubject.Kind>
/// A column of a table of figures.
package typealias ColumnKey = CaseKey<CaseSubject.Column>
/// A field of a form.
package typealias FieldKey = CaseKey<CaseSubject.Field>
/// A person, as the room that knows people calls them.
package typealias MemberKey = CaseKey<CaseSubject.Member>
/// One of the answers of a field with choices.
package typealias OptionKey = CaseKey<CaseSubject.Option>
/// A post that a person holds, as the room that knows posts calls it.
package typealias PostKey = CaseKey<CaseSubject.Post>
/// One request of a client, which gives it anew when it asks the same again.
package typealias RequestKey = CaseKey<CaseSubject.Request>
/// What a person may be in a municipality, whatever the case.
package typealias RoleKey = CaseKey<CaseSubject.Role>
/// A row of a table of figures.
package typealias RowKey = CaseKey<CaseSubject.Row>
/// The part that a post can play in one case: reporter, head.
package typealias SlotKey = CaseKey<CaseSubject.Slot>
/// A state of a case.
package typealias StateKey = CaseKey<CaseSubject.State>
/// A way from a state to another.
package typealias TransitionKey = CaseKey<CaseSubject.Transition>
