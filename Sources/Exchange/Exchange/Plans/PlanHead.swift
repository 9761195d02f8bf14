import Figures
import Planning
import Wording

/// What `plan.yaml` says of the plan itself.
struct PlanHead {
    let id: Plan.ID
    let municipality: Municipality
    let name: Bilingual
    let period: ClosedRange<FiscalYear>
    let levels: [PlanLevel]

    /// More levels than any plan has; screens and addresses are made for a handful.
    private static let maximumLevels = 10
    private static let maximumYears = 50

    /// `nil` after logging.
    init?(yaml bytes: [UInt8], log: ProblemLog) {
        guard let document = YamlDocument(bytes, file: "plan.yaml", log: log) else { return nil }
        let mapping = document.root.mapping(required: ["id", "municipality", "name", "period", "levels"])
        guard let mapping else { return nil }
        let id: Plan.ID? = mapping["id"]?.identifier()
        let municipality = mapping["municipality"].flatMap(Self.municipality)
        let name = mapping["name"]?.bilingual()
        let period = mapping["period"].flatMap(Self.period)
        let levels = mapping["levels"].flatMap(Self.levels)
        guard let id, let municipality, let name, let period, let levels else { return nil }
        self.id = id
        self.municipality = municipality
        self.name = name
        self.period = period
        self.levels = levels
    }

    private static func municipality(_ value: YamlValue) -> Municipality? {
        guard let mapping = value.mapping(required: ["code", "name"]) else { return nil }
        let name = mapping["name"]?.bilingual()
        guard let value = mapping["code"], let text = value.text() else { return nil }
        do {
            let code = try MunicipalityCode(reading: text)
            return name.map { Municipality(code: code, name: $0) }
        } catch {
            value.fail(error.message)
            return nil
        }
    }

    private static func period(_ value: YamlValue) -> ClosedRange<FiscalYear>? {
        guard let mapping = value.mapping(required: ["from", "through"]) else { return nil }
        let from = mapping["from"]?.year()
        let through = mapping["through"]?.year()
        guard let from, let through else { return nil }
        guard from <= through else {
            mapping["from"]?.fail(.fromAfterThrough)
            return nil
        }
        guard from.distance(to: through) < maximumYears else {
            mapping["through"]?.fail(periodTooLong)
            return nil
        }
        return from...through
    }

    private static func levels(_ value: YamlValue) -> [PlanLevel]? {
        guard let list = value.list() else { return nil }
        guard (2...maximumLevels).contains(list.count) else {
            value.fail(levelCount)
            return nil
        }
        var firstLines: [PlanLevel.ID: Int] = [:]
        let levels = list.compactMap { item -> PlanLevel? in
            guard let mapping = item.mapping(required: ["id", "name"]) else { return nil }
            let name = mapping["name"]?.bilingual()
            guard let id: PlanLevel.ID = mapping["id"]?.identifier() else { return nil }
            if let first = firstLines[id] {
                mapping["id"]?.fail(.usedTwice(firstLine: first))
                return nil
            }
            firstLines[id] = item.place.line ?? 0
            return name.map { PlanLevel(id: id, name: $0) }
        }
        return levels.count == list.count ? levels : nil
    }

    private static let periodTooLong = Bilingual(
        "計画期間が長すぎます（上限は\(maximumYears)年）。",
        "The period is too long (at most \(maximumYears) years)."
    )
    private static let levelCount = Bilingual(
        "階層は2から\(maximumLevels)までです。見出しの階層が一つ以上と、最後に取組の階層を書いてください。",
        "A plan has 2 to \(maximumLevels) levels: at least one of headings, and last that of the measures."
    )
}
