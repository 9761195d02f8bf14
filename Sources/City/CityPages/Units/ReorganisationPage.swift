import City
import Figures
import Hummingbird
import PagesSupport
import Wording

/// Several steps of a reorganisation, entered together and done in one operation.
struct ReorganisationPage {
    static let title = Bilingual("組織改正を登録する", "Enter a reorganisation")

    private static let day = FormField("day", .date, Bilingual("新しい組織の最初の日", "First day of the new organisation"))
        .width(.short)
    /// How many steps the form has at first, and at most.
    private static let steps = (first: 3, most: 30)
    private static let more = (name: "more", value: "steps")

    private let visit: MemberVisit
    private let organisation: Organisation
    private let rows: [StepFields]

    private init(_ visit: MemberVisit, rows: Int) async throws {
        self.visit = visit
        let organisation = try await visit.visit.pages.organisation(visit.municipality)
        self.organisation = organisation
        let (today, language) = (visit.visit.pages.today, visit.language)
        self.rows = (1...rows).map { StepFields($0, organisation, today, language) }
    }

    static func answer(_ visit: MemberVisit) async throws -> Response {
        visit.visit.answer(try await ReorganisationPage(visit, rows: steps.first).page(FormEntries()))
    }

    static func take(_ visit: MemberVisit, _ body: FormBody) async throws -> Response {
        let sent = (1...steps.most).last { !body.texts(StepFields.name($0)).isEmpty } ?? steps.first
        var entries = FormEntries(body)
        if try body.text(more.name) != nil {
            let page = try await ReorganisationPage(visit, rows: min(sent + 3, steps.most))
            return visit.visit.answer(page.page(entries))
        }
        let page = try await ReorganisationPage(visit, rows: sent)
        guard let (reorganisation, reason) = page.read(&entries) else { return visit.visit.refuse(page.page(entries)) }
        do {
            try await visit.visit.pages.office.reorganise(
                reorganisation,
                in: visit.municipality,
                by: visit.me.authority,
                why: reason
            )
        } catch CityError.problems(let problems) {
            for problem in problems { entries.refuse(day, page.words(problem)) }
            return visit.visit.refuse(page.page(entries))
        } catch let error as CityError where error != .notPermitted {
            entries.refuse(day, error.message)
            return visit.visit.refuse(page.page(entries))
        }
        // What the new organisation looks like, and which measures it leaves without anybody.
        return try visit.visit.goOn(to: UnitList.path(on: reorganisation.day), saying: Flash("reorganised"))
    }

    /// What is wrong, with what it is about.
    private func words(_ problem: CityProblem) -> Bilingual {
        let name = problem.subject.name
        return Bilingual("\(name.japanese)：\(problem.message.japanese)", "\(name.english): \(problem.message.english)")
    }

    private func read(_ entries: inout FormEntries) -> (Reorganisation, String)? {
        let day = AppointmentFields.day(Self.day, &entries).flatMap { $0 }
        let steps = rows.compactMap { $0.read(&entries) }
        let reason = entries.text(NewMemberPage.reason)
        guard entries.isComplete, let day, let reason else { return nil }
        guard !steps.isEmpty else {
            entries.refuse(rows[0].kind, Bilingual("何をするか、一つは選んでください。", "Choose at least one step."))
            return nil
        }
        return (Reorganisation(day: day, steps: steps), reason)
    }

    private func page(_ entries: FormEntries) -> OfficePage {
        var page = OfficePage(title: Self.title, path: UnitList.reorganise)
        page.crumbs = [(OfficeWords.units, UnitList.path)]
        page.intro = p {
            visit.visit.says(
                Bilingual(
                    "上から順に行い、どれか一つでもできなければ何も変わりません。職は組織とともに移り、過去の組織はそのまま残ります。",
                    "The steps are done in their order; where one cannot be done, nothing changes. Posts move with their units, and the past stays as it was."
                )
            )
        }
        page.form = FormView(
            visit.language,
            action: visit.visit.path(UnitList.reorganise),
            token: visit.visit.token(for: UnitList.reorganise),
            entries: entries,
            parts: [.field(Self.day)] + rows.map { .group($0.title, $0.all) } + [.field(NewMemberPage.reason)],
            actions: [
                .init(Self.title),
                .init(Bilingual("欄を増やす", "More steps"), style: .other, choice: Self.more),
            ]
        )
        return page
    }
}

/// The fields of one step.
struct StepFields {
    enum Kind: String, CaseIterable {
        case begin
        case rename
        case move
        case merge
        case end

        var name: Bilingual {
            switch self {
            case .begin: Bilingual("新しい組織を作る", "Begin a new unit")
            case .rename: Bilingual("名称を変える", "Rename")
            case .move: Bilingual("上位の組織を変える", "Move under another unit")
            case .merge: Bilingual("ほかの組織に統合する", "Merge into another unit")
            case .end: Bilingual("廃止する", "End")
            }
        }
    }

    let title: Bilingual
    let kind: FormField
    private let unit: FormField
    private let type: FormField
    private let name: FormField
    private let other: FormField

    static func name(_ number: Int) -> String { "step-\(number)" }

    init(_ number: Int, _ organisation: Organisation, _ day: CalendarDate, _ language: Language) {
        let id = Self.name(number)
        let units = UnitTree(organisation, day).lines.map { line in
            FormField.Choice(line.unit.id.text, String(repeating: "　", count: line.depth) + line.phase.name)
        }
        title = Bilingual("手順\(number)", "Step \(number)")
        kind =
            FormField(
                id,
                .select([.init("", "—")] + Kind.allCases.map { .init($0.rawValue, $0.name[language]) }),
                Bilingual("何をするか", "What")
            )
            .optional
        unit =
            FormField(
                id + "-unit",
                .select(units),
                Bilingual("組織", "Unit"),
                hint: Bilingual("新しく作るときは空のまま", "Empty for a new one")
            ).optional
        type =
            FormField(
                id + "-type",
                .select(CityUnit.Kind.allCases.map { .init($0.rawValue, UnitWords.kind($0)[language]) }),
                Bilingual("種類", "Kind"),
                hint: Bilingual("新しく作るとき", "For a new one")
            )
            .optional
        name =
            FormField(
                id + "-name",
                .text,
                Bilingual("新しい名称", "New name"),
                hint: Bilingual("作る・名称を変えるとき", "To begin or rename")
            ).optional
        other =
            FormField(
                id + "-other",
                .select(units),
                Bilingual("上位・統合先・引継ぎ先", "Unit above, or the one that takes over"),
                hint: Bilingual("作る・移す・統合する・廃止するとき", "To begin, move, merge or end")
            )
            .optional
    }

    var all: [FormField] { [kind, unit, type, name, other] }

    /// The step; nothing where none is chosen or there is a mistake.
    func read(_ entries: inout FormEntries) -> Reorganisation.Step? {
        guard let chosen = entries.text(kind).flatMap({ Kind(rawValue: $0) }) else { return nil }
        let other = entries.text(self.other).flatMap { CityUnit.ID($0) }
        switch chosen {
        case .begin:
            let name = needed(self.name, &entries)
            let type = needed(self.type, &entries).flatMap { CityUnit.Kind(rawValue: $0) }
            guard let name, let type else { return nil }
            return .begin(CityUnit.ID(random: .live), kind: type, name: name, under: other)
        case .rename:
            let (unit, name) = (neededUnit(self.unit, &entries), needed(self.name, &entries))
            return unit.flatMap { unit in name.map { .rename(unit, to: $0) } }
        case .move: return neededUnit(unit, &entries).map { .move($0, under: other) }
        case .merge:
            let (unit, other) = (neededUnit(self.unit, &entries), neededUnit(self.other, &entries))
            return unit.flatMap { unit in other.map { .merge([unit], into: $0) } }
        case .end: return neededUnit(unit, &entries).map { .end($0, successors: other.map { [$0] } ?? []) }
        }
    }

    /// The answer to a field that this kind of step needs.
    private func needed(_ field: FormField, _ entries: inout FormEntries) -> String? {
        guard let answer = entries.text(field) else { return nil }
        if answer.isEmpty {
            entries.refuse(field, Bilingual("この手順には必要です。", "This step needs it."))
            return nil
        }
        return answer
    }

    private func neededUnit(_ field: FormField, _ entries: inout FormEntries) -> CityUnit.ID? {
        needed(field, &entries).flatMap { CityUnit.ID($0) }
    }
}
