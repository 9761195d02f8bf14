import PagesSupport
import TestSupport

/// A form as a page shows it, to be filled in and sent as a browser would.
struct PageForm {
    enum Control {
        case hidden(String)
        /// A text of the type that the field states.
        case text(type: String, value: String)
        /// The values to choose from, the one that is chosen first.
        case choice([String])
        /// A box or button of a group, and whether it is chosen.
        case box(String, isOn: Bool)
        case file
    }

    let action: String
    let isMultipart: Bool
    let controls: [(name: String, control: Control)]
    /// Names and values of the buttons that have any.
    let buttons: [(String, String)]
    /// What is sent instead of what the form holds.
    private var answers: [String: String] = [:]
    private var isEmptied = false

    /// The ids of the elements where mistakes stand.
    private static func errorID(_ name: String) -> String { "field-\(name)-error" }

    init?(_ form: HTMLDocument.Element, in page: HTMLDocument, at path: String) {
        guard form.attributes["method"]?.lowercased() == "post" else { return nil }
        action = form.attributes["action"] ?? path
        isMultipart = form.attributes["enctype"] == "multipart/form-data"
        let elements = page.inside(form)
        buttons = elements.filter { $0.name == "button" }.compactMap { button in
            button.attributes["name"].map { ($0, button.attributes["value"] ?? "") }
        }
        controls = elements.compactMap { element in
            guard let name = element.attributes["name"], let control = Control(element, in: page) else { return nil }
            return (name, control)
        }
    }

    /// The hidden fields by their names.
    var hidden: [String: String] {
        Dictionary(
            controls.compactMap { name, control in
                if case .hidden(let value) = control { (name, value) } else { nil }
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The names of the fields into which people write.
    var texts: [String] {
        controls.compactMap { name, control in
            if case .text = control { name } else { nil }
        }
    }

    var hasFiles: Bool {
        controls.contains { if case .file = $0.control { true } else { false } }
    }

    func type(of name: String) -> String? {
        for case (name, .text(let type, _)) in controls { return type }
        return nil
    }

    /// With nothing typed and nothing chosen.
    var emptied: PageForm {
        var form = self
        form.isEmptied = true
        return form
    }

    func filled(_ answers: [String: String]) -> PageForm {
        var form = self
        form.answers.merge(answers) { $1 }
        return form
    }

    /// What a browser would send; each choice that must be made is made.
    func fields(pressing button: (String, String)? = nil) -> [(String, String)] {
        let sent = controls.flatMap { name, control -> [(String, String)] in
            if let answer = answers[name] { return [(name, answer)] }
            switch control {
            case .text, .choice: if isEmptied { return [(name, "")] }
            case .box: if isEmptied { return [] }
            case .hidden, .file: break
            }
            switch control {
            case .hidden(let value), .text(_, let value): return [(name, value)]
            case .choice(let values): return [(name, values.first { !$0.isEmpty } ?? "")]
            case .box(let value, let isOn): return isOn ? [(name, value)] : []
            case .file: return []
            }
        }
        return sent + (button.map { [$0] } ?? [])
    }

    /// The texts of this form that the page that came back has a mistake at.
    func refused(in page: HTMLDocument) -> [String] {
        texts.filter { page.element(id: Self.errorID($0)) != nil }
    }
}

extension PageForm.Control {
    fileprivate init?(_ element: HTMLDocument.Element, in page: HTMLDocument) {
        let value = element.attributes["value"] ?? ""
        switch (element.name, element.attributes["type"]) {
        case ("textarea", _): self = .text(type: "lines", value: "試し")
        case ("select", _):
            let options = page.inside(element).filter { $0.name == "option" }
            let chosen = options.filter { $0.attributes["selected"] != nil } + options
            self = .choice(chosen.map { $0.attributes["value"] ?? $0.text })
        case ("input", "hidden"): self = .hidden(value)
        case ("input", "radio"), ("input", "checkbox"):
            self = .box(value.isEmpty ? "on" : value, isOn: element.attributes["checked"] != nil)
        case ("input", "file"): self = .file
        case ("input", "submit"), ("input", "button"): return nil
        case ("input", let type): self = .text(type: type ?? "text", value: value)
        default: return nil
        }
    }
}
