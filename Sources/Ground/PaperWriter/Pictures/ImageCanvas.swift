import CPango

/// A surface of pixels and the drawing state on it.
final class ImageCanvas {
    let context: OpaquePointer
    private let surface: OpaquePointer
    private let width: Int
    private let height: Int

    /// Without transparency, which previews show as black.
    init(width: Int, height: Int) throws(PaperError) {
        (self.width, self.height) = (width, height)
        surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
        context = cairo_create(surface)
        try check(cairo_status(context))
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    /// The pixels as a PNG file.
    func png() throws(PaperError) -> [UInt8] {
        try check(cairo_status(context))
        cairo_surface_flush(surface)
        guard let data = cairo_image_surface_get_data(surface) else { throw .drawing("cairo_image_surface_get_data") }
        let stride = Int(cairo_image_surface_get_stride(surface))
        let pixels = UnsafeRawBufferPointer(start: data, count: stride * height)
        guard let bytes = PNGFile(width: width, height: height, pixels: pixels, stride: stride).bytes else {
            throw .drawing("zlib")
        }
        return bytes
    }

    /// Cairo keeps the first error and ignores what is drawn afterwards, so one question at the end is enough.
    private func check(_ status: cairo_status_t) throws(PaperError) {
        guard status == CAIRO_STATUS_SUCCESS else { throw .drawing(String(cString: cairo_status_to_string(status))) }
    }
}
