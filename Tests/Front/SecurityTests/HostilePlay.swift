import City
import Figures
import Foundation
import PagesSupport
import TestSupport
import Testing

/// A city in which everybody sends a hostile text wherever a form takes one, and sees what came of it.
struct HostilePlay {
    let text: String
    private let site: WholeSite
    /// Of all forms that the site takes, and of those that were sent.
    let known: Set<String>
    private(set) var routes: Set<String> = []
    private(set) var fields: Set<String> = []
    /// What all roles see afterwards.
    private(set) var words: [String] = []
    private(set) var harm: [String] = []
    private var counts: [String: Int] = [:]
    /// Sends each form with mistakes in it first, where somebody wants to know what it says of them.
    let mistakes: FormMistakes?

    /// Forms that end a visit: they are sent when everything else has been seen.
    static let endings = [
        "/office/account/sessions/end", "/office/account/sessions/end-others", "/office/demonstration",
        "/office/sign-out",
    ]
    /// Whoever changes the others' posts comes last.
    private static let order: [Role] = [.reporter, .head, .office, .committee, .auditor, .operator, .administrator]

    init(_ text: String, isClumsy: Bool = false) async throws {
        self.text = text
        site = try await WholeSite(Self.town.plan())
        known = try await site.forms()
        mistakes = isClumsy ? FormMistakes(site) : nil
    }

    /// One department answers for everything, and has written all that a sheet needs: so there is a sheet in every state.
    private static var town: TownPlan {
        var town = TownPlan()
        town.files["measures.csv"]? += "a8,8,電子契約,,n2,,administration\n"
        town.files["owners.csv"]? += "a8,u1,,\n"
        town.files["owners.csv"] = town.files["owners.csv"]?.replacing(",u2,", with: ",u1,")
            .replacing("a6,u1,,2022\na6,u1,2023,\n", with: "a6,u1,,\n")
        town.files["indicators.csv"]? += "a8,1,契約件数,件,higher\n"
        town.files["figures.csv"]? += "a8,1,2023,target,,,100\na8,1,2023,actual,,,100\n"
        for measure in ["a2", "a3", "a4", "a6", "a7", "a8"] {
            town.files["texts.csv"]? += "\(measure),2023,activity,実施した。\n"
        }
        return town
    }

    mutating func run() async throws {
        try await prepareRound()
        try await meet()
        for role in Self.order { try await visit(try await site.member(role)) }
        try await correct()
        for role in Self.order {
            var walk = OfficeWalk(site, try await site.member(role))
            try await walk.run()
            words += walk.words
            harm += walk.harm
        }
        try await leave()
        // It may set passphrases, and nobody comes in afterwards.
        try await enter()
    }

    /// A round that is not open yet has forms of its own.
    private func prepareRound() async throws {
        let office = try await site.member(.office)
        try await office.get("/office/board/new/")
        let form = try #require(office.forms.first { $0.action == "/office/board/new/" })
        let days = form.texts.filter { form.type(of: $0) == "date" }.map { ($0, CityDay.today) }
        try await office.send(form.filled(["year": "2022"]).filled(Dictionary(uniqueKeysWithValues: days)))
        try #require(office.status == 200 && office.path != form.action, "\(office.page.suffix(3000))")
    }

    /// An erratum of a sealed year: its form stands behind a choice that no link makes.
    private mutating func correct() async throws {
        let office = try await site.member(.office)
        var walk = OfficeWalk(site, office)
        // A year is sealed by now where the text was taken as a reason.
        try await office.get("/office/seals/town/freeze/")
        if let form = office.forms.first(where: { $0.action == office.path }) {
            try await office.send(form.filled(["publication": CityDay.today, "reason": "年度の確定"]))
        }
        try await office.get("/office/seals/town/correct/")
        let year = try #require(
            office.page.firstMatch(of: /<option value="(20\d\d)"/)?.1,
            "\(office.page.suffix(2000))"
        )
        try await send(at: "/office/seals/town/correct/?what=a1&year=\(year)", &walk)
        harm += walk.harm
    }

    /// Two people at one sheet, who are asked what is kept.
    private mutating func meet() async throws {
        let (first, second) = (try await site.member(.reporter), try await site.member(.reporter))
        var walk = OfficeWalk(site, second)
        try await walk.run()
        let sheet = walk.pages.first { page in page.forms.contains { $0.action == page.path && $0.texts.count > 3 } }
        let path = try #require(sheet).path
        var forms: [PageForm] = []
        for guest in [first, second] {
            try await guest.get(path)
            forms.append(try #require(guest.forms.first { $0.action == path }))
        }
        try await first.send(forms[0].filled(["activity": "先に書いた。"]))
        try await second.send(forms[1].filled(["activity": text]))
        walk.judge(at: path)
        for form in second.forms { try await send(form, atMost: 1, &walk) }
        harm += walk.harm
    }

    /// Sends the forms of every page that a member sees.
    private mutating func visit(_ guest: Guest) async throws {
        var walk = OfficeWalk(site, guest)
        // A few sheets are looked at: those first that wait for a head.
        try await walk.run(from: ["/office/approval/", "/office/"])
        counts = [:]
        for (path, _) in walk.pages { try await send(at: path, &walk) }
        harm += walk.harm
    }

    private mutating func send(at path: String, _ walk: inout OfficeWalk) async throws {
        // What was sent before may have changed the page.
        try await walk.guest.get(path)
        if let mistakes {
            try await mistakes.send(walk.guest.forms, at: path, as: walk.guest)
            try await walk.guest.get(path)
        }
        for form in walk.guest.forms {
            try await send(form, atMost: 3, &walk)
            // What answers a form may be a form that no link leads to.
            for next in walk.guest.forms { try await send(next, atMost: 1, &walk) }
        }
    }

    private mutating func send(_ form: PageForm, atMost count: Int, _ walk: inout OfficeWalk) async throws {
        guard let pattern = site.pattern(of: form.action, method: "POST"), !Self.endings.contains(pattern),
            counts[pattern, default: 0] < count
        else { return }
        counts[pattern, default: 0] += 1
        routes.insert(pattern)
        fields.formUnion(form.texts.map { "\(pattern) \($0)" })
        let number = counts.values.reduce(0, +)
        try await mistakes?.send([form], at: nil, as: walk.guest)
        for button in form.buttons.isEmpty ? [nil] : form.buttons.map({ Optional($0) }) {
            try await send(form, pressing: button, number, &walk)
        }
        guard form.hasFiles else { return }
        // The same name on what is taken.
        try await walk.guest.send(form, file: (name: text + ".txt", content: "根拠\n"))
        walk.judge(at: form.action)
    }

    /// First with the text in every field, then only in those that took it.
    private func send(
        _ form: PageForm,
        pressing button: (String, String)?,
        _ number: Int,
        _ walk: inout OfficeWalk
    ) async throws {
        let everywhere = Dictionary(form.texts.map { ($0, text) }, uniquingKeysWith: { first, _ in first })
        let file = (name: text + ".html", content: "<script>alert(1)</script>" + text)
        try await walk.guest.send(form.filled(everywhere), pressing: button, file: file)
        walk.judge(at: form.action)
        let refused = form.refused(in: walk.guest.document)
        // A form that has none but refused fields has nothing to keep; one's own account is left alone.
        guard walk.guest.status == 422, !refused.isEmpty, !form.action.contains("/account/") else { return }
        let answers = Dictionary(
            refused.map { ($0, Self.mended($0, form.type(of: $0), number)) },
            uniquingKeysWith: { first, _ in first }
        )
        try await walk.guest.send(form.filled(everywhere).filled(answers), pressing: button, file: file)
        walk.judge(at: form.action)
    }

    /// What a field takes that refused the hostile text.
    private static func mended(_ name: String, _ type: String?, _ number: Int) -> String {
        switch type {
        case "date": CityDay.today
        case "email", "password": ""
        default: name.contains("name") ? "sign-in-\(number)" : "1"
        }
    }

    /// Signed out: signing in, and the links that set a passphrase.
    private mutating func enter() async throws {
        counts = [:]
        let links = [try await site.link(.invitation, to: .committee), try await site.link(.reset, to: .auditor)]
        for path in ["/office/sign-in/"] + links {
            var walk = OfficeWalk(site, Guest(site))
            try await send(at: path, &walk)
            harm += walk.harm
        }
    }

    /// What ends a visit has no texts of its own; what answers it must be harmless all the same.
    private mutating func leave() async throws {
        let (guest, other) = (try await site.member(.auditor), try await site.member(.auditor))
        try #require(other.path == "/office/")
        var walk = OfficeWalk(site, guest)
        for ending in Self.endings {
            try await guest.get(ending.contains("sessions") ? "/office/account/" : "/office/demonstration/")
            let form = guest.forms.first { site.pattern(of: $0.action, method: "POST") == ending }
            try await guest.send(try #require(form, "\(ending): \(guest.page.suffix(3000))"))
            walk.judge(at: ending)
            routes.insert(ending)
        }
        harm += walk.harm
    }
}

/// Today in Japan, as a field for days takes it.
enum CityDay {
    static var today: String { Effects.live.today.text }
}
