import Documents
package import Wording

extension PaperError {
    /// What happened and what to do, for the person at the terminal or in the log.
    package var message: Bilingual {
        switch self {
        case .fontsMissing(let families, let folders): Self.fontsMissing(families, folders)
        case .familyMissing(let family, let installed, let folders): Self.familyMissing(family, installed, folders)
        case .impossibleSize(let width, let height):
            Bilingual(
                "\(width)×\(height)の画像は作れません。縦横とも1から\(Picture.maximumSide)までにしてください。",
                "No picture can be \(width)×\(height). Both sides go from 1 to \(Picture.maximumSide)."
            )
        case .drawing(let reason):
            Bilingual("描画に失敗しました：\(reason)", "It could not be drawn: \(reason)")
        case .emptyDocument:
            Bilingual("文書に中身がありません。部分を一つ以上入れてください。", "The document is empty. Give it one section or more.")
        case .paperTooSmall(let place):
            place.says(
                "用紙の余白の内側が狭すぎて文字が入りません。用紙を大きく、または余白や字下げを小さくしてください。",
                "the paper leaves too little room for text between its margins. Choose a larger paper or smaller margins."
            )
        case .tooManyPages:
            Bilingual(
                "\(PDFWriter.maximumPages)ページを超えます。文書を分けてください。",
                "It has more than \(PDFWriter.maximumPages) pages. Divide the document."
            )
        case .runningLine(let place, let text):
            place.says(
                "ヘッダーまたはフッターの「\(text.shortened)」が余白に入りません。短くするか、余白を広げてください。",
                "the header or footer “\(text.shortened)” does not fit into the margin. Shorten it or widen the margin."
            )
        case .chartTooSmall(let place, let title):
            place.says(
                "グラフ「\(title.shortened)」を描く場所が足りません。高さを変えるか、題名や系列の名前を短くしてください。",
                "there is no room for the chart “\(title.shortened)”. Change its height or shorten its title and names."
            )
        case .tableTooWide, .headTooHigh, .columnTooNarrow, .cellTooHigh, .textTooLong, .grid: tableMessage
        }
    }

    private var tableMessage: Bilingual {
        switch self {
        case .tableTooWide(let place, let width, let available):
            place.says(
                "表の幅\(width.millimetres)mmが本文の幅\(available.millimetres)mmを超えています。列を狭く、または用紙を大きくしてください。",
                """
                the table is \(width.millimetres) mm wide, the text of the paper only \(available.millimetres) mm. \
                Narrow the columns or choose a larger paper.
                """
            )
        case .headTooHigh(let place):
            place.says(
                "見出しの行が高すぎて、1ページに本体の行が入りません。見出しを短く、または列を広くしてください。",
                "the heading rows leave no room on a page for others. Shorten them or widen the columns."
            )
        case .columnTooNarrow(let place, let width):
            place.says(
                "幅\(width.millimetres)mmには、いちばん小さい文字でも入りません。列を広くしてください。",
                "not even the smallest letter fits into \(width.millimetres) mm. Widen the column."
            )
        case .cellTooHigh(let place):
            place.says(
                "縦書きの文字が1ページの高さに収まりません。短くするか、列を広く、または横書きにしてください。",
                "the vertical text is longer than a page is high. Shorten it, widen the column or set it horizontally."
            )
        case .textTooLong(let place, let length):
            place.says(
                "文字が\(length)字あります。一つの欄に入るのは\(PDFWriter.maximumTextLength)字までです。",
                "the text has \(length) characters; one place holds up to \(PDFWriter.maximumTextLength)."
            )
        case .grid(let place, let problem): problem.message(place)
        default: Bilingual(same: "")
        }
    }

    private static func fontsMissing(_ families: [String], _ folders: [String]) -> Bilingual {
        let names = families.joined(separator: ", ")
        let places = folders.joined(separator: ", ")
        return Bilingual(
            "フォント（\(names)）が \(places) にありません。apt-get install fonts-morisawa-bizud-gothic で入れてください。",
            """
            The fonts (\(names)) are not in \(places). Install them with \
            apt-get install fonts-morisawa-bizud-gothic.
            """
        )
    }

    private static func familyMissing(_ family: String, _ installed: [String], _ folders: [String]) -> Bilingual {
        let places = folders.joined(separator: ", ")
        let names = installed.joined(separator: ", ")
        return Bilingual(
            "文書のフォント「\(family)」が \(places) にありません。入っているもの：\(names)。フォントを入れるか、文書のフォントを変えてください。",
            """
            The document's font “\(family)” is not in \(places). What is there: \(names). \
            Install it or name another in the document.
            """
        )
    }
}

extension PaperPlace {
    fileprivate func says(_ japanese: String, _ english: String) -> Bilingual {
        Bilingual("\(name.japanese)：\(japanese)", "\(name.english): \(english)")
    }
}

extension PaperLength {
    fileprivate var millimetres: String {
        let part = abs(hundredths % 100)
        let whole = hundredths / 100
        return part == 0 ? "\(whole)" : "\(whole).\(part < 10 ? "0" : "")\(part)"
    }
}

extension String {
    fileprivate var shortened: String { count > 30 ? prefix(30) + "…" : self }
}

extension TableGrid.Problem {
    fileprivate func message(_ place: PaperPlace) -> Bilingual {
        switch self {
        case .overlap: place.says("二つのセルが重なっています。", "two cells overlap.")
        case .hole: place.says("どのセルにも含まれない場所です。", "no cell covers this place.")
        case .outside: place.says("セルが表の外に出ています。", "a cell reaches over the edge of the table.")
        }
    }
}
