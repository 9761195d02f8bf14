import Figures
import Planning
import Wording

extension TableRow {
    func grant() -> Grant? {
        let year = year("year")
        let type = requiredText("type")
        let name = requiredText("name")
        let amount = amount()
        let kind = grantKind()
        let measures: [Measure.ID]? = identifiers("measures")
        guard let year, let type, let name, let amount, let kind, let measures else { return nil }
        guard Set(measures).count == measures.count else {
            fail("measures", Self.namedTwice)
            return nil
        }
        var grant = Grant(year: year, type: type, name: name, amount: amount, kind: kind)
        grant.measures = measures
        grant.note = text("note")
        return grant
    }

    /// The amount as people write it, `27,950千円` as well as `27950`, and the one unit that there is.
    private func amount() -> ExactDecimal? {
        let unit = word("unit")
        if unit != Grant.unit { fail("unit", unit.isEmpty ? .missingValue : Self.otherUnit) }
        guard !word("amount").isEmpty else {
            fail("amount", .missingValue)
            return nil
        }
        // Whoever took the file apart has said so already.
        guard HiddenCharacters.first(in: word("amount")) == nil else { return nil }
        do {
            let figure = try Figure(reading: word("amount"), unit: Grant.unit)
            guard unit == Grant.unit else { return nil }
            guard case .number(let amount) = figure.value, amount.coefficient >= 0 else {
                fail("amount", Self.notAmount)
                return nil
            }
            return amount
        } catch {
            fail("amount", error.message)
            return nil
        }
    }

    private func grantKind() -> Grant.Kind? {
        let word = word("kind", of: Grant.Kind.Word.self)
        let year = optionalWholeNumber("continued_year", in: Grant.Kind.years)
        guard let word, let year else { return nil }
        switch (word, year) {
        case (.new, nil): return .new
        case (.extended, nil): return .extended
        case (.continued, let year): return .continued(year: year)
        case (.new, _?), (.extended, _?):
            fail("continued_year", Self.notContinued)
            return nil
        }
    }

    private static let otherUnit = Bilingual(
        "金額の単位は \(Grant.unit) だけです。金額を千円に直し、単位を \(Grant.unit) としてください。",
        "Amounts are in \(Grant.unit) (thousands of yen) only; convert the amount, and write \(Grant.unit)."
    )
    private static let notAmount = Bilingual(
        "交付決定額は0以上の数値で書いてください（例：27950、27,950）。",
        "The amount decided is a number that is not negative, such as 27950 or 27,950."
    )
    private static let notContinued = Bilingual(
        "何年目かを書くのは continued（継続）のときだけです。空欄にするか、kind を直してください。",
        "Only what is continued has a year of its run; leave it blank, or correct the kind."
    )
    private static let namedTwice = Bilingual(
        "同じ取組が二度書かれています。一つにしてください。",
        "The same measure is named twice; keep one."
    )
}
