import CPango
import Documents

/// Breaks texts of one document into lines; the same text in the same width only once.
///
/// For one thread, and for one document: what it remembers goes with it.
final class LetterSetter {
    let setter: TypeSetter
    let horizontal: OpaquePointer
    let vertical: OpaquePointer
    private let layout: OpaquePointer
    private var fonts: [UnsafeMutablePointer<PangoFont>: OpaquePointer] = [:]
    private var descriptions: [LetterStyle: OpaquePointer] = [:]
    private var baselines: [LetterStyle: Double] = [:]
    private var known: [Key: LetterBlock] = [:]
    /// Whether the layout still forbids breaks in the citations of the last text.
    private var hasCitations = false

    private struct Key: Hashable {
        let text: String
        let style: LetterStyle
        let width: Length?
    }

    init(_ setter: TypeSetter) throws(PaperError) {
        self.setter = setter
        horizontal = try setter.paperContext(isVertical: false)
        vertical = try setter.paperContext(isVertical: true)
        layout = pango_layout_new(horizontal)
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        Self.prepare(layout, lineHeight: nil)
    }

    deinit {
        for font in fonts.keys { g_object_unref(UnsafeMutableRawPointer(font)) }
        for description in descriptions.values { pango_font_description_free(description) }
        for object in [layout, horizontal, vertical] { g_object_unref(UnsafeMutableRawPointer(object)) }
    }

    /// The text in lines no wider than `width`, where a letter fits into it; in as many as it has itself without one.
    func block(_ text: String, _ style: LetterStyle, width: Length?) -> LetterBlock {
        let key = Key(text: text, style: style, width: width)
        if let block = known[key] { return block }
        let block = makeBlock(text, style, width)
        known[key] = block
        return block
    }

    /// A layout of its own for a text that runs from top to bottom; the caller lets go of it.
    func verticalLayout(_ text: String, _ style: LetterStyle, lineWidth: Length) -> OpaquePointer? {
        guard let layout = pango_layout_new(vertical) else { return nil }
        Self.prepare(layout, lineHeight: lineWidth)
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        pango_layout_set_font_description(layout, description(style))
        pango_layout_set_text(layout, text, Int32(clamping: text.utf8.count))
        return layout
    }

    /// Words of foreign languages are broken without a mark, as in Japanese print.
    private static func prepare(_ layout: OpaquePointer?, lineHeight: Length?, unbroken: [Range<Int>] = []) {
        let attributes = pango_attr_list_new()
        defer { pango_attr_list_unref(attributes) }
        pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
        if let lineHeight {
            let units = Int32(clamping: lineHeight.hundredths * Int(PANGO_SCALE) / 100)
            pango_attr_list_insert(attributes, pango_attr_line_height_new_absolute(units))
        }
        for range in unbroken {
            guard let attribute = pango_attr_allow_breaks_new(0) else { continue }
            attribute.pointee.start_index = UInt32(clamping: range.lowerBound)
            attribute.pointee.end_index = UInt32(clamping: range.upperBound)
            pango_attr_list_insert(attributes, attribute)
        }
        pango_layout_set_attributes(layout, attributes)
    }

    private func description(_ style: LetterStyle) -> OpaquePointer? {
        if let known = descriptions[style] { return known }
        guard let font = pango_font_description_new() else { return nil }
        pango_font_description_set_family(font, setter.family)
        pango_font_description_set_weight(font, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_font_description_set_absolute_size(font, Double(style.size.tenths) / 10 * Double(PANGO_SCALE))
        descriptions[style] = font
        return font
    }

    private func baseline(_ style: LetterStyle) -> Double {
        if let known = baselines[style] { return known }
        let metrics = pango_context_get_metrics(horizontal, description(style), nil)
        defer { pango_font_metrics_unref(metrics) }
        let (ascent, descent) = (pango_font_metrics_get_ascent(metrics), pango_font_metrics_get_descent(metrics))
        let baseline = Double(ascent - descent) / 2 / Double(PANGO_SCALE)
        baselines[style] = baseline
        return baseline
    }
}

// MARK: Breaking

extension LetterSetter {
    private func makeBlock(_ text: String, _ style: LetterStyle, _ width: Length?) -> LetterBlock {
        pango_layout_set_font_description(layout, description(style))
        pango_layout_set_width(layout, width.map { Int32(clamping: $0.hundredths * Int(PANGO_SCALE) / 100) } ?? -1)
        var (shown, text) = (text.withPlainBoxes, text)
        let isNarrow = width.map { $0 < Length(hundredths: style.size.tenths * 50) } ?? true
        return shown.withUTF8 { shown in
            text.withUTF8 { bytes in
                var reading = LineReading()
                var lines: [LetterLine] = []
                forEachPart(shown, keepsCitations: !isNarrow) { range, part in
                    reading.bytes = UnsafeBufferPointer(rebasing: bytes[range])
                    for line in part { lines.append(reading.line(line) { self.scaled($0) }) }
                }
                return LetterBlock(
                    lines: lines,
                    style: style,
                    breaksWords: lines.count > 1 && bytes.count <= Self.partLength && breaksWords(bytes),
                    unknown: reading.unknown,
                    baselineBelowMiddle: baseline(style)
                )
            }
        }
    }

    /// How much is broken into lines at once, in bytes: the library's time goes with the square of it.
    private static let partLength = 4000

    /// Breaks the text into lines, some at a time; the last line of a part begins the next one.
    private func forEachPart(
        _ bytes: UnsafeBufferPointer<UInt8>,
        keepsCitations: Bool,
        _ body: (Range<Int>, ArraySlice<PangoLayoutLine>) -> Void
    ) {
        var (start, length) = (0, Self.partLength)
        while true {
            let end = Self.characterStart(bytes, at: start + length)
            let part = UnsafeBufferPointer(rebasing: bytes[start..<end])
            setText(part, keepsCitations: keepsCitations)
            let lines = self.lines
            guard end < bytes.count else { return body(start..<end, lines[...]) }
            if let last = lines.last, last.start_index > 0 {
                body(start..<end, lines.dropLast())
                start += Int(last.start_index)
                length = Self.partLength
            } else {
                length *= 2
            }
        }
    }

    /// The place itself, or the next before it where a character begins.
    private static func characterStart(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Int {
        guard place < bytes.count else { return bytes.count }
        // Bytes of the form 10xxxxxx go on with a character.
        return bytes[...place].lastIndex { $0 & 0xC0 != 0x80 } ?? place
    }

    private func setText(_ bytes: UnsafeBufferPointer<UInt8>, keepsCitations: Bool) {
        bytes.withMemoryRebound(to: CChar.self) { characters in
            guard let start = characters.baseAddress else { return pango_layout_set_text(layout, "", 0) }
            pango_layout_set_text(layout, start, Int32(clamping: characters.count))
        }
        let ranges = keepsCitations ? Self.citations(bytes) : []
        guard hasCitations || !ranges.isEmpty else { return }
        hasCitations = !ranges.isEmpty
        Self.prepare(layout, lineHeight: nil, unbroken: ranges)
    }

    private var lines: [PangoLayoutLine] {
        var lines: [PangoLayoutLine] = []
        var node = pango_layout_get_lines_readonly(layout)
        while let current = node {
            node = current.pointee.next
            if let data = current.pointee.data {
                lines.append(data.assumingMemoryBound(to: PangoLayoutLine.self).pointee)
            }
        }
        return lines
    }

    /// Where `No.` and digits stand: a citation is not broken, except where a column is hardly wider than one.
    private static func citations(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for start in bytes.indices.dropLast(3) where bytes[start] == UInt8(ascii: "N") {
            guard bytes[start + 1] == UInt8(ascii: "o"), bytes[start + 2] == UInt8(ascii: ".") else { continue }
            let digits = bytes[(start + 3)...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            if !digits.isEmpty, digits.count <= 4 { ranges.append(start..<digits.endIndex) }
        }
        return ranges
    }

    /// The font as the drawing library knows it; it stays until the document is done.
    private func scaled(_ font: UnsafeMutablePointer<PangoFont>) -> OpaquePointer? {
        if let known = fonts[font] { return known }
        guard let scaled = pango_cairo_font_get_scaled_font(OpaquePointer(font)) else { return nil }
        g_object_ref(UnsafeMutableRawPointer(font))
        fonts[font] = scaled
        return scaled
    }

    /// Whether some line begins where no line may begin in good print.
    private func breaksWords(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var count: Int32 = 0
        guard let attributes = pango_layout_get_log_attrs_readonly(layout, &count) else { return false }
        var (byte, character) = (0, 0)
        for line in lines {
            let start = Int(line.start_index)
            while byte < min(start, bytes.count) {
                // Bytes of the form 10xxxxxx go on with a character.
                if bytes[byte] & 0xC0 != 0x80 { character += 1 }
                byte += 1
            }
            guard line.is_paragraph_start == 0, character < Int(count) else { continue }
            if attributes[character].is_line_break == 0 { return true }
        }
        return false
    }
}

extension String {
    /// With empty boxes in the place of ticked ones: fonts for forms have only these, and the tick is drawn into them.
    ///
    /// Both are as long in UTF-8, so that places stay the same.
    fileprivate var withPlainBoxes: String {
        unicodeScalars.contains("\u{2611}") ? replacing("\u{2611}", with: "\u{25A1}") : self
    }
}
