package import Rounds
package import SheetReader
package import Wording

/// Why a workbook cannot be taken at all.
package enum RoundBookError: Error, Hashable, Sendable {
    /// It is no workbook, or one that cannot be read.
    case unreadable(SheetReadError)
    /// It is a workbook, but none that was made here.
    case foreign
    /// It was made by another version of the program.
    case otherFormat
    /// What it says of itself was changed.
    case changedRecord
    /// It is another municipality's.
    case otherMunicipality
    /// It is of another round than the one that is open on the screen.
    case otherRound(RoundID)
    /// The unit has no sheets in the round that this person may see.
    case noSheets(unit: String)

    /// What happened and what to do about it.
    package var message: Bilingual {
        switch self {
        case .unreadable(let error): error.message
        case .foreign:
            Bilingual(
                "この照会の調査票ブックではありません。この画面からダウンロードしたファイルに記入してください。",
                "This is no workbook of sheets. Fill in the file that was downloaded here."
            )
        case .otherFormat:
            Bilingual(
                "調査票ブックの版が違います。もう一度ダウンロードし、そのファイルに記入してください。",
                "The workbook has another version. Download it again and fill that one in."
            )
        case .changedRecord:
            Bilingual(
                "調査票ブックの管理情報（非表示のシート）が変えられています。もう一度ダウンロードし、そのファイルに記入してください。",
                "The workbook's hidden record was changed. Download it again and fill that one in."
            )
        case .otherMunicipality:
            Bilingual(
                "ほかの団体の調査票ブックです。ファイルを確かめてください。",
                "This workbook is another municipality's. See whether it is the right file."
            )
        case .otherRound(let round):
            Bilingual(
                "ほかの照会（\(round)）の調査票ブックです。ファイルを確かめるか、その照会の画面から読み込んでください。",
                "This workbook is of another round (\(round)). See whether it is the right file, or read it in there."
            )
        case .noSheets(let unit):
            Bilingual(
                "部署「\(unit)」には、この照会で見られる調査票がありません。部署と権限を確かめてください。",
                "The unit “\(unit)” has no sheets in this round that you may see. Look at the unit and your post."
            )
        }
    }
}

/// Where something stands in a workbook, in the words of the person who filled it in.
package struct BookPlace: Hashable, Sendable {
    /// The name of the tab.
    package let sheet: String
    /// Such as F12; `nil` for the tab as a whole.
    package let cell: String?

    package init(sheet: String, cell: String? = nil) {
        self.sheet = sheet
        self.cell = cell
    }

    /// In words: the name of the tab, and the cell's where there is one.
    package var name: Bilingual {
        guard let cell else { return Bilingual("シート「\(sheet)」", "Sheet “\(sheet)”") }
        return Bilingual("シート「\(sheet)」のセル\(cell)", "Sheet “\(sheet)”, cell \(cell)")
    }
}

/// Something in a workbook that has to be mended before anything of it is taken.
package struct BookProblem: Hashable, Sendable {
    package let place: BookPlace
    package let message: Bilingual

    package init(_ place: BookPlace, _ message: Bilingual) {
        self.place = place
        self.message = message
    }

    /// The message with its place before it.
    package var line: Bilingual {
        Bilingual(
            "\(place.name.japanese)：\(message.japanese)",
            "\(place.name.english): \(message.english)"
        )
    }
}
