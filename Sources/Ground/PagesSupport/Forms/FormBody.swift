package import NIOCore

/// What a form brought: fields and files in their order.
///
/// Everything in it is within the limits that it was read with. Texts are valid UTF-8 without NUL, their lines end with
/// a line feed; they are otherwise as they were typed.
package struct FormBody: Sendable {
    package struct Field: Hashable, Sendable {
        package let name: String
        package let value: String
    }

    /// A file that was chosen in a form.
    package struct File: Hashable, Sendable {
        /// The name of the field.
        package let field: String
        /// The file's own name without folders, in at most 255 bytes; only to be shown.
        package let name: String
        /// As the browser says, which may be wrong: `text/csv`.
        package let contentType: String
        package let bytes: ByteBuffer
    }

    package private(set) var fields: [Field] = []
    package private(set) var files: [File] = []

    package init() {}

    /// A field's value; nothing where the form has no such field.
    ///
    /// - Throws: ``PageError/unreadableForm`` where it is there twice.
    package func text(_ name: String) throws(PageError) -> String? {
        let values = texts(name)
        guard values.count <= 1 else { throw .unreadableForm }
        return values.first
    }

    /// All values of a field that may be there several times, such as a group of checkboxes.
    package func texts(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    /// The file that was chosen in a field; nothing where none was.
    ///
    /// - Throws: ``PageError/unreadableForm`` where there are several.
    package func file(_ field: String) throws(PageError) -> File? {
        let chosen = files.filter { $0.field == field }
        guard chosen.count <= 1 else { throw .unreadableForm }
        return chosen.first
    }

    /// Adds a field, unless it is beyond the limits.
    mutating func add(name: [UInt8], value: [UInt8], _ limits: FormLimits) throws(PageError) {
        try countOne(limits)
        guard value.count <= limits.field else { throw limits.fieldTooLarge }
        let name = try Self.name(name)
        guard let text = String(validating: value, as: UTF8.self), !value.contains(0) else { throw .unreadableForm }
        fields.append(Field(name: name, value: Self.withLineFeeds(text)))
    }

    /// Adds a file, unless it is beyond the limits.
    mutating func add(_ file: File, _ limits: FormLimits) throws(PageError) {
        try countOne(limits)
        guard files.count < limits.files, file.bytes.readableBytes <= limits.file else { throw limits.fileTooLarge }
        files.append(file)
    }

    private func countOne(_ limits: FormLimits) throws(PageError) {
        guard fields.count + files.count < limits.fields else { throw limits.tooManyFields }
    }

    /// The name of a field: short text without control characters.
    static func name(_ bytes: [UInt8]) throws(PageError) -> String {
        guard (1...FormLimits.name).contains(bytes.count), bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }),
            let name = String(validating: bytes, as: UTF8.self)
        else { throw .unreadableForm }
        return name
    }

    /// Browsers send `\r\n` for each line break of a text.
    private static func withLineFeeds(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\r")) else { return text }
        var scalars = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            if scalar == "\r" {
                scalars.append("\n")
            } else if !(scalar == "\n" && isAfterReturn) {
                scalars.append(scalar)
            }
            isAfterReturn = scalar == "\r"
        }
        return String(scalars)
    }
}
