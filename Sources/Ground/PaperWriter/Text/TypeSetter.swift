import CPango

/// Sets texts: fonts that are loaded, and the library's state around them.
///
/// Not to be used by two threads at once; `TypeSetterPool` sees to that.
final class TypeSetter {
    let configuration: FontConfiguration
    private let map: UnsafeMutablePointer<PangoFontMap>
    let context: OpaquePointer
    let family: String

    init(_ fonts: Fonts) throws(PaperError) {
        configuration = try FontConfiguration(fonts)
        family = fonts.families.joined(separator: ",")
        guard let map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT) else {
            throw .drawing("pango_cairo_font_map_new_for_font_type")
        }
        self.map = map
        pango_fc_font_map_set_config(OpaquePointer(map), configuration.pointer)
        pango_cairo_font_map_set_resolution(OpaquePointer(map), 72)
        guard let context = pango_font_map_create_context(map) else {
            g_object_unref(map)
            throw .drawing("pango_font_map_create_context")
        }
        self.context = context
        Self.prepare(context)
    }

    deinit {
        g_object_unref(UnsafeMutableRawPointer(context))
        g_object_unref(map)
    }

    /// States everything that would else be taken from the machine's settings.
    private static func prepare(_ context: OpaquePointer) {
        pango_context_set_language(context, pango_language_from_string("ja"))
        pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
        let options = cairo_font_options_create()
        defer { cairo_font_options_destroy(options) }
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
    }

    /// A context for paper, where letters stand at parts of a point; the caller lets go of it.
    ///
    /// In a vertical one Japanese letters stand upright when the whole is turned by a quarter to the right.
    func paperContext(isVertical: Bool) throws(PaperError) -> OpaquePointer {
        guard let context = pango_font_map_create_context(map) else { throw .drawing("pango_font_map_create_context") }
        Self.prepare(context)
        pango_context_set_round_glyph_positions(context, 0)
        if isVertical {
            pango_context_set_base_gravity(context, PANGO_GRAVITY_EAST)
            pango_context_set_gravity_hint(context, PANGO_GRAVITY_HINT_NATURAL)
        }
        return context
    }

    /// The text broken into lines.
    func layout(_ text: Text) -> TextLayout {
        TextLayout(text, context: context, family: family)
    }
}
