/// What a workbook may need before it is refused.
///
/// Sizes are measured while unpacking and never taken from the file.
package struct ReadingLimits: Sendable {
    /// Of the file itself.
    package var bytes = 50_000_000
    /// Of the parts that are read, unpacked.
    package var unpackedBytes = 500_000_000
    /// How many times larger than its packed form a part may become; only where it is larger than a megabyte.
    package var ratio = 400
    /// Of the archive.
    package var entries = 10_000
    package var sheets = 500
    /// Of all sheets together, those that hold something.
    package var cells = 2_000_000
    /// Of all texts together, in bytes of UTF-8, each counted once.
    package var textBytes = 200_000_000
    /// In one cell, in units of UTF-16; Excel itself writes up to 32,767.
    package var characters = 100_000

    package init() {}

    package static let standard = ReadingLimits()
}
