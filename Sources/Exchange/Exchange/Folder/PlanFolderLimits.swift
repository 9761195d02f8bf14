/// What a plan folder may hold at most; an honest one has a thousandth of it.
enum PlanFolderLimits {
    static let files = 200
    static let bytesPerFile = 64 << 20
    static let bytes = 256 << 20
    /// Of the archive itself, which is smaller than what comes out of it.
    static let archiveBytes = 64 << 20
}
