package import Wording

extension CaseDefinition {
    /// What makes the definition unsound, each with its place.
    ///
    /// None proves that every case can reach an end, that everything that is required can be given, and that nothing
    /// refers to what is not there. `file` is what messages call the place that the definition came from.
    package func problems(in file: String? = nil) -> [Problem] {
        var check = DefinitionCheck(definition: self, file: file ?? "\(kind) \(version)")
        check.run()
        return check.problems
    }
}

/// Goes through a definition and collects what is wrong with it.
struct DefinitionCheck {
    let definition: CaseDefinition
    let file: String
    private(set) var problems: [Problem] = []

    init(definition: CaseDefinition, file: String) {
        self.definition = definition
        self.file = file
    }

    mutating func run() {
        checkHead()
        checkFields()
        checkStates()
        checkTransitions()
        checkWays()
        checkThatRequiredFieldsCanBeFilled()
    }

    mutating func note(_ path: String, cell: String? = nil, _ japanese: String, _ english: String) {
        let place = Problem.Place(file: file, field: path)
        problems.append(Problem(place, cell: cell, message: Bilingual(japanese, english)))
    }

    private mutating func checkHead() {
        checkKey(definition.kind, at: "kind")
        checkName(definition.name, at: "name")
        if definition.version < 1 { note("version", "版は1以上の整数です。", "A version is 1 or more.") }
        for (index, slot) in definition.slots.enumerated() {
            checkKey(slot.key, at: "slots[\(index)].key")
            checkName(slot.name, at: "slots[\(index)].name")
        }
        for role in definition.roles.sorted() { checkKey(role, at: "roles") }
        checkOnce(definition.slots.map(\.key), in: "slots")
        checkParties(definition.management, at: "management")
        let limits = definition.attachments
        if limits.maximumBytes < 1 || limits.maximumFiles < 1 {
            note("attachments", "添付の上限は1以上です。", "The limits of attachments are 1 or more.")
        }
    }

    mutating func checkKey<Subject>(_ key: CaseKey<Subject>, at path: String) {
        guard !key.isWellFormed else { return }
        note(path, cell: key.text, Bilingual.badKey.japanese, Bilingual.badKey.english)
    }

    mutating func checkName(_ name: Bilingual, at path: String) {
        guard name.japanese.isEmpty || name.english.isEmpty else { return }
        note(path, "日本語と英語の名前が必要です。", "A name is needed in Japanese and in English.")
    }

    mutating func checkOnce<Subject>(_ keys: [CaseKey<Subject>], in path: String) {
        var seen: Set<CaseKey<Subject>> = []
        for (index, key) in keys.enumerated() where !seen.insert(key).inserted {
            note("\(path)[\(index)].key", cell: key.text, "同じ識別子が二つあります。", "The identifier stands here twice.")
        }
    }

    /// Somebody must be named, and known.
    mutating func checkParties(_ parties: Set<Party>, at path: String) {
        if parties.isEmpty { note(path, "誰にも許されていません。", "Nobody may do this. Name a role or an assignee.") }
        checkKnown(parties, at: path)
    }

    mutating func checkKnown(_ parties: Set<Party>, at path: String) {
        for party in parties.sorted(by: { $0.text < $1.text }) {
            let isKnown =
                switch party {
                case .role(let role): definition.roles.contains(role)
                case .assignee(let slot): definition.slot(slot) != nil
                }
            if !isKnown {
                note(
                    path,
                    cell: party.text,
                    "その役割または担当区分は roles・slots にありません。",
                    "No such role or slot is declared in roles or slots."
                )
            }
        }
    }

    mutating func checkState(_ state: StateKey, at path: String) {
        guard definition.state(state) == nil else { return }
        note(path, cell: state.text, "その状態は states にありません。", "There is no such state in states.")
    }

    mutating func checkField(_ field: FieldKey, at path: String) {
        guard definition.field(field) == nil else { return }
        note(path, cell: field.text, "その欄は fields にありません。", "There is no such field in fields.")
    }
}

// Fields.
extension DefinitionCheck {
    private mutating func checkFields() {
        checkOnce(definition.fields.map(\.key), in: "fields")
        for (index, field) in definition.fields.enumerated() {
            let path = "fields[\(index)]"
            checkKey(field.key, at: "\(path).key")
            checkName(field.name, at: "\(path).name")
            checkType(field.type, at: path)
            for state in field.requiredIn.sorted() { checkState(state, at: "\(path).requiredIn") }
        }
    }

    private mutating func checkType(_ type: FieldType, at path: String) {
        switch type {
        case .text(let maximum):
            guard !(1...100_000).contains(maximum) else { return }
            note("\(path).maximumLength", "最大文字数は1から100000までです。", "The maximum length is 1 to 100000.")
        case .choice(let options):
            if options.isEmpty { note("\(path).options", "選択肢がありません。", "There is nothing to choose from.") }
            checkOnce(options.map(\.key), in: "\(path).options")
            for (index, option) in options.enumerated() {
                checkKey(option.key, at: "\(path).options[\(index)].key")
                checkName(option.name, at: "\(path).options[\(index)].name")
            }
        case .table(let table):
            if table.columns.isEmpty { note("\(path).columns", "表に列がありません。", "The table has no columns.") }
            checkOnce(table.columns.map(\.key), in: "\(path).columns")
            for (index, column) in table.columns.enumerated() {
                checkKey(column.key, at: "\(path).columns[\(index)].key")
                checkName(column.name, at: "\(path).columns[\(index)].name")
            }
        case .number, .flag, .date: break
        }
    }
}
