package import Planning
package import Wording

/// A plan read from a folder, and what the reader should know about how it was read.
package struct PlanReading: Sendable {
    package let plan: Plan
    /// The encoding of each file, by name.
    package let encodings: [(file: String, encoding: UsedEncoding)]

    /// What deserves a word: files that are not in UTF-8.
    package var notes: [Bilingual] {
        encodings.filter { $0.encoding == .cp932 }.map { file, _ in
            Bilingual(
                "\(file) は CP932（Shift_JIS）として読みました。",
                "\(file) was read as CP932 (Shift_JIS)."
            )
        }
    }
}
