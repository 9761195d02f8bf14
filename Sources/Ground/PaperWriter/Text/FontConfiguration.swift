import CPango

/// The list of fonts that text is set in: a private configuration of the font library.
final class FontConfiguration {
    let pointer: OpaquePointer

    /// Reads the folders; their index comes from the system's cache where it has one.
    init(_ fonts: Fonts) throws(PaperError) {
        guard let pointer = FcConfigCreate() else { throw .drawing("FcConfigCreate") }
        self.pointer = pointer
        let isRead = FcConfigParseAndLoadFromMemory(pointer, Self.document(fonts.folders), FcTrue)
        guard isRead == FcTrue, FcConfigBuildFonts(pointer) == FcTrue else { throw .drawing("FcConfigBuildFonts") }
        guard fonts.families.contains(where: hasFamily) else {
            throw .fontsMissing(families: fonts.families, folders: fonts.folders)
        }
    }

    deinit { FcConfigDestroy(pointer) }

    /// The families that are there, by name.
    var installed: [String] {
        let pattern = FcPatternCreate()
        let wanted = FcObjectSetCreate()
        defer {
            FcPatternDestroy(pattern)
            FcObjectSetDestroy(wanted)
        }
        FcObjectSetAdd(wanted, FC_FAMILY)
        guard let found = FcFontList(pointer, pattern, wanted) else { return [] }
        defer { FcFontSetDestroy(found) }
        let names = (0..<Int(found.pointee.nfont)).compactMap { index -> String? in
            var name: UnsafeMutablePointer<FcChar8>?
            guard let font = found.pointee.fonts[index],
                FcPatternGetString(font, FC_FAMILY, 0, &name) == FcResultMatch, let name
            else { return nil }
            return String(cString: name)
        }
        return Array(Set(names)).sorted()
    }

    func hasFamily(_ family: String) -> Bool {
        let pattern = FcPatternCreate()
        defer { FcPatternDestroy(pattern) }
        FcPatternAddString(pattern, FC_FAMILY, family)
        guard let found = FcFontList(pointer, pattern, nil) else { return false }
        defer { FcFontSetDestroy(found) }
        return found.pointee.nfont > 0
    }

    private static func document(_ folders: [String]) -> String {
        let lines = folders.map { "<dir>\(escaped($0))</dir>" } + ["<cachedir>/var/cache/fontconfig</cachedir>"]
        return "<?xml version=\"1.0\"?><fontconfig>\(lines.joined())</fontconfig>"
    }

    private static func escaped(_ path: String) -> String {
        path.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;")
            .split(separator: "<", omittingEmptySubsequences: false).joined(separator: "&lt;")
    }
}
