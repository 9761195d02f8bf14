/// The icon that browsers show beside the title.
enum SiteIcon {
    static let path = "/assets/icon.svg"

    /// A signpost, drawn so that it is still one at 16 pixels.
    static let bytes: [UInt8] = Array(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0017c1"/>\
        <path d="M14 5h4v3h7l3 4-3 4h-7v11h-4v-6H7l-3-4 3-4h7V5z" fill="#fff"/></svg>
        """.utf8
    )
}
