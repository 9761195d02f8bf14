/// What a plan folder may hold at most; an honest one has a thousandth of it.
struct PlanFolderLimits {
    static let standard = PlanFolderLimits()

    var files = 200
    var bytesPerFile = 64 << 20
    var bytes = 256 << 20
    /// Of the archive itself, which is smaller than what comes out of it.
    var archiveBytes = 64 << 20
}
