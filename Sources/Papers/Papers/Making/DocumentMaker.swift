package import Documents
package import Figures
package import Planning
import Wording

/// Fills a city's form with the facts of its plan.
///
/// The same plan, form and year give the same document.
package struct DocumentMaker: Sendable {
    package let facts: PlanFacts
    /// The forms of the plan by name, for those that hold others.
    package let definitions: [String: DocumentDefinition]

    /// `definitions` are all forms of the plan.
    package init(_ facts: PlanFacts, definitions: [DocumentDefinition]) {
        self.facts = facts
        self.definitions = Dictionary(definitions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The document as it stands for a year.
    ///
    /// - Parameters:
    ///   - name: which of the forms.
    ///   - year: the year that is reported on.
    ///   - unit: only what this unit, or a unit below it, answers for; `nil` for everything.
    /// - Returns: the filled form.
    /// - Throws: ``PaperProblem``.
    package func document(
        _ name: String,
        year: FiscalYear,
        unit: OrganisationUnit.ID? = nil
    ) throws(PaperProblem) -> Document {
        guard !definitions.isEmpty else { throw .noDocuments }
        guard let definition = definitions[name] else {
            throw .unknownDocument(name, known: definitions.keys.sorted())
        }
        guard facts.plan.period.contains(year) else { throw .outsidePeriod(year, facts.plan.period) }
        guard facts.evaluations[year] != nil else { throw .noRules(year) }
        var start = Circumstances(facts, year: year, words: definition.words)
        if let unit {
            guard let index = facts.plan.units.firstIndex(where: { $0.id == unit }) else { throw .unknownUnit(unit) }
            start.unit = index
        }
        var writing = SectionWriting(maker: self, definition: definition)
        try writing.write(start, depth: 0)
        if writing.sections.isEmpty { writing.sections = [writing.nothing(start)] }
        var document = Document(
            title:
                "\(facts.plan.municipality.name.japanese)　\(definition.title.japanese)（\(year.name(.era, .japanese))）",
            subject: facts.plan.name.japanese,
            author: facts.plan.municipality.name.japanese,
            fonts: definition.fonts.isEmpty ? Document.standardFonts : definition.fonts.map(\.family),
            sections: SectionTitles.unique(writing.sections, otherwise: definition.title.japanese)
        )
        document.seal = start.sealText
        for index in document.sections.indices { document.sections[index].footer.bear(start.sealText) }
        return document
    }
}

/// Makes the sections of one form, and of those that it holds.
private struct SectionWriting {
    let maker: DocumentMaker
    let definition: DocumentDefinition
    var sections: [DocumentSection] = []

    mutating func write(_ circumstances: Circumstances, depth: Int) throws(PaperProblem) {
        for section in definition.sections {
            let members =
                section.each.map { circumstances.members(of: $0, selections: definition.selections) } ?? [circumstances]
            for member in members {
                switch section.content {
                case .blocks(let blocks): sections.append(made(section, blocks, member, depth: depth))
                case .materials: try writeMaterials(section, member, depth: depth)
                }
            }
        }
    }

    /// What stands where no list has a member: paper that says so is a document, and no paper is a riddle.
    func nothing(_ circumstances: Circumstances) -> DocumentSection {
        DocumentSection(
            title: definition.title.japanese,
            paper: definition.paper,
            header: definition.header.line(circumstances),
            footer: definition.footer.line(circumstances),
            blocks: [.paragraph(DocumentParagraph("この資料に載せるものは、まだありません。"))]
        )
    }

    private func made(
        _ section: SectionDefinition,
        _ blocks: [BlockDefinition],
        _ circumstances: Circumstances,
        depth: Int
    ) -> DocumentSection {
        let paper = section.paper ?? definition.paper
        var made = BlockMaking(definition: definition).blocks(blocks, circumstances)
        made += notes(made, circumstances)
        return DocumentSection(
            title: section.title.text(circumstances),
            outlineLevel: depth,
            paper: paper,
            header: (section.header ?? definition.header).line(circumstances),
            footer: (section.footer ?? definition.footer).line(circumstances),
            blocks: made
        )
    }

    /// A note for each erratum whose mark stands in the section.
    private func notes(_ blocks: [DocumentBlock], _ circumstances: Circumstances) -> [DocumentBlock] {
        guard !maker.facts.sealing.errata.isEmpty else { return [] }
        return circumstances.errataTexts { erratum in blocks.contains { $0.bears(erratum.paperMark) } }
            .map { .paragraph(DocumentParagraph($0)) }
    }

    /// Each material that a form of the plan gives; a form never holds itself.
    private mutating func writeMaterials(
        _ section: SectionDefinition,
        _ circumstances: Circumstances,
        depth: Int
    ) throws(PaperProblem) {
        let materials = circumstances.members(of: ListDefinition(.materials), selections: [:])
        for material in materials {
            guard let name = material.materialDocument else { continue }
            guard let inner = maker.definitions[name] else {
                throw .unknownMaterial(name, known: maker.definitions.keys.sorted())
            }
            guard inner.sections.allSatisfy({ $0.content != .materials }) else { throw .packInPack(name) }
            var start = material
            start = Circumstances(maker.facts, year: circumstances.year, words: inner.words)
            start.material = material.material
            var writing = SectionWriting(maker: maker, definition: inner)
            try writing.write(start, depth: depth + 1)
            for index in writing.sections.indices {
                if let header = section.header { writing.sections[index].header.set(header.line(start)) }
                if let footer = section.footer { writing.sections[index].footer.set(footer.line(start)) }
            }
            if let first = writing.sections.first {
                writing.sections[0].outlineLevel = depth
                writing.sections[0].title = section.title.text(material)
                if writing.sections.count > 1, first.title != writing.sections[0].title {
                    writing.sections[0].title += "　" + first.title
                }
            }
            sections += writing.sections
        }
    }
}

extension Template {
    /// The text with every fact in its place; words that the page fills in stay as they are.
    func text(_ circumstances: Circumstances) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .fact(let fact): circumstances.text(of: fact)
            case .running(let word): word.placeholder
            }
        }
        .joined()
    }
}

extension RunningTemplates {
    func line(_ circumstances: Circumstances) -> RunningLine {
        RunningLine(
            start: start.text(circumstances),
            centre: centre.text(circumstances),
            end: end.text(circumstances)
        )
    }
}

extension RunningLine {
    /// Takes what the other line says; where it says nothing, this one keeps its own, such as a legend.
    fileprivate mutating func set(_ other: RunningLine) {
        if !other.start.isEmpty { start = other.start }
        if !other.centre.isEmpty { centre = other.centre }
        if !other.end.isEmpty { end = other.end }
    }
}

extension RunningLine {
    /// Takes the seal into its first empty place, where the form has not asked for it.
    fileprivate mutating func bear(_ seal: String) {
        guard !seal.isEmpty, ![start, centre, end].contains(where: { $0.contains(seal) }) else { return }
        if start.isEmpty {
            start = seal
        } else if centre.isEmpty {
            centre = seal
        } else {
            end += end.isEmpty ? seal : "　\(seal)"
        }
    }
}

/// Titles by which sections can be told apart.
enum SectionTitles {
    /// Those that stand several times get a number, and those without a title the one of the document.
    static func unique(_ sections: [DocumentSection], otherwise: String) -> [DocumentSection] {
        var counts: [String: Int] = [:]
        var taken = Set(sections.map(\.title))
        return sections.map { section in
            let title = section.title.isEmpty ? otherwise : section.title
            var count = counts[title, default: section.title.isEmpty && taken.contains(title) ? 1 : 0] + 1
            var name = title
            // A section may itself be called as the second of another would be.
            while count > 1 {
                name = "\(title) (\(count))"
                if taken.insert(name).inserted { break }
                count += 1
            }
            counts[title] = count
            var other = section
            other.title = name
            return other
        }
    }
}
