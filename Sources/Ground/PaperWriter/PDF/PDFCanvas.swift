import CPango

/// A PDF file that is being drawn: pages, tags, outline and what it says about itself.
final class PDFCanvas {
    let context: OpaquePointer
    private let surface: OpaquePointer
    private let sink = ByteSink()
    private var isFinished = false

    init() throws(PaperError) {
        let target = Unmanaged.passUnretained(sink).toOpaque()
        let write: cairo_write_func_t = { target, data, length in
            guard let target, let data else { return CAIRO_STATUS_SUCCESS }
            let sink = Unmanaged<ByteSink>.fromOpaque(target).takeUnretainedValue()
            sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
            return CAIRO_STATUS_SUCCESS
        }
        surface = cairo_pdf_surface_create_for_stream(write, target, 1, 1)
        context = cairo_create(surface)
        try check(cairo_status(context))
    }

    deinit {
        cairo_destroy(context)
        // Destroying a file that is not finished writes to the sink, which is still there.
        cairo_surface_destroy(surface)
    }

    private final class ByteSink {
        var bytes: [UInt8] = []
    }

    /// The finished file.
    func bytes() throws(PaperError) -> [UInt8] {
        try check(cairo_status(context))
        cairo_surface_finish(surface)
        try check(cairo_surface_status(surface))
        return sink.bytes
    }

    /// Cairo keeps the first error and ignores what is drawn afterwards, so one question for each page is enough.
    private func check(_ status: cairo_status_t) throws(PaperError) {
        guard status == CAIRO_STATUS_SUCCESS else { throw .drawing(String(cString: cairo_status_to_string(status))) }
    }
}

// MARK: Pages

extension PDFCanvas {
    func page(width: Length, height: Length, _ body: () throws(PaperError) -> Void) throws(PaperError) {
        cairo_pdf_surface_set_size(surface, width.units, height.units)
        try body()
        cairo_show_page(context)
        try check(cairo_status(context))
    }

    /// What the file says about itself; dates are left out, so that the same document gives the same bytes.
    func describe(title: String, author: String, subject: String) {
        let facts = [
            (CAIRO_PDF_METADATA_TITLE, title), (CAIRO_PDF_METADATA_AUTHOR, author),
            (CAIRO_PDF_METADATA_SUBJECT, subject), (CAIRO_PDF_METADATA_CREATOR, "Shirube"),
            (CAIRO_PDF_METADATA_CREATE_DATE, ""),
        ]
        for (key, text) in facts { cairo_pdf_surface_set_metadata(surface, key, text) }
    }

    /// Adds a line to the outline below another; gives its number, to which others refer.
    func outline(_ title: String, below parent: Int32?, page: Int, y: Length) -> Int32 {
        cairo_pdf_surface_add_outline(
            surface,
            parent ?? CAIRO_PDF_OUTLINE_ROOT,
            title,
            "page=\(page) pos=[0 \(y.hundredths / 100)]",
            CAIRO_PDF_OUTLINE_FLAG_OPEN
        )
    }
}

// MARK: Tags

extension PDFCanvas {
    /// What a part of the page is, for readers who cannot see it: only those that the library knows.
    enum Tag: String {
        case document = "Document"
        case section = "Sect"
        case heading1 = "H1"
        case heading2 = "H2"
        case heading3 = "H3"
        case heading4 = "H4"
        case paragraph = "P"
        case caption = "Caption"
        case figure = "Figure"
        case table = "Table"
        case tableRow = "TR"
        case tableHeading = "TH"
        case tableData = "TD"

        static func heading(_ level: Int) -> Tag {
            switch level {
            case ...1: .heading1
            case 2: .heading2
            case 3: .heading3
            default: .heading4
            }
        }
    }

    func begin(_ tag: Tag) {
        cairo_tag_begin(context, tag.rawValue, nil)
    }

    func end(_ tag: Tag) {
        cairo_tag_end(context, tag.rawValue)
    }

    func tagged(_ tag: Tag, _ body: () -> Void) {
        begin(tag)
        body()
        end(tag)
    }
}

// MARK: Shapes

extension PDFCanvas {
    func use(_ colour: Colour) {
        cairo_set_source_rgb(
            context,
            Double(colour.red) / 255,
            Double(colour.green) / 255,
            Double(colour.blue) / 255
        )
    }
}
