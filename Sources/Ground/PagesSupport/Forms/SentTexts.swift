import Hummingbird

/// What somebody typed into a form that was not taken: the page that says so shows it, to be copied from there.
///
/// A form names its own fields of text, and only those are kept: never a
/// passphrase, a code or a file. It is as hostile as any other text that was sent, and is bounded whatever was sent.
package struct SentTexts: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    struct Text: Hashable, Sendable {
        let label: String
        let text: String
    }

    /// The name of the hidden field in which a form says what its fields are called.
    static let field = "form-texts"

    private static let most = 200
    /// Of all texts together, in Unicode scalars.
    private static let longest = 60_000
    private static let longestLabel = 80
    /// Of the hidden field, in bytes.
    private static let longestNames = 16 << 10

    private(set) var list: [Text] = []
    /// Whether more was sent than is kept.
    private(set) var isCut = false

    /// Nothing.
    package static let none = SentTexts()

    private init() {}

    init(_ body: FormBody) {
        guard let names = try? body.text(Self.field) else { return }
        var left = Self.longest
        for line in names.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let text = try? body.text(String(parts[0])),
                !text.allSatisfy(\.isWhitespace)
            else { continue }
            let length = text.unicodeScalars.count
            guard list.count < Self.most, length <= left else {
                isCut = true
                continue
            }
            left -= length
            list.append(Text(label: Self.short(parts[1]), text: text))
        }
    }

    /// What a request brings whose form nobody takes; nothing where it is more than text, or no form at all.
    init(_ request: Request, within limits: FormLimits) async {
        var most = FormLimits.text
        (most.total, most.fields) = (min(limits.total, most.total), limits.fields)
        most.time = .seconds(30)
        let body = try? await FormBody(request, limits: most)
        self.init(body ?? FormBody())
    }

    /// What a form says of its fields of text; `nil` where it has none, or one that is secret.
    static func names(of fields: [(name: String, label: String, kind: FormField.Kind)]) -> String? {
        var names = ""
        for field in fields {
            switch field.kind {
            case .password, .code: return nil
            case .text, .number, .mail, .date, .lines:
                let line = "\(field.name) \(short(field.label).filter { !$0.isNewline })\n"
                if names.utf8.count + line.utf8.count <= longestNames { names += line }
            case .select, .radios, .checkboxes, .checkboxGroups, .checkbox, .file: continue
            }
        }
        return names.isEmpty ? nil : names
    }

    private static func short(_ label: some StringProtocol) -> String { String(label.prefix(longestLabel)) }

    /// No log says what somebody wrote.
    package var description: String { "SentTexts (\(list.count))" }
    package var debugDescription: String { description }
}
