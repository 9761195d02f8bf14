import ArgumentParser
import Foundation
import Testing

@testable import Commands

/// A plan is somebody else's text: on a terminal it may neither give orders nor turn the line round.
@Suite struct TerminalTests {
    private static let bad = "申\u{1B}[31m請\u{202E}件\u{7F}数\u{9B}\u{2066}"
    private static let good = "申␣[31m請␣件␣数␣␣"

    @Test func `orders to a terminal are shown, and everything else stays`() {
        #expect(visible(Self.bad) == Self.good)
        #expect(visible("一\n二\r\t三\u{2028}\u{200E}\u{061C}") == "一␣二␣␣三␣␣␣")
        let plain = "ＤＸ 👩‍💻 か\u{3099} é ～ ␣ ‘x’"
        #expect(visible(plain) == plain)
    }

    /// The name of the indicator, where the reader of plans lets it through.
    private func table(_ name: String, width: Int = 44) -> [String] {
        TextTable(header: ["name", "n"], alignments: [.left, .right], rows: [[name, "1"]], widest: width).lines
    }

    @Test func `a table shows them, and its columns stay straight`() {
        let lines = table(Self.bad)
        #expect(lines[2] == "\(Self.good)  1")
        #expect(Set(lines.map(\.terminalWidth)).count == 1)
    }

    @Test(arguments: ["\u{202E}", "\u{2066}", "\u{200F}"])
    func `a text that turns a line round is refused, and the refusal turns none`(mark: String) throws {
        try withTemporaryFolder { place in
            let plan = try SmallPlan().replacing("measures.csv", "電子申請", with: "電子\(mark)申請").write(into: place)
            for command in ["evaluate", "check"] {
                let run = try Shirube().run(command, plan)
                #expect(run.status == 2)
                #expect(run.errors.contains("measures.csv:2:3"), "\(run.errors)")
                #expect(!(run.output + run.errors).unicodeScalars.contains { String($0) == mark })
            }
        }
    }

    @Test func `a finding of check turns no line round either`() throws {
        try withTemporaryFolder { place in
            let mark = "\u{202E}"
            let plan = try SmallPlan().replacing("owners.csv", "a2,u1\n", with: "")
                .replacing("measures.csv", "a2,1/2", with: "a2,1\(mark)2").write(into: place)
            let run = try Shirube().run("check", plan)
            #expect(!run.output.unicodeScalars.contains("\u{202E}"), "\(run.output)")
            #expect(run.status != 0)
        }
    }
}
