import PagesSupport
import TestSupport
import Testing
import Wording

struct SnapshotTests {
    /// The pages of the smaller city, and one of each kind of the larger; not the history, which bears times.
    static let pages = [
        "home": "/", "year": "/plans/ibusuki/2023/", "list": "/plans/ibusuki/2023/measures/",
        "measure": "/plans/ibusuki/2023/measures/1u-2/", "node": "/plans/ibusuki/2023/nodes/1a/",
        "rules": "/plans/ibusuki/rules/", "findings": "/plans/ibusuki/findings/", "search": "/search/?q=QR",
        "kagoshima-year": "/plans/kagoshima/2023/", "kagoshima-measure": "/plans/kagoshima/2023/measures/m064/",
        "kagoshima-list": "/plans/kagoshima/2023/measures/?rating=%E2%96%B3&node=3",
        "kagoshima-rules": "/plans/kagoshima/rules/", "wrong": "/plans/ibusuki/2023/measures/?unit=x",
        "missing": "/plans/ibusuki/2031/", "kagoshima-behind": "/plans/kagoshima/2023/lists/behind/rate/",
        "units": "/plans/ibusuki/2023/units/", "unit": "/plans/ibusuki/2023/units/s01/",
        "years": "/plans/ibusuki/years/", "kagoshima-years": "/plans/kagoshima/years/",
        "glossary": "/plans/kagoshima/glossary/", "documents": "/plans/kagoshima/2023/documents/",
    ]

    @Test(arguments: pages.keys.sorted(), Reading.allCases)
    func `a page stays as it was looked at`(name: String, reading: Reading) async throws {
        let path = try #require(Self.pages[name])
        let text = try await SharedSite.site.get(reading.path(path)).text
        try expectSnapshot(Self.readable(text), named: "\(name)-\(reading.rawValue).html")
    }

    /// One element a line, so that a difference is seen; the names of stylesheet and script change with their content.
    static func readable(_ html: String) -> String {
        html.replacing(/site-[0-9a-f]+\.css/, with: "site.css").replacing(/site-[0-9a-f]+\.js/, with: "site.js")
            .replacing("><", with: ">\n<")
    }
}
