import Casework
import Figures
import PagesSupport
import Planning
import Rounds
import Wording

/// A figure, as people write it, or the reason why there is none.
struct FigureQuestion: SheetQuestion {
    let address: FieldAddress
    let name: Bilingual
    let figure: FormField
    let reason: FormField
    private let unit: String
    private let reasons: ReasonChoices

    var fields: [FormField] { [figure, reason] }

    init(
        _ address: FieldAddress,
        _ fieldName: String,
        _ name: Bilingual,
        unit: String,
        reasons: ReasonChoices,
        isRequired: Bool = true,
        _ language: Language
    ) {
        self.address = address
        self.name = name
        self.unit = unit
        self.reasons = reasons
        let hint = unit.isEmpty ? nil : FigureWords.inUnit(unit)
        let figure = FormField(fieldName, .number, name, hint: hint).width(.short).longest(Figure.maximumLength)
        self.figure = isRequired ? figure : figure.optional
        let choices = FormField.Kind.select(reasons.choices(language))
        reason = FormField(SheetFieldName.reason(fieldName), choices, FigureWords.reason).optional
    }

    func fill(_ value: FieldValue?, into entries: inout FormEntries) {
        guard case .figure(let value)? = value else { return }
        if let why = value.reason {
            entries.fill(reason, why.rawValue)
        } else {
            entries.fill(figure, value.text(.japanese))
        }
    }

    func read(_ entries: inout FormEntries, held: FieldValue?) -> FieldValue? {
        guard let typed = entries.text(figure.optional), let why = entries.text(reason) else { return nil }
        if !why.isEmpty, !typed.isEmpty {
            entries.refuse(figure, FigureWords.both)
            return nil
        }
        if let why = NoValueReason(rawValue: why) { return .figure(.none(why)) }
        guard !typed.isEmpty else { return nil }
        if case .figure(let before)? = held, before.text(.japanese) == typed { return held }
        return value(typed, &entries)
    }

    private func value(_ typed: String, _ entries: inout FormEntries) -> FieldValue? {
        do throws(FigureProblem) {
            let value = try Figure(reading: typed, unit: unit).value
            switch value {
            case .none(let why) where !reasons.reasons.contains(why): entries.refuse(figure, FigureWords.noReason)
            case .milestone: entries.refuse(figure, FigureWords.noFigure)
            default: return .figure(value)
            }
        } catch {
            entries.refuse(figure, error.message)
        }
        return nil
    }
}

/// The reasons that may stand instead of a figure, as they are chosen; made once, as sheets ask for them dozens of times.
struct ReasonChoices: Sendable {
    static let ofActuals = ReasonChoices(SheetForm.actualReasons)
    static let ofTargets = ReasonChoices(SheetForm.targetReasons)

    /// In the order of lists.
    let reasons: [NoValueReason]
    private let byLanguage: [Language: [FormField.Choice]]

    private init(_ allowed: Set<NoValueReason>) {
        let reasons = NoValueReason.allCases.filter(allowed.contains)
        self.reasons = reasons
        let lists = Language.allCases.map { language in
            let none = FormField.Choice("", FigureWords.hasFigure[language])
            return (language, [none] + reasons.map { FormField.Choice($0.rawValue, $0.name[language]) })
        }
        byLanguage = Dictionary(uniqueKeysWithValues: lists)
    }

    func choices(_ language: Language) -> [FormField.Choice] { byLanguage[language] ?? [] }
}

/// How far something has come that happens or not, or the reason why that cannot be said.
struct MilestoneQuestion: SheetQuestion {
    let address: FieldAddress
    let name: Bilingual
    let state: FormField

    var fields: [FormField] { [state] }

    /// The word for a milestone of which nobody has said how far it has come.
    private static let unsaid = "stated"

    init(_ address: FieldAddress, _ fieldName: String, _ name: Bilingual, _ language: Language) {
        self.address = address
        self.name = name
        let states = MilestoneState.allCases.map { FormField.Choice($0.rawValue, $0.name[language]) }
        let reasons = ReasonChoices.ofActuals.reasons.map {
            FormField.Choice($0.rawValue, FigureWords.because($0)[language])
        }
        let other = FormField.Choice(Self.unsaid, FigureWords.unsaid[language])
        state = FormField(fieldName, .select(states + [other] + reasons), name)
    }

    func fill(_ value: FieldValue?, into entries: inout FormEntries) {
        guard case .figure(let value)? = value else { return }
        switch value {
        case .milestone(let reached): entries.fill(state, reached?.rawValue ?? Self.unsaid)
        case .none(let why): entries.fill(state, why.rawValue)
        default: break
        }
    }

    func read(_ entries: inout FormEntries, held: FieldValue?) -> FieldValue? {
        guard let typed = entries.text(state.optional), !typed.isEmpty else { return nil }
        if let reached = MilestoneState(rawValue: typed) { return .figure(.milestone(reached)) }
        return .figure(NoValueReason(rawValue: typed).map(FigureValue.none) ?? .milestone(nil))
    }
}

/// What is said around figures.
enum FigureWords {
    static let actual = Bilingual("実績値", "Actual")
    static let reason = Bilingual("数値がない理由", "Why there is none")
    static let hasFigure = Bilingual("（数値がある）", "(there is a figure)")
    static let unsaid = Bilingual("文言のみ", "in words only")
    static let both = Bilingual(
        "数値と「数値がない理由」の両方が入っています。どちらか一方にしてください。",
        "There are both a figure and a reason why there is none. Give one of them."
    )
    static let noReason = Bilingual(
        "数値がないときは、欄を空にして「数値がない理由」を選んでください。",
        "Where there is no figure, leave this empty and choose why."
    )
    static let noFigure = Bilingual(
        "数値として読めません。数字で入力し、説明は注記の欄に書いてください。",
        "This is no figure. Enter a number, and explain it in the note."
    )

    static func inUnit(_ unit: String) -> Bilingual { Bilingual("単位は\(unit)", "In \(unit)") }

    static func because(_ reason: NoValueReason) -> Bilingual {
        Bilingual("値なし：\(reason.name.japanese)", "none: \(reason.name.english)")
    }
}
