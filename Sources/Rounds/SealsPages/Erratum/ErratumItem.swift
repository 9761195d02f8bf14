import Figures
import PagesSupport
import Planning
import PlanningPages
import Seals
import Wording

/// One thing of a sealed year that can be corrected: its fields, and what stands there now.
struct ErratumItem {
    private let kind: PlanCorrection.Kind
    private let series: String
    /// The figure, note or text as it is written.
    private let words: FormField
    /// Of a figure: how far something has come, or why there is none; an empty choice for what the words say.
    private let choice: FormField?
    private let isMilestone: Bool
    private let present: (words: String, choice: String)

    private static let mostWords = 10_000

    /// A figure of a series, as it stands in the year.
    init(_ kind: PlanCorrection.Kind, _ figure: Figure?, of indicator: Indicator, _ place: ErratumPlace) {
        let reason = figure?.value.reason
        var (isMilestone, state) = (figure == nil && indicator.direction == .milestone, MilestoneState?.none)
        if case .milestone(let reached)? = figure?.value { (isMilestone, state) = (true, reached) }
        present = (reason == nil ? figure?.printed ?? "" : "", reason?.rawValue ?? state?.rawValue ?? "")
        self.kind = kind
        self.isMilestone = isMilestone
        series = place.series
        let name = place.field(kind)
        let hint = indicator.unit.isEmpty ? nil : Bilingual("単位は\(indicator.unit)", "In \(indicator.unit)")
        let isText = isMilestone || present.words.contains("\n")
        words = FormField(name, isText ? .lines(2) : .text, kind.name, hint: isMilestone ? nil : hint)
            .longest(Figure.maximumLength).width(isText ? .full : .short).optional
            .above(place.present(Self.shown(figure, indicator.unit, place.language)))
        choice =
            FormField(
                "\(name)-choice",
                .select(Self.choices(isMilestone, kind, place.language)),
                Bilingual(
                    isMilestone ? "\(kind.name.japanese)の達成状況" : "\(kind.name.japanese)がない理由",
                    isMilestone
                        ? "\(kind.name.english): how far it has come" : "\(kind.name.english): why there is none"
                )
            ).optional
    }

    /// A note or a text, as it stands in the year; nothing where it is empty.
    init(_ kind: PlanCorrection.Kind, _ text: String, _ place: ErratumPlace) {
        self.kind = kind
        series = place.series
        (choice, isMilestone) = (nil, false)
        present = (text, "")
        words = FormField(place.field(kind), .lines(kind.text == nil ? 2 : 5), kind.name)
            .longest(max(Self.mostWords, text.unicodeScalars.count)).width(.full).optional
            .above(place.present(text))
    }

    var fields: [FormField] { [words, choice].compactMap(\.self) }

    /// What stands there now, as the fields show it; those that `body` has stay as they were typed.
    func fill(_ entries: inout FormEntries, besides body: FormBody? = nil) {
        func isOpen(_ field: FormField) -> Bool { body?.texts(field.name).isEmpty ?? true }
        if isOpen(words) { entries.fill(words, present.words) }
        if let choice, isOpen(choice) { entries.fill(choice, present.choice) }
    }

    /// What the item is now, in one line that is never the same for two states of it.
    var state: String { [words.name, Array(present.words.utf8).sealDigest, present.choice].joined(separator: " ") }

    /// The correction that was typed; `nil` where nothing is to be changed, or where `entries` says what is wrong.
    func read(_ entries: inout FormEntries, in year: FiscalYear) -> PlanCorrection? {
        var untouched = FormEntries()
        fill(&untouched)
        let before = untouched.text(words)
        guard let typed = entries.text(words) else { return nil }
        var chosen = ""
        if let choice {
            guard let answer = entries.text(choice) else { return nil }
            chosen = answer
        }
        guard !typed.utf8.elementsEqual((before ?? present.words).utf8) || chosen != present.choice else { return nil }
        return entry(typed, chosen, &entries).map { PlanCorrection(kind, of: series, in: year, $0) }
    }

    /// Where a mistake in the correction is told.
    func refuse(_ message: Bilingual, _ entries: inout FormEntries) { entries.refuse(words, message) }

    private func entry(_ typed: String, _ chosen: String, _ entries: inout FormEntries) -> PlanCorrection.Entry? {
        guard choice != nil else { return .words(typed) }
        if let reason = NoValueReason(rawValue: chosen) {
            guard typed.isEmpty else {
                entries.refuse(words, ErratumWords.both)
                return nil
            }
            return .none(reason)
        }
        guard !typed.isEmpty else {
            entries.refuse(words, ErratumWords.neither)
            return nil
        }
        return isMilestone ? .milestone(MilestoneState(rawValue: chosen), words: typed) : .words(typed)
    }

    private static func choices(
        _ isMilestone: Bool,
        _ kind: PlanCorrection.Kind,
        _ language: Language
    ) -> [FormField.Choice] {
        let none = isMilestone ? ErratumWords.wordsAlone : ErratumWords.hasValue
        let states = isMilestone && kind == .actual ? MilestoneState.allCases : []
        let reasons = NoValueReason.allCases.map { reason in
            let name = Bilingual("値なし：\(reason.name.japanese)", "none: \(reason.name.english)")
            return FormField.Choice(reason.rawValue, name[language])
        }
        return [FormField.Choice("", none[language])]
            + states.map { FormField.Choice($0.rawValue, $0.name[language]) } + reasons
    }

    /// A figure as it was printed, with what it means where the print does not say so.
    private static func shown(_ figure: Figure?, _ unit: String, _ language: Language) -> String {
        guard let figure else { return "" }
        switch figure.value {
        case .none(let reason): return reason.name[language]
        case .milestone(let state?): return "\(figure.printed)（\(state.name[language])）"
        case .milestone(nil): return figure.printed
        default: return figure.printed + (ExactDecimal(plain: figure.printed) == nil ? "" : unit)
        }
    }
}

/// Where an item stands: of which series or measure, and how its form calls it.
struct ErratumPlace {
    /// `m019/1`; of a text `m019`.
    let series: String
    /// Tells the fields of one series from those of another.
    let prefix: String
    let language: Language

    func field(_ kind: PlanCorrection.Kind) -> String { prefix + kind.rawValue.replacing("_", with: "-") }

    /// What stands there now, beside the field.
    func present(_ text: String) -> Markup {
        div(.class("last-year")) {
            p(.class("last-year-name")) { ErratumWords.present[language] }
            div(.class("long-text")) {
                text.isEmpty ? .text(ErratumWords.nothing[language]) : foreign(text, language)
            }
        }
    }
}
