import Synchronization

/// Type setters that were used before, so that fonts are loaded once and not for each picture.
///
/// A setter is with one caller at a time: it is taken out of the list under the lock and put back when the work is done.
final class TypeSetterPool: Sendable {
    static let shared = TypeSetterPool()

    /// More pictures than this at once make setters that are let go afterwards.
    private static let kept = 4

    private let idle = Mutex<[Entry]>([])

    func withTypeSetter<Value>(
        _ fonts: Fonts,
        _ body: (TypeSetter) throws(PaperError) -> Value
    ) throws(PaperError) -> Value {
        let entry = try take(fonts)
        defer { give(back: entry) }
        return try body(entry.setter)
    }

    private func take(_ fonts: Fonts) throws(PaperError) -> Entry {
        let known = idle.withLock { idle in
            idle.lastIndex { $0.fonts == fonts }.map { idle.remove(at: $0) }
        }
        if let known { return known }
        return Entry(fonts: fonts, setter: try TypeSetter(fonts))
    }

    private func give(back entry: Entry) {
        // Whatever falls out is let go after the lock.
        _ = idle.withLock { idle in
            idle.append(entry)
            return idle.count > Self.kept ? idle.removeFirst() : nil
        }
    }

    /// Unchecked because the compiler cannot see that an entry is either in the list or with one caller, never both.
    private struct Entry: @unchecked Sendable {
        let fonts: Fonts
        let setter: TypeSetter
    }
}
