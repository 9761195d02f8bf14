import PagesSupport
import Testing
import Wording

/// What stands around every page, and the components inside.
@Suite struct ShellTests {
    private let page = String(decoding: Gallery.page(.japanese).bytes, as: UTF8.self)

    @Test func `a page has its landmarks, its title, its language and its other language`() {
        for part in [
            #"<html lang="ja">"#, "<title>基本方針1 市民の利便性の向上 | 標 Shirube</title>",
            ##"<a class="skip-link" href="#main">"##,
            #"<main id="main" tabindex="-1">"#, #"<link rel="alternate" hreflang="en" href="/en/page">"#,
            #"<a class="language-link" href="/en/page" lang="en" hreflang="en">English</a>"#, #"<meta name="viewport""#,
            #"<nav class="breadcrumbs" aria-label="現在位置">"#, "<footer", "<header",
            #"<li><a href="/page" aria-current="page">計画</a></li>"#,
        ] {
            #expect(page.contains(part), "\(part)")
        }
    }

    @Test func `a page has no inline script, no inline style and nothing from elsewhere`() {
        for forbidden in ["<script>", "<style", " style=", "javascript:", "http://", "https://", " onclick"] {
            #expect(!page.contains(forbidden), "\(forbidden)")
        }
    }

    @Test func `every element that is opened is closed in its order`() throws {
        var open: [Substring] = []
        let void: Set<Substring> = ["meta", "link", "br", "hr", "img", "input", "col", "wbr"]
        for tag in page.matches(of: /<(\/?)([a-z0-9]+)[^>]*>/) where !void.contains(tag.2) {
            if tag.1.isEmpty {
                open.append(tag.2)
            } else {
                #expect(open.popLast() == tag.2)
            }
        }
        #expect(open.isEmpty)
        let ids = page.matches(of: /\ id="([^"]*)"/).map(\.1)
        #expect(Set(ids).count == ids.count)
    }

    @Test func `a table has a caption, scopes and, where it scrolls, a region that the keyboard reaches`() {
        for part in [
            #"<div class="table-region" role="region" aria-labelledby="years-caption" tabindex="0"><table id="years">"#,
            #"<caption id="years-caption" class="table-caption">年度ごとの実績</caption>"#,
            #"<th scope="col" class="number">2018年度</th>"#, #"<th scope="row" class="text">オンライン手続</th>"#,
            #"<td class="number" data-label="2018年度">1000</td>"#,
        ] {
            #expect(page.contains(part), "\(part)")
        }
    }

    @Test func `a table that becomes cards says what its parts are, and each cell its column`() {
        for part in [
            #"<div class="table-region table-cards"><table id="rates" role="table">"#,
            #"<th scope="col" role="columnheader" class="number">目標値</th>"#,
            #"<th scope="row" role="rowheader" class="text"><a href="/measures/1">オンラインで申請できる手続の数</a></th>"#,
            #"<td role="cell" class="number" data-label="実績値">1,087</td>"#,
        ] {
            #expect(page.contains(part), "\(part)")
        }
    }

    @Test func `a rating is a symbol and a word`() {
        #expect(
            ratingChip(symbol: "◎", word: "順調", tone: .good).string == """
                <span class="chip chip-good"><span class="chip-symbol" aria-hidden="true">◎</span>\
                <span class="chip-word">順調</span></span>
                """
        )
    }

    @Test(arguments: [(-5, "0"), (0, "0"), (906, "90.6"), (2000, "200"), (9_999, "200"), (Int.max, "200")])
    func `a bar stays inside its frame`(actual: Int, width: String) {
        let bar = TargetBar(label: "x", actual: actual, tone: .good).markup.string
        #expect(bar.contains(#"class="bar-fill bar-good" x="0" y="4" width="\#(width)""#))
        #expect(bar.contains("bar-beyond") == (actual > 2000))
    }

    @Test(arguments: [
        ("/", "/en/"), ("/plans", "/en/plans"), ("/plans/1?year=2023", "/en/plans/1?year=2023"),
        ("/english", "/en/english"),
        ("/en-gb", "/en/en-gb"),
    ])
    func `a path stands in both languages`(japanese: String, english: String) {
        #expect(Reading.english.path(japanese) == english)
        #expect(Reading.japanese.path(english) == japanese)
        #expect(Reading.english.path(english) == english)
        #expect(Reading.japanese.path(japanese) == japanese)
        #expect(Reading(path: japanese) == .japanese)
        #expect(Reading(path: english) == .english)
    }

    @Test func `the bare English root is the home page`() {
        #expect(Reading(path: "/en") == .english)
        #expect(Reading.japanese.path("/en") == "/")
        #expect(Reading.english.path("/en") == "/en/")
    }
}
