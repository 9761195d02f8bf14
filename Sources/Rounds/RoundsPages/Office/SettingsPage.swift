import Casework
import CityPages
import Hummingbird
import PagesSupport
import Planning
import Rounds
import Wording

/// What a round is like: everything while it is prepared; title, instructions, stages' calendar while it is open.
struct SettingsPage {
    private let desk: Desk
    private let fields: SettingsFields

    static func answer(_ visit: RoundVisit) async throws -> Response {
        let desk = try await Desk(visit)
        let page = SettingsPage(desk: desk, fields: SettingsFields(language: visit.language))
        return visit.visit.answer(page.page(page.fields.filled(desk.round.settings)))
    }

    static func take(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        let desk = try await Desk(visit)
        let page = SettingsPage(desk: desk, fields: SettingsFields(language: visit.language))
        var entries = FormEntries(body)
        if let settings = page.read(&entries) {
            do throws(SettingsChange.Refusal) {
                return try await SettingsChange.save(settings, desk, body, to: .settings)
            } catch {
                for problem in error.problems {
                    entries.refuse(page.fields.field(of: problem.setting), problem.message)
                }
            }
        }
        return visit.visit.refuse(page.page(entries))
    }

    private func read(_ entries: inout FormEntries) -> RoundSettings? {
        fields.read(&entries, over: desk.round.settings)
    }

    private func page(_ entries: FormEntries) -> OfficePage {
        let isOpen = desk.round.state == .open
        let mayChange = desk.mayManage && (isOpen || desk.round.state == .prepared)
        let form = desk.visit.form(
            to: DeskPath.round(desk.round.id, .settings),
            entries,
            [
                SettingsChange.version(of: desk.round), .field(fields.title), .field(fields.instructions),
                .group(Bilingual("日程", "Calendar"), fields.calendar),
                .group(Bilingual("質問", "Questions"), fields.questions),
                .group(Bilingual("段階", "Stages"), fields.stages),
            ],
            [.init(Bilingual("保存する", "Save"))]
        )
        let content = Markup {
            facts
            if isOpen {
                p {
                    desk.says(
                        Bilingual(
                            "照会中は、件名・記入の手引き・日程だけを変えられます。質問と段階は変えられません。",
                            "While the round is open, title, instructions and calendar can be changed; questions and stages cannot."
                        )
                    )
                }
            }
            if desk.round.state == .prepared, desk.mayManage {
                p {
                    a(.href(desk.path(.opening))) {
                        desk.says(Bilingual("開始前の確認へ進む", "Go on to the look before opening"))
                    }
                }
            }
        }
        return desk.page(.settings, form: mayChange ? form : nil, content)
    }

    private var facts: Markup {
        let calendar = desk.round.settings.calendar
        return definitionList([
            Definition(desk.says(Bilingual("状態", "State"))) { desk.says(desk.round.state.name) },
            Definition(desk.says(Bilingual("計画と年度", "Plan and year"))) {
                "\(desk.plan.name[desk.visit.language]) \(desk.yearName)"
            },
            Definition(desk.says(Bilingual("対象の取組", "Measures"))) {
                a(.href(desk.path(.measures))) { String(desk.round.settings.measures.count) }
            },
            Definition(desk.says(Bilingual("所属の期限", "Departments' deadline"))) { desk.text(calendar.departments) },
        ])
    }
}

/// Saves changed settings over the version that was seen.
enum SettingsChange {
    struct Refusal: Error {
        let problems: [RoundProblem]
    }

    private static let field = "version"

    static func version(of round: Round) -> FormView.Part { version(seen: round.version) }

    static func version(seen: Int) -> FormView.Part { .hidden(name: field, value: String(seen)) }

    /// The version that whoever sent the form had before them.
    /// - Throws: ``PageError/unreadableForm`` where the form does not say.
    static func seen(in body: FormBody) throws -> Int {
        guard let seen = try body.text(field).flatMap({ Int($0) }) else { throw PageError.unreadableForm }
        return seen
    }

    static func save(
        _ settings: RoundSettings,
        _ desk: Desk,
        _ body: FormBody,
        to page: DeskPath.Page
    ) async throws(Refusal) -> Response {
        do {
            let seen = try seen(in: body)
            _ = try await desk.office.change(desk.round.id, to: settings, seen: seen, try desk.visit.act(body))
            return try desk.visit.visit.goOn(to: DeskPath.round(desk.round.id, page), saying: Flash("round-changed"))
        } catch RoundError.problems(let problems) {
            throw Refusal(problems: problems)
        } catch RoundError.wrongState {
            throw Refusal(problems: [RoundProblem(.questions, keptForm)])
        } catch let error as RoundError {
            throw Refusal(problems: [RoundProblem(.title, error.message)])
        } catch {
            throw Refusal(problems: [RoundProblem(.title, unreadable)])
        }
    }

    private static let keptForm = Bilingual(
        "照会を始めた後は、取組・質問・段階を変えられません。元に戻すか、別の照会を作ってください。",
        "Measures, questions and stages stay as they are once a round is open. Put them back, or prepare another round."
    )
    private static let unreadable = Bilingual("保存できませんでした。画面を開き直してください。", "It was not saved. Open the page again.")
}
