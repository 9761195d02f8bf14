import Figures
import Planning
import Wording

/// Reads the versions of a `rules.yaml`, each with the value that it was read from.
struct RuleBookReading {
    let context: RulesContext
    let log: ProblemLog

    /// A version and what it was read from.
    private struct LocatedVersion {
        let version: RuleVersion
        let mapping: YamlMapping
        let judgements: [LocatedJudgement]
    }

    /// `nil` where the file is no rules at all; everything wrong is in the log.
    func read(_ bytes: [UInt8], file: String) -> RuleBook? {
        guard let document = YamlDocument(bytes, file: file, log: log) else { return nil }
        guard let mapping = document.root.mapping(required: ["versions"]) else { return nil }
        guard let list = mapping["versions"]?.list() else { return nil }
        guard !list.isEmpty else {
            mapping["versions"]?.fail(.missingValue)
            return nil
        }
        let versions = list.compactMap(version)
        checkYears(versions, in: mapping["versions"])
        return RuleBook(versions: versions.map(\.version), source: String(decoding: bytes, as: UTF8.self))
    }

    private func version(_ value: YamlValue) -> LocatedVersion? {
        let mapping = value.mapping(
            required: ["from", "name", "rating"],
            optional: ["rate", "no_value", "composition", "roll_up", "exceptions", "judgements"]
        )
        guard let mapping else { return nil }
        // Everything is read before anything is given up, so that all problems come to light.
        let from = mapping["from"]?.year()
        let name = mapping["name"]?.bilingual()
        let rate = RateReading.read(mapping["rate"])
        let bands = mapping["rating"].flatMap(BandsReading.read)
        let noValue = NoValueReading.read(mapping["no_value"])
        let composition = composition(mapping["composition"])
        let rollUps = RollUpReading(rate: rate, context: context).read(mapping["roll_up"])
        let exceptions = ExceptionReading(context: context).read(mapping["exceptions"])
        let judgements = JudgementReading(context: context).read(mapping["judgements"])
        guard let from, let name, let bands else { return nil }
        var version = RuleVersion(from: from, name: name, rate: rate, bands: bands)
        version.noValue = noValue
        version.composition = composition
        version.rollUps = rollUps.map(\.rule)
        version.exceptions = exceptions
        version.judgements = judgements.map(\.judgement)
        SymbolCheck(version, rollUps: rollUps, judgements: judgements).run()
        return LocatedVersion(version: version, mapping: mapping, judgements: judgements)
    }

    private func composition(_ value: YamlValue?) -> CompositionRule {
        var rule = CompositionRule()
        guard let mapping = value?.mapping(required: [], optional: ["digits", "forced"]) else { return rule }
        rule.digits = mapping["digits"]?.wholeNumber(in: 0...18) ?? rule.digits
        rule.forced = mapping["forced"]?.flag() ?? rule.forced
        return rule
    }

    private func checkYears(_ versions: [LocatedVersion], in list: YamlValue?) {
        var firstLines: [FiscalYear: Int] = [:]
        for located in versions {
            let value = located.mapping["from"]
            if let first = firstLines[located.version.from] {
                value?.fail(Self.sameYear(first))
            } else {
                firstLines[located.version.from] = value?.place.line ?? 0
            }
        }
        if let start = context.period?.lowerBound, let first = versions.map(\.version.from).min(), first > start {
            list?.fail(Self.startsLate(first, start))
        }
        let years = versions.map(\.version.from).sorted()
        for located in versions {
            let end = years.first { $0 > located.version.from }
            for judgement in located.judgements {
                let year = judgement.judgement.year
                let isOutside = year < located.version.from || end.map { year >= $0 } ?? false
                if isOutside { judgement.mapping["year"]?.fail(Self.otherVersion) }
            }
        }
    }

    private static func sameYear(_ line: Int) -> Bilingual {
        Bilingual(
            "同じ年度から始まる版が\(line)行目にもあります。年度を変えてください。",
            "The version in line \(line) begins in the same year; change one of them."
        )
    }

    private static func startsLate(_ first: FiscalYear, _ start: FiscalYear) -> Bilingual {
        Bilingual(
            "計画は\(start.year)年度に始まりますが、きまりは\(first.year)年度からしかありません。最初の版の from を\(start.year)以前にしてください。",
            "The plan begins in \(start.year), its rules only in \(first.year); let the first version begin by \(start.year)."
        )
    }

    private static let otherVersion = Bilingual(
        "この年度には別の版のきまりが適用されます。その年度の版に移してください。",
        "Another version holds in this year; move the judgement to that version."
    )
}
