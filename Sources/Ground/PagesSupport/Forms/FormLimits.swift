import Wording

/// How much a form may bring.
///
/// Everything is counted while it is read, so that nothing larger is ever held in memory.
package struct FormLimits: Hashable, Sendable {
    /// Of the whole body, in bytes.
    package var total: Int
    /// Fields and files together.
    package var fields: Int
    /// Of one field's value, in bytes of UTF-8.
    package var field: Int
    /// How many files, and the bytes of one.
    package var files: Int
    package var file: Int
    /// How long the body may take to arrive, however lively the connection is.
    package var time = Duration.seconds(300)

    package init(total: Int, fields: Int, field: Int, files: Int = 0, file: Int = 0) {
        self.total = total
        self.fields = fields
        self.field = field
        self.files = files
        self.file = file
    }

    /// For forms of text: a text of 20,000 characters fits even percent-encoded.
    package static let text = FormLimits(total: 512 << 10, fields: 500, field: 64 << 10)

    /// For forms with one file of up to so many bytes.
    package static func oneFile(_ bytes: Int) -> FormLimits {
        FormLimits(total: bytes + text.total, fields: text.fields, field: text.field, files: 1, file: bytes)
    }

    /// Of a field's name, in bytes.
    static let name = 200
    /// Of the lines above a part of a multipart body, in bytes; a file's name may be long.
    static let partHead = 4096
    static let partHeadLines = 8
}

extension FormLimits {
    var tooLarge: PageError {
        .formTooLarge(
            Bilingual("全体で\(Self.size(total))以内にしてください。", "Please send no more than \(Self.size(total)) in all.")
        )
    }

    var fileTooLarge: PageError {
        guard files > 0 else {
            return .formTooLarge(Bilingual("この画面ではファイルを受け付けません。", "This page takes no files."))
        }
        return .formTooLarge(
            Bilingual(
                "ファイルは\(files)個まで、それぞれ\(Self.size(file))以内にしてください。",
                "Please send at most \(files) file(s) of no more than \(Self.size(file)) each."
            )
        )
    }

    var fieldTooLarge: PageError {
        .formTooLarge(
            Bilingual(
                "一つの欄は\(Self.size(field))以内にしてください。",
                "Please send no more than \(Self.size(field)) in one field."
            )
        )
    }

    var tooManyFields: PageError {
        .formTooLarge(Bilingual("欄は\(fields)個までです。", "A form may have at most \(fields) fields."))
    }

    private static func size(_ bytes: Int) -> String {
        bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : bytes >= 1 << 10 ? "\(bytes >> 10) KiB" : "\(bytes) bytes"
    }
}
