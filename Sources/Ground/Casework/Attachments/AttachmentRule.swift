/// Which files may be attached to a case.
package struct AttachmentRule: Hashable, Sendable {
    package let kinds: Set<FileKind>
    package let maximumBytes: Int
    /// How many files one case may have.
    package let maximumFiles: Int

    package init(
        kinds: Set<FileKind> = Set(FileKind.allCases),
        maximumBytes: Int = 10_000_000,
        maximumFiles: Int = 50
    ) {
        self.kinds = kinds
        self.maximumBytes = maximumBytes
        self.maximumFiles = maximumFiles
    }
}
