import HTTPTypes
import TestSupport

extension HTMLDocument {
    /// What on a page would run, load or lead to something that is not the site's own.
    var harm: [String] {
        var found = problems
        for element in elements {
            let attributes = element.attributes
            if Self.foreign.contains(element.name) { found.append("<\(element.name)>") }
            if element.name == "script" {
                let isOurs = attributes["src"]?.hasPrefix("/assets/") == true && element.text.isEmpty
                if !isOurs { found.append("<script> \(attributes)") }
            }
            for name in attributes.keys where name.hasPrefix("on") || name == "style" || name == "srcdoc" {
                found.append("<\(element.name) \(name)>")
            }
            for name in ["href", "src", "action", "formaction", "xlink:href"] {
                guard let address = attributes[name] else { continue }
                if !Self.isSafe(address) { found.append("<\(element.name) \(name)=\(address)>") }
            }
        }
        return found
    }

    private static let foreign: Set = [
        "img", "iframe", "object", "embed", "base", "video", "audio", "frame", "b", "applet",
    ]

    private static func isSafe(_ address: String) -> Bool {
        ["#", "?", "otpauth://"].contains { address.hasPrefix($0) }
            || address.hasPrefix("/") && !address.hasPrefix("//") && !address.hasPrefix("/\\")
    }

    /// Every text that somebody sees or that stands in a field.
    var words: [String] { elements.flatMap { [$0.text, $0.attributes["value"] ?? ""] } }
}

extension HTTPFields {
    /// Headers that do not keep a browser from running what is no page of ours, or that hold more than one line.
    var harm: [String] {
        var found: [String] = []
        let policy = self[.contentSecurityPolicy] ?? ""
        if !policy.hasPrefix("default-src 'none';") || policy.contains("unsafe") { found.append("policy: \(policy)") }
        if self[.xContentTypeOptions] != "nosniff" { found.append("sniffing") }
        for field in self where field.value.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            found.append("\(field.name): \(field.value)")
        }
        if let location = self[.location], !location.hasPrefix("/") || location.hasPrefix("//") {
            found.append("Location: \(location)")
        }
        return found
    }
}
