import Wording

extension FiscalYear {
    /// Reads a fiscal year in any notation that offices use: R5, Ｒ５, R5年度, 令和5年度, 令和元年, 令和五年度, H31, 2023, 2023年度, FY2023,
    /// 令和5年度（2023年度）.
    ///
    /// Plans written before an era ended go on counting it, so each past era is read up to ten years past its last:
    /// 平成32年度 is 2020. What lies further out is refused.
    package init(reading text: String) throws(FigureProblem) {
        guard text.utf8.count <= 200 else { throw .notAYear }
        let words = WidthFolding.fold(text).filter { !WidthFolding.isBlank($0) }
        guard words.last?.isClosingBracket == true, let open = words.firstIndex(where: \.isOpeningBracket) else {
            self = try Self.single(words[...])
            return
        }
        let first = try Self.single(words[..<open])
        guard first == (try Self.single(words[(open + 1)..<(words.count - 1)])) else { throw .contradictingYears }
        self = first
    }

    private static func single(_ words: ArraySlice<Unicode.Scalar>) throws(FigureProblem) -> FiscalYear {
        var rest = words
        let era = Era.all.first { era in era.spellings.contains { rest.starts(with: $0) } }
        if let era, let spelling = era.spellings.first(where: { rest.starts(with: $0) }) {
            rest = rest.dropFirst(spelling.count)
        } else if let prefix = westernPrefixes.first(where: { rest.starts(with: $0) }) {
            rest = rest.dropFirst(prefix.count)
        }
        if let suffix = suffixes.first(where: { rest.hasSuffix($0) }) { rest = rest.dropLast(suffix.count) }
        guard let number = number(rest) else { throw .notAYear }
        guard let era else {
            guard rest.count == 4 else { throw .yearWithoutEra }
            return try supportedYear(number)
        }
        guard number >= 1, number <= era.lastYear else { throw .outsideEra(era.name, era.lastYear) }
        return try supportedYear(era.yearBeforeFirst + number)
    }

    private static func supportedYear(_ year: Int) throws(FigureProblem) -> FiscalYear {
        guard let year = FiscalYear(year) else { throw .unsupportedYear }
        return year
    }

    /// 元 is 1; otherwise up to four digits, or Japanese numerals up to 九十九.
    private static func number(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
        guard (1...4).contains(scalars.count) else { return nil }
        if scalars.elementsEqual("元".unicodeScalars) { return 1 }
        if scalars.allSatisfy(\.isASCIIDigit) { return Int(String(String.UnicodeScalarView(scalars))) }
        let tens = scalars.split(separator: "十", omittingEmptySubsequences: false)
        guard tens.count <= 2, let last = tens.last, let units = last.isEmpty ? 0 : numeral(last) else { return nil }
        guard tens.count == 2 else { return units }
        guard let first = tens.first, let count = first.isEmpty ? 1 : numeral(first) else { return nil }
        return count * 10 + units
    }

    private static func numeral(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
        guard scalars.count == 1, let scalar = scalars.first else { return nil }
        return Array("一二三四五六七八九".unicodeScalars).firstIndex(of: scalar).map { $0 + 1 }
    }

    private static let westernPrefixes = ["西暦", "FY", "fy", "Fy"].map { Array($0.unicodeScalars) }
    private static let suffixes = ["年度", "年"].map { Array($0.unicodeScalars) }
}

/// A Japanese era.
///
/// A fiscal year in which the era changed carries the name of the new one: 2019 is 令和元年度.
struct Era {
    let name: Bilingual
    let letter: String
    /// The Western year of its first year, less one.
    let yearBeforeFirst: Int
    /// The last year that is read.
    let lastYear: Int
    /// Every way to write the era before a number.
    let spellings: [[Unicode.Scalar]]

    private init(_ name: Bilingual, _ letter: String, sign: String, yearBeforeFirst: Int, lastYear: Int) {
        self.name = name
        self.letter = letter
        self.yearBeforeFirst = yearBeforeFirst
        self.lastYear = lastYear
        let short = String(name.japanese.prefix(1))
        spellings = [name.japanese, letter, letter.lowercased(), sign, short].map { Array($0.unicodeScalars) }
    }

    /// The era of a fiscal year; the oldest one before that.
    static func of(_ year: FiscalYear) -> Era {
        all.first { year.year > $0.yearBeforeFirst } ?? meiji
    }

    /// The newest first.
    static let all = [
        Era(
            Bilingual("令和", "Reiwa"),
            "R",
            sign: "㋿",
            yearBeforeFirst: 2018,
            lastYear: FiscalYear.supported.upperBound - 2018
        ),
        Era(Bilingual("平成", "Heisei"), "H", sign: "㍻", yearBeforeFirst: 1988, lastYear: 31 + 10),
        Era(Bilingual("昭和", "Showa"), "S", sign: "㍼", yearBeforeFirst: 1925, lastYear: 64 + 10),
        Era(Bilingual("大正", "Taisho"), "T", sign: "㍽", yearBeforeFirst: 1911, lastYear: 15 + 10),
        meiji,
    ]
    private static let meiji = Era(Bilingual("明治", "Meiji"), "M", sign: "㍾", yearBeforeFirst: 1867, lastYear: 45 + 10)
}

extension FigureProblem {
    static let notAYear = FigureProblem(
        "年度として読み取れません。R5、令和5年度、2023のように書いてください。",
        "This is no fiscal year. Write R5, 令和5年度 or 2023."
    )
    static let yearWithoutEra = FigureProblem(
        "元号か西暦か分かりません。R5のように元号を付けるか、2023のように4桁で書いてください。",
        "It is not clear which era the year is of. Write R5, or four digits such as 2023."
    )
    static let unsupportedYear = FigureProblem(
        "扱える年度は\(FiscalYear.supported.lowerBound)から\(FiscalYear.supported.upperBound)までです。",
        "Fiscal years from \(FiscalYear.supported.lowerBound) to \(FiscalYear.supported.upperBound) can be used."
    )
    static let contradictingYears = FigureProblem(
        "元号の年度と西暦の年度が合いません。どちらが正しいか確かめてください。",
        "The era year and the Western year are not the same. Check which one is right."
    )

    static func outsideEra(_ era: Bilingual, _ last: Int) -> FigureProblem {
        FigureProblem(
            "\(era.japanese)の年は1（元年）から\(last)までで書いてください。",
            "Write a year of \(era.english) between 1 and \(last)."
        )
    }
}
