import Casework
import Figures
import Planning
import Rounds

/// The addresses of the office's pages, without the prefix of a reading.
enum DeskPath {
    static let list = "/office/board/"
    static let new = "/office/board/new/"
    static let packs = "/office/packs/"
    static let mail = "/office/mail/"
    static let retryMail = "/office/mail/retry/"

    /// Pages of one round, by the last part of their addresses.
    enum Page: String, CaseIterable {
        case board
        case settings
        case measures
        case deadlines
        case opening
        case life
        case pack
        /// Forms alone.
        case bulk
        case remind
        case escalate
        case close
        case reopen
        case reassign
        case takeIn = "take-in"
        case settle
        case say
        case answer
    }

    static func round(_ round: RoundID, _ page: Page) -> String { "/office/rounds/\(round)/\(page.rawValue)/" }

    static func review(_ round: RoundID, _ sheet: CaseID) -> String { "/office/rounds/\(round)/review/\(sheet)/" }

    static func review(_ round: RoundID, _ sheet: CaseID, _ step: String) -> String {
        "\(review(round, sheet))\(step)/"
    }

    static func document(_ round: RoundID, _ file: String) -> String { "/office/rounds/\(round)/pack/\(file)/" }

    /// Where a year of a plan is sealed.
    static func freezing(_ plan: Plan.ID) -> String { "/office/seals/\(plan.text)/freeze/" }

    /// Where what an accepted sheet says is entered into a sealed year; with a query.
    static func erratum(of entry: SheetEntry, in round: Round) -> String {
        "/office/seals/\(round.plan.text)/correct/?what=\(entry.measure.text)&year=\(round.year.year)&sheet=\(entry.sheet)"
    }

    /// The pattern of a page of every round.
    static func pattern(_ page: Page) -> String { "/office/rounds/:round/\(page.rawValue)/" }
}
