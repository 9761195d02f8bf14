extension FigureReader {
    /// Refuses what a spreadsheet leaves in a cell in place of its value.
    ///
    /// These are its errors, `#` where the column was too narrow, and formulas.
    /// They would otherwise read as words, and the figure would be lost without a sound.
    func refuseSpreadsheetRemains() throws(FigureProblem) {
        guard let first = text.first else { return }
        switch first {
        case "#":
            if text.allSatisfy({ $0 == "#" }) { throw .narrowColumn }
            if isSpreadsheetError { throw .spreadsheetError }
        case "=":
            // A sign before Japanese words (＝前年度) is a text; a sheet's name before a cell ends in an exclamation mark.
            guard let second = text.dropFirst().first, second != " ", second != "\n" else { return }
            if second.isASCII || text.contains("!") { throw .formula }
        case "N", "n", "E", "e":
            if isSpreadsheetError { throw .spreadsheetError }
        default:
            return
        }
    }

    private var isSpreadsheetError: Bool {
        let word = String(String.UnicodeScalarView(text.prefix(16))).uppercased()
        if word == "NAN" { return true }
        if word.hasPrefix("ERR:") { return word.dropFirst(4).unicodeScalars.allSatisfy(\.isASCIIDigit) }
        return Self.errorValues.contains { word.hasPrefix($0) }
    }

    private static let errorValues = [
        "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA",
    ]
}

extension FigureProblem {
    static let spreadsheetError = FigureProblem(
        "表計算ソフトのエラー値です。元の表の式を直すか、正しい値を入力してください。",
        "This is a spreadsheet's error and no value. Mend the formula in the spreadsheet, or type the value."
    )
    static let narrowColumn = FigureProblem(
        "列の幅が足りないときに表計算ソフトが表示する「#」です。元の表の列を広げて値を確かめ、入力してください。",
        "A spreadsheet shows # where its column is too narrow. Widen the column there, and type the value."
    )
    static let formula = FigureProblem(
        "表計算ソフトの式のままです。計算された値を入力してください（Excelでは「値の貼り付け」）。",
        "This is a spreadsheet's formula. Type the value that it gives (in Excel: paste values)."
    )
}
