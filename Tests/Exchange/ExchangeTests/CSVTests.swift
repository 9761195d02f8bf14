import Tables
import Testing
import Wording

@testable import Exchange

/// Taking tables apart and writing them.
@Suite struct CSVTests {
    private func cells(_ text: String) -> (rows: [[String]], problems: [String]) {
        let log = ProblemLog()
        let table = CSVReader(Array(text.utf8), file: "t.csv", log: log).read()
        let rows = table.rows.map { row in row.map { table.text(table.cells[$0]) } }
        return (rows, log.problems().list.map { $0.line(in: .english) })
    }

    @Test(arguments: [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r1,2", [["a", "b"], ["1", "2"]]),
        ("a,b\n1,2\n\n\n,\n", [["a", "b"], ["1", "2"]]),
        ("a,b,\n", [["a", "b", ""]]),
        ("a,\"x\"\"y\"\n", [["a", "x\"y"]]),
        ("a,\"x,\r\ny\"\nb,c", [["a", "x,\r\ny"], ["b", "c"]]),
        ("a,x\"y\n", [["a", "x\"y"]]),
        ("\"\",a\n", [["", "a"]]),
        ("", []),
        ("標,🗾\n", [["標", "🗾"]]),
    ])
    func `every form of a row is read`(text: String, expected: [[String]]) {
        let (rows, problems) = cells(text)
        #expect(rows == expected)
        #expect(problems.isEmpty)
    }

    @Test func `an unclosed quote names the line in which it opens`() {
        let problems = cells("a,b\n1,\"2\n3,4\n").problems
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("t.csv:2:2: The quote") == true)
    }

    @Test func `text after a closing quote is refused and the rest is read`() {
        let (rows, problems) = cells("a,\"b\"c\nd,e\n")
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("t.csv:1:2: There is text after") == true)
        #expect(rows.last == ["d", "e"])
    }

    @Test func `a cell of more than 20000 characters is refused, one of just as many is not`() {
        #expect(cells(String(repeating: "標", count: 20_000)).problems.isEmpty)
        let problems = cells("a\n" + String(repeating: "標", count: 20_001)).problems
        #expect(problems.first?.hasPrefix("t.csv:2:1: The cell is too long") == true)
    }

    @Test func `more than 200000 rows are refused`() {
        let problems = cells(String(repeating: "a\n", count: 200_002)).problems
        #expect(problems.count == 1)
        #expect(problems.first?.contains("too many rows") == true)
    }

    @Test func `a row of too many cells is refused`() {
        #expect(cells(String(repeating: ",", count: 5000)).problems.count == 1)
    }

    @Test func `lines count what stands inside quotes`() {
        let log = ProblemLog()
        let table = CSVReader(Array("a,\"1\n2\n3\"\nb,c\n".utf8), file: "t.csv", log: log).read()
        #expect(table.cells.map(\.line) == [1, 1, 4, 4])
    }

    @Test(arguments: ["", "a", "a,b", "\"", "\n", "\r", "a\r\nb", "=1+1", "\u{FEFF}a", " a ", "🗾\"標\n,"])
    func `what is written is read back`(cell: String) {
        var writer = CSVWriter()
        writer.row(["x", cell])
        let (rows, problems) = cells(writer.text)
        #expect(rows == [["x", cell]])
        #expect(problems.isEmpty)
    }

    @Test func `quotes are written only where they are needed`() {
        var writer = CSVWriter()
        writer.row(["a b", "1,2", "x\"y", "標", ""])
        #expect(writer.text == "a b,\"1,2\",\"x\"\"y\",標,\n")
    }
}
