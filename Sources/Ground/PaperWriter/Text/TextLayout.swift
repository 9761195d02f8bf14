import CPango

/// A text broken into lines, ready to be drawn.
final class TextLayout {
    let pointer: OpaquePointer
    private let text: Text

    init(_ text: Text, context: OpaquePointer, family: String) {
        self.text = text
        pointer = pango_layout_new(context)
        setFont(family)
        setAttributes()
        setLines()
        let string = text.keepsKatakana ? text.string.withKatakanaKept : text.string
        pango_layout_set_text(pointer, string, Int32(string.utf8.count))
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(pointer)) }

    private func setFont(_ family: String) {
        let font = pango_font_description_new()
        defer { pango_font_description_free(font) }
        pango_font_description_set_family(font, family)
        pango_font_description_set_weight(font, text.weight == .bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_font_description_set_absolute_size(font, Double(Self.units(letterSize)))
        pango_layout_set_font_description(pointer, font)
    }

    /// Line heights that do not depend on which font has a character, and no hyphen where a foreign word is broken.
    private func setAttributes() {
        let attributes = pango_attr_list_new()
        defer { pango_attr_list_unref(attributes) }
        pango_attr_list_insert(attributes, pango_attr_line_height_new_absolute(Self.units(lineHeight)))
        pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
        pango_layout_set_attributes(pointer, attributes)
    }

    private func setLines() {
        pango_layout_set_auto_dir(pointer, 0)
        let alignment =
            switch text.alignment {
            case .leading: PANGO_ALIGN_LEFT
            case .centred: PANGO_ALIGN_CENTER
            case .trailing: PANGO_ALIGN_RIGHT
            }
        pango_layout_set_alignment(pointer, alignment)
        guard let width = text.width else { return }
        pango_layout_set_width(pointer, max(Self.units(width), 0))
        pango_layout_set_wrap(pointer, PANGO_WRAP_WORD_CHAR)
        guard let lines = text.maximumLines else { return }
        // A negative height counts lines instead of units.
        pango_layout_set_height(pointer, -Int32(clamping: max(lines, 1)))
        pango_layout_set_ellipsize(pointer, PANGO_ELLIPSIZE_END)
    }

    private var letterSize: Length { min(max(text.size, 1), 1000) }

    private var lineHeight: Length { letterSize.scaled(min(max(text.lineHeight, 50), 400), of: 100) }

    /// The library counts in 1024ths.
    private static func units(_ length: Length) -> Int32 {
        Int32(clamping: length.hundredths * Int(PANGO_SCALE) / 100)
    }

    private static func length(_ units: Int32) -> Length {
        Length(hundredths: (Int(units) * 100 + Int(PANGO_SCALE) - 1) / Int(PANGO_SCALE))
    }
}

extension TextLayout {
    var size: TextSize {
        var (width, height): (Int32, Int32) = (0, 0)
        pango_layout_get_size(pointer, &width, &height)
        return TextSize(
            width: Self.length(width),
            height: Self.length(height),
            lines: Int(pango_layout_get_line_count(pointer)),
            isCut: pango_layout_is_ellipsized(pointer) != 0,
            unknownCharacters: Int(pango_layout_get_unknown_glyphs_count(pointer)),
            baseline: Self.length(pango_layout_get_baseline(pointer))
        )
    }

    /// Where the upper left corner comes when the text stands at `spot`.
    func corner(at spot: Spot, _ anchor: Picture.Anchor) -> Spot {
        let size = size
        let x: Length =
            switch (text.width, text.alignment) {
            case (nil, .centred): spot.x - size.width.scaled(1, of: 2)
            case (nil, .trailing): spot.x - size.width
            default: spot.x
            }
        let y: Length =
            switch anchor {
            case .top: spot.y
            case .baseline: spot.y - size.baseline
            case .middle: spot.y - size.height.scaled(1, of: 2)
            }
        return Spot(x, y)
    }
}

extension String {
    /// With a mark that forbids a line break between letters of one katakana word: インター|ネット is hard to read.
    ///
    /// A word that is longer than the line is broken all the same.
    fileprivate var withKatakanaKept: String {
        var scalars = UnicodeScalarView()
        var isAfterKatakana = false
        for scalar in unicodeScalars {
            let isKatakana = scalar.isKatakana
            if isKatakana, isAfterKatakana { scalars.append("\u{2060}") }
            scalars.append(scalar)
            isAfterKatakana = isKatakana
        }
        return String(scalars)
    }
}

extension Unicode.Scalar {
    fileprivate var isKatakana: Bool {
        switch value {
        case 0x30A1...0x30FA, 0x30FC...0x30FE, 0x31F0...0x31FF, 0xFF66...0xFF9F: true
        default: false
        }
    }
}
