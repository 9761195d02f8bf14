import Casework
import Documents
import Figures
import Rounds
import Wording

/// Sets a department's sheets on the tabs of a workbook.
struct BookLayout {
    let book: RoundBook
    let tag: String

    init(_ book: RoundBook, tag: String) {
        self.book = book
        self.tag = tag
    }

    private var language: Language { book.language }

    func document() -> Document {
        Document(
            title: book.round.settings.title,
            subject: book.unitName,
            language: language,
            sections: [cover] + book.sheets.map { BookTab(sheet: $0, tag: tag, language: language).section }
        )
    }

    private var cover: DocumentSection {
        var blocks: [DocumentBlock] = [
            .heading(DocumentHeading("\(book.round.settings.title)　\(book.unitName)", level: 1)),
            .paragraph(DocumentParagraph(deadline)),
            .space(PaperLength(millimetres: 3)),
        ]
        if !book.round.settings.instructions.isEmpty {
            blocks.append(.paragraph(DocumentParagraph(book.round.settings.instructions)))
            blocks.append(.space(PaperLength(millimetres: 3)))
        }
        blocks.append(.heading(DocumentHeading(Bilingual("記入のしかた", "How to fill it in")[language], level: 2)))
        blocks += Self.instructions.map { .paragraph(DocumentParagraph("・" + $0[language])) }
        blocks.append(.space(PaperLength(millimetres: 3)))
        blocks.append(.table(list))
        return DocumentSection(
            title: Bilingual("記入のしかた", "How to fill it in")[language],
            paper: BookTab.paper,
            blocks: blocks
        )
    }

    private var deadline: String {
        let day = book.round.settings.deadline(of: [book.unit])
        return Bilingual("提出期限：\(day.name(.era, .japanese))", "Due: \(day.name(.era, .english))")[language]
    }

    private static let instructions = [
        Bilingual(
            "取組ごとに1枚のシートです。黄色のセルにだけ記入してください。ほかのセルは保護されています。",
            "There is a tab for every measure. Fill in the yellow cells only; the others are locked."
        ),
        Bilingual(
            "数値がないときは、数値を空欄にして、右の「数値がない理由」を一覧から選んでください。0は「0だった」という意味です。",
            "Where there is no figure, leave it empty and choose the reason beside it. 0 means that it was zero."
        ),
        Bilingual(
            "内訳があるときは「①18,104 ②25,617」のように書いてください。",
            "Write a figure with several parts as ①18,104 ②25,617."
        ),
        Bilingual(
            "行・列・シートを加えたり、消したり、動かしたりしないでください。式は使わず、値を記入してください。",
            "Do not add, delete or move rows, columns or tabs. Enter values, no formulas."
        ),
        Bilingual(
            "記入したら、保存（.xlsx）して、ダウンロードした画面から読み込んでください。何が変わるかを確かめてから保存できます。提出は画面で行います。",
            "Save the file (.xlsx) and read it in where you downloaded it: you see what would change first. Submit there."
        ),
    ]

    private var list: DocumentTable {
        let heads = [
            Bilingual("番号", "No."), Bilingual("取組", "Measure"), Bilingual("状態", "State"),
            Bilingual("記入", "Entry"),
        ]
        let widths = [25, 162, 50, 30]
        let columns = widths.map { Documents.TableColumn(width: PaperLength(millimetres: $0)) }
        return DocumentTable(
            name: Bilingual("調査票の一覧", "The sheets")[language],
            columns: columns,
            head: [TableRow(heads.enumerated().map { BookTab.heading($0, $1[language]) })],
            rows: book.sheets.map { sheet in
                let mayWrite = sheet.mayWrite ? Bilingual("できます", "open") : Bilingual("できません", "locked")
                let texts = [
                    sheet.number, sheet.name, SheetForm.name(of: sheet.record.state)[language], mayWrite[language],
                ]
                return TableRow(texts.enumerated().map { TableCell(column: $0, .text($1)) })
            },
            size: LetterSize(tenths: 100)
        )
    }
}

extension MeasureSheet {
    /// Whether the person may write into it now.
    var mayWrite: Bool { rights.contains(.edit) || rights.contains(.correct) }
}
