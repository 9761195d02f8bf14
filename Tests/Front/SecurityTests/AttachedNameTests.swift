import City
import Foundation
import HTTPTypes
import PagesSupport
import TestSupport
import Testing

/// Files that are accepted, but under names that were made to do something.
@Suite struct AttachedNameTests {
    /// What a browser sends as the name, and what is kept of it.
    private static let names = [
        ("根拠\"\r\nSet-Cookie: planted=1.txt", "根拠Set-Cookie planted=1.txt"),
        ("a.txt\"; filename=\"evil.html", "a.txt; filename=evil.html.txt"),
        ("b.txt; filename*=UTF-8''evil.html", "b.txt; filename=UTF-8''evil.html.txt"),
        ("報告\u{202E}fdp.exe", "報告fdp.exe.txt"),
        ("\u{2066}c\u{2069}\u{200F}.csv", "c.csv"),
        ("../../../../etc/passwd", "passwd.txt"),
        ("..\\..\\windows\\system.ini", "system.ini.txt"),
        ("/\u{301}d/.txt", "txt.txt"),
        ("..", "file.txt"),
        ("e\u{0}.html\u{0}.txt", "e.html.txt"),
        ("\u{1B}[2J\u{7F}\u{85}f.txt", "[2Jf.txt"),
        ("\"><script>alert(1)</script>", "script.txt"),
        ("<img src=x onerror=alert(1)>.txt", "img src=x onerror=alert(1).txt"),
        ("javascript:alert(1)", "javascriptalert(1).txt"),
        ("%2e%2e%2fg%0d%0aX: 1.txt", "%2e%2e%2fg%0d%0aX 1.txt"),
        (String(repeating: "長", count: 1_000) + ".txt", String(repeating: "長", count: 60) + ".txt"),
    ]

    /// The files that a sheet shows, with their addresses.
    private func files(_ guest: Guest) -> [(path: String, name: String)] {
        guest.document.elements.compactMap { element in
            guard element.name == "a", let path = element.attributes["href"], path.contains("/files/") else {
                return nil
            }
            return (path, element.text)
        }
    }

    private func sheet(_ site: WholeSite, of guest: Guest) async throws -> String {
        var walk = OfficeWalk(site, guest)
        try await walk.run()
        let page = walk.pages.first { $0.forms.contains { $0.hasFiles && $0.action.hasSuffix("/files/") } }
        return try #require(page).path
    }

    @Test func `an accepted file's name is shown, stored and handed out as a name alone`() async throws {
        let site = try await WholeSite()
        let reporter = try await site.member(.reporter)
        let path = try await sheet(site, of: reporter)
        for (number, (sent, kept)) in Self.names.enumerated() {
            try await reporter.get(path)
            let form = try #require(reporter.forms.first { $0.hasFiles })
            try await reporter.send(form, file: (name: sent, content: "根拠\(number)\n"))
            #expect(reporter.answers.flatMap(\.headers.harm) == [], "\(sent)")
            #expect(reporter.cookies["planted"] == nil, "\(sent)")
            try await reporter.get(path)
            #expect(reporter.document.harm == [], "\(sent)")
            #expect(files(reporter).last?.name == kept, "\(sent)")
        }
        let rows = try await site.stored().values.joined()
        let shown = files(reporter)
        #expect(shown.count == Self.names.count)
        for (number, file) in shown.enumerated() {
            #expect(rows.contains { $0.contains(file.name.replacing("'", with: "''")) }, "\(file.name)")
            try await reporter.get(file.path)
            #expect(reporter.page == "根拠\(number)\n", "\(file.name)")
            #expect(reporter.answers.flatMap(\.headers.harm) == [], "\(file.name)")
            #expect(reporter.headers[.contentType] == "text/plain; charset=utf-8", "\(file.name)")
            let header = reporter.headers[.contentDisposition] ?? ""
            let parts = header.wholeMatch(
                of: /attachment; filename="file-[0-9]+\.txt"; filename\*=UTF-8''([A-Za-z0-9._~%-]+)/
            )
            #expect(parts.flatMap { String($0.1).removingPercentEncoding } == file.name, "\(header)")
        }
        for role in [Role.reporter, .head, .office, .auditor] {
            var walk = OfficeWalk(site, try await site.member(role))
            try await walk.run(from: [path, path + "history/", "/office/"])
            #expect(walk.harm == [], "\(role)")
        }
    }
}
