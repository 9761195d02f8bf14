import Figures
import Planning
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

    static let notDocumentName = Bilingual(
        "文書の名前は、半角の英小文字・数字・ハイフンの1～\(DocumentName.maximumLength)文字で書いてください（先頭はハイフン以外）。",
        "A document's name has 1 to \(DocumentName.maximumLength) lower-case ASCII letters, digits and hyphens, and begins "
            + "with none of the latter."
    )

    static let notDate = Bilingual(
        "日付として読めません。2024-07-30 の形（実在する日）で書いてください。",
        "This is no day; write one that exists, as in 2024-07-30."
    )

    static let notTime = Bilingual(
        "時刻として読めません。14:00 の形で書いてください。",
        "This is no time; write it as in 14:00."
    )

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
    static let meeting = Bilingual("会議", "meeting")
    static let material = Bilingual("資料（同じ会議の）", "material of the same meeting")
    static let agendaItem = Bilingual("次第（同じ会議の）", "agenda line of the same meeting")
    static let councilEntry = Bilingual("分野・テーマ・ワーキンググループ", "area, theme or group")
}
