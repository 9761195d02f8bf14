import Testing
import Wording

@testable import PagesSupport

/// Boxes in groups that are chosen and cleared at once.
@Suite struct ChoiceGroupTests {
    private let field = FormField(
        "many",
        .checkboxGroups([
            .init("u:1", "甲<課", [.init("a", "あ"), .init("b", "い")]), .init("", "乙課", [.init("c", "う")]),
        ]),
        Bilingual("対象", "Which")
    )

    private func entries(_ pairs: [(String, String)]) throws -> FormEntries {
        var body = FormBody()
        for (name, value) in pairs { try body.add(name: Array(name.utf8), value: Array(value.utf8), .text) }
        return FormEntries(body)
    }

    @Test(arguments: [
        ("all", ["a", "b", "c"]), ("none", []), ("all:u:1", ["a", "b"]), ("none:u:1", []), ("all:", ["a", "c"]),
        ("none:", ["a"]), ("all:nobody", ["a"]), ("nonsense", ["a"]),
    ])
    func `a button chooses or clears its group, or all, and keeps the rest`(press: String, left: [String]) throws {
        var entries = try entries([("many", "a"), ("many-grouping", press)])
        let isPressed = entries.regroup(field)
        #expect(isPressed)
        #expect(entries.shown(field).sorted() == left)
        #expect(entries.isComplete)
    }

    @Test func `a form that is sent by no such button is read as it is`() throws {
        var entries = try entries([("many", "c"), ("many", "a")])
        let isPressed = entries.regroup(field)
        let chosen = entries.chosen(field)
        #expect(!isPressed && chosen == ["a", "c"])
        var other = try self.entries([("many", "x")])
        let unknown = other.chosen(field)
        #expect(unknown == nil && !other.isComplete)
        var empty = FormEntries()
        let nothing = empty.chosen(field)
        #expect(nothing == nil && empty.mistakes.map(\.message) == [FormWords.missing(field)])
    }

    @Test func `every box has its own identifier and label, every group its name, its count and its buttons`() throws {
        var entries = FormEntries()
        entries.fill(field, all: ["b"])
        let form = FormView(
            .english,
            action: "/form/",
            token: nil,
            entries: entries,
            parts: [.field(field)],
            actions: []
        )
        let html = form.markup.string
        for id in ["field-many", "field-many-2", "field-many-3"] {
            #expect(html.contains("id=\"\(id)\" name=\"many\"") && html.contains("<label for=\"\(id)\">"), "\(id)")
        }
        #expect(html.contains("<legend>甲&lt;課</legend>") && html.contains("<legend>乙課</legend>"))
        #expect(html.contains("<span class=\"option-chosen\">1</span> of 3 chosen"))
        #expect(html.contains("<span class=\"option-chosen\">1</span> of 2 chosen"))
        #expect(html.contains("<span class=\"option-chosen\">0</span> of 1 chosen"))
        #expect(html.contains("name=\"many-grouping\" value=\"all:u:1\" formaction=\"/form/#field-many-group-1\""))
        #expect(html.contains("name=\"many-grouping\" value=\"none\" formaction=\"/form/#field-many-groups\""))
    }
}
