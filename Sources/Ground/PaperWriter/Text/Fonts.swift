/// Where fonts are looked for, and which are used.
///
/// Nothing else of the machine's font settings has a part in it, so the same picture looks the same everywhere.
package struct Fonts: Hashable, Sendable {
    /// Folders with font files; one that is not there is no mistake.
    package let folders: [String]
    /// The families in order of preference: the first has the word, the others what it lacks.
    package let families: [String]

    package init(folders: [String], families: [String]) {
        self.folders = folders
        self.families = families
    }

    /// What Debian installs: BIZ UDPGothic, Noto for rarer characters and DejaVu for other scripts.
    ///
    /// A city's own fonts are those of the whole machine: they stand in `/usr/local/share/fonts`.
    package static let standard = Fonts(
        folders: [
            "/usr/share/fonts/truetype/bizud-gothic", "/usr/share/fonts/opentype/noto",
            "/usr/share/fonts/truetype/dejavu", "/usr/local/share/fonts",
        ],
        families: ["BIZ UDPGothic", "Noto Sans CJK JP"]
    )
}
