import City
import Foundation
import PagesSupport
import TestSupport
import Testing

/// What members of one municipality can do at the addresses of another.
@Suite struct NeighbourTests {
    /// What the members of the first municipality see: every address below the office, and every form.
    private func seenAtHome(_ site: WholeSite) async throws -> (paths: Set<String>, forms: [String: PageForm]) {
        var (paths, forms): (Set<String>, [String: PageForm]) = ([], [:])
        for role in Role.allCases {
            var walk = OfficeWalk(site, try await site.member(role))
            try await walk.run()
            for page in walk.pages {
                paths.insert(page.path)
                for form in page.forms { forms[form.action] = form }
            }
        }
        return (paths, forms)
    }

    /// Whether the address names something by its id.
    private func names(_ path: String, _ site: WholeSite, _ method: String) -> Bool {
        site.pattern(of: path, method: method)?.contains("{") == true
    }

    /// The same address with ids that nothing has.
    private func unknown(_ path: String, _ site: WholeSite) throws -> String {
        let pattern = try #require(site.pattern(of: path, method: "GET"))
        let parts = zip(pattern.split(separator: "/"), path.prefix { $0 != "?" }.split(separator: "/"))
        return "/" + parts.map { $0.hasPrefix("{") ? "no-such-thing" : String($1) }.joined(separator: "/") + "/"
    }

    @Test func `no member of another municipality sees anything of this one, or learns what there is`() async throws {
        let site = try await WholeSite()
        let paths = try await seenAtHome(site).paths.filter { !$0.hasPrefix("/office/demonstration/") }
        #expect(paths.count > 30)
        try await site.addNeighbours()
        for role in WholeSite.neighbours {
            let guest = try await site.neighbour(role)
            for path in paths.sorted() {
                try await guest.get(path)
                #expect(!guest.page.contains("（見本）") && !guest.page.contains("demo-"), "\(role) at \(path)")
                guard names(path, site, "GET") else { continue }
                let status = guest.status
                #expect([403, 404].contains(status), "\(role) at \(path)")
                try await guest.get(try unknown(path, site))
                #expect(guest.status == status, "\(role) at \(guest.path) and \(path)")
            }
        }
    }

    @Test func `no form of another municipality's member changes anything here`() async throws {
        let site = try await WholeSite()
        let forms = try await seenAtHome(site).forms.filter { action, _ in
            // What is one's own account has no id of somebody else in it but for sessions.
            !["/office/sign-out/", "/office/demonstration/"].contains(action)
                && (!action.hasPrefix("/office/account/") || action.hasSuffix("/sessions/end/"))
        }
        #expect(forms.count > 10)
        try await site.addNeighbours()
        let before = try await site.stored()
        #expect(before.values.joined().count > 20)
        for role in WholeSite.neighbours {
            let guest = try await site.neighbour(role)
            for (action, form) in forms.sorted(by: { $0.key < $1.key }) {
                let texts = Dictionary(form.texts.map { ($0, "試し") }, uniquingKeysWith: { first, _ in first })
                try await guest.postWithToken(action, form.filled(texts).fields(pressing: form.buttons.first))
                // Where no id stands in the address, the ids in the form are nobody's here.
                guard names(action, site, "POST") else { continue }
                #expect([403, 404].contains(guest.status), "\(role) at \(action): \(guest.status)")
            }
        }
        let after = try await site.stored()
        for (table, rows) in before { #expect(after[table] == rows, "\(table)") }
    }

    @Test func `no form of a member of the same municipality does more than the pages of its role`() async throws {
        let site = try await WholeSite()
        let forms = try await seenAtHome(site).forms
        for role in [Role.auditor, .committee] {
            let guest = try await site.member(role)
            var walk = OfficeWalk(site, guest)
            try await walk.run()
            let own = Set(walk.pages.flatMap { $0.forms.map(\.action) })
            for (action, form) in forms.sorted(by: { $0.key < $1.key })
            where !own.contains(action) && !action.hasPrefix("/office/account/") {
                try await guest.postWithToken(action, form.fields(pressing: form.buttons.first))
                #expect([403, 404].contains(guest.status), "\(role) at \(action): \(guest.status)")
            }
        }
    }
}
