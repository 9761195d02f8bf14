private import CQrencode

/// A text as a square code (QR) that a telephone's camera reads, drawn in the page itself.
///
/// Always dark on white, with the quiet margin of four squares around it, because readers need both in dark mode too.
/// What it says stands beside it as text for everybody who has no camera.
package struct SquareCode: Sendable {
    /// Side by side, row by row: whether a square is dark.
    let rows: [[Bool]]

    /// Nothing where `text` is too long for a code, about 2,300 bytes.
    package init?(_ text: String) {
        // The largest version of the code with level M, which survives 15% of damage.
        guard
            let code = Array(text.utf8).withUnsafeBufferPointer({ bytes in
                QRcode_encodeData(Int32(clamping: bytes.count), bytes.baseAddress, 0, QR_ECLEVEL_M)
            })
        else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard let data = code.pointee.data else { return nil }
        // The lowest bit of each byte is the colour.
        rows = (0..<width).map { row in (0..<width).map { data[row * width + $0] & 1 == 1 } }
    }

    /// The drawing; `label` says what it is for.
    package func markup(label: String) -> Markup {
        let side = Coordinate(rows.count + 8)
        return svg(.class("square-code"), .role("img"), .ariaLabel(label), .viewBox(width: side, height: side)) {
            rect(.class("square-code-ground"), .breadth(side), .tallness(side))
            path(.class("square-code-dark"), .d(squares))
        }
    }

    /// Each run of dark squares as a rectangle.
    private var squares: String {
        var commands = ""
        for (y, row) in rows.enumerated() {
            var x = 0
            while x < row.count {
                guard row[x] else {
                    x += 1
                    continue
                }
                let end = row[x...].firstIndex(of: false) ?? row.count
                commands += "M\(x + 4) \(y + 4)h\(end - x)v1h-\(end - x)z"
                x = end
            }
        }
        return commands
    }
}
