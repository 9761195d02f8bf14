import Documents
import Figures
import Planning
import Wording

extension Circumstances {
    /// The figures of the series at hand over the plan's years; `nil` where there is nothing to draw.
    func chart(height: PaperLength) -> DocumentChart? {
        guard let indicator = currentSeries else { return nil }
        let years = Array(plan.period)
        let targets = years.map { Self.number(indicator.targets[$0]) }
        let actuals = years.map { Self.number(indicator.actuals[$0]) }
        guard (targets + actuals).contains(where: { $0 != nil }) else { return nil }
        return DocumentChart(
            title: seriesName ?? indicator.name,
            summary: Self.summary(years, targets: targets, actuals: actuals, unit: indicator.unit),
            categories: years.map { $0.name(.short, .japanese) },
            series: [
                .init(name: "目標値", kind: .target, values: targets),
                .init(name: "実績値", kind: .actual, values: actuals),
            ],
            unit: indicator.unit,
            height: height
        )
    }

    /// A limit is drawn as its number; what is no single number leaves a gap.
    private static func number(_ figure: Figure?) -> ExactDecimal? {
        switch figure?.value {
        case .number(let number): number
        case .bound(.atLeast(let limit)), .bound(.moreThan(let limit)), .bound(.atMost(let limit)),
            .bound(.lessThan(let limit)):
            limit
        default: nil
        }
    }

    private static func summary(
        _ years: [FiscalYear],
        targets: [ExactDecimal?],
        actuals: [ExactDecimal?],
        unit: String
    ) -> String {
        years.indices.map { index in
            let target = targets[index].map { $0.groupedText + unit } ?? "なし"
            let actual = actuals[index].map { $0.groupedText + unit } ?? "なし"
            return "\(years[index].name(.short, .japanese))：目標値\(target)、実績値\(actual)"
        }
        .joined(separator: "。") + "。"
    }
}
