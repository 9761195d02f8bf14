import Wording

/// Turns a file's bytes into UTF-8 bytes without a mark, or says what is wrong with them and in which line.
struct TextDecoding {
    let file: String
    let log: ProblemLog

    struct Text {
        /// Valid UTF-8 without a byte order mark and without NUL.
        var bytes: [UInt8]
        var encoding: UsedEncoding
    }

    /// `nil` after logging why.
    func decode(_ bytes: [UInt8], as choice: EncodingChoice) -> Text? {
        if ByteOrderMark.utf16.contains(where: bytes.starts(with:)) {
            return fail(nil, Self.utf16)
        }
        if let zero = bytes.firstIndex(of: 0) {
            // Excel's "Unicode text" without a mark: every second byte of plain ASCII is zero.
            let isWide = bytes.prefix(200).count { $0 == 0 } * 4 >= bytes.prefix(200).count
            return isWide ? fail(nil, Self.utf16) : fail(Self.line(of: zero, in: bytes), Self.zeroByte)
        }
        if bytes.starts(with: ByteOrderMark.utf8) {
            return utf8(Array(bytes.dropFirst(3)), encoding: .utf8WithMark)
        }
        switch choice {
        case .utf8: return utf8(bytes, encoding: .utf8)
        case .cp932: return cp932(bytes, orElse: Self.notCP932)
        case .automatic:
            if UTF8Check.firstInvalid(bytes) == nil { return Text(bytes: bytes, encoding: .utf8) }
            guard case .text(let text) = CP932.decode(bytes) else {
                return utf8(bytes, encoding: .utf8, message: Self.neither)
            }
            return Text(bytes: text, encoding: .cp932)
        }
    }

    /// The file where nothing but UTF-8 will do; `nil` after logging why.
    func decodeUTF8(_ bytes: [UInt8]) -> Text? {
        let hasMark = bytes.starts(with: ByteOrderMark.utf8)
        guard !bytes.contains(0), !ByteOrderMark.utf16.contains(where: bytes.starts(with:)) else {
            return decode(bytes, as: .utf8)
        }
        return utf8(
            hasMark ? Array(bytes.dropFirst(ByteOrderMark.utf8.count)) : bytes,
            encoding: hasMark ? .utf8WithMark : .utf8,
            message: Self.onlyUTF8
        )
    }

    private func utf8(_ bytes: [UInt8], encoding: UsedEncoding, message: Bilingual = notUTF8) -> Text? {
        guard let offset = UTF8Check.firstInvalid(bytes) else { return Text(bytes: bytes, encoding: encoding) }
        return fail(Self.line(of: offset, in: bytes), message)
    }

    private func cp932(_ bytes: [UInt8], orElse message: Bilingual) -> Text? {
        switch CP932.decode(bytes) {
        case .text(let text): return Text(bytes: text, encoding: .cp932)
        case .invalid(let offset): return fail(Self.line(of: offset, in: bytes), message)
        }
    }

    private func fail(_ line: Int?, _ message: Bilingual) -> Text? {
        log.add(Problem.Place(file: file, line: line), message)
        return nil
    }

    private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
        bytes.prefix(offset).count { $0 == UInt8(ascii: "\n") } + 1
    }
}

extension TextDecoding {
    private static let utf16 = Bilingual(
        "UTF-16（Excelの「Unicodeテキスト」）のファイルです。Excelの「名前を付けて保存」で「CSV UTF-8（コンマ区切り）」を選んで保存し直してください。",
        "This is a UTF-16 file (Excel's “Unicode Text”); save it again as “CSV UTF-8 (Comma delimited)”."
    )
    private static let zeroByte = Bilingual(
        "文字ではないバイト（NUL）があります。テキストとして保存し直してください。",
        "There is a byte that is no text (NUL); save the file again as text."
    )
    private static let notUTF8 = Bilingual(
        "UTF-8として読めない文字があります。UTF-8で保存し直すか、エンコーディングの指定を外してください。",
        "There are bytes that are not UTF-8; save the file as UTF-8, or do not demand UTF-8."
    )
    private static let onlyUTF8 = Bilingual(
        "UTF-8として読めない文字があります。UTF-8で保存し直してください。",
        "There are bytes that are not UTF-8; save the file as UTF-8."
    )
    private static let notCP932 = Bilingual(
        "CP932（Shift_JIS）として読めない文字があります。UTF-8のファイルなら、エンコーディングの指定を外してください。",
        "There are bytes that are not CP932 (Shift_JIS); if the file is UTF-8, do not demand CP932."
    )
    private static let neither = Bilingual(
        "UTF-8としてもCP932（Shift_JIS）としても読めない文字があります。UTF-8で保存し直してください。",
        "There are bytes that are neither UTF-8 nor CP932 (Shift_JIS); save the file as UTF-8."
    )
}
