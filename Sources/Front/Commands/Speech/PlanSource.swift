import ArgumentParser
import Exchange
import Figures
import Planning
import Wording

/// Arguments by which a command is given a plan folder and a way to read it.
package struct PlanSource: ParsableArguments {
    @Argument(help: help("計画フォルダ、またはその zip ファイル", "A plan folder, or a zip archive of one"))
    var folder: String

    @Option(
        help: help(
            "CSV の文字コード（utf-8、cp932）。指定しなければ UTF-8、読めないファイルは CP932 とし、そう知らせます。",
            "Encoding of the CSV files (utf-8, cp932). Without it UTF-8; a file that is not is read as CP932, and said so."
        )
    )
    var encoding: EncodingChoice = .automatic

    package init() {}

    /// Reads the plan and tells what deserves a word about how it was read.
    func read() throws -> Plan {
        let reading = try PlanFolderReader(encoding: encoding).read(path: folder)
        for note in reading.notes { tell(visible(note[.current])) }
        return reading.plan
    }
}

extension EncodingChoice: ExpressibleByArgument {}

/// A fiscal year in any notation that people use: 2023, R5, 令和5年度.
@Sendable func fiscalYear(_ argument: String) throws -> FiscalYear {
    do throws(FigureProblem) {
        return try FiscalYear(reading: argument)
    } catch {
        throw ValidationError(error.message[.current])
    }
}
