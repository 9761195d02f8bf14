import Planning
import Wording

/// Checks that every symbol that roll-ups and judgements name is one that the version can give.
struct SymbolCheck {
    private let version: RuleVersion
    private let rollUps: [LocatedRollUp]
    private let judgements: [LocatedJudgement]
    private let known: [String]

    init(_ version: RuleVersion, rollUps: [LocatedRollUp], judgements: [LocatedJudgement]) {
        self.version = version
        self.rollUps = rollUps
        self.judgements = judgements
        var symbols = version.bands.map(\.symbol)
        symbols += version.exceptions.flatMap { ($0.bands ?? []).map(\.symbol) }
        symbols += rollUps.flatMap { ($0.rule.bands ?? []).map(\.symbol) + Self.results(of: $0.rule.method) }
        symbols += version.noValue.all.map(\.symbol)
        var seen: Set<String> = []
        known = symbols.filter { seen.insert($0).inserted }
    }

    private static func results(of method: RollUpMethod) -> [String] {
        guard case .matrix(let rows, let columns, let table) = method else { return [] }
        return table.values.flatMap(\.values).sorted() + results(of: rows) + results(of: columns)
    }

    func run() {
        for located in judgements where !known.contains(located.judgement.rating) {
            located.mapping["rating"]?.fail(.oneOf(known))
        }
        for located in rollUps {
            guard let value = located.value.mapping()?["method"] else { continue }
            check(located.rule.method, at: value, bands: located.rule.bands ?? version.bands)
        }
    }

    private func check(_ method: RollUpMethod, at value: YamlValue, bands: [Band]) {
        switch method {
        case .share:
            for item in value.mapping()?["share"]?.listOrOne() ?? [] {
                if let symbol = item.scalar, !known.contains(symbol) { item.fail(.oneOf(known)) }
            }
        case .matrix(let rows, let columns, let table):
            guard let mapping = value.mapping()?["matrix"]?.mapping() else { return }
            mapping["rows"].map { check(rows, at: $0, bands: bands) }
            mapping["columns"].map { check(columns, at: $0, bands: bands) }
            mapping["table"].map { check(table, at: $0, symbols: bands.map(\.symbol)) }
        case .counts, .mean, .worst, .points, .judged: return
        }
    }

    /// The table must have an answer for every pair, and none for pairs that cannot be.
    private func check(_ table: [String: [String: String]], at value: YamlValue, symbols: [String]) {
        for row in value.mapping()?.pairs ?? [] {
            if !symbols.contains(row.key) { row.keyValue.fail(.oneOf(symbols)) }
            for cell in row.value.mapping()?.pairs ?? [] where !symbols.contains(cell.key) {
                cell.keyValue.fail(.oneOf(symbols))
            }
        }
        let missing = symbols.flatMap { row in
            symbols.filter { table[row]?[$0] == nil }.map { "\(row)×\($0)" }
        }
        if !missing.isEmpty { value.fail(Self.pairsMissing(missing)) }
    }

    private static func pairsMissing(_ pairs: [String]) -> Bilingual {
        let shown = pairs.prefix(9).joined(separator: ", ") + (pairs.count > 9 ? " …" : "")
        return Bilingual(
            "表に、次の行×列の組の評語がありません：\(shown)。",
            "The table names no rating for these pairs of row × column: \(shown)."
        )
    }
}
