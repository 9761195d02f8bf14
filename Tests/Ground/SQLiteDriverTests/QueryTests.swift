import SQLInterface
import SQLiteDriver
import Testing

/// Values on their way into the database and back.
@Suite struct QueryTests {
    private let database: SQLiteDatabase

    init() async throws {
        database = try SQLiteDatabase.inMemory()
        try await database.write { connection in
            try connection.execute("CREATE TABLE item (position INTEGER, text TEXT, bytes BLOB, real REAL)")
        }
    }

    @Test(arguments: [
        "'; DROP TABLE item; --", "\" OR 1 = 1", "?1 $1 :name @name", "標\u{0301}\u{202E}👩‍👩‍👧", "", "\u{FFFE}", "a\nb\tc",
    ])
    func `a text is stored as it is, whatever it says`(text: String) async throws {
        try await database.write { try $0.execute("INSERT INTO item (position, text) VALUES (\(1), \(text))") }
        let stored = try await database.read {
            try $0.rows("SELECT text FROM item WHERE text = \(text)")[0].text("text")
        }
        #expect(Array(stored.unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test func `a very long text is stored whole`() async throws {
        let text = String(repeating: "長", count: 200_000)
        try await database.write { try $0.execute("INSERT INTO item (text) VALUES (\(text))") }
        #expect(try await database.read { try $0.rows("SELECT text FROM item")[0].text(at: 0) } == text)
    }

    @Test func `a text with a NUL character is refused instead of cut off`() async throws {
        await #expect(throws: SQLError.constraint(detail: "a text with a NUL character cannot be stored")) {
            try await database.write { try $0.execute("INSERT INTO item (text) VALUES (\("a\u{0}b"))") }
        }
    }

    @Test func `every kind of value comes back as it went in`() async throws {
        let none: String? = nil
        let row = try await database.write { connection in
            try connection.rows(
                """
                SELECT \(Int64.min) AS least, \(true) AS yes, \(false) AS no, \(none) AS missing,
                    \([0, 255, 39] as [UInt8]) AS bytes, \([] as [UInt8]) AS noBytes, \(Optional(7)) AS seven
                """
            )[0]
        }
        #expect(try row.integer("least") == .min)
        #expect(try row.boolean("yes") && !row.boolean("no"))
        #expect(try row.optionalText("missing") == nil)
        #expect(try row.optionalBoolean("missing") == nil)
        #expect(try row.blob("bytes") == [0, 255, 39])
        #expect(try row.blob("noBytes") == [])
        #expect(try row.optionalInt("seven") == 7)
    }

    @Test func `a value of another kind is refused by the column's name`() async throws {
        try await database.write { try $0.execute("INSERT INTO item (position, text, real) VALUES (2, 'x', 0.5)") }
        let row = try #require(try await database.read { try $0.firstRow("SELECT position, text FROM item") })

        #expect(throws: SQLError.unexpectedValue(column: "text", found: "text")) { try row.integer("text") }
        #expect(throws: SQLError.unexpectedValue(column: "position", found: "integer")) { try row.text("position") }
        #expect(throws: SQLError.unexpectedValue(column: "position", found: "integer")) { try row.boolean("position") }
        #expect(throws: SQLError.unexpectedValue(column: "other", found: "no such column")) { try row.text("other") }
        await #expect(throws: SQLError.unexpectedValue(column: "real", found: "a floating-point number")) {
            try await database.read { try $0.rows("SELECT real FROM item") }
        }
    }

    @Test func `lists, names and parts of queries compose`() async throws {
        let condition: SQLQuery = "position IN (\(list: [1, 3]))"
        let none: [Int] = []
        let found = try await database.write { connection in
            for position in 1...4 {
                try connection.execute("INSERT INTO \(raw: "item") (position) VALUES (\(position))")
            }
            let changed = try connection.execute("UPDATE item SET text = \("hit") WHERE \(condition)")
            #expect(changed == 2)
            #expect(try connection.rows("SELECT position FROM item WHERE position IN (\(list: none))").isEmpty)
            return try connection.rows(
                "SELECT position FROM item WHERE text = \("hit") AND " + condition + " ORDER BY 1"
            )
            .map { try $0.int("position") }
        }
        #expect(found == [1, 3])
        #expect(("a = \(1) AND b = \("x")" as SQLQuery).text(in: .postgres) == "a = $1 AND b = $2")
        #expect(
            SQLQuery.insert(into: "item", columns: ["a", "b"]).text(in: .sqlite)
                == "INSERT INTO item (a, b) VALUES (?, ?)"
        )
    }

    @Test func `the same question may be asked while it is being read`() async throws {
        let pairs = try await database.write { connection in
            for position in 1...3 { try connection.execute("INSERT INTO item (position) VALUES (\(position))") }
            var pairs = 0
            let query: SQLQuery = "SELECT position FROM item"
            try connection.forEachRow(query) { _ in
                try connection.forEachRow(query) { _ in pairs += 1 }
            }
            return pairs
        }
        #expect(pairs == 9)
    }
}
