import Testing

@testable import Exchange

/// What spreadsheets make of tables when they save them.
@Suite struct SpreadsheetTests {
    @Test(arguments: [(";", "separated by “;”"), ("\t", "separated by tabs")])
    func `another separator than a comma is one problem`(separator: String, words: String) {
        for file in ["units.csv", "goals.csv", "tasks.csv"] {
            let text = (SmallFolder.tables[file] ?? "").replacing(",", with: separator)
            let lines = SmallFolder.replacing(file, nil, with: text).problemLines().filter { $0.hasPrefix(file) }
            #expect(lines.count == 1)
            #expect(lines.first?.hasPrefix("\(file):1: ") == true && lines.first?.contains(words) == true)
        }
    }

    private func goals(_ endings: [String]) -> PlanFolder {
        let lines = (SmallFolder.tables["goals.csv"] ?? "").split(separator: "\n")
        let text = zip(lines, endings).map { "\($0)\($1)\n" }.joined()
        return SmallFolder.replacing("goals.csv", nil, with: text)
    }

    @Test(arguments: [[",", ","], [",,,", ",,,"], [",, ", ",\u{3000},"], [",,", ""], [",,", ","]])
    func `blank columns at the end are passed over`(endings: [String]) throws {
        let plan = try PlanFolderReader().read(goals(endings)).plan
        #expect(try plan == PlanFolderReader().read(SmallFolder.folder).plan)
    }

    @Test func `a blank name above something stays an error`() {
        let lines = goals([",,,", ",,x,"]).problemLines()
        #expect(lines.contains { $0.hasPrefix("goals.csv:1:8") && $0.contains("has no name but holds something") })
        #expect(goals(["", ",,"]).problemLines().count == 1)
    }
}
