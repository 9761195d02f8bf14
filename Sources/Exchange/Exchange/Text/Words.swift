import Figures
import Wording

/// The messages that several readers use.
extension Bilingual {
    static let missingValue = Bilingual("値がありません。", "The value is missing.")

    static let notIdentifier = Bilingual(
        "識別子は、半角の英数字と - _ . の1～64文字で書いてください（先頭に . は使えません）。",
        "An id is 1 to 64 ASCII letters, digits, “-”, “_” or “.”, and does not begin with a dot."
    )

    static let notSeriesReference = Bilingual(
        "系列は「取組の識別子/系列」の形（例：m019/1）で書いてください。",
        "Write a series as measure/series, for example m019/1."
    )

    static let notFlag = Bilingual("1 と書くか、空欄にしてください。", "Write 1, or leave it blank.")

    static let fromAfterThrough = Bilingual(
        "開始年度が終了年度より後です。",
        "It begins after it ends; check the years."
    )

    static func oneOf(_ words: [String]) -> Bilingual {
        Bilingual(
            "使える語は次のとおりです：\(words.joined(separator: "、"))。",
            "It must be one of: \(words.joined(separator: ", "))."
        )
    }

    static func nearest(_ word: String, among words: [String]) -> Bilingual {
        guard let nearest = NearestWord.of(word, among: words) else { return oneOf(words) }
        let list = oneOf(words)
        return Bilingual(
            "「\(nearest)」のことですか。" + list.japanese,
            "Did you mean “\(nearest)”? " + list.english
        )
    }

    static func usedTwice(firstLine: Int) -> Bilingual {
        Bilingual(
            "同じものが\(firstLine)行目にもあります。どちらかを削るか、識別子を変えてください。",
            "The same already stands in line \(firstLine); remove one of them or change its id."
        )
    }

    static func unknown(_ what: Bilingual, in file: String, nearest: String?) -> Bilingual {
        let hint = nearest.map { Bilingual("「\($0)」のことですか。", " Did you mean “\($0)”?") } ?? Bilingual("", "")
        return Bilingual(
            "\(file) にその\(what.japanese)はありません。\(hint.japanese)",
            "There is no such \(what.english) in \(file).\(hint.english)"
        )
    }

    static func farOutside(_ period: ClosedRange<FiscalYear>, by years: Int) -> Bilingual {
        let (first, last) = (period.lowerBound.year, period.upperBound.year)
        return Bilingual(
            "計画期間（\(first)～\(last)年度）から\(years)年以上離れています。年度を確かめてください。",
            "It is more than \(years) years outside the plan's period (\(first) to \(last)); check the year."
        )
    }
}

/// What references point to.
enum Thing {
    static let node = Bilingual("見出し", "heading")
    static let measure = Bilingual("取組", "measure")
    static let series = Bilingual("系列", "series")
    static let unit = Bilingual("組織", "unit")
    static let goal = Bilingual("目標指標", "goal")
    static let level = Bilingual("階層", "level")
}
