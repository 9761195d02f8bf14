import SQLInterface
import Tables

/// A flat JSON object written member by member, in the order in which they are added.
struct JSONObjectText {
    private var body = ""

    var text: String { "{" + body + "}" }

    mutating func add(_ name: String, _ value: SQLValue) {
        if !body.isEmpty { body += "," }
        body += name.jsonText
        body += ":"
        switch value {
        case .null: body += "null"
        case .integer(let integer): body += String(integer)
        case .text(let text): body += text.jsonText
        case .blob(let bytes): body += bytes.map { String($0, radix: 16) }.joined(separator: " ").jsonText
        }
    }
}
