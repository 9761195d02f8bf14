import Casework
import Figures
import PagesSupport
import Planning
import Rounds
import Wording

/// A figure of several parts, a field for each of them; else a figure that is not of these parts, or the reason why there is none.
///
/// What is there of it so far is an answer too, so that nothing that was typed waits for the rest; the sheet says what is
/// lacking before it can be handed on.
struct PartsQuestion: SheetQuestion {
    let address: FieldAddress
    let name: Bilingual
    let parts: [FormField]
    /// The figure that is not of these parts, and the reason.
    let other: FigureQuestion
    private let asked: SeriesParts
    private let unit: String

    var fields: [FormField] { parts + other.fields }

    init(
        _ series: SheetSeries,
        _ fieldName: String,
        _ name: Bilingual,
        reasons: ReasonChoices,
        _ language: Language
    ) {
        let ofSeries = series.indicator.unit
        (address, asked, unit) = (series.address, series.parts, ofSeries)
        self.name = name
        parts = series.parts.list.enumerated().map { place, part in
            let unit = part.unit.isEmpty ? ofSeries : part.unit
            let hint = unit.isEmpty ? nil : FigureWords.inUnit(unit)
            return FormField(
                SheetFieldName.part(fieldName, place + 1),
                .number,
                series.parts.name(at: place),
                hint: hint
            )
            .width(.short).longest(Figure.maximumLength)
        }
        other = FigureQuestion(
            series.address,
            fieldName,
            PartsWords.other,
            unit: ofSeries,
            reasons: reasons,
            isRequired: false,
            language
        )
    }

    func fill(_ value: FieldValue?, into entries: inout FormEntries) {
        guard case .figure(let figure)? = value, let amounts = asked.amounts(of: figure) else {
            return other.fill(value, into: &entries)
        }
        for (field, amount) in zip(parts, amounts) where amount != nil {
            entries.fill(field, amount?.groupedText ?? "")
        }
    }

    func read(_ entries: inout FormEntries, held: FieldValue?) -> FieldValue? {
        let before = entries.mistakes.count
        let typed = parts.map { entries.text($0.optional) ?? "" }
        guard entries.mistakes.count == before else { return nil }
        guard let first = typed.firstIndex(where: { !$0.isEmpty }) else { return other.read(&entries, held: held) }
        guard other.fields.allSatisfy({ entries.text($0.optional) == "" }) else {
            entries.refuse(parts[first], PartsWords.both)
            return nil
        }
        let amounts = typed.enumerated().map { amount($1, at: $0, &entries) }
        guard entries.mistakes.count == before else { return nil }
        if case .figure(let figure)? = held, asked.amounts(of: figure)?.map(\.?.text) == amounts.map(\.?.text) {
            return held
        }
        return asked.figure(of: amounts).map(FieldValue.figure)
    }

    private func amount(_ typed: String, at place: Int, _ entries: inout FormEntries) -> ExactDecimal? {
        guard !typed.isEmpty else { return nil }
        let part = asked.list[place]
        do throws(FigureProblem) {
            switch try Figure(reading: typed, unit: part.unit.isEmpty ? unit : part.unit).value {
            case .number(let number): return number
            case .none: entries.refuse(parts[place], PartsWords.noReason)
            case .otherUnit: entries.refuse(parts[place], PartsWords.unit(part.unit.isEmpty ? unit : part.unit))
            default: entries.refuse(parts[place], FigureWords.noFigure)
            }
        } catch {
            entries.refuse(parts[place], error.message)
        }
        return nil
    }

    func unanswered(_ value: FieldValue?) -> [FormField] {
        guard case .figure(let figure)? = value else { return Array(parts.prefix(1)) }
        return asked.lacking(in: figure).map { parts[$0] }
    }
}

/// What is said around figures of several parts.
enum PartsWords {
    static let other = Bilingual("内訳に分けられないときの値", "Where the parts are not known: the figure")
    static let both = Bilingual(
        "内訳のほかに、内訳に分けられないときの値か「数値がない理由」も入っています。どちらか一方にしてください。",
        "There are parts, and also another figure or a reason why there is none. Give one of them."
    )
    static let noReason = Bilingual(
        "内訳の欄には数値を入力してください。まだ分からない欄は空のままにし、どの内訳の数値もないときは「数値がない理由」を選んでください。",
        "Enter a number. Leave empty what is not known yet; where no part has a figure, choose why there is none."
    )

    static func unit(_ unit: String) -> Bilingual {
        Bilingual("単位が違います。\(unit)の数で入力してください。", "This is in another unit. Enter it in \(unit).")
    }
}
