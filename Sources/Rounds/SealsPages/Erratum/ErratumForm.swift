import Figures
import PagesSupport
import Planning
import Seals
import Wording

/// Everything of one subject that a sealed year covers, as fields.
struct ErratumForm {
    /// What stands under one heading.
    private struct Section {
        let title: String
        let items: [ErratumItem]
    }

    private let year: FiscalYear
    private let sections: [Section]

    init(_ subject: ErratumSubject, in plan: Plan, _ year: FiscalYear, _ language: Language) {
        self.year = year
        var sections = subject.series(in: plan).enumerated().map { number, series in
            let place = ErratumPlace(
                series: "\(series.measure.id.text)/\(series.indicator.series)",
                prefix: "s\(number + 1)-",
                language: language
            )
            let unit = series.indicator.unit.isEmpty ? "" : "（\(series.indicator.unit)）"
            let name = subject.measure == nil ? "\(plan.name(of: series.measure, in: year))：" : ""
            return Section(
                title: "\(name)\(series.indicator.name)\(unit)",
                items: Self.items(of: series.indicator, year, place)
            )
        }
        if let measure = subject.measure {
            let place = ErratumPlace(series: measure.id.text, prefix: "", language: language)
            sections.append(
                Section(title: ErratumWords.texts[language], items: Self.texts(of: measure, in: plan, year, place))
            )
        }
        self.sections = sections
    }

    private static func items(of indicator: Indicator, _ year: FiscalYear, _ place: ErratumPlace) -> [ErratumItem] {
        var items = [
            ErratumItem(.target, indicator.targets[year], of: indicator, place),
            ErratumItem(.targetNote, indicator.note(on: .target, in: year) ?? "", place),
            ErratumItem(.actual, indicator.actuals[year], of: indicator, place),
            ErratumItem(.actualNote, indicator.note(on: .actual, in: year) ?? "", place),
        ]
        if let baseline = indicator.baseline {
            items.append(ErratumItem(.baseline, baseline, of: indicator, place))
            items.append(ErratumItem(.baselineNote, indicator.note(on: .baseline, in: nil) ?? "", place))
        }
        return items
    }

    private static func texts(
        of measure: Measure,
        in plan: Plan,
        _ year: FiscalYear,
        _ place: ErratumPlace
    ) -> [ErratumItem] {
        [PlanCorrection.Kind.activity, .outlook, .assessment].map { kind in
            let texts = plan.texts.filter { $0.measure == measure.id && $0.year == year && $0.kind == kind.text }
            return ErratumItem(kind, texts.map(\.text).joined(separator: "\n"), place)
        }
    }

    private var items: [ErratumItem] { sections.flatMap(\.items) }

    var parts: [FormView.Part] {
        sections.map { section in
            .section(Bilingual(same: section.title), section.items.flatMap(\.fields).map { .field($0) })
        }
    }

    var fields: [FormField] { items.flatMap(\.fields) }

    /// What was typed, and where nothing was what stands there now: what a form leaves out is never taken away.
    func entries(_ body: FormBody? = nil) -> FormEntries {
        var entries = body.map { FormEntries($0) } ?? FormEntries()
        for item in items { item.fill(&entries, besides: body) }
        return entries
    }

    /// Tells one state of everything here from any other.
    var state: String { Array(items.map(\.state).joined(separator: "\n").utf8).sealDigest }

    /// What was changed; what cannot be is among the mistakes of `entries`, by its field.
    func read(_ entries: inout FormEntries, in plan: Plan) -> [PlanCorrection] {
        var scratch = plan
        return items.compactMap { item in
            guard let correction = item.read(&entries, in: year) else { return nil }
            do throws(SealError) {
                try correction.apply(to: &scratch)
                return correction
            } catch {
                item.refuse(error.message, &entries)
                return nil
            }
        }
    }
}
