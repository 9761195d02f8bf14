import Planning
import Wording

/// What references in other tables may name.
struct KnownThings<Key: Hashable> {
    /// `nil` where its own table could not be read whole.
    let keys: Set<Key>?
    let file: String
    let thing: Bilingual

    func require(_ key: Key, _ row: TableRow, _ column: String, _ text: (Key) -> String) {
        guard let keys, !keys.contains(key) else { return }
        // Comparing with everything is slow, so it is done only where the table is small.
        let nearest = keys.count <= 2000 ? NearestWord.of(text(key), among: keys.map(text).sorted()) : nil
        row.fail(column, .unknown(thing, in: file, nearest: nearest), cell: text(key))
    }

    func require(_ list: [Key], _ row: TableRow, _ column: String, _ text: (Key) -> String) {
        for key in list { require(key, row, column, text) }
    }

    func require<Subject>(_ key: Key, _ row: TableRow, _ column: String) where Key == Identifier<Subject> {
        require(key, row, column, \.text)
    }

    func require<Subject>(_ list: [Key], _ row: TableRow, _ column: String) where Key == Identifier<Subject> {
        require(list, row, column, \.text)
    }
}
