/// Which encoding the tables of a plan folder are read in.
package enum EncodingChoice: String, CaseIterable, Hashable, Sendable {
    /// UTF-8; a file that is not, but is valid CP932, is read as that, and the result says so.
    case automatic
    case utf8 = "utf-8"
    /// What Excel on Japanese Windows calls CSV: Shift_JIS with Microsoft's additions.
    case cp932
}

/// The encoding that a file turned out to be in.
package enum UsedEncoding: Hashable, Sendable {
    case utf8
    /// With a byte order mark at its beginning, as Excel's "CSV UTF-8" writes it.
    case utf8WithMark
    case cp932

    package var name: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf8WithMark: "UTF-8 (BOM)"
        case .cp932: "CP932"
        }
    }
}
