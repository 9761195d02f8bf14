import City
import Planning
import RoundBooks
import Rounds
import SQLInterface
import Seals
import Server
package import Wording

/// Why a command could not do its work: lines for the person at the terminal, and the exit status.
package struct CommandFailure: Error, Hashable {
    package let lines: [String]
    package let status: Int32

    package init(_ message: Bilingual, status: Int32 = 2) {
        lines = [message[.current]]
        self.status = status
    }

    /// Everything that is wrong with an input, a line each, and how many.
    package init(_ problems: Problems) {
        let count = problems.list.count
        lines =
            problems.list.map { $0.line(in: .current) } + [
                said("誤りが\(count)件あります。何も変更していません。", "\(count) problem(s); nothing was changed.")
            ]
        status = 2
    }

    /// Lines that are in the reader's language already.
    init(lines: [String], status: Int32 = 2) {
        self.lines = lines
        self.status = status
    }

    func tell() {
        for line in lines { Commands.tell(visible(line)) }
    }
}

extension CommandFailure {
    /// Puts the errors of storage into words; anything unexpected is shown as it is, because the person at the
    /// terminal runs the program.
    init(storage error: any Error, database: String) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let problems as Problems: self.init(problems)
        case let error as PlanStoreError: self.init(error.message)
        case let error as SealError: self.init(error.message)
        case let error as CityError: self.init(error.message)
        case let error as RoundError: self.init(error.message)
        case let refusal as SheetRefusal:
            self.init(
                Bilingual(
                    "調査票「\(refusal.sheet)」：\(refusal.error.message.japanese) 何も変更していません。",
                    "Sheet “\(refusal.sheet)”: \(refusal.error.message.english) Nothing was changed."
                )
            )
        case let error as RoundBookError: self.init(error.message)
        case let error as SQLError: self.init(ServerError.database(error, path: database).message)
        case let error as ServerError: self.init(error.message)
        default:
            self.init(Bilingual("予期しない誤りです：\(error)", "An unexpected error: \(error)"), status: 1)
        }
    }
}
