// Fields of forms.
extension Attribute {
    /// How a form that brings files is encoded.
    static var multipart: Attribute { Attribute(" enctype=\"", .literal("multipart/form-data")) }
    /// Leaves the checking to the server, whose messages stand by the fields and stay there.
    static var novalidate: Attribute { Attribute(" novalidate", .flag) }
    /// Where a button sends its form instead, under the same rule as ``href(_:)-(String)``.
    static func formAction(_ address: String) -> Attribute { link(" formaction=\"", SafeLink(address)) }
    /// Which keys a small device offers.
    static func inputMode(_ mode: StaticString) -> Attribute { Attribute(" inputmode=\"", .literal(mode)) }
    static func rows(_ count: Int) -> Attribute { Attribute(" rows=\"", count) }
    /// Shows what it holds, and lets it be copied, but not changed.
    static var readOnly: Attribute { Attribute(" readonly", .flag) }
    static func accept(_ endings: StaticString) -> Attribute { Attribute(" accept=\"", .literal(endings)) }
    /// Neither corrects nor capitalises what has to be exactly as it is.
    static var exact: Attribute { Attribute(" spellcheck=\"", .literal("false")) }
    static var noCapitals: Attribute { Attribute(" autocapitalize=\"", .literal("none")) }
    /// Where the reader is when the page has been loaded.
    static func autofocus(_ isFocused: Bool = true) -> Attribute {
        Attribute(" autofocus", isFocused ? .flag : .absent)
    }
}
