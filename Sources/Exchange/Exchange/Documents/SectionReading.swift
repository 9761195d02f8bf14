import Documents
import Papers
import Planning
import Wording

/// Reads the parts of a form.
struct SectionReading {
    let scope: DefinitionScope

    func read(_ value: YamlValue) -> SectionDefinition? {
        let mapping = value.mapping(
            required: ["title"],
            optional: ["each", "level", "selection", "kind", "paper", "header", "footer", "blocks", "include"]
        )
        guard let mapping else { return nil }
        let each = ListReading(scope: scope).read(mapping)
        var inner = scope.inside(each.map { [$0] } ?? [])
        let paper = mapping["paper"].flatMap(PaperReading.read)
        if let paper { inner.paper = paper }
        if each == nil { ListReading.refuseConditions(mapping) }
        let content = content(mapping, inner: inner)
        // A material's own title may name it, though no list stands around the section.
        let titleScope = mapping.has("include") ? scope.inside([ListDefinition(.materials)]) : inner
        let title = mapping["title"].flatMap { TemplateReading(scope: titleScope).read($0) }
        var section = SectionDefinition(title: title ?? Template(), content: content ?? .blocks([]))
        section.each = each
        section.paper = paper
        section.header = mapping["header"].map { RunningReading(scope: titleScope).read($0) }
        section.footer = mapping["footer"].map { RunningReading(scope: titleScope).read($0) }
        return section
    }

    private func content(_ mapping: YamlMapping, inner: DefinitionScope) -> SectionDefinition.Content? {
        switch (mapping["blocks"], mapping["include"]) {
        case (let blocks?, nil):
            return .blocks((blocks.list() ?? []).compactMap { BlockReading(scope: inner).read($0) })
        case (nil, let include?):
            guard include.text() == "materials" else {
                include.fail(.oneOf(["materials"]))
                return nil
            }
            return .materials
        default:
            mapping.value.fail(Self.blocksOrInclude)
            return nil
        }
    }

    private static let blocksOrInclude = Bilingual(
        "blocks（置くもの）か include: materials（会議の資料一式）の、どちらか一つを書いてください。",
        "Write either blocks or include: materials, and not both."
    )
}

/// Reads which members something is repeated for.
struct ListReading {
    let scope: DefinitionScope

    /// The list that `each:` names, with the conditions beside it; `nil` where there is none or it is wrong.
    func read(_ mapping: YamlMapping) -> ListDefinition? {
        mapping["each"].flatMap { list($0, conditions: mapping) }
    }

    /// A list of the rows of a table: a name alone, or a mapping with conditions and what the outline calls each member.
    func readRows(_ value: YamlValue) -> ListDefinition? {
        guard value.isMapping else { return list(value, conditions: nil) }
        let optional = ["level", "selection", "kind", "bookmark"]
        guard let mapping = value.mapping(required: ["each"], optional: optional), var list = read(mapping) else {
            return nil
        }
        let inner = TemplateReading(scope: scope.inside([list]))
        list.bookmark = mapping["bookmark"].flatMap { inner.read($0) }
        return list
    }

    private func list(_ value: YamlValue, conditions: YamlMapping?) -> ListDefinition? {
        guard let list = value.word(of: FactList.self) else { return nil }
        if let needed = list.needs, !scope.scopes.contains(needed) {
            value.fail(Self.needs(needed))
            return nil
        }
        var definition = ListDefinition(list)
        if let level = conditions?["level"] { definition.level = self.level(level, of: list) }
        if let selection = conditions?["selection"] { definition.selection = self.selection(selection, of: list) }
        if let kind = conditions?["kind"] { definition.kind = self.kind(kind, of: list) }
        return definition
    }

    /// Says of each condition beside no list that it has no sense there.
    static func refuseConditions(_ mapping: YamlMapping) {
        guard !mapping.has("each") else { return }
        for key in ["level", "selection", "kind"] { mapping[key]?.fail(noList) }
    }

    private func level(_ value: YamlValue, of list: FactList) -> PlanLevel.ID? {
        guard list == .headings else {
            value.fail(Self.noLevel)
            return nil
        }
        guard let level: PlanLevel.ID = value.identifier() else { return nil }
        // The last level is that of the measures, which are no headings.
        if let levels = scope.context.levels?.dropLast().map(\.id), !levels.contains(level) {
            value.fail(.nearest(level.text, among: levels.map(\.text)))
        }
        return level
    }

    private func selection(_ value: YamlValue, of list: FactList) -> String? {
        guard list == .series else {
            value.fail(Self.noSelection)
            return nil
        }
        guard let name = value.filledText() else { return nil }
        if !scope.selections.contains(name) { value.fail(.nearest(name, among: scope.selections.sorted())) }
        return name
    }

    private func kind(_ value: YamlValue, of list: FactList) -> String? {
        switch list {
        case .council: return value.word(of: CouncilEntry.Kind.self)?.rawValue
        case .attendees: return value.word(of: Attendee.Role.self)?.rawValue
        default:
            value.fail(Self.noKind)
            return nil
        }
    }

    private static func needs(_ scope: FactScope) -> Bilingual {
        Bilingual(
            "この一覧は、\(scope.rawValue) の一覧（each: \(scope.rawValue)s）の中でだけ使えます。",
            "This list belongs within one of \(scope.rawValue)s (each: \(scope.rawValue)s)."
        )
    }

    private static let noList = Bilingual(
        "これは each: と一緒に書いてください。",
        "This belongs beside each:."
    )
    private static let noLevel = Bilingual("level は headings にだけ書けます。", "Only headings have a level.")
    private static let noSelection = Bilingual("selection は series にだけ書けます。", "Only series have a selection.")
    private static let noKind = Bilingual(
        "kind は council と attendees にだけ書けます。",
        "Only council and attendees have a kind."
    )
}

/// Reads headers and footers.
struct RunningReading {
    let scope: DefinitionScope

    func read(_ value: YamlValue?) -> RunningTemplates {
        var running = RunningTemplates()
        guard let mapping = value?.mapping(required: [], optional: ["start", "centre", "end"]) else { return running }
        let reading = TemplateReading(scope: scope)
        if let start = mapping["start"], let read = reading.read(start, allowsRunning: true) { running.start = read }
        if let centre = mapping["centre"], let read = reading.read(centre, allowsRunning: true) {
            running.centre = read
        }
        if let end = mapping["end"], let read = reading.read(end, allowsRunning: true) { running.end = read }
        return running
    }
}

/// Reads texts in which facts are named.
struct TemplateReading {
    let scope: DefinitionScope

    /// `nil` after logging what is wrong; words that a page fills in, such as `{page}`, may stand in it where
    /// `allowsRunning`.
    func read(_ value: YamlValue, allowsRunning: Bool = false) -> Template? {
        guard let text = value.text() else { return nil }
        do throws(TemplateProblem) {
            let template = try Template(text)
            guard allowsRunning || !template.hasRunningWords else {
                value.fail(Self.runningElsewhere)
                return nil
            }
            for fact in template.facts where !scope.holds(fact) { value.fail(Self.notAtHand(fact)) }
            return template
        } catch {
            value.fail(Self.message(error))
            return nil
        }
    }

    /// A fact by its name alone.
    func fact(_ value: YamlValue) -> Fact? {
        guard let fact = value.word(of: Fact.self) else { return nil }
        if !scope.holds(fact) { value.fail(Self.notAtHand(fact)) }
        return fact
    }

    private static func notAtHand(_ fact: Fact) -> Bilingual {
        let scope = fact.scope.rawValue
        return Bilingual(
            "「\(fact.rawValue)」は、\(scope) を繰り返す一覧の中でだけ使えます。",
            "“\(fact.rawValue)” belongs within a list whose members are \(scope)s."
        )
    }

    private static func message(_ problem: TemplateProblem) -> Bilingual {
        switch problem {
        case .openBrace:
            Bilingual(
                "波括弧が対になっていません。文字としての波括弧は {{ や }} と書いてください。",
                "A brace has no partner; write {{ or }} for one that is text."
            )
        case .unknown(let word):
            unknown(word)
        }
    }

    private static func unknown(_ word: String) -> Bilingual {
        let known = Fact.allCases.map(\.rawValue) + RunningLine.Word.allCases.map(\.rawValue)
        guard let nearest = NearestWord.of(word, among: known) else {
            return Bilingual(
                "「{\(word)}」という項目はありません。使える項目は docs/documents.md にあります。",
                "There is no fact “{\(word)}”; docs/documents.md has all there are."
            )
        }
        return Bilingual(
            "「{\(word)}」という項目はありません。「{\(nearest)}」のことですか。",
            "There is no fact “{\(word)}”. Did you mean “{\(nearest)}”?"
        )
    }

    private static let runningElsewhere = Bilingual(
        "ページ番号などの {page} は、header と footer にだけ書けます。",
        "Words that a page fills in, such as {page}, belong into header and footer only."
    )
}
