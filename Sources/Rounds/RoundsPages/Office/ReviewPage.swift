import Casework
import City
import CityPages
import Figures
import Hummingbird
import PagesSupport
import Planning
import Rounds
import Wording

/// What the office may do with a sheet from its page, by the last part of the address.
enum ReviewStep: String, CaseIterable {
    case accept
    case sendBack = "return"
    case reopen
    /// Of a sheet whose measure is gone.
    case withdraw
    case comment
}

/// A sheet as the office reviews it: every answer with last year's, its warnings, remarks and who wrote it.
struct ReviewPage {
    let desk: Desk
    let review: SheetReview
    let directory: PostDirectory

    var sheet: MeasureSheet { review.sheet }

    init(_ visit: RoundVisit) async throws {
        desk = try await Desk(visit)
        review = try await desk.office.review(try visit.sheetID(), for: visit.standing)
        guard review.sheet.round.id == desk.round.id else { throw PageError.notFound }
        directory = try await desk.visit.directory()
    }

    static func answer(_ visit: RoundVisit) async throws -> Response {
        do {
            let page = try await ReviewPage(visit)
            return visit.visit.answer(try await page.page(FormEntries()))
        } catch RoundError.unknownSheet {
            return try await LostSheetPage.answer(visit)
        }
    }

    static func take(_ visit: RoundVisit, _ body: FormBody, _ step: ReviewStep) async throws -> Response {
        do {
            return try await ReviewPage(visit).take(body, step)
        } catch RoundError.unknownSheet {
            return try await LostSheetPage.take(visit, body, step)
        }
    }

    private func take(_ body: FormBody, _ step: ReviewStep) async throws -> Response {
        let fields = ReturnFields(self)
        var entries = FormEntries(body)
        guard let version = try body.text("version").flatMap({ Int($0) }) else { throw PageError.unreadableForm }
        let seen = SeenSheet(sheet.entry.sheet, version: version)
        do {
            switch step {
            case .accept: return try await accept(seen, body)
            case .sendBack:
                if let (reason, remarks) = fields.read(&entries) {
                    try await desk.office.sendBack(seen, remarks: remarks, try desk.visit.act(body, why: reason))
                    return try done("sheet-returned")
                }
            case .comment:
                if let (place, text) = ReviewComment(self).read(&entries) {
                    try await desk.office.comment(text, on: place, of: seen.sheet, try desk.visit.act(body))
                    return try done("comment-made")
                }
            case .reopen:
                if let reason = entries.text(ReturnFields.reopenReason) {
                    try await desk.office.reopen(seen, try desk.visit.act(body, why: reason))
                    return try done("sheet-reopened")
                }
            case .withdraw: throw RoundError.measureInPlan
            }
        } catch let error as RoundError {
            if case .notPermitted = error { throw error }
            entries.refuse(field(of: step), error.message)
        }
        return desk.visit.visit.refuse(try await page(entries, after: step))
    }

    /// Where that stands which a step cannot be done for.
    private func field(of step: ReviewStep) -> FormField {
        switch step {
        case .reopen: ReturnFields.reopenReason
        case .comment: ReviewComment.text
        case .accept, .sendBack, .withdraw: ReturnFields.reason
        }
    }

    private func accept(_ seen: SeenSheet, _ body: FormBody) async throws -> Response {
        let acceptance = try await desk.office.accept([seen], try desk.visit.act(body))
        if case .failure(let error)? = acceptance.sheets[seen.sheet] { throw error }
        for result in acceptance.plans.values { desk.visit.report(result) }
        guard acceptance.hasPlan(of: seen.sheet) else {
            return try desk.visit.visit.goOn(
                to: DeskPath.round(desk.round.id, .life),
                saying: Flash("sheet-accepted-not-taken")
            )
        }
        return try done("sheet-accepted")
    }

    /// On to the next sheet that waits for the office, else back to this one.
    private func done(_ name: StaticString) throws -> Response {
        try desk.visit.visit.goOn(
            to: DeskPath.review(desk.round.id, sheet.entry.sheet),
            saying: Flash(name)
        )
    }

    // The mistakes of the form of a step that could not be done are told at the head.
    private func page(_ entries: FormEntries, after step: ReviewStep? = nil) async throws -> OfficePage {
        var page = OfficePage(
            title: Bilingual(same: "\(sheet.number) \(sheet.name)"),
            path: DeskPath.review(desk.round.id, sheet.entry.sheet)
        )
        page.crumbs = desk.crumbs
        let next = try await neighbours()
        let forms = ReviewForms(self, entries, of: step)
        page.form = forms.sendBack
        page.others = [forms.reopening, forms.commenting].compactMap(\.self)
        // Somebody else was faster: the form that was sent is not there any more to say so.
        let refusals = forms.isThere(step) ? [] : entries.mistakes.map(\.message)
        page.intro = Markup {
            for refusal in refusals { notice(.poor, language: desk.visit.language, title: desk.says(refusal)) }
            state
            warnings
            ReviewAnswers(self).markup
            attachments
            remarks
            forms.before
        }
        page.rest = Markup {
            forms.after
            next
            ReviewHistory(desk, directory, review.history) { label(of: $0) }.markup
        }
        return page
    }

    private var state: Markup {
        definitionList([
            Definition(desk.says(Bilingual("状態", "State"))) {
                stateChip(sheet.record.state, desk.visit.language)
                if desk.round.state == .open, sheet.record.deadline != nil {
                    " "
                    deadlineText(sheet.record.deadline, desk.visit)
                }
            },
            desk.answering(sheet.entry, directory),
        ])
    }

    private var warnings: Markup {
        guard !sheet.warnings.isEmpty else { return .empty }
        return notice(
            .fair,
            language: desk.visit.language,
            title: desk.says(Bilingual("確かめたいところ（\(sheet.warnings.count)）", "To look at (\(sheet.warnings.count))"))
        ) {
            ul { for warning in sheet.warnings { li { desk.says(warning.words) } } }
        }
    }

    private var attachments: Markup {
        let files = sheet.record.attachments.filter { $0.withdrawn == nil }
        guard !files.isEmpty else { return .empty }
        return Markup {
            h2 { desk.says(Bilingual("添付された資料", "Files")) }
            ul {
                for file in files {
                    li { "\(file.file.name)（\((file.file.size + 1023) / 1024) KiB）" }
                }
            }
            p {
                a(.href(desk.visit.path(RoundPath.sheet(sheet.entry)))) {
                    desk.says(Bilingual("調査票で開く", "Open in the sheet"))
                }
            }
        }
    }

    /// Remarks that are not settled yet.
    private var remarks: Markup {
        let open = sheet.record.comments.filter { $0.resolved == nil }
        guard !open.isEmpty else { return .empty }
        return Markup {
            h2 { desk.says(Bilingual("コメント", "Remarks")) }
            ul {
                for remark in open {
                    li {
                        if let address = remark.address { strong { label(of: address) + "：" } }
                        remark.text
                        span(.class("small")) {
                            "（\(directory.name(of: remark.post, at: remark.time, desk.visit.language))、"
                            desk.visit.moment(remark.time).markup
                            "）"
                        }
                    }
                }
            }
        }
    }

    /// What a field or cell is called.
    func label(of address: FieldAddress) -> String {
        if let series = sheet.series.first(where: { $0.address == address || $0.words == address }) {
            return series.indicator.name
        }
        if let series = sheet.series.first(where: { $0.note == address }) {
            return desk.says(Bilingual("\(series.indicator.name)の数値の注記", "Note on \(series.indicator.name)"))
        }
        for series in sheet.series {
            guard let target = series.targets.first(where: { $0.address == address }) else { continue }
            let year = target.year.name(desk.visit.years, desk.visit.language)
            return desk.says(
                Bilingual("\(series.indicator.name) \(year)の目標", "\(series.indicator.name), target of \(year)")
            )
        }
        if let text = sheet.texts.first(where: { $0.address == address }) { return desk.says(text.name) }
        return address.text
    }

    /// The sheets before and after this one that wait for the office.
    private func neighbours() async throws -> Markup {
        let board = try await desk.office.board(of: desk.round.id, for: desk.visit.standing)
        let waiting = board.lines.filter { $0.state == SheetForm.State.atOffice && $0.entry.sheet != sheet.entry.sheet }
        let next = waiting.first { $0.entry.position > sheet.entry.position } ?? waiting.first
        let names = desk.names
        return p {
            if let next {
                a(.href(desk.visit.path(DeskPath.review(desk.round.id, next.entry.sheet)))) {
                    desk.says(
                        Bilingual(
                            "次の確認待ち：\(names[next.entry.measure] ?? next.entry.measure.text)",
                            "Next that waits: \(names[next.entry.measure] ?? next.entry.measure.text)"
                        )
                    )
                }
            } else {
                a(.href(desk.path(.board))) {
                    desk.says(Bilingual("ほかに確認待ちはありません。進み具合へ", "Nothing else waits. To the progress"))
                }
            }
        }
    }
}
