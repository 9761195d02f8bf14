import Documents
import Figures
import Planning
import Wording

/// Facts of measures and their tasks.
extension Circumstances {
    func measureContent(_ fact: Fact) -> CellContent {
        guard let measure = currentMeasure else { return .empty }
        return CellContent(measureText(fact, measure))
    }

    private func measureText(_ fact: Fact, _ measure: Measure) -> String {
        switch fact {
        case .measureNumber: plan.number(of: measure, in: year)
        case .measureName: plan.name(of: measure, in: year)
        case .measureHeading: facts.node(measure.node).map { "\($0.number)　\($0.name.japanese)" } ?? ""
        case .measureHeadings:
            facts.path(to: measure.node).map { "\($0.number)　\($0.name.japanese)" }.joined(separator: "\n")
        case .measurePurpose: measure.purpose
        case .measureEffect: measure.effect
        case .measureBureau: unitNames(.bureau, measure)
        case .measureDepartment: ownerNames(measure)
        case .measureOwners: owners(measure)
        case .measureAudience:
            Audience.allCases.filter(measure.audience.contains).map(\.name.japanese).joined(separator: "・")
        case .measureForCitizens: measure.audience.contains(.citizens) ? words.yes : words.no
        case .measureForAdministration: measure.audience.contains(.administration) ? words.yes : words.no
        case .measureActivity: text(.activity, of: measure, in: year)
        case .measureOutlook: text(.outlook, of: measure, in: year)
        case .measureAssessment: text(.assessment, of: measure, in: year)
        case .measureLastActivity: text(.activity, of: measure, in: year.advanced(by: -1))
        case .measureLastOutlook: text(.outlook, of: measure, in: year.advanced(by: -1))
        case .measureIndicators: indicators(of: measure)
        case .measureCitation: citation(of: [measure])
        default: ""
        }
    }

    /// ［No.94, No.98］: where the figures come from, by the numbers of the year.
    func citation(of measures: [Measure]) -> String {
        var seen: Set<Measure.ID> = []
        let numbers = measures.filter { seen.insert($0.id).inserted }.map { measure in
            let number = plan.number(of: measure, in: year)
            return number.utf8.allSatisfy { (0x30...0x39).contains($0) } ? "No.\(number)" : number
        }
        return numbers.isEmpty ? "" : "[\(numbers.joined(separator: ", "))]"
    }

    /// The indicators below each other, with their marks where there are several.
    private func indicators(of measure: Measure) -> String {
        let isMarked = measure.indicators.count > 1
        return measure.indicators.map { $0.label(isMarked: isMarked) }.joined(separator: "\n")
    }

    private func unitNames(_ kind: OrganisationUnit.Kind, _ measure: Measure) -> String {
        joined(facts.owners(of: measure, in: year).compactMap { facts.unit(kind, at: $0.unit)?.name })
    }

    /// The owners themselves, whether departments or sections.
    private func ownerNames(_ measure: Measure) -> String {
        joined(
            facts.owners(of: measure, in: year).compactMap { owner in
                facts.unit(owner.unit).map { $0.name + (owner.andOthers ? "　ほか" : "") }
            }
        )
    }

    /// Each owner with what stands above it: 総務　デジタル戦略推進課.
    private func owners(_ measure: Measure) -> String {
        joined(
            facts.owners(of: measure, in: year).compactMap { owner in
                facts.unit(owner.unit).map { unit in
                    let above = unit.parent.flatMap(facts.unit)?.name
                    return [above, unit.name + (owner.andOthers ? "　ほか" : "")].compactMap { $0 }
                        .joined(separator: "　")
                }
            }
        )
    }

    private func joined(_ names: [String]) -> String {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }.joined(separator: "\n")
    }

    func taskContent(_ fact: Fact) -> CellContent {
        guard let task = task.map({ plan.tasks[$0] }) else { return .empty }
        return switch fact {
        case .taskNumber: CellContent(task.number)
        case .taskDue: CellContent(task.due)
        case .taskSections: CellContent(task.sections.joined(separator: "\n"))
        default: CellContent(task.text)
        }
    }
}

extension Indicator {
    /// ②会員登録数（人）: with its mark where it needs one and does not begin with it, and its unit where it has one.
    func label(isMarked: Bool, name: String? = nil) -> String {
        let name = name ?? self.name
        let unit = unit.isEmpty ? "" : "（\(unit)）"
        return (isMarked && !name.hasPrefix(mark) ? mark : "") + name + unit
    }

    /// ① for the series 1; the name of a series that is no number from 1 to 20 stands for itself.
    var mark: String {
        guard let number = UInt32(series), (1...20).contains(number), let scalar = Unicode.Scalar(0x245F + number)
        else { return "\(series) " }
        return String(Character(scalar))
    }
}
