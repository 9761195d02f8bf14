import Casework
import City
import CityPages
import Hummingbird
import PagesSupport
import Planning
import PlanningPages
import Rounds
import Wording

/// What people say to each other about a sheet and its fields.
struct CommentForms {
    private static let text = FormField("comment", .lines(3), Bilingual("コメント", "Comment")).longest(2000).width(.full)
    private static let resolve = "resolve"
    private static let title = Bilingual("コメント", "Comments")

    let page: SheetPage

    private var visit: RoundVisit { page.visit }
    private var sheet: MeasureSheet { page.sheet }

    var markup: Markup {
        let comments = sheet.record.comments
        guard sheet.rights.contains(.comment) || !comments.isEmpty else { return .empty }
        return section(.id("comments")) {
            h2 { visit.says(Self.title) }
            if comments.isEmpty { p(.class("soft")) { visit.says(Bilingual("まだありません。", "None so far.")) } }
            for comment in comments { remark(comment) }
            if sheet.rights.contains(.comment) { form(FormEntries()).markup }
        }
    }

    private func remark(_ comment: FieldComment) -> Markup {
        div(.class("remark"), .id("comment-\(comment.number)")) {
            p(.class("remark-who")) {
                if let name = comment.address.flatMap({ page.questions.question($0)?.name }) {
                    strong { visit.says(name) }
                    " "
                }
                page.people.name(comment.member, as: comment.post, at: comment.time)
                " "
                visit.moment(comment.time).markup
                if comment.resolved != nil {
                    " "
                    ratingChip(symbol: "", word: visit.says(Bilingual("対応済み", "Settled")), tone: .good)
                }
            }
            linesOfText(comment.text, visit.language)
            if comment.resolved == nil, sheet.rights.contains(.comment) { button(settling: comment) }
        }
    }

    private func button(settling comment: FieldComment) -> Markup {
        visit.form(
            to: SheetActions.comments(sheet.entry),
            FormEntries(),
            [.hidden(name: Self.resolve, value: String(comment.number))],
            [.init(Bilingual("対応済みにする", "Settle"), style: .other)]
        ).markup
    }

    private var place: FormField {
        let whole = FormField.Choice("", visit.says(Bilingual("調査票の全体", "The whole sheet")))
        let fields = page.questions.all.map { FormField.Choice($0.address.text, visit.says(page.longName(of: $0))) }
        return FormField("field", .select([whole] + fields), Bilingual("どの欄について", "About")).optional
    }

    private func form(_ entries: FormEntries) -> FormView {
        visit.form(
            to: SheetActions.comments(sheet.entry),
            entries,
            [.field(place), .field(Self.text)],
            [.init(Bilingual("コメントする", "Comment"), style: .other)]
        )
    }

    static func take(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        let page = try await SheetPage(visit)
        let entry = page.sheet.entry
        let act = try visit.act(body)
        if let number = try body.text(resolve) {
            guard let number = Int(number) else { throw PageError.unreadableForm }
            try await visit.office.resolve(comment: number, of: entry.sheet, act)
            return try visit.visit.goOn(to: RoundPath.sheet(entry) + "#comments", saying: Flash("comment-settled"))
        }
        let forms = CommentForms(page: page)
        var entries = FormEntries(body)
        let place = entries.text(forms.place)
        let text = entries.text(Self.text)
        guard entries.isComplete, let place, let text else { return forms.refuse(entries) }
        do {
            try await visit.office.comment(text, on: FieldAddress(reading: place), of: entry.sheet, act)
        } catch RoundError.refused(let error) {
            entries.refuse(Self.text, error.message)
            return forms.refuse(entries)
        }
        return try visit.visit.goOn(to: RoundPath.sheet(entry) + "#comments", saying: Flash("comment-made"))
    }

    /// The form alone, with what is wrong in it.
    private func refuse(_ entries: FormEntries) -> Response {
        var refused = OfficePage(title: Self.title, path: RoundPath.sheet(sheet.entry))
        refused.crumbs = page.crumbs
        refused.form = form(entries)
        return visit.visit.refuse(refused)
    }
}

extension SheetPage {
    /// The page from which the member came: the committee has no list of what to do.
    var above: (Bilingual, String) {
        Access.measures([.see]).allows(visit.member.me)
            ? (RoundWords.todo, TodoPage.path) : (DeskWords.packs, DeskPath.round(sheet.entry.round, .pack))
    }

    /// The way to a page below the sheet.
    var crumbs: [(Bilingual, String)] {
        [
            above,
            (Bilingual(same: "\(sheet.number) \(sheet.name)"), RoundPath.sheet(sheet.entry)),
        ]
    }

    /// A question's name with its series before it.
    func longName(of question: any SheetQuestion) -> Bilingual {
        let series = questions.series.first { $0.all.contains { $0.address == question.address } }?.series
        guard let series, sheet.series.count > 1 else { return question.name }
        return Bilingual(
            "\(series.number) \(question.name.japanese)",
            "\(series.number) \(question.name.english)"
        )
    }
}
