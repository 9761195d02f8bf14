import CXlsxWriter
import Documents

/// A sheet while the library writes it.
struct SheetFile {
    let worksheet: UnsafeMutablePointer<lxw_worksheet>

    /// A new sheet with its columns, its rows and its paper, and nothing in its cells.
    init(workbook: UnsafeMutablePointer<lxw_workbook>, sheet: SheetModel) throws(SheetError) {
        guard let worksheet = workbook_add_worksheet(workbook, sheet.name) else { throw .writing(sheet.name) }
        self.worksheet = worksheet
        worksheet_gridlines(worksheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
        try setGrid(sheet)
        setPaper(sheet.paper)
        try setPages(sheet)
    }

    private func setGrid(_ sheet: SheetModel) throws(SheetError) {
        for (column, pixels) in sheet.columnPixels.enumerated() {
            let column = lxw_col_t(column)
            try worksheet_set_column_pixels(worksheet, column, column, UInt32(pixels), nil).check()
        }
        for (row, tenths) in sheet.rowHeights.enumerated() {
            try worksheet_set_row_pixels(worksheet, lxw_row_t(row), UInt32((tenths * 96 + 719) / 720), nil).check()
        }
        if sheet.frozenRows > 0 { worksheet_freeze_panes(worksheet, lxw_row_t(sheet.frozenRows), 0) }
    }

    private func setPaper(_ paper: PaperFormat) {
        let code: UInt8 =
            switch paper.size {
            case .a3: 8
            case .a4: 9
            case .b4: 12
            case .b5: 13
            }
        worksheet_set_paper(worksheet, code)
        if paper.orientation == .landscape { worksheet_set_landscape(worksheet) }
        let margins = paper.margins
        worksheet_set_margins(
            worksheet,
            Self.inches(margins.left),
            Self.inches(margins.right),
            Self.inches(margins.top),
            Self.inches(margins.bottom)
        )
        worksheet_fit_to_pages(worksheet, 1, 0)
    }

    private func setPages(_ sheet: SheetModel) throws(SheetError) {
        if !sheet.header.isEmpty {
            var options = Self.runningOptions(margin: sheet.paper.margins.top)
            try worksheet_set_header_opt(worksheet, sheet.header, &options).check()
        }
        if !sheet.footer.isEmpty {
            var options = Self.runningOptions(margin: sheet.paper.margins.bottom)
            try worksheet_set_footer_opt(worksheet, sheet.footer, &options).check()
        }
        if sheet.beginsCounting { worksheet_set_start_page(worksheet, 1) }
        guard !sheet.rowHeights.isEmpty, !sheet.columnPixels.isEmpty else { return }
        let last = (row: lxw_row_t(sheet.rowHeights.count - 1), column: lxw_col_t(sheet.columnPixels.count - 1))
        try worksheet_print_area(worksheet, 0, 0, last.row, last.column).check()
        // A number of a measure that is a text is meant so; Excel would mark each with a green corner.
        let all = "A1:\(SheetCell.columnName(Int(last.column)))\(last.row + 1)"
        try worksheet_ignore_errors(worksheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), all).check()
        if let titles = sheet.titles {
            try worksheet_repeat_rows(
                worksheet,
                lxw_row_t(titles.lowerBound),
                lxw_row_t(titles.upperBound - 1)
            ).check()
        }
        var breaks = sheet.breaks.filter { $0 < sheet.rowHeights.count }.prefix(SheetLimits.pageBreaks).map(
            lxw_row_t.init
        )
        guard !breaks.isEmpty else { return }
        breaks.append(0)
        try worksheet_set_h_pagebreaks(worksheet, &breaks).check()
    }

    /// The line stands in the middle of the margin.
    private static func runningOptions(margin: PaperLength) -> lxw_header_footer_options {
        var options = lxw_header_footer_options()
        options.margin = max(0.1, inches(margin) * 0.45)
        return options
    }

    private static func inches(_ length: PaperLength) -> Double { Double(max(0, length.hundredths)) / 2540 }

    /// Writes a cell, or merges its range.
    func write(_ cell: SheetCell, format: UnsafeMutablePointer<lxw_format>) throws(SheetError) {
        let (row, column) = (lxw_row_t(cell.rows.lowerBound), lxw_col_t(cell.columns.lowerBound))
        if cell.rows.count > 1 || cell.columns.count > 1 {
            let (foot, right) = (lxw_row_t(cell.rows.upperBound - 1), lxw_col_t(cell.columns.upperBound - 1))
            try worksheet_merge_range(worksheet, row, column, foot, right, "", format).check()
        }
        switch cell.content {
        case .blank:
            if cell.rows.count == 1, cell.columns.count == 1 {
                try worksheet_write_blank(worksheet, row, column, format).check()
            }
        case .text(let text):
            try worksheet_write_string(worksheet, row, column, SheetText.escaped(text), format).check()
        case .number(let value, _):
            try worksheet_write_number(worksheet, row, column, value, format).check()
        }
    }

    /// Writes the keys of rows into a column that nobody sees.
    func writeKeys(of sheet: SheetModel) throws(SheetError) {
        guard !sheet.keys.isEmpty else { return }
        let column = lxw_col_t(sheet.columnPixels.count)
        guard sheet.columnPixels.count < SheetLimits.columns else {
            throw .tooManyColumns(sheet: sheet.name, count: sheet.columnPixels.count + 1)
        }
        var options = lxw_row_col_options()
        options.hidden = 1
        try worksheet_set_column_opt(worksheet, column, column, 8, nil, &options).check()
        for (row, text) in sheet.keys {
            let text = SheetText.escaped(SheetText.inOneLine(text))
            try worksheet_write_string(worksheet, lxw_row_t(row), column, text, nil).check()
        }
    }

    /// Against changes by accident: without a password; rows and columns can still be made larger.
    func protect() {
        var options = lxw_protection()
        options.format_columns = 1
        options.format_rows = 1
        worksheet_protect(worksheet, nil, &options)
    }
}
