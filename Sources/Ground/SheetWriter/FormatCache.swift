import CXlsxWriter
import Documents

/// The workbook's formats: one for each look of cells.
struct FormatCache {
    let workbook: UnsafeMutablePointer<lxw_workbook>
    let font: String
    private var known: [CellFormat: UnsafeMutablePointer<lxw_format>] = [:]

    init(workbook: UnsafeMutablePointer<lxw_workbook>, font: String) {
        self.workbook = workbook
        self.font = SheetText.inOneLine(font)
    }

    mutating func format(_ look: CellFormat) throws(SheetError) -> UnsafeMutablePointer<lxw_format> {
        if let known = known[look] { return known }
        guard known.count < SheetLimits.formats else { throw .tooManyFormats(count: known.count + 1) }
        guard let format = workbook_add_format(workbook) else { throw .writing("workbook_add_format") }
        setLetters(of: format, look)
        setPlace(of: format, look)
        setFrame(of: format, look)
        known[look] = format
        return format
    }

    private func setLetters(of format: UnsafeMutablePointer<lxw_format>, _ look: CellFormat) {
        format_set_font_name(format, font)
        // Japanese, so that Excel chooses a Japanese face where this one is missing.
        format_set_font_charset(format, 128)
        format_set_font_size(format, Double(look.size.tenths) / 10)
        if look.isBold { format_set_bold(format) }
        switch look.numbers {
        case .general: break
        case .text: format_set_num_format_index(format, 49)
        case .custom(let code): format_set_num_format(format, code)
        }
    }

    private func setPlace(of format: UnsafeMutablePointer<lxw_format>, _ look: CellFormat) {
        let horizontal =
            switch look.horizontal {
            case .start: LXW_ALIGN_LEFT
            case .centre: LXW_ALIGN_CENTER
            case .end: LXW_ALIGN_RIGHT
            }
        format_set_align(format, UInt8(horizontal.rawValue))
        let vertical =
            switch look.vertical {
            case .top: LXW_ALIGN_VERTICAL_TOP
            case .middle: LXW_ALIGN_VERTICAL_CENTER
            case .bottom: LXW_ALIGN_VERTICAL_BOTTOM
            }
        format_set_align(format, UInt8(vertical.rawValue))
        if look.indent > 0 { format_set_indent(format, UInt8(min(look.indent, 15))) }
        // 270 is the library's word for letters below each other.
        if look.direction == .vertical { format_set_rotation(format, 270) }
        if look.wraps { format_set_text_wrap(format) } else { format_set_shrink(format) }
        if look.isUnlocked { format_set_unlocked(format) }
    }

    private func setFrame(of format: UnsafeMutablePointer<lxw_format>, _ look: CellFormat) {
        let thin = UInt8(LXW_BORDER_THIN.rawValue)
        if look.borders.contains(.top) { format_set_top(format, thin) }
        if look.borders.contains(.bottom) { format_set_bottom(format, thin) }
        if look.borders.contains(.sides) {
            format_set_left(format, thin)
            format_set_right(format, thin)
        }
        let ground: lxw_color_t? =
            switch look.shade {
            case .none: nil
            case .heading: 0xE6E6E6
            case .light: 0xF5F5F5
            case .entry: 0xFFF8D6
            }
        if let ground {
            format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
            format_set_fg_color(format, ground)
        }
    }
}
