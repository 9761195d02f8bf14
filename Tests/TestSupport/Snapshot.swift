import Foundation
package import Testing

/// Expects `text` to be what the snapshot `name` says, in `__Snapshots__` beside the test.
///
/// `RECORD_SNAPSHOTS=1` writes snapshots; one that is missing is a failure, so that none is ever made by accident.
package func expectSnapshot(
    _ text: String,
    named name: String,
    filePath: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let file = URL(fileURLWithPath: filePath).deletingLastPathComponent()
        .appendingPathComponent("__Snapshots__", isDirectory: true).appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: file)
        return
    }
    guard let data = try? Data(contentsOf: file) else {
        Issue.record("There is no snapshot \(name). Record it with RECORD_SNAPSHOTS=1.", sourceLocation: sourceLocation)
        return
    }
    let expected = String(decoding: data, as: UTF8.self)
    guard expected != text else { return }
    Issue.record("\(name): \(firstDifference(expected, text))", sourceLocation: sourceLocation)
}

/// The first line that is not the same in both texts.
private func firstDifference(_ expected: String, _ found: String) -> Comment {
    let expected = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let found = found.split(separator: "\n", omittingEmptySubsequences: false)
    let same = zip(expected, found).prefix { $0 == $1 }.count
    let old = same < expected.count ? String(expected[same]) : "(nothing)"
    let new = same < found.count ? String(found[same]) : "(nothing)"
    return "line \(same + 1) differs from the snapshot\n  expected: \(old)\n  found:    \(new)"
}
