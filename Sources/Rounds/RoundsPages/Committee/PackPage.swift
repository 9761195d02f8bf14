import Casework
import City
import CityPages
import Figures
import Hummingbird
import PagesSupport
import Planning
import Rounds
import Wording

extension RoundsPages {
    /// What the committee reads before its meeting.
    func addCommittee(_ routes: RoundRoutes) {
        let readers = Access.measures([.readBeforePublication])
        routes.page(DeskPath.packs, for: readers) { try await PackListPage.answer($0) }
        routes.page(DeskPath.pattern(.pack), for: readers) { try await PackPage.answer($0) }
        routes.page("/office/rounds/:round/pack/:file/", for: readers) { try await PackPage.document($0) }
        routes.form(DeskPath.pattern(.say), for: .measures([.comment])) { try await PackPage.say($0, $1) }
        routes.form(DeskPath.pattern(.answer), for: .rounds(.manage)) { try await PackPage.reply($0, $1) }
    }
}

/// A year's papers before publication, what the committee says of them, and what the office answers.
struct PackPage {
    private static let answerName = "answers"
    private static let text = FormField("text", .lines(5), Bilingual("意見", "Opinion"))
        .longest(Opinion.maximumText).width(.full)
    /// Each opinion has a form of its own on the same page.
    private static func answerText(to number: Int) -> FormField {
        FormField("answer-\(number)", .lines(3), Bilingual("回答", "Answer")).longest(Opinion.maximumText).width(.full)
    }

    private let visit: RoundVisit
    private let round: Round
    private let plan: Plan
    /// The state of the plan that the page is of.
    let papersRead: PapersRead
    private let opinions: [Opinion]
    private let directory: PostDirectory
    private let documents: [PackDocument]
    private let sheets: [SheetEntry]
    private let publication: PackPublication

    private init(_ visit: RoundVisit) async throws {
        self.visit = visit
        round = try await visit.office.pack(of: try visit.roundID(), for: visit.standing)
        let stored = try await visit.office.storedPlan(of: round, for: visit.standing)
        plan = stored.plan
        let mark = try await visit.pages.sealing?(round.plan).latestMark(of: round.year)
        papersRead = PapersRead(revision: stored.revision, edition: mark?.number)
        opinions = try await visit.office.opinions(of: round.id, for: visit.standing)
        directory = try await visit.directory()
        documents = try visit.pages.papers?.documents(of: plan, in: round.year) ?? []
        sheets = try await visit.office.acceptedSheets(of: round.id, for: visit.standing)
        publication = try await visit.publication(of: round)
    }

    static func answer(_ visit: RoundVisit) async throws -> Response {
        visit.visit.answer(try await PackPage(visit).page())
    }

    /// A document as a file, for whoever may read it before everybody does.
    static func document(_ visit: RoundVisit) async throws -> Response {
        let round = try await visit.office.pack(of: try visit.roundID(), for: visit.standing)
        let plan = try await visit.office.plan(of: round, for: visit.standing)
        let file = try await visit.pages.papers?.file(
            visit.parameter("file"),
            of: plan,
            in: round.year,
            sealing: try await visit.pages.sealing?(plan.id) ?? .none
        )
        guard let file else { throw PageError.notFound }
        return file.response(to: visit.visit.request)
    }

    /// Adds an opinion.
    static func say(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        let page = try await PackPage(visit)
        var entries = FormEntries(body)
        let subject = entries.text(page.about).flatMap { Opinion.Subject(reading: $0) }
        if let text = entries.text(text), let subject, entries.isComplete {
            do {
                try await visit.office.say(
                    text,
                    about: subject,
                    of: page.round.id,
                    having: try page.read(body),
                    try visit.act(body)
                )
                return try visit.visit.goOn(to: DeskPath.round(page.round.id, .pack), saying: Flash("opinion-said"))
            } catch RoundError.refused(let error) {
                entries.refuse(Self.text, error.message)
            }
        }
        return visit.visit.refuse(page.page(saying: entries))
    }

    /// Answers an opinion.
    static func reply(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        let page = try await PackPage(visit)
        var entries = FormEntries(body)
        guard let number = try body.text(answerName).flatMap({ Int($0) }),
            page.opinions.contains(where: { $0.number == number && $0.answers == nil })
        else { throw PageError.unreadableForm }
        let field = answerText(to: number)
        if let text = entries.text(field) {
            do {
                try await visit.office.answer(
                    text,
                    to: number,
                    of: page.round.id,
                    having: try page.read(body),
                    try visit.act(body)
                )
                return try visit.visit.goOn(to: DeskPath.round(page.round.id, .pack), saying: Flash("opinion-answered"))
            } catch RoundError.refused(let error) {
                entries.refuse(field, error.message)
            }
        }
        return visit.visit.refuse(page.page(answering: (number, entries)))
    }

    /// What an opinion is about: all of it, one of the documents, or a measure.
    private var about: FormField {
        var choices = [FormField.Choice(Opinion.Subject.round.text, visit.says(PapersWords.whole))]
        choices += documents.map {
            FormField.Choice(Opinion.Subject.document($0.name).text, visit.says($0.title))
        }
        choices += plan.measures.filter { round.settings.measures.contains($0.id) }.map {
            FormField.Choice(Opinion.Subject.measure($0.id).text, name(of: $0))
        }
        return FormField("about", .select(choices), Bilingual("何について", "About"))
    }

    private func name(of measure: Measure) -> String {
        "\(plan.number(of: measure, in: round.year)) \(plan.name(of: measure, in: round.year))"
    }

    private var maySay: Bool {
        Access.measures([.comment]).allows(visit.member.me) && round.state != .frozen
    }

    /// The page with what was typed into one of its forms.
    private func page(
        saying entries: FormEntries = FormEntries(),
        answering reply: (number: Int, entries: FormEntries)? = nil
    ) -> OfficePage {
        var page = OfficePage(
            title: Bilingual(
                "\(DeskWords.pack.japanese)：\(round.settings.title)",
                "\(DeskWords.pack.english): \(round.settings.title)"
            ),
            path: DeskPath.round(round.id, .pack)
        )
        page.crumbs = [(DeskWords.packs, DeskPath.packs)]
        let answers = answerForms(reply)
        page.others = answers.values.map(\.self)
        page.intro = Markup {
            p(.class("lead")) { visit.says(publication.lead(of: round, visit.years)) }
            if case .published = publication {
                p {
                    a(.href(visit.path("/plans/\(plan.id.text)/\(round.year.year)/"))) {
                        visit.says(PapersWords.publicPage)
                    }
                }
            }
            h2 { visit.says(Bilingual("資料", "Papers")) }
            p { visit.says(PapersWords.of(papersRead)) }
            papers
            h2 { visit.says(Bilingual("受理した調査票（\(sheets.count)件）", "Accepted sheets (\(sheets.count))")) }
            accepted
            h2 { visit.says(Bilingual("意見と回答（\(opinions.count { $0.answers == nil })件）", "Opinions and answers")) }
            record(answers)
            if maySay { h2 { visit.says(Bilingual("意見を書く", "Say something")) } }
        }
        if maySay {
            var filled = entries
            if filled.isComplete { filled.fill(about, Opinion.Subject.round.text) }
            page.form = visit.form(
                to: DeskPath.round(round.id, .say),
                filled,
                PapersWords.parts(papersRead) + [.field(about), .field(Self.text)],
                [.init(Bilingual("意見を記録する", "Record the opinion"))]
            )
        }
        return page
    }

    private var papers: Markup {
        guard !documents.isEmpty else {
            return p { visit.says(Bilingual("この計画には文書の様式がありません。", "The plan has no forms of documents.")) }
        }
        return ul {
            for document in documents {
                li {
                    visit.says(document.title)
                    " "
                    for format in PackDocument.formats {
                        a(.href(visit.path(DeskPath.document(round.id, "\(document.name).\(format.ending)")))) {
                            format.name
                            span(.class("visually-hidden")) { "（\(visit.says(document.title))）" }
                        }
                        " "
                    }
                }
            }
        }
    }

    /// Where cause and countermeasure are read, which are no part of the plan.
    private var accepted: Markup {
        guard !sheets.isEmpty else { return p { visit.says(Bilingual("まだありません。", "None yet.")) } }
        return Markup {
            p {
                visit.says(
                    Bilingual("指標ごとの数値と、要因や対策を見られます。", "They have the figures with cause and countermeasure.")
                )
            }
            ul {
                for entry in sheets {
                    li { a(.href(visit.path(RoundPath.sheet(entry)))) { plan.name(of: entry.measure, in: round.year) } }
                }
            }
        }
    }

    private func record(_ forms: [Int: FormView]) -> Markup {
        let said = opinions.filter { $0.answers == nil }
        guard !said.isEmpty else { return p { visit.says(Bilingual("まだありません。", "None yet.")) } }
        return ol(.class("opinions")) {
            for opinion in said {
                li(.class("opinion")) {
                    p(.class("opinion-about")) { strong { subject(opinion.subject) } }
                    body(opinion)
                    for answer in opinions where answer.answers == opinion.number {
                        div(.class("opinion-answer")) {
                            p { strong { visit.says(Bilingual("回答", "Answer")) } }
                            body(answer)
                        }
                    }
                    if let form = forms[opinion.number] {
                        working(
                            summary: visit.says(Bilingual("この意見に回答する", "Answer this")),
                            isOpen: !form.entries.isComplete
                        ) { form.markup }
                    }
                }
            }
        }
    }

    private func body(_ opinion: Opinion) -> Markup {
        Markup {
            p(.class("answer-text")) { opinion.text }
            p(.class("small")) {
                directory.name(of: opinion.act.actor.post, at: opinion.act.time, visit.language)
                "、"
                visit.moment(opinion.act.time).markup
                if let read = opinion.papers {
                    "、"
                    visit.says(PapersWords.having(read))
                }
            }
        }
    }

    private func subject(_ subject: Opinion.Subject) -> String {
        switch subject {
        case .round: visit.says(PapersWords.whole)
        case .document(let name):
            documents.first { $0.name == name }.map { visit.says($0.title) } ?? name
        case .measure(let id): plan.measures.first { $0.id == id }.map(name) ?? id.text
        }
    }

    /// By the number of the opinion, for whoever answers.
    private func answerForms(_ reply: (number: Int, entries: FormEntries)?) -> [Int: FormView] {
        guard Access.rounds(.manage).allows(visit.member.me) else { return [:] }
        let said = opinions.filter { $0.answers == nil }.map(\.number)
        return Dictionary(
            said.map { number in
                var form = visit.form(
                    to: DeskPath.round(round.id, .answer),
                    reply.flatMap { $0.number == number ? $0.entries : nil } ?? FormEntries(),
                    PapersWords.parts(papersRead) + [
                        .hidden(name: Self.answerName, value: String(number)),
                        .field(Self.answerText(to: number)),
                    ],
                    [.init(Bilingual("回答を記録する", "Record the answer"), style: .other)]
                )
                // One for each opinion, so that a browser keeps them apart.
                form.keeper = "\(visit.draft):answer-\(number)"
                return (number, form)
            },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
