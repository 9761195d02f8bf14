import TestSupport
import Testing
import Wording

@testable import PagesSupport

/// How forms are drawn, read and drawn again.
@Suite struct FormViewTests {
    private enum Fields {
        static let name = FormField("name", .text, Bilingual("名前", "Name"), hint: Bilingual("略さずに", "In full"))
            .autocomplete("name")
        static let secret = FormField("secret", .password, Bilingual("パスワード", "Password"))
            .autocomplete("current-password")
        static let text = FormField("text", .lines(4), Bilingual("理由", "Reason")).optional.longest(20)
        static let size = FormField("size", .number, Bilingual("数", "Number")).optional
        static let role = FormField("role", .select([.init("a", "甲"), .init("b", "乙")]), Bilingual("役割", "Role"))
        static let way = FormField("way", .radios([.init("x", "一"), .init("y", "二")]), Bilingual("方法", "Way"))
        static let many = FormField("many", .checkboxes([.init("1", "あ"), .init("2", "い")]), Bilingual("対象", "Which"))
            .optional
        static let sure = FormField("sure", .checkbox, Bilingual("確認した", "I am sure"))
        static let list = FormField("list", .file(".csv"), Bilingual("一覧", "List")).optional
        static let all = [name, secret, text, size, role, way, many, sure, list]
    }

    private func entries(_ pairs: (String, String)...) throws -> FormEntries {
        var body = FormBody()
        for (name, value) in pairs { try body.add(name: Array(name.utf8), value: Array(value.utf8), .text) }
        return FormEntries(body)
    }

    private func view(_ entries: FormEntries, _ language: Language = .japanese) -> FormView {
        FormView(
            language,
            action: "/form/",
            token: "t-1",
            entries: entries,
            parts: [.hidden(name: "id", value: "\"<i>"), .group(Bilingual("組", "Group"), [Fields.name])]
                + Fields.all.dropFirst().map { .field($0) },
            actions: [
                .init(Bilingual("送る", "Send")),
                .init(Bilingual("消す", "Delete"), style: .danger, choice: ("do", "delete")),
            ]
        )
    }

    @Test func `every field has its label, and its hint is told with it`() throws {
        let html = view(FormEntries()).markup.string
        for field in Fields.all where field.choices == nil || field.name == "role" {
            #expect(html.contains("<label for=\"field-\(field.name)\">"), "\(field.name)")
        }
        #expect(html.contains("<legend>方法<span class=\"need need-required\">必須</span></legend>"))
        #expect(html.contains("<p class=\"field-hint\" id=\"field-name-hint\">略さずに</p>"))
        #expect(html.contains("aria-describedby=\"field-name-hint\" required autocomplete=\"name\""))
        #expect(html.contains("<input type=\"hidden\" name=\"form-token\" value=\"t-1\""))
        #expect(!html.contains("<i>"))
        #expect(html.contains("enctype=\"multipart/form-data\""))
        #expect(
            html.contains("<button type=\"submit\" class=\"button-danger\" name=\"do\" value=\"delete\">消す</button>")
        )
        #expect(!html.contains("aria-invalid"))
        #expect(view(FormEntries()).summary.isEmpty)
    }

    @Test func `every mistake stands by its field and in the summary, which leads there`() throws {
        var entries = try entries(
            ("name", "  "),
            ("role", "c"),
            ("text", String(repeating: "長", count: 21)),
            ("size", "1\u{202E}2")
        )
        for field in [Fields.name, Fields.secret, Fields.text, Fields.size, Fields.role, Fields.way] {
            #expect(entries.text(field) == nil)
        }
        #expect(entries.isTicked(Fields.sure) == nil)
        #expect(!entries.isComplete)
        let view = view(entries)
        let (html, summary) = (view.markup.string, view.summary.string)
        #expect(summary.contains("入力内容に7件の誤りがあります"))
        #expect(summary.contains("tabindex=\"-1\" autofocus"))
        for mistake in entries.mistakes {
            #expect(summary.contains("<a href=\"#field-\(mistake.field)\">"))
            #expect(html.contains("id=\"field-\(mistake.field)\""))
            #expect(html.contains("id=\"field-\(mistake.field)-error\""))
            let message = mistake.message.japanese
            #expect(html.contains(message) && summary.contains(message))
        }
        #expect(summary.contains("役割：選択肢の中から選んでください。"))
        #expect(html.contains("aria-describedby=\"field-name-error field-name-hint\" aria-invalid=\"true\""))
        #expect(self.view(entries, .english).summary.string.contains("Role: Choose one of those offered."))
    }

    @Test func `what was typed is there again, but never a password`() throws {
        let entries = try entries(
            ("name", "<b>\"名\""),
            ("secret", "s3cret"),
            ("text", "\n<行>\n"),
            ("role", "b"),
            ("way", "y"),
            ("many", "2"),
            ("many", "1"),
            ("sure", "yes"),
            ("form-token", "t-0")
        )
        let html = view(entries).markup.string
        #expect(!html.contains("<b>") && !html.contains("<行>"))
        #expect(html.contains("名"))
        #expect(html.contains(">\n\n&lt;行"))
        #expect(!html.contains("s3cret"))
        #expect(!html.contains("t-0"))
        #expect(html.contains("<option value=\"b\" selected>乙</option>"))
        #expect(html.matches(of: /\ checked/).count == 4)
    }

    @Test func `answers are read without the blanks around them, passwords with them`() throws {
        var entries = try entries(
            ("name", "\u{3000} 課 長\n"),
            ("secret", " s "),
            ("text", " 一\n二 "),
            ("many", "2"),
            ("many", "1")
        )
        #expect(entries.text(Fields.name) == "課 長")
        #expect(entries.text(Fields.secret) == " s ")
        #expect(entries.text(Fields.text) == "一\n二")
        #expect(entries.text(Fields.size) == "")
        #expect(entries.chosen(Fields.many) == ["1", "2"])
        #expect(entries.file(Fields.list) == nil)
        #expect(entries.isComplete)
    }

    @Test func `a line break in one line, a choice twice and a choice that was not offered are mistakes`() throws {
        var entries = try entries(("name", "a\nb"), ("role", "a"), ("role", "b"), ("many", "3"))
        #expect(entries.text(Fields.name) == nil)
        #expect(entries.text(Fields.role) == nil)
        #expect(entries.chosen(Fields.many) == nil)
        #expect(entries.mistakes.map(\.field) == ["name", "role", "many"])
    }

    @Test func `whatever is typed comes back as text only`() throws {
        try repeatedly(300) { random in
            let alphabet = Array("<>&\"'=/ \t\n\u{202E}\u{0301}a語".unicodeScalars)
            var typed = String.UnicodeScalarView()
            for _ in 0..<10 { typed.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)]) }
            var entries = try entries(("name", String(typed)), ("text", String(typed)), ("size", String(typed)))
            for field in Fields.all { _ = entries.text(field) }
            let html = view(entries).markup.string
            let empty = view(FormEntries()).markup.string
            // Not one element more than an empty form has, but for its messages.
            let messages = entries.mistakes.count
            #expect(html.matches(of: /</).count <= empty.matches(of: /</).count + 6 * messages)
            #expect(!html.contains("<a") && html.matches(of: /<input/).count == empty.matches(of: /<input/).count)
        }
    }
}
