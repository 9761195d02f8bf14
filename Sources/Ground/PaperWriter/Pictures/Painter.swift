import CPango

/// Draws marks where the drawing library's context is.
struct Painter {
    /// Where is drawn, and the context in which texts are set.
    let context: OpaquePointer
    let texts: OpaquePointer
    let family: String

    init(context: OpaquePointer, setter: TypeSetter) {
        (self.context, texts, family) = (context, setter.context, setter.family)
    }

    /// On paper, where letters stand at parts of a point.
    init(context: OpaquePointer, letters: LetterSetter) {
        (self.context, texts, family) = (context, letters.horizontal, letters.setter.family)
    }

    func paint(_ picture: Picture) {
        use(picture.background)
        cairo_paint(context)
        paintMarks(of: picture)
    }

    func paintMarks(of picture: Picture) {
        for mark in picture.marks { paint(mark) }
    }

    private func paint(_ mark: Picture.Mark) {
        switch mark {
        case .box(let box, let corner, let colour): paint(box, corner: corner, colour)
        case .line(let spots, let stroke):
            outline(spots)
            draw(stroke)
        case .disc(let centre, let radius, let fill, let edge): disc(centre, radius, fill, edge)
        case .area(let corners, let fill, let edge):
            outline(corners)
            cairo_close_path(context)
            use(fill)
            cairo_fill_preserve(context)
            draw(edge)
        case .text(let text, let spot, let anchor): write(text, at: spot, anchor)
        }
    }

    private func paint(_ box: Box, corner: Length, _ colour: Colour) {
        guard box.width > 0, box.height > 0 else { return }
        let radius = min(corner, box.width.scaled(1, of: 2), box.height.scaled(1, of: 2)).units
        if radius <= 0 {
            cairo_rectangle(context, box.x.units, box.y.units, box.width.units, box.height.units)
        } else {
            let quarter = Double.pi / 2
            let (left, top) = (box.x.units + radius, box.y.units + radius)
            let (right, foot) = (box.right.units - radius, box.foot.units - radius)
            cairo_new_sub_path(context)
            cairo_arc(context, right, top, radius, -quarter, 0)
            cairo_arc(context, right, foot, radius, 0, quarter)
            cairo_arc(context, left, foot, radius, quarter, 2 * quarter)
            cairo_arc(context, left, top, radius, 2 * quarter, 3 * quarter)
            cairo_close_path(context)
        }
        use(colour)
        cairo_fill(context)
    }

    private func disc(_ centre: Spot, _ radius: Length, _ fill: Colour, _ edge: Stroke?) {
        guard radius > 0 else { return }
        cairo_new_sub_path(context)
        cairo_arc(context, centre.x.units, centre.y.units, radius.units, 0, 2 * Double.pi)
        use(fill)
        cairo_fill_preserve(context)
        if let edge { draw(edge) } else { cairo_new_path(context) }
    }

    private func outline(_ spots: [Spot]) {
        for (index, spot) in spots.enumerated() {
            if index == 0 {
                cairo_move_to(context, spot.x.units, spot.y.units)
            } else {
                cairo_line_to(context, spot.x.units, spot.y.units)
            }
        }
    }

    private func draw(_ stroke: Stroke) {
        let dashes = stroke.dashes.map(\.units)
        // Dashes that are all empty are an error to cairo, and would end the picture.
        let isDashed = dashes.allSatisfy { $0 >= 0 } && dashes.contains { $0 > 0 }
        cairo_set_dash(context, dashes, isDashed ? Int32(clamping: dashes.count) : 0, 0)
        cairo_set_line_width(context, max(stroke.width, 0).units)
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
        use(stroke.colour)
        cairo_stroke(context)
    }

    private func write(_ text: Text, at spot: Spot, _ anchor: Picture.Anchor) {
        let layout = TextLayout(text, context: texts, family: family)
        let corner = layout.corner(at: spot, anchor)
        use(text.colour)
        cairo_move_to(context, corner.x.units, corner.y.units)
        pango_cairo_show_layout(context, layout.pointer)
        cairo_new_path(context)
    }

    private func use(_ colour: Colour) {
        cairo_set_source_rgb(
            context,
            Double(colour.red) / 255,
            Double(colour.green) / 255,
            Double(colour.blue) / 255
        )
    }
}
