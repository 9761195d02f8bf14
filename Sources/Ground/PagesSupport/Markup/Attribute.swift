package import Wording

/// An attribute of an element.
///
/// There is one for each thing that pages need; a value can only be given through them, and it is escaped when it is
/// written. There is none for styles or scripts within a page, which the content security policy forbids.
package struct Attribute: Sendable {
    enum Value: Sendable {
        /// Left out altogether.
        case absent
        /// Only the name, as in `hidden`.
        case flag
        case literal(StaticString)
        case text(String)
    }

    /// With everything around the value, ` class="`; or the bare name of a flag, ` hidden`.
    let name: StaticString
    let value: Value

    init(_ name: StaticString, _ value: Value) {
        self.name = name
        self.value = value
    }

    init(_ name: StaticString, _ text: String) {
        self.init(name, .text(text))
    }

    init(_ name: StaticString, _ number: Int) {
        self.init(name, .text(String(number)))
    }
}

extension Attribute {
    /// Class names of the site's stylesheet, separated by blanks.
    package static func `class`(_ names: StaticString) -> Attribute { Attribute(" class=\"", .literal(names)) }
    /// No attribute, for the other branch of a choice.
    package static var none: Attribute { Attribute("", .absent) }
    package static func id(_ id: String) -> Attribute { Attribute(" id=\"", id) }
    package static func lang(_ language: Language) -> Attribute { Attribute(" lang=\"", language.rawValue) }
    package static func title(_ text: String) -> Attribute { Attribute(" title=\"", text) }
    package static func role(_ role: StaticString) -> Attribute { Attribute(" role=\"", .literal(role)) }
    /// Takes an element out of or into the order of the tab key.
    package static func tabIndex(_ index: Int) -> Attribute { Attribute(" tabindex=\"", index) }
    /// Hides an element from everybody; absent when `isHidden` is false.
    package static func hidden(_ isHidden: Bool = true) -> Attribute {
        Attribute(" hidden", isHidden ? .flag : .absent)
    }

    /// Where a link leads; left out when it is not a place on this site or a web address (see ``SafeLink``).
    package static func href(_ address: String) -> Attribute { link(" href=\"", SafeLink(address)) }
    package static func href(_ link: SafeLink) -> Attribute { Attribute(" href=\"", link.address) }
    /// Where an image comes from, under the same rule as ``href(_:)-(String)``.
    package static func src(_ address: String) -> Attribute { link(" src=\"", SafeLink(address)) }
    package static func rel(_ relation: StaticString) -> Attribute { Attribute(" rel=\"", .literal(relation)) }
    package static func target(_ name: StaticString) -> Attribute { Attribute(" target=\"", .literal(name)) }
    package static func hreflang(_ language: Language) -> Attribute { Attribute(" hreflang=\"", language.rawValue) }
    package static func download(_ fileName: String) -> Attribute { Attribute(" download=\"", fileName) }
    /// Offers the target as a file, under the name that it has.
    package static var download: Attribute { Attribute(" download", .flag) }
    package static func alt(_ text: String) -> Attribute { Attribute(" alt=\"", text) }
    package static func width(_ pixels: Int) -> Attribute { Attribute(" width=\"", pixels) }
    package static func height(_ pixels: Int) -> Attribute { Attribute(" height=\"", pixels) }
    /// A date or time as ISO 8601.
    package static func datetime(_ text: String) -> Attribute { Attribute(" datetime=\"", text) }
    /// A machine-readable value, of `data` and of form fields.
    package static func value(_ text: String) -> Attribute { Attribute(" value=\"", text) }
    package static func open(_ isOpen: Bool = true) -> Attribute { Attribute(" open", isOpen ? .flag : .absent) }
    package static func start(_ number: Int) -> Attribute { Attribute(" start=\"", number) }

    static func link(_ name: StaticString, _ link: SafeLink?) -> Attribute {
        Attribute(name, link.map { .text($0.address) } ?? .absent)
    }
}

extension Attribute {
    /// What the cells that a header cell heads are.
    package enum Scope: Sendable {
        case column
        case row
        case columnGroup
        case rowGroup
    }

    package static func scope(_ scope: Scope) -> Attribute {
        switch scope {
        case .column: Attribute(" scope=\"", .literal("col"))
        case .row: Attribute(" scope=\"", .literal("row"))
        case .columnGroup: Attribute(" scope=\"", .literal("colgroup"))
        case .rowGroup: Attribute(" scope=\"", .literal("rowgroup"))
        }
    }

    package static func columnSpan(_ count: Int) -> Attribute { Attribute(" colspan=\"", count) }
    package static func rowSpan(_ count: Int) -> Attribute { Attribute(" rowspan=\"", count) }
    /// The identifiers of the header cells of a cell, separated by blanks.
    package static func headers(_ ids: String) -> Attribute { Attribute(" headers=\"", ids) }
    /// The conditions that the element's content fulfils, for the script.
    package static func dataQuery(_ text: String) -> Attribute { Attribute(" data-query=\"", text) }
    /// Where the data that a choice stands for can be found, for the script.
    package static func dataIndex(_ address: String) -> Attribute { link(" data-index=\"", SafeLink(address)) }
    /// Where the pages begin that a choice stands for, for the script.
    package static func dataRoot(_ address: String) -> Attribute { link(" data-root=\"", SafeLink(address)) }
    /// Whose drafts a form that saves as one goes keeps, for the script.
    package static func dataDraft(_ text: String) -> Attribute { Attribute(" data-draft=\"", text) }
    /// Whose draft of the page's address need not be kept any longer, for the script.
    package static func dataSettles(_ text: String) -> Attribute { Attribute(" data-settles=\"", text) }
    /// Whose typing the script keeps in a form until it is taken.
    package static func dataKeeps(_ text: String) -> Attribute { Attribute(" data-keeps=\"", text) }
    /// Whose drafts the script gives up with a form.
    package static func dataLeaves(_ text: String) -> Attribute { Attribute(" data-leaves=\"", text) }
    /// That the form sent last was taken, for the script.
    package static var dataDone: Attribute { Attribute(" data-done", .flag) }
    /// What the script puts a newer version of the page's element in place of, by its identifier.
    package static var dataLive: Attribute { Attribute(" data-live", .flag) }
    /// Where in a grid of fields one stands, `row,column` from 0, for the script.
    package static func dataCell(_ text: String) -> Attribute { Attribute(" data-cell=\"", text) }
    /// The column's name, shown beside a cell where a narrow screen turns rows into cards.
    package static func dataLabel(_ text: String) -> Attribute { Attribute(" data-label=\"", text) }
}

extension Attribute {
    package static func ariaLabel(_ text: String) -> Attribute { Attribute(" aria-label=\"", text) }
    /// The identifiers of the elements that name this one.
    package static func labelledBy(_ ids: String) -> Attribute { Attribute(" aria-labelledby=\"", ids) }
    package static func describedBy(_ ids: String) -> Attribute { Attribute(" aria-describedby=\"", ids) }
    /// Hides what is only decoration from screen readers.
    package static var ariaHidden: Attribute { Attribute(" aria-hidden=\"", .literal("true")) }
    /// The chosen one among links that are not pages: an order, a filter.
    package static var ariaCurrent: Attribute { Attribute(" aria-current=\"", .literal("true")) }
    package static var ariaCurrentPage: Attribute { Attribute(" aria-current=\"", .literal("page")) }
    package static func ariaInvalid(_ isInvalid: Bool) -> Attribute {
        Attribute(" aria-invalid=\"", isInvalid ? .literal("true") : .absent)
    }
}

extension Attribute {
    package static func name(_ name: String) -> Attribute { Attribute(" name=\"", name) }
    package static func type(_ type: StaticString) -> Attribute { Attribute(" type=\"", .literal(type)) }
    /// The name of a statement about the page for those who share its address.
    package static func property(_ name: StaticString) -> Attribute { Attribute(" property=\"", .literal(name)) }
    package static func content(_ text: String) -> Attribute { Attribute(" content=\"", text) }
    package static func charset(_ name: StaticString) -> Attribute { Attribute(" charset=\"", .literal(name)) }
    package static func media(_ query: StaticString) -> Attribute { Attribute(" media=\"", .literal(query)) }
    /// Where a form is sent, under the same rule as ``href(_:)-(String)``.
    package static func action(_ address: String) -> Attribute { link(" action=\"", SafeLink(address)) }
    package static func method(_ method: StaticString) -> Attribute { Attribute(" method=\"", .literal(method)) }
    package static func `for`(_ id: String) -> Attribute { Attribute(" for=\"", id) }
    package static func placeholder(_ text: String) -> Attribute { Attribute(" placeholder=\"", text) }
    package static func autocomplete(_ kind: StaticString) -> Attribute {
        Attribute(" autocomplete=\"", .literal(kind))
    }
    package static func maxLength(_ count: Int) -> Attribute { Attribute(" maxlength=\"", count) }
    package static func required(_ isRequired: Bool = true) -> Attribute {
        Attribute(" required", isRequired ? .flag : .absent)
    }
    package static func selected(_ isSelected: Bool = true) -> Attribute {
        Attribute(" selected", isSelected ? .flag : .absent)
    }
    package static func checked(_ isChecked: Bool = true) -> Attribute {
        Attribute(" checked", isChecked ? .flag : .absent)
    }
}
