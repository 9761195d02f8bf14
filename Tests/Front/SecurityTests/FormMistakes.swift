import PagesSupport
import TestSupport
import Testing

/// Sends forms with nothing in them, and with more than a field takes, and looks whether the page that answers says so
/// by the field and in its summary, with everything that was typed.
final class FormMistakes {
    private let site: WholeSite
    /// The forms that were sent, by their patterns: those in which there is nothing to fill in, those that were refused
    /// with nothing in them, and those that took that.
    private(set) var buttons: Set<String> = []
    private(set) var refused: Set<String> = []
    private(set) var taken: Set<String> = []
    /// Forms and fields that were sent with too long a text.
    private(set) var overfilled: Set<String> = []
    private(set) var complaints: [String] = []
    private var seen: Set<String> = []

    /// A form where it was found.
    private struct Place {
        let form: PageForm
        let pattern: String
        /// The page that has it whenever it is asked for; nothing for a page that answered a form.
        let path: String?

        /// The form as it is now, as what was sent before may have changed the page; never a repetition of it.
        func fresh(_ guest: Guest) async throws -> PageForm {
            guard let path else { return form.renewed }
            try await guest.get(path)
            let same = guest.forms.first { $0.action == form.action && $0.visible == form.visible }
            return (same ?? form).renewed
        }
    }

    /// Longer than any field takes, and no longer than a form may bring.
    private static let tooLong = String(repeating: "長", count: 20_000)
    /// So many characters that take more room than others: fewer than some fields take, and more than fits.
    private static let wide = [1_100, 2_100, 3_000].map { String(repeating: "𠮷", count: $0) }
    /// Of the texts of one form, so many are overfilled.
    private static let enough = 4

    init(_ site: WholeSite) {
        self.site = site
    }

    /// Sends the forms that the guest sees on a page, each set of fields once; `path` leads to them again, where it does.
    func send(_ forms: [PageForm], at path: String?, as guest: Guest) async throws {
        for form in forms {
            guard let pattern = site.pattern(of: form.action, method: "POST"), !HostilePlay.endings.contains(pattern),
                seen.insert("\(pattern) \(form.visible.sorted())").inserted
            else { continue }
            guard !form.visible.isEmpty else {
                buttons.insert(pattern)
                continue
            }
            try await send(Place(form: form, pattern: pattern, path: path), as: guest)
        }
    }

    private func send(_ place: Place, as guest: Guest) async throws {
        let form = place.form
        for button in form.presses {
            try await guest.send(try await place.fresh(guest).emptied, pressing: button)
            judge(guest, place, "empty" + (button.map { " [\($0.0)]" } ?? ""))
        }
        for (number, name) in form.texts.enumerated() where form.type(of: name) != "date" {
            guard number < Self.enough else { break }
            try await overfill(place, name, as: guest)
        }
        guard let name = form.texts.first(where: { form.type(of: $0) == "lines" }) else { return }
        for text in Self.wide {
            try await guest.send(try await place.fresh(guest).filled([name: text]), pressing: form.presses[0])
            guard guest.status != 200 else { continue }
            judge(guest, place, "\(name) with \(text.count) wide characters", keeping: [text])
        }
    }

    private func overfill(_ place: Place, _ name: String, as guest: Guest) async throws {
        let form = place.form
        let others = form.texts.filter { $0 != name && ["text", "lines"].contains(form.type(of: $0)) }
        let marked = Dictionary(
            others.enumerated().map { ($1, "控え\($0)番") },
            uniquingKeysWith: { first, _ in first }
        )
        overfilled.insert("\(place.pattern) \(name)")
        try await guest.send(
            try await place.fresh(guest).filled(marked).filled([name: Self.tooLong]),
            pressing: form.presses[0]
        )
        let isSecret = form.type(of: name) == "password"
        let kept = Array(marked.values) + (isSecret ? [] : [Self.tooLong])
        judge(guest, place, "too long \(name)", at: name, keeping: kept)
    }

    private func judge(
        _ guest: Guest,
        _ place: Place,
        _ what: String,
        at field: String? = nil,
        keeping texts: [String] = []
    ) {
        let pattern = place.pattern
        func complain(_ words: String) { complaints.append("\(pattern), \(what): \(words)") }
        guard guest.status == 422 || guest.status == 400 else {
            guard guest.status == 200, field == nil else { return complain("answered with \(guest.status)") }
            taken.insert(pattern)
            return
        }
        if field == nil { refused.insert(pattern) }
        let document = guest.document
        guard guest.forms.contains(where: { site.pattern(of: $0.action, method: "POST") == pattern }) else {
            return complain("the form is not there again")
        }
        let targets = document.summaryTargets
        if targets.isEmpty { complain("no summary that leads to a field") }
        for target in targets { document.faults(at: target).forEach(complain) }
        if let field, !targets.contains("field-\(field)") { complain("no mistake at the field") }
        for text in texts where !guest.page.contains(text) { complain("lost \(text.prefix(8))") }
    }
}

extension PageForm {
    /// The names of what somebody can fill in or choose.
    fileprivate var visible: Set<String> {
        Set(
            controls.compactMap { name, control in
                if case .hidden = control { nil } else { name }
            }
        )
    }

    /// The buttons to be pressed: those that do something with what the form says, or the one without a name.
    fileprivate var presses: [(String, String)?] {
        let own = buttons.filter { !$0.0.hasSuffix("-grouping") && $0.0 != "more" }
        return own.isEmpty ? [nil] : own.map { Optional($0) }
    }

    /// With a key of its own, so that it is no repetition of what was sent before.
    fileprivate var renewed: PageForm {
        hidden["request"] == nil ? self : filled(["request": "r\(UInt64.random(in: 0 ... .max))"])
    }
}

extension HTMLDocument {
    /// The identifiers that the summary of what is wrong leads to.
    fileprivate var summaryTargets: [String] {
        guard let summary = element(id: "errors") else { return [] }
        return inside(summary).compactMap { element in
            element.attributes["href"].flatMap { $0.hasPrefix("#") ? String($0.dropFirst()) : nil }
        }
    }

    /// What a field that is wrong does not say of itself.
    fileprivate func faults(at id: String) -> [String] {
        guard element(id: id) != nil else { return ["#\(id) leads nowhere"] }
        let error = "\(id)-error"
        guard element(id: error) != nil else { return ["no words at \(id)"] }
        let described = elements.filter {
            $0.attributes["aria-describedby"]?.split(separator: " ").contains { $0 == error } == true
        }
        guard let first = described.first else { return ["\(id) does not lead to its words"] }
        // A group of boxes has no state of its own to be told.
        let isTold = first.name == "fieldset" && first.attributes["role"] == nil
        return isTold || first.attributes["aria-invalid"] == "true" ? [] : ["\(id) is not said to be wrong"]
    }
}
