import Figures
import Testing
import Wording

@Suite struct FiscalYearTests {
    @Test(arguments: [
        ("R5", 2023), ("Ｒ５", 2023), ("r5", 2023), ("R05", 2023), ("R5年度", 2023), ("令和5年度", 2023), ("令和５年", 2023),
        ("令和元年度", 2019),
        ("R元", 2019), ("R1", 2019), ("H31", 2019), ("平成31年度", 2019), ("平成32年度", 2020), ("H41", 2029), ("S64", 1989),
        ("S63年度", 1988),
        ("昭和元年度", 1926), ("T15", 1926), ("M45", 1912), ("M2", 1869), ("2023", 2023), ("2023年度", 2023), ("２０２３", 2023),
        ("FY2023", 2023),
        ("西暦2023年", 2023), ("令和五年度", 2023), ("平成二十一年度", 2009), ("令和十年", 2028), ("令5年度", 2023), ("㋿5年", 2023),
        (" R 5 年度 ", 2023),
        ("令和5年度（2023年度）", 2023), ("2023年度(R5)", 2023), ("R132", 2150), ("1869", 1869), ("2150", 2150),
    ])
    func `every notation of a year is read`(text: String, year: Int) throws {
        #expect(try FiscalYear(reading: text).year == year)
    }

    @Test(arguments: [
        "", "R", "年度", "R0", "令和0年", "令和200", "R133", "H42", "H40?", "S75", "T26", "M1", "M56", "5", "23", "05年度",
        "20233", "1868", "2151",
        "FY23", "X5", "R5.4", "R5年4月", "R-5", "R5年度末", "5R", "令和5年度（2022年度）", "令和5年度（", "٢٠٢٣", "令和②年", "十", "R五十十",
        "R5度",
        "12345678901234567890", "R5年度年度",
    ])
    func `what is no year is refused with a reason`(text: String) {
        #expect(throws: FigureProblem.self) { try FiscalYear(reading: text) }
    }

    @Test func `every supported year is read back from every name`() throws {
        for year in FiscalYear.supported {
            let fiscalYear = try #require(FiscalYear(year))
            for style in YearStyle.allCases {
                for language in Language.allCases {
                    let name = fiscalYear.name(style, language)
                    #expect(try FiscalYear(reading: readable(name)) == fiscalYear, "\(name)")
                }
            }
        }
    }

    /// FY2023 (Reiwa 5) is for people; its first word is what is read.
    private func readable(_ name: String) -> String { String(name.prefix { $0 != " " }) }

    @Test(arguments: [
        (2023, "令和5年度", "FY2023 (Reiwa 5)", "R5"), (2019, "令和元年度", "FY2019 (Reiwa 1)", "R1"),
        (2018, "平成30年度", "FY2018 (Heisei 30)", "H30"),
        (1989, "平成元年度", "FY1989 (Heisei 1)", "H1"), (1988, "昭和63年度", "FY1988 (Showa 63)", "S63"),
        (1926, "昭和元年度", "FY1926 (Showa 1)", "S1"),
        (1912, "大正元年度", "FY1912 (Taisho 1)", "T1"), (1911, "明治44年度", "FY1911 (Meiji 44)", "M44"),
    ])
    func `years are named by the era that began in them`(
        year: Int,
        japanese: String,
        english: String,
        short: String
    ) throws {
        let year = try #require(FiscalYear(year))
        #expect(year.name(.era, .japanese) == japanese && year.name(.era, .english) == english)
        #expect(year.name(.short, .japanese) == short && year.name(.short, .english) == short)
        #expect(year.name(.western, .japanese) == "\(year.year)年度" && year.name(.western, .english) == "FY\(year.year)")
    }

    @Test func `H31 and R1 are the same year`() throws {
        #expect(try FiscalYear(reading: "H31") == FiscalYear(reading: "令和元年度"))
    }
}
