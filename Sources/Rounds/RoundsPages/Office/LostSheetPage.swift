import Casework
import CityPages
import Figures
import Foundation
import Hummingbird
import PagesSupport
import Planning
import Rounds
import Wording

/// A sheet whose measure is no longer in the plan: what it holds, how the measure left, and what the office can do with it.
struct LostSheetPage {
    private static let reason = FormField("withdraw-reason", .text, Bilingual("取り下げる理由", "Reason")).longest(500)
        .width(.full)

    private let desk: Desk
    private let sheet: LostSheet
    private let directory: PostDirectory

    private var language: Language { desk.visit.language }

    /// - Throws: ``RoundError/unknownSheet(_:)`` where it is a sheet like all others, or none.
    private init(_ visit: RoundVisit) async throws {
        desk = try await Desk(visit)
        let id = try visit.sheetID()
        guard let found = try await desk.office.lostSheet(id, for: visit.standing), found.round.id == desk.round.id
        else {
            throw RoundError.unknownSheet(id)
        }
        sheet = found
        directory = try await desk.visit.directory()
    }

    static func answer(_ visit: RoundVisit) async throws -> Response {
        let page = try await LostSheetPage(visit)
        return visit.visit.answer(page.page(FormEntries()))
    }

    static func take(_ visit: RoundVisit, _ body: FormBody, _ step: ReviewStep) async throws -> Response {
        let page = try await LostSheetPage(visit)
        var entries = FormEntries(body)
        guard let version = try body.text("version").flatMap({ Int($0) }) else { throw PageError.unreadableForm }
        let seen = SeenSheet(page.sheet.entry.sheet, version: version)
        let field = step == .withdraw ? reason : ReturnFields.reopenReason
        do {
            if let why = entries.text(field) {
                let act = try visit.act(body, why: why)
                switch step {
                case .reopen:
                    try await visit.office.reopen(seen, act)
                    return try page.done("sheet-reopened")
                case .withdraw:
                    try await visit.office.withdraw(seen, act)
                    return try page.done("sheet-withdrawn")
                case .accept, .sendBack, .comment: throw RoundError.unknownSheet(seen.sheet)
                }
            }
        } catch let error as RoundError {
            if case .notPermitted = error { throw error }
            entries.refuse(field, error.message)
        }
        return visit.visit.refuse(page.page(entries))
    }

    private func done(_ name: StaticString) throws -> Response {
        try desk.visit.visit.goOn(to: DeskPath.review(desk.round.id, sheet.entry.sheet), saying: Flash(name))
    }

    // MARK: Drawn

    /// The measure as the plan's record last had it.
    private struct Row: Decodable {
        let number: String
        let name: String

        enum CodingKeys: String, CodingKey {
            case number
            case name = "name_ja"
        }
    }

    /// The number and name that it had, or its identifier where the record does not say.
    private var name: String {
        let row = sheet.removal?.before.flatMap { try? JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
        return row.map { "\($0.number) \($0.name)" } ?? sheet.entry.measure.text
    }

    private func page(_ entries: FormEntries) -> OfficePage {
        var page = OfficePage(
            title: Bilingual(same: name),
            path: DeskPath.review(desk.round.id, sheet.entry.sheet)
        )
        page.crumbs = desk.crumbs
        page.intro = Markup {
            gone
            state
            h2 { desk.says(Bilingual("この調査票に書かれていること", "What this sheet holds")) }
            answers
            attachments
        }
        page.form = sheet.mayReopen ? reopening(entries) : sheet.mayWithdraw ? withdrawing(entries) : nil
        page.rest = Markup {
            p { a(.href(desk.path(.life))) { desk.says(DeskWords.name(of: .life)) } }
            ReviewHistory(desk, directory, sheet.history) { label(of: $0) }.markup
        }
        return page
    }

    /// That the measure is gone, since when and why, and what follows.
    private var gone: Markup {
        notice(
            .poor,
            language: language,
            title: desk.says(Bilingual("この取組は、計画にありません", "The plan does not have this measure any more"))
        ) {
            if let removal = sheet.removal {
                p {
                    ShownMoment(removal.time, desk.visit.visit.reading).markup
                    let why = removal.reason.isEmpty ? removal.actor : "\(removal.actor)：\(removal.reason)"
                    desk.says(Bilingual("に計画から外されました（\(why)）。", ": taken out of the plan (\(why))."))
                }
            }
            p { desk.says(next) }
        }
    }

    private var next: Bilingual {
        let back = Bilingual(
            "書かれている内容は残っていますが、計画には反映できません。取組を計画に戻すと、ほかの調査票と同じように確認と反映ができます。",
            "What is written is kept, but the plan cannot take it. Once the measure is back in the plan, the sheet is like all others."
        )
        let more: Bilingual
        if sheet.mayReopen {
            more = Bilingual(
                "戻さないときは、「確認に戻す」で受理を取り消してから、取り下げてください。",
                "If it stays out, take the sheet back into review, and then withdraw it."
            )
        } else if sheet.mayWithdraw {
            more = Bilingual("戻さないときは、この調査票を取り下げてください。", "If it stays out, withdraw this sheet.")
        } else if desk.round.state == .closed, sheet.definition.state(sheet.record.state)?.isFinal == false {
            more = Bilingual(
                "戻さないときは、「締切と計画への反映」で照会を再開してから、この調査票を取り下げてください。",
                "If it stays out, open the round again on its page “Closing and the plan”, and then withdraw this sheet."
            )
        } else {
            more = Bilingual("", "")
        }
        return Bilingual(back.japanese + more.japanese, "\(back.english) \(more.english)")
    }

    private var state: Markup {
        definitionList([
            Definition(desk.says(Bilingual("状態", "State"))) { stateChip(sheet.record.state, language) },
            desk.answering(sheet.entry, directory),
        ])
    }

    private var answers: Markup {
        guard !sheet.answers.isEmpty else { return p { desk.says(Bilingual("何も書かれていません。", "Nothing.")) } }
        return DataTable(
            id: "answers",
            caption: desk.says(Bilingual("欄ごとの内容", "Field by field")),
            columns: [
                .init(desk.says(Bilingual("欄", "Field"))), .init(desk.says(Bilingual("内容", "What it holds"))),
            ],
            rows: sheet.answers.map { [.text(label(of: $0.address)), answerMarkup($0.value, language)] },
            narrow: .cards
        ).markup
    }

    private var attachments: Markup {
        let files = sheet.record.attachments.filter { $0.withdrawn == nil }
        guard !files.isEmpty else { return .empty }
        return Markup {
            h2 { desk.says(Bilingual("添付された資料", "Files")) }
            ul {
                for file in files {
                    li {
                        a(.href(desk.visit.path(SheetActions.file(sheet.entry, file.number))), .download) {
                            file.file.name
                        }
                    }
                }
            }
        }
    }

    /// What a field or cell is called; a series by its identifier, as its name went with the measure.
    private func label(of address: FieldAddress) -> String {
        guard let field = sheet.definition.field(address.field) else { return address.text }
        guard let cell = address.cell, case .table(let table) = field.type else { return field.name[language] }
        let column = table.columns.first { $0.key == cell.column }?.name[language] ?? cell.column.text
        return desk.says(Bilingual("指標\(cell.row)の\(column)", "\(column), indicator \(cell.row)"))
    }

    private func view(
        _ step: ReviewStep,
        _ entries: FormEntries,
        _ field: FormField,
        _ action: FormView.Action
    ) -> FormView {
        desk.visit.form(
            to: DeskPath.review(desk.round.id, sheet.entry.sheet, step.rawValue),
            entries,
            [.hidden(name: "version", value: String(sheet.record.version)), .field(field)],
            [action]
        )
    }

    private func reopening(_ entries: FormEntries) -> FormView {
        view(.reopen, entries, ReturnFields.reopenReason, .init(Bilingual("確認に戻す", "Back into review"), style: .other))
    }

    private func withdrawing(_ entries: FormEntries) -> FormView {
        view(.withdraw, entries, Self.reason, .init(Bilingual("この調査票を取り下げる", "Withdraw this sheet"), style: .danger))
    }
}
