import ArgumentParser
import Foundation
import TestSupport
import Testing
import Wording

@testable import Commands

/// `shirube check`, through the function behind it.
@Suite struct CheckTests {
    private func check(_ arguments: String...) throws -> (text: String, found: Bool) {
        try Check.parse(arguments).output()
    }

    @Test func `the columns are those of the contract`() throws {
        let (text, found) = try check("\(samples)/kagoshima", "--format", "csv")
        let rows = try #require(table(text))
        #expect(found)
        #expect(rows[0].joined(separator: ",") == "severity,place,kind,printed,expected,explanation")
        #expect(rows.allSatisfy { $0.count == 6 })
        #expect(Set(rows.dropFirst().map { $0[0] }) == ["error", "warning", "notice"])
        #expect(rows.dropFirst().allSatisfy { !$0[1].isEmpty && !$0[5].isEmpty })
    }

    @Test func `a clean plan has only the header`() throws {
        try withTemporaryFolder { place in
            let folder = try SmallPlan().write(into: place)
            let (text, found) = try check(folder, "--format", "csv")
            #expect(!found)
            #expect(text == "severity,place,kind,printed,expected,explanation\n")
            #expect(try check(folder, "--format", "json").text == "[]\n")
            #expect(try check(folder).text.contains("0"))
        }
    }

    @Test func `the list says every finding, and how many`() throws {
        let (text, _) = try check("\(samples)/kagoshima")
        let rows = try #require(table(check("\(samples)/kagoshima", "--format", "csv").text))
        for row in rows.dropFirst() {
            #expect(text.contains(row[1]))
            #expect(text.contains(row[5]))
        }
        #expect(text.contains("\(rows.count - 1)"))
    }
}
