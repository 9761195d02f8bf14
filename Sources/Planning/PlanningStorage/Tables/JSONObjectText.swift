import SQLInterface

/// A flat JSON object written member by member, in the order in which they are added.
struct JSONObjectText {
    private var body = ""

    var text: String { "{" + body + "}" }

    mutating func add(_ name: String, _ value: SQLValue) {
        if !body.isEmpty { body += "," }
        append(quoted: name)
        body += ":"
        switch value {
        case .null: body += "null"
        case .integer(let integer): body += String(integer)
        case .text(let text): append(quoted: text)
        case .blob(let bytes): append(quoted: bytes.map { String($0, radix: 16) }.joined(separator: " "))
        }
    }

    private mutating func append(quoted text: String) {
        body += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": body += "\\\""
            case "\\": body += "\\\\"
            case "\n": body += "\\n"
            case "\r": body += "\\r"
            case "\t": body += "\\t"
            case "\0"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                body += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: body.unicodeScalars.append(scalar)
            }
        }
        body += "\""
    }
}
