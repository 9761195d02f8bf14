package import Casework
package import Figures
package import Planning
import Wording

/// What a sheet says, put into the plan.
///
/// Only what was answered since the sheet was opened changes anything: a sheet begins with what the plan has, and what nobody
/// touched leaves the plan as it is, whatever happened to it meanwhile.
package struct SheetContents: Sendable {
    package let record: CaseRecord
    package let year: FiscalYear

    package init(_ record: CaseRecord, year: FiscalYear) {
        self.record = record
        self.year = year
    }

    /// Writes the sheet into the measure at `index`, and its texts into the plan.
    package func write(into plan: inout Plan, measureAt index: Int) {
        let years = plan.period
        for position in plan.measures[index].indicators.indices {
            write(into: &plan.measures[index].indicators[position], number: position + 1, period: years)
        }
        let measure = plan.measures[index].id
        write(SheetForm.Field.activity, as: .activity, of: measure, into: &plan)
        write(SheetForm.Field.outlook, as: .outlook, of: measure, into: &plan)
    }

    /// What was answered since the sheet was opened; `nil` where nothing was.
    private func touched(_ address: FieldAddress?) -> HeldValue? {
        guard let address, let held = record.values[address], held.changed > 1 else { return nil }
        return held
    }

    private func text(_ key: FieldKey) -> String? {
        if case .text(let text)? = record.value(FieldAddress(key)) { text } else { nil }
    }

    private func write(into indicator: inout Indicator, number: Int, period: ClosedRange<FiscalYear>) {
        let words = FieldAddress(SheetForm.Field.words(number))
        let actual = SheetForm.actual(indicator.series)
        if touched(actual) != nil || touched(words) != nil {
            indicator.actuals[year] = figure(
                actual.flatMap { record.value($0) },
                words: text(words.field),
                before: indicator.actuals[year]
            )
        }
        let note = FieldAddress(SheetForm.Field.note(number))
        if touched(note) != nil { indicator.setNote(text(note.field), on: .actual, in: year) }
        for later in period where later > year {
            guard let held = touched(SheetForm.target(indicator.series, later)), let value = held.value,
                let target = figure(value, words: nil, before: indicator.targets[later])
            else { continue }
            let isChange = target != indicator.targets[later]
            indicator.targets[later] = target
            if isChange, let reason = text(SheetForm.Field.targetReason) {
                indicator.setNote(reason, on: .target, in: later)
            }
        }
    }

    /// The figure with its printed form: as before where the value is the same, else as the value is written in Japanese.
    private func figure(_ value: FieldValue?, words: String?, before: Figure?) -> Figure? {
        guard case .figure(let value)? = value else { return nil }
        if case .milestone = value, let words { return Figure(value, printed: words) }
        if let before, FieldValue.figure(before.value) == .figure(value) { return before }
        return Figure(value, printed: value.text(.japanese))
    }

    private func write(_ key: FieldKey, as kind: YearlyText.Kind, of measure: Measure.ID, into plan: inout Plan) {
        guard touched(FieldAddress(key)) != nil else { return }
        let place = plan.texts.firstIndex { $0.measure == measure && $0.year == year && $0.kind == kind }
        switch (text(key), place) {
        case (let text?, let place?): plan.texts[place].text = text
        case (let text?, nil): plan.texts.append(YearlyText(measure: measure, year: year, kind: kind, text: text))
        case (nil, let place?): plan.texts.remove(at: place)
        case (nil, nil): break
        }
    }
}

extension SheetContents {
    /// What a sheet begins with: what the plan has for the year already, as far as the form can hold it.
    package static func beginning(
        of measure: Measure,
        in plan: Plan,
        year: FiscalYear,
        form: SheetDefinition
    ) -> [FieldAddress: FieldValue] {
        var values: [FieldAddress: FieldValue] = [:]
        for (position, indicator) in measure.indicators.enumerated() where form.questions.actuals != .no {
            let fits = SheetForm.actualReasons
            if let figure = indicator.actuals[year], figure.value.reason.map(fits.contains) ?? true,
                let address = SheetForm.actual(indicator.series)
            {
                values[address] = .figure(figure.value)
                let words = FieldAddress(SheetForm.Field.words(position + 1))
                if case .milestone = figure.value {
                    values[words] = .fitting(figure.printed, SheetForm.maximumShortText)
                }
            }
            if form.questions.notes, let note = indicator.note(on: .actual, in: year) {
                values[FieldAddress(SheetForm.Field.note(position + 1))] = .fitting(note, SheetForm.maximumShortText)
            }
        }
        for indicator in measure.indicators {
            for later in form.targetYears {
                guard let figure = indicator.targets[later], let address = SheetForm.target(indicator.series, later),
                    figure.value.reason.map(SheetForm.targetReasons.contains) ?? true
                else { continue }
                values[address] = .figure(figure.value)
            }
        }
        let texts: [(RoundQuestions.Asking, FieldKey, YearlyText.Kind)] = [
            (form.questions.activity, SheetForm.Field.activity, .activity),
            (form.questions.outlook, SheetForm.Field.outlook, .outlook),
        ]
        for (asking, key, kind) in texts where asking != .no {
            if let text = plan.text(of: measure.id, kind, in: year) {
                values[FieldAddress(key)] = .fitting(text, SheetForm.maximumText)
            }
        }
        return values
    }
}

extension FieldValue {
    /// `nil` for a text that the form cannot hold: the plan keeps it then.
    fileprivate static func fitting(_ text: String, _ maximum: Int) -> FieldValue? {
        let isVisible = !text.unicodeScalars.contains(where: \.isHidden) && text.contains { !$0.isWhitespace }
        return isVisible && text.utf16.count <= maximum ? .text(text) : nil
    }
}

extension Plan {
    /// What a measure's owners wrote for a year; `nil` where they wrote nothing.
    func text(of measure: Measure.ID, _ kind: YearlyText.Kind, in year: FiscalYear) -> String? {
        texts.first { $0.measure == measure && $0.year == year && $0.kind == kind }?.text
    }
}
