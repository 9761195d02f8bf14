package import Wording

/// How a fiscal year is named.
package enum YearStyle: String, CaseIterable, Hashable, Sendable {
    /// 令和5年度, FY2023 (Reiwa 5)
    case era
    /// R5
    case short
    /// 2023年度, FY2023
    case western
}

extension FiscalYear {
    /// The year's name; the first year of an era is 令和元年度 and R1.
    package func name(_ style: YearStyle, _ language: Language) -> String {
        let era = Era.of(self)
        let number = year - era.yearBeforeFirst
        return switch (style, language) {
        case (.era, .japanese): "\(era.name.japanese)\(number == 1 ? "元" : String(number))年度"
        case (.era, .english): "FY\(year) (\(era.name.english) \(number))"
        case (.short, _): "\(era.letter)\(number)"
        case (.western, .japanese): "\(year)年度"
        case (.western, .english): "FY\(year)"
        }
    }
}
