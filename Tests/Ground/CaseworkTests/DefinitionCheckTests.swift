import Casework
import TestSupport
import Testing
import Wording

/// A definition that is not sound is refused, with the place of every mistake.
@Suite struct DefinitionCheckTests {
    /// One mistake, and the place that the message must name.
    struct Mistake: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let place: String
        let make: @Sendable (inout CaseDefinition) -> Void

        init(_ description: String, at place: String, _ make: @escaping @Sendable (inout CaseDefinition) -> Void) {
            (testDescription, self.place, self.make) = (description, place, make)
        }
    }

    private static let name = Bilingual("名前", "Name")

    static let headMistakes = [
        Mistake("version 0", at: "version") { $0.version = 0 },
        Mistake("no name in English", at: "name") { $0.name = Bilingual("様式", "") },
        Mistake("nobody manages", at: "management") { $0.management = [] },
        Mistake("an unknown role manages", at: "management") { $0.management = [.role("mayor")] },
        Mistake("a slot twice", at: "slots[2].key") { $0.slots.append($0.slots[0]) },
        Mistake("no file may be attached", at: "attachments") { $0.attachments = AttachmentRule(maximumBytes: 0) },
        Mistake("an identifier with a blank", at: "kind") { $0.kind = "a b" },
        Mistake("an identifier that is too long", at: "fields[7].key") {
            let key = FieldKey(stringLiteral: String(repeating: "a", count: 65))
            $0.fields.append(FieldDefinition(key: key, name: name, type: .flag))
        },
    ]

    static let fieldMistakes = [
        Mistake("a field named twice", at: "fields[7].key") { $0.fields.append($0.fields[0]) },
        Mistake("a text of no length", at: "fields[7].maximumLength") {
            $0.fields.append(FieldDefinition(key: "x", name: name, type: .text(maximumLength: 0)))
        },
        Mistake("nothing to choose from", at: "fields[7].options") {
            $0.fields.append(FieldDefinition(key: "x", name: name, type: .choice([])))
        },
        Mistake("an answer twice", at: "fields[7].options[1].key") {
            let option = ChoiceOption(key: "a", name: name)
            $0.fields.append(FieldDefinition(key: "x", name: name, type: .choice([option, option])))
        },
        Mistake("a table without columns", at: "fields[7].columns") {
            $0.fields.append(FieldDefinition(key: "x", name: name, type: .table(TableDefinition(columns: []))))
        },
        Mistake("required in an unknown state", at: "fields[7].requiredIn") {
            $0.fields.append(FieldDefinition(key: "x", name: name, type: .flag, requiredIn: ["nowhere"]))
        },
        Mistake("required before anybody may fill it", at: "fields[7].requiredIn") {
            $0.fields.append(FieldDefinition(key: "x", name: name, type: .flag, requiredIn: ["review"]))
            let editing = [EditingRule(fields: ["activity", "figures"], by: [Sheet.reporter])]
            $0.states[0] = StateDefinition(key: "draft", name: name, editing: editing)
            $0.states[2] = StateDefinition(
                key: "checked",
                name: name,
                editing: [EditingRule(fields: ["progress"], by: [Sheet.office])]
            )
        },
    ]

    static let wayMistakes = [
        Mistake("no states", at: "states") { $0.states = [] },
        Mistake("a state named twice", at: "states[4].key") { $0.states.append($0.states[3]) },
        Mistake("a transition to an unknown state", at: "transitions[4].to") {
            $0.transitions.append(.init(key: "x", name: name, from: ["draft"], to: "nowhere", by: [Sheet.office]))
        },
        Mistake("a transition from an unknown state", at: "transitions[4].from") {
            $0.transitions.append(.init(key: "x", name: name, from: ["nowhere"], to: "draft", by: [Sheet.office]))
        },
        Mistake("a transition from no state", at: "transitions[4].from") {
            $0.transitions.append(.init(key: "x", name: name, from: [], to: "draft", by: [Sheet.office]))
        },
        Mistake("a transition that nobody may take", at: "transitions[4].by") {
            $0.transitions.append(.init(key: "x", name: name, from: ["draft"], to: "draft", by: []))
        },
        Mistake("a transition of an unknown slot", at: "transitions[4].by") {
            $0.transitions.append(.init(key: "x", name: name, from: ["draft"], to: "draft", by: [.assignee("deputy")]))
        },
        Mistake("a transition named twice", at: "transitions[4].key") { $0.transitions.append($0.transitions[0]) },
        Mistake("a way out of the end", at: "transitions[4].from") {
            $0.transitions.append(.init(key: "x", name: name, from: ["accepted"], to: "draft", by: [Sheet.office]))
        },
        Mistake("a transition that needs an unknown field", at: "transitions[4].needs") {
            $0.transitions.append(
                .init(key: "x", name: name, from: ["draft"], to: "review", by: [Sheet.office], needs: ["nothing"])
            )
        },
        Mistake("a transition that needs what nobody may fill", at: "transitions[4].needs") {
            $0.states[2] = StateDefinition(key: "checked", name: name)
            $0.transitions.append(
                .init(key: "x", name: name, from: ["draft"], to: "review", by: [Sheet.office], needs: ["remark"])
            )
        },
        Mistake("a state that cannot be reached", at: "states[4]") {
            $0.states.append(StateDefinition(key: "lost", name: name, isFinal: true))
        },
        Mistake("a dead end", at: "states[4]") {
            $0.states.append(StateDefinition(key: "stuck", name: name))
            $0.transitions.append(.init(key: "x", name: name, from: ["draft"], to: "stuck", by: [Sheet.office]))
        },
        Mistake("a circle without an end", at: "states[4]") {
            $0.states.append(StateDefinition(key: "round", name: name))
            $0.transitions.append(
                .init(key: "x", name: name, from: ["draft", "round"], to: "round", by: [Sheet.office])
            )
        },
        Mistake("an editing rule for an unknown field", at: "states[4].editing[0].fields") {
            let rule = EditingRule(fields: ["nothing"], by: [Sheet.office])
            $0.states.append(StateDefinition(key: "more", name: name, isFinal: true, editing: [rule]))
        },
        Mistake("an editing rule for nobody", at: "states[4].editing[0].by") {
            $0.states.append(StateDefinition(key: "more", name: name, isFinal: true, editing: [EditingRule(by: [])]))
        },
        Mistake("escalations in the wrong order", at: "states[4].deadline.escalations[1].days") {
            let rule = DeadlineRule(days: 3, escalations: [.init(days: 5, to: "head"), .init(days: 5, to: "head")])
            $0.states.append(StateDefinition(key: "more", name: name, isFinal: true, deadline: rule))
        },
        Mistake("an escalation to an unknown slot", at: "states[4].deadline.escalations[0].to") {
            let rule = DeadlineRule(days: 3, escalations: [.init(days: 5, to: "deputy")])
            $0.states.append(StateDefinition(key: "more", name: name, isFinal: true, deadline: rule))
        },
        Mistake("a deadline of no days", at: "states[4].deadline.days") {
            $0.states.append(StateDefinition(key: "more", name: name, isFinal: true, deadline: DeadlineRule(days: 0)))
        },
    ]

    @Test func `a sound definition has no mistakes`() {
        #expect(Sheet.definition.problems() == [])
    }

    @Test(arguments: headMistakes + fieldMistakes + wayMistakes)
    func `a mistake is named with its place`(mistake: Mistake) {
        var definition = Sheet.definition
        mistake.make(&definition)
        let problems = definition.problems(in: "sheet.yaml")
        #expect(problems.map(\.place.field).contains(mistake.place), "\(problems)")
        #expect(problems.allSatisfy { $0.place.file == "sheet.yaml" })
        #expect(problems.allSatisfy { !$0.message.japanese.isEmpty && !$0.message.english.isEmpty })
    }

    @Test func `a definition reads back from its plain structure and from JSON`() throws {
        let definition = Sheet.definition
        #expect(try CaseDefinition(plain: definition.plain, file: "sheet.yaml") == definition)
        let json = try #require(PlainValue(json: definition.plain.jsonText))
        #expect(try CaseDefinition(plain: json, file: "sheet.yaml") == definition)
    }

    @Test(arguments: [
        ("kind", PlainValue.whole(3), "kind"),
        ("version", .text("1"), "version"),
        ("colour", .text("red"), "colour"),
        ("management", .list([.text("office")]), "management[0]"),
        ("fields", .list([.mapping([.init("key", .text("a")), .init("type", .text("poem"))])]), "fields[0].type"),
        ("states", .text("draft"), "states"),
        ("transitions", .list([.nothing]), "transitions[0]"),
        ("name", .mapping([.init("ja", .text("様式"))]), "name.en"),
    ])
    func `a structure that is no definition is refused with its place`(
        name: String,
        value: PlainValue,
        place: String
    ) throws {
        guard case .mapping(let members) = Sheet.definition.plain else {
            Issue.record("a definition is a mapping")
            return
        }
        let changed = PlainValue.mapping(members.filter { $0.name != name } + [.init(name, value)])
        let problems = try #require(throws: Problems.self) { try CaseDefinition(plain: changed, file: "sheet.yaml") }
        #expect(problems.list.map(\.place.field).contains(place), "\(problems.list)")
    }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\":1.5}", "1 2", "\"\\ud800\"", "nul", "{\"a\" 1}", "\"\u{1}\"", "{1:2}", "[[[",
        String(repeating: "[", count: 5_000), "--1", "\"\\x\"",
    ])
    func `what is not JSON of whole numbers is refused`(text: String) {
        #expect(PlainValue(json: text) == nil)
    }
}
