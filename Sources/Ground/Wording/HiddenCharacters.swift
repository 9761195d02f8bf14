extension Unicode.Scalar {
    /// Whether the character is one that nobody sees and no text of a plan holds: a control other than tab and line
    /// break, or a mark that turns the direction of writing and so can show something else than is stored.
    package var isHidden: Bool {
        switch value {
        case 0x09, 0x0A, 0x0D: false
        case 0x00...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
