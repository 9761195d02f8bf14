import City
import Figures
import Foundation
import PagesSupport
import TestSupport
import Testing

/// What people write into the office's forms is text, wherever it is shown afterwards.
@Suite struct StoredTextTests {
    /// Markup, attributes, addresses, and what templates would take for their own.
    private static let markup = "\"><script>alert(1)</script>'><img src=x onerror=alert(1)>{{7*7}}${7*7}<%=7*7%>"
    private static let address = "javascript:alert(document.domain)//"
    /// Marks that turn the direction of writing, and control characters.
    private static let hidden = "報告\u{202E}fdp.exe\u{0}\u{1B}[2J\u{7F}\u{85}"

    /// Forms that would end the walk: signing out, here or elsewhere, becoming somebody else.
    ///
    /// They have no texts.
    private static let endings = ["/office/sign-out/", "/office/demonstration/", "/office/account/sessions/"]

    /// What a field takes that refused the hostile text.
    private static func mended(_ name: String, _ type: String?, _ number: Int) -> String {
        switch type {
        case "date": CityDay.today
        case "email", "password": ""
        default: name.contains("name") ? "sign-in-\(number)" : "1"
        }
    }

    /// Sends every form of these pages, first with the text in every field, then only in those that took it.
    private func send(
        _ text: String,
        into pages: [(path: String, forms: [PageForm])],
        _ walk: inout OfficeWalk
    ) async throws -> Set<String> {
        var sent: [String: Int] = [:]
        var fields: Set<String> = []
        for (path, _) in pages {
            // What was sent before may have changed the page.
            try await walk.guest.get(path)
            for form in walk.guest.forms where !Self.endings.contains(where: form.action.hasPrefix) {
                guard let pattern = walk.site.pattern(of: form.action, method: "POST"), sent[pattern, default: 0] < 3
                else { continue }
                sent[pattern, default: 0] += 1
                fields.formUnion(form.texts.map { "\(pattern) \($0)" })
                try await send(text, into: form, sent.values.reduce(0, +), &walk)
            }
        }
        return fields
    }

    private func send(_ text: String, into form: PageForm, _ number: Int, _ walk: inout OfficeWalk) async throws {
        let everywhere = Dictionary(form.texts.map { ($0, text) }, uniquingKeysWith: { first, _ in first })
        let file = (name: text + ".html", content: "<script>alert(1)</script>" + text)
        for button in form.buttons.isEmpty ? [nil] : form.buttons.map({ Optional($0) }) {
            try await walk.guest.send(form.filled(everywhere), pressing: button, file: file)
            walk.judge(at: form.action)
            let refused = form.refused(in: walk.guest.document)
            // A form that has none but refused fields has nothing to keep; one's own account is left alone.
            guard walk.guest.status == 422, !refused.isEmpty, !form.action.contains("/account/") else { continue }
            let answers = Dictionary(
                refused.map { ($0, Self.mended($0, form.type(of: $0), number)) },
                uniquingKeysWith: { first, _ in first }
            )
            try await walk.guest.send(form.filled(everywhere).filled(answers), pressing: button, file: file)
            walk.judge(at: form.action)
        }
    }

    /// Whoever changes the others' posts comes last.
    private static let order: [Role] = [.reporter, .head, .office, .committee, .auditor, .operator, .administrator]

    /// What all roles have sent, and what all of them see afterwards.
    private func play(_ text: String) async throws -> (fields: Set<String>, words: [String], harm: [String]) {
        let site = try await WholeSite()
        var (fields, words, harm): (Set<String>, [String], [String]) = ([], [], [])
        for role in Self.order {
            var walk = OfficeWalk(site, try await site.member(role))
            try await walk.run()
            fields.formUnion(try await send(text, into: walk.pages, &walk))
            harm += walk.harm
        }
        for role in Self.order {
            var walk = OfficeWalk(site, try await site.member(role))
            try await walk.run()
            words += walk.words
            harm += walk.harm
        }
        return (fields, words, harm)
    }

    @Test(arguments: [markup, address])
    func `what is written into any field of any form is shown as text alone, to every role`(text: String) async throws {
        let (fields, words, harm) = try await play(text)
        #expect(harm == [])
        #expect(fields.count > 25, "\(fields.sorted())")
        #expect(words.count { $0.contains(text) } > 10)
    }

    @Test func `no field keeps what nobody sees or what turns the direction of writing`() async throws {
        let (fields, words, harm) = try await play(Self.hidden)
        #expect(harm == [])
        #expect(fields.count > 25)
        #expect(words.filter { $0.contains("\u{202E}") || $0.contains("fdp.exe") } == [])
    }
}

/// Today in Japan, as a field for days takes it.
enum CityDay {
    static var today: String { Effects.live.today.text }
}
