import CPango

/// A surface of pixels and the drawing state on it.
final class ImageCanvas {
    let context: OpaquePointer
    private let surface: OpaquePointer

    /// Without transparency, which previews show as black.
    init(width: Int, height: Int) throws(PaperError) {
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
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64 * 1024)
        let status = withUnsafeMutablePointer(to: &bytes) { bytes in
            cairo_surface_write_to_png_stream(surface, appendBytes, bytes)
        }
        try check(status)
        return bytes
    }

    /// Cairo keeps the first error and ignores what is drawn afterwards, so one question at the end is enough.
    private func check(_ status: cairo_status_t) throws(PaperError) {
        guard status == CAIRO_STATUS_SUCCESS else { throw .drawing(String(cString: cairo_status_to_string(status))) }
    }
}

private func appendBytes(
    _ array: UnsafeMutableRawPointer?,
    _ bytes: UnsafePointer<UInt8>?,
    _ count: UInt32
) -> cairo_status_t {
    array?.assumingMemoryBound(to: [UInt8].self).pointee
        .append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
    return CAIRO_STATUS_SUCCESS
}
