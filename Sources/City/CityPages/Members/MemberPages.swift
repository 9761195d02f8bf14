import City
import Figures
import Hummingbird
import PagesSupport
import Wording

extension CityPages {
    func addMembers(_ routes: OfficeRoutes) {
        routes.page("/office/members/", for: .people(.seeMembers)) { try await MemberList.answer($0) }
        routes.page("/office/members/new/", for: .people(.changeOrganisation)) { try await NewMemberPage.answer($0) }
        routes.form("/office/members/new/", for: .people(.changeOrganisation)) { try await NewMemberPage.take($0, $1) }
        if tables != nil {
            routes.page(MemberImportPage.path, for: .people(.changeOrganisation)) {
                try await MemberImportPage.answer($0)
            }
            routes.form(MemberImportPage.path, for: .people(.changeOrganisation), limits: MemberImportPage.limits) {
                try await MemberImportPage.take($0, $1)
            }
        }
        routes.page("/office/members/{member}/", for: .people(.seeMembers)) { try await MemberPage.answer($0) }
        for change in MemberChange.allCases {
            let path = "/office/members/{member}/\(change.rawValue)/"
            routes.page(path, for: .people(change.right)) { try await MemberChangePage.answer($0, change) }
            routes.form(path, for: .people(change.right)) { try await MemberChangePage.take($0, $1, change) }
        }
    }
}

/// Where pages about members stand.
enum MemberPaths {
    static let list = "/office/members/"
    static let new = "/office/members/new/"

    static func page(_ member: Member.ID) -> String { list + member.text + "/" }
    static func change(_ member: Member.ID, _ change: MemberChange) -> String { page(member) + change.rawValue + "/" }
}

/// The members of a municipality, with what they are today.
enum MemberList {
    /// More are found by narrowing the list down.
    private static let most = 300

    static func answer(_ visit: MemberVisit) async throws -> Response {
        let organisation = try await visit.visit.pages.organisation(visit.municipality)
        let today = visit.visit.pages.today
        let words = try visit.visit.request.conditions.text("q") ?? ""
        let lines = organisation.members.map { MemberLine($0, organisation, today, visit) }.filter { $0.has(words) }
        var page = OfficePage(title: OfficeWords.members, path: MemberPaths.list)
        page.intro = Markup {
            if visit.may(.changeOrganisation) {
                p { a(.href(visit.visit.path(MemberPaths.new))) { visit.visit.says(NewMemberPage.title) } }
                if visit.visit.pages.tables != nil {
                    p { a(.href(visit.visit.path(MemberImportPage.path))) { visit.visit.says(MemberImportPage.title) } }
                }
            }
            search(visit, words)
            p(.class("hits"), .role("status")) {
                visit.visit.says(Bilingual("\(lines.count)人", lines.count == 1 ? "1 member" : "\(lines.count) members"))
                if lines.count > most {
                    visit.visit.says(
                        Bilingual("（先頭の\(most)人を表示。語句で絞り込んでください）", " (the first \(most); narrow them down)")
                    )
                }
            }
            table(Array(lines.prefix(most)), visit).markup
        }
        return visit.visit.answer(page)
    }

    private static func search(_ visit: MemberVisit, _ words: String) -> Markup {
        form(.class("fields"), .role("search"), .action(visit.visit.path(MemberPaths.list)), .method("get")) {
            div(.class("field")) {
                label(.for("q")) { visit.visit.says(Bilingual("氏名・ログイン名・職", "Name, sign-in name or post")) }
                input(.type("search"), .id("q"), .name("q"), .maxLength(100), .value(words))
            }
            div(.class("field")) { button(.type("submit")) { visit.visit.says(Bilingual("絞り込む", "Filter")) } }
        }
    }

    private static func table(_ lines: [MemberLine], _ visit: MemberVisit) -> DataTable {
        DataTable(
            id: "members",
            caption: visit.visit.says(OfficeWords.members),
            columns: [
                .init(visit.visit.says(Bilingual("氏名", "Name"))),
                .init(visit.visit.says(Bilingual("ログイン名", "Sign-in name"))),
                .init(visit.visit.says(Bilingual("今の職", "Posts today"))),
                .init(visit.visit.says(Bilingual("在籍", "Until"))),
            ],
            rows: lines.map { $0.cells },
            narrow: .cards
        )
    }
}

/// A member in a list.
private struct MemberLine {
    private let member: Member
    private let posts: [String]
    private let visit: MemberVisit

    init(_ member: Member, _ organisation: Organisation, _ day: CalendarDate, _ visit: MemberVisit) {
        self.member = member
        self.visit = visit
        posts = organisation.posts(of: member.id, on: day).map { PostNames(organisation, day).name(of: $0.id) }
    }

    func has(_ words: String) -> Bool {
        let all = ([member.name, member.signInName.text] + posts).joined(separator: "\n").lowercased()
        return words.lowercased().split(whereSeparator: \.isWhitespace).allSatisfy { all.contains($0) }
    }

    var cells: [Markup] {
        [
            a(.href(visit.visit.path(MemberPaths.page(member.id)))) { member.name },
            .text(member.signInName.text), .text(posts.joined(separator: visit.visit.says(Bilingual("、", ", ")))),
            .text(member.through.map { DayText($0).text(visit.visit.reading) } ?? ""),
        ]
    }
}

/// What a post is called with its unit in front: デジタル戦略推進課 主査.
struct PostNames {
    private let organisation: Organisation
    private let day: CalendarDate

    init(_ organisation: Organisation, _ day: CalendarDate) {
        (self.organisation, self.day) = (organisation, day)
    }

    func name(of id: Post.ID) -> String {
        guard let post = organisation.post(id) else { return id.text }
        guard let phase = post.phase(on: day) ?? post.phases.last else { return id.text }
        guard let unit = phase.unit.flatMap({ organisation.unit($0) }) else { return phase.name }
        return "\(unit.name(around: day)) \(phase.name)"
    }

    /// The posts of the day, to choose from.
    func choices(except held: Set<Post.ID> = [], _ language: Language) -> [FormField.Choice] {
        organisation.posts(on: day).filter { !held.contains($0.id) }.compactMap { post in
            post.phase(on: day).map { .init(post.id.text, "\(name(of: post.id))（\($0.role.name[language])）") }
        }
    }
}

/// A day as people read it.
struct DayText {
    private let day: CalendarDate

    init(_ day: CalendarDate) {
        self.day = day
    }

    func text(_ reading: Reading) -> String { day.name(reading.years, reading.language) }

    static func span(_ validity: Validity, _ reading: Reading) -> String {
        let from = validity.from.map { DayText($0).text(reading) } ?? ""
        let through = validity.through.map { DayText($0).text(reading) } ?? ""
        return from + Bilingual("～", " – ")[reading.language] + through
    }
}
