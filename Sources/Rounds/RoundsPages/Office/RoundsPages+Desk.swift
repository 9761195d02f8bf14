import City
import CityPages
import Hummingbird
import PagesSupport
import Rounds

extension RoundsPages {
    /// The office's part: rounds, their board, review, closing.
    func addDesk(_ routes: RoundRoutes) {
        routes.page(DeskPath.list, for: .rounds(.seeBoard)) { try await RoundListPage.answer($0) }
        routes.page(DeskPath.new, for: .rounds(.manage)) { try await NewRoundPage.answer($0) }
        routes.form(DeskPath.new, for: .rounds(.manage)) { try await NewRoundPage.take($0, $1) }
        addSettings(routes)
        addBoard(routes)
        addReview(routes)
        addLife(routes)
    }

    private func addSettings(_ routes: RoundRoutes) {
        routes.page(DeskPath.pattern(.settings), for: .rounds(.seeBoard)) { try await SettingsPage.answer($0) }
        routes.form(DeskPath.pattern(.settings), for: .rounds(.manage)) { try await SettingsPage.take($0, $1) }
        routes.page(DeskPath.pattern(.measures), for: .rounds(.seeBoard)) { try await MeasureChoicePage.answer($0) }
        routes.form(DeskPath.pattern(.measures), for: .rounds(.manage), limits: .wide) {
            try await MeasureChoicePage.take($0, $1)
        }
        routes.page(DeskPath.pattern(.deadlines), for: .rounds(.seeBoard)) { try await DeadlinesPage.answer($0) }
        routes.form(DeskPath.pattern(.deadlines), for: .rounds(.manage), limits: .wide) {
            try await DeadlinesPage.take($0, $1)
        }
        routes.page(DeskPath.pattern(.opening), for: .rounds(.manage)) { try await OpeningPage.answer($0) }
        routes.form(DeskPath.pattern(.opening), for: .rounds(.manage)) { try await OpeningPage.take($0, $1) }
    }

    private func addBoard(_ routes: RoundRoutes) {
        routes.page(DeskPath.pattern(.board), for: .rounds(.seeBoard)) { try await BoardPage.answer($0) }
        routes.form(DeskPath.pattern(.bulk), for: .rounds(.manage), limits: .wide) { try await BulkPage.take($0, $1) }
        routes.form(DeskPath.pattern(.remind), for: .rounds(.remind)) { try await BoardPage.remind($0, $1) }
        routes.form(DeskPath.pattern(.escalate), for: .rounds(.remind)) { try await BoardPage.escalate($0, $1) }
    }

    private func addReview(_ routes: RoundRoutes) {
        let path = "/office/rounds/:round/review/:sheet/"
        routes.page(path, for: .rounds(.seeBoard)) { try await ReviewPage.answer($0) }
        for step in ReviewStep.allCases {
            routes.form("\(path)\(step.rawValue)/", for: .rounds(.manage)) {
                try await ReviewPage.take($0, $1, step)
            }
        }
        routes.page("\(path)correct/", for: .rounds(.manage)) { try await CorrectionPage.answer($0) }
        routes.form("\(path)correct/", for: .rounds(.manage)) { try await CorrectionPage.take($0, $1) }
    }

    private func addLife(_ routes: RoundRoutes) {
        routes.page(DeskPath.pattern(.life), for: .rounds(.seeBoard)) { try await LifePage.answer($0) }
        for step in LifeStep.allCases {
            routes.form(DeskPath.pattern(step.page), for: step.access) {
                try await LifePage.take($0, $1, step)
            }
        }
    }
}

extension FormLimits {
    /// For forms with a box for each of a plan's measures.
    static let wide = FormLimits(total: 512 << 10, fields: 4_000, field: 64 << 10)
}
