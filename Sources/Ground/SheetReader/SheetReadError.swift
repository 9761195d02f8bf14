package import Wording

/// Why a workbook could not be read, with the sheet and the cell where there is one.
package struct SheetReadError: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        /// Not an archive at all.
        case noWorkbook
        /// An older Excel file (.xls) or one with a password; both look alike from outside.
        case oldOrEncrypted
        /// The archive or one of its parts cannot be unpacked.
        case brokenArchive
        /// A name in the archive leads out of it, or is there twice.
        case unsafeName(String)
        /// A part that every workbook has is missing.
        case missingPart(String)
        /// A part is no XML.
        case brokenPart(String, line: Int)
        /// A part declares a document type, by which entities could be smuggled in.
        case documentType(String)
        case tooLarge(Limit)
        /// A cell has a name that is none, or one that is there twice.
        case cellName(String)
        /// A number that is none, a text that is not in the list of texts, or a kind that is unknown.
        case cellValue(String)
    }

    package enum Limit: Hashable, Sendable {
        case bytes(Int)
        case unpackedBytes(Int)
        case ratio(Int)
        case entries(Int)
        case sheets(Int)
        case cells(Int)
        case textBytes(Int)
        case characters(Int)
    }

    package let reason: Reason
    package let sheet: String?
    /// Its name, such as B12.
    package let cell: String?

    package init(_ reason: Reason, sheet: String? = nil, cell: String? = nil) {
        self.reason = reason
        self.sheet = sheet
        self.cell = cell
    }

    /// Where it is, what happened and what to do.
    package var message: Bilingual {
        let (place, text) = (place, reason.message)
        return Bilingual(place.japanese + text.japanese, place.english + text.english)
    }

    private var place: Bilingual {
        guard let sheet else { return Bilingual(same: "") }
        guard let cell else { return Bilingual("シート「\(sheet)」：", "Sheet “\(sheet)”: ") }
        return Bilingual("シート「\(sheet)」のセル\(cell)：", "Sheet “\(sheet)”, cell \(cell): ")
    }
}

extension SheetReadError.Reason {
    fileprivate var message: Bilingual {
        switch self {
        case .noWorkbook:
            Bilingual(
                "Excelのファイル（.xlsx）ではありません。Excelで「Excelブック (.xlsx)」として保存してください。",
                "This is no Excel workbook (.xlsx). Save it in Excel as “Excel Workbook (.xlsx)”."
            )
        case .oldOrEncrypted:
            Bilingual(
                "古い形式（.xls）か、パスワード付きのファイルです。パスワードを外し、「Excelブック (.xlsx)」として保存してください。",
                """
                This is an older Excel file (.xls) or one with a password. Take the password off and save it as \
                “Excel Workbook (.xlsx)”.
                """
            )
        case .brokenArchive:
            Bilingual(
                "Excelのファイルが壊れています。Excelで開けるか確かめ、保存し直してください。",
                "The workbook is broken. See whether Excel opens it, and save it again."
            )
        case .unsafeName(let name):
            Bilingual(
                "Excelのファイルに使えない名前の部品（\(Self.shown(name))）があります。Excelで開き、保存し直してください。",
                "The workbook has a part with a name (\(Self.shown(name))) that must not be. Open it in Excel and save it again."
            )
        case .missingPart(let part):
            Bilingual(
                "Excelのファイルに必要な部品（\(Self.shown(part))）がありません。Excelで開き、保存し直してください。",
                "A part (\(Self.shown(part))) of the workbook is missing. Open it in Excel and save it again."
            )
        case .brokenPart(let part, let line):
            Bilingual(
                "Excelのファイルの部品（\(Self.shown(part))の\(line)行目）が壊れています。Excelで開き、保存し直してください。",
                "A part (\(Self.shown(part)), line \(line)) of the workbook is broken. Open it in Excel and save it again."
            )
        case .documentType(let part):
            Bilingual(
                "Excelのファイルの部品（\(Self.shown(part))）に、使ってはいけない宣言（DOCTYPE）があります。受け取った相手に確かめてください。",
                "A part (\(Self.shown(part))) of the workbook has a declaration that must not be (DOCTYPE). Ask whoever sent it."
            )
        case .tooLarge(let limit): limit.message
        case .cellName(let name):
            Bilingual(
                "セルの番地「\(Self.shown(name))」が正しくないか、二度使われています。Excelで開き、保存し直してください。",
                "The cell name “\(Self.shown(name))” is wrong or there twice. Open the workbook in Excel and save it again."
            )
        case .cellValue(let value):
            Bilingual(
                "セルの値「\(Self.shown(value))」が読めません。Excelで開いて値を確かめ、保存し直してください。",
                "The cell's value “\(Self.shown(value))” cannot be read. Look at it in Excel and save the workbook again."
            )
        }
    }

    /// What comes from the file in one short line.
    private static func shown(_ text: String) -> String {
        let letters = text.unicodeScalars.prefix(60).map { $0.isHidden || $0 == "\n" || $0 == "\r" ? "␣" : $0 }
        return String(String.UnicodeScalarView(letters)) + (text.unicodeScalars.count > 60 ? "…" : "")
    }
}

extension SheetReadError.Limit {
    fileprivate var message: Bilingual {
        switch self {
        case .bytes(let limit):
            Bilingual("ファイルが大きすぎます（\(limit)バイトまで）。", "The file is too large (at most \(limit) bytes).")
        case .unpackedBytes(let limit):
            Bilingual(
                "ファイルの中身が大きすぎます（\(limit)バイトまで）。要らないシートを消してください。",
                "What is in the file is too large (at most \(limit) bytes). Delete sheets that are not needed."
            )
        case .ratio(let limit):
            Bilingual(
                "ファイルの一部が、\(limit)倍より大きく膨らみます。Excelで開き、保存し直してください。",
                "A part of the file grows more than \(limit) times when unpacked. Open it in Excel and save it again."
            )
        case .entries(let limit):
            Bilingual("ファイルの部品が多すぎます（\(limit)まで）。", "The file has too many parts (at most \(limit)).")
        case .sheets(let limit):
            Bilingual("シートが多すぎます（\(limit)まで）。", "There are too many sheets (at most \(limit)).")
        case .cells(let limit):
            Bilingual(
                "値のあるセルが多すぎます（\(limit)まで）。ファイルを分けてください。",
                "Too many cells hold something (at most \(limit)). Divide the workbook."
            )
        case .textBytes(let limit):
            Bilingual(
                "文が多すぎます（合わせて\(limit)バイトまで）。ファイルを分けてください。",
                "There is too much text (at most \(limit) bytes together). Divide the workbook."
            )
        case .characters(let limit):
            Bilingual(
                "文が長すぎます（\(limit)文字まで）。短くしてください。",
                "The text is too long (at most \(limit) characters). Shorten it."
            )
        }
    }
}
