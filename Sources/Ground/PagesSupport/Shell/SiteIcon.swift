/// The icon that browsers show beside the title: a signpost, drawn so that it is still one at 16 pixels.
enum SiteIcon {
    static let path = "/assets/icon.svg"
    /// Where browsers look that were told nothing, or do not know the other form.
    static let plainPath = "/favicon.ico"

    /// Both forms are drawn on a square of so many units.
    static let side = 32
    static let cornerRadius = 6
    /// The corners of the signpost, in units from the upper left.
    static let sign: [(x: Int, y: Int)] = [
        (14, 5), (18, 5), (18, 8), (25, 8), (28, 12), (25, 16), (18, 16), (18, 27), (14, 27), (14, 21), (7, 21),
        (4, 17),
        (7, 13), (14, 13),
    ]

    static let bytes: [UInt8] = Array(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)">\
        <rect width="\(side)" height="\(side)" rx="\(cornerRadius)" fill="#0017c1"/>\
        <polygon points="\(sign.map { "\($0.x),\($0.y)" }.joined(separator: " "))" fill="#fff"/></svg>
        """.utf8
    )
}
