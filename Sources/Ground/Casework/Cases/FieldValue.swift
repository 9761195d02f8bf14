package import Figures

/// An answer; that there is none is the absence of it, never an empty text or a zero.
package enum FieldValue: Sendable {
    case text(String)
    case figure(FigureValue)
    case choice(OptionKey)
    case flag(Bool)
    case date(CalendarDay)
}

extension FieldValue {
    /// The answer as it is stored: a letter for its sort, and a text that reads back as the same.
    package var storedText: String {
        switch self {
        case .text(let text): "t:" + text
        case .figure(.none(let reason)): "r:" + reason.rawValue
        case .figure(let figure): "n:" + figure.canonicalText
        case .choice(let option): "c:" + option.text
        case .flag(let flag): flag ? "b:yes" : "b:no"
        case .date(let day): "d:" + day.text
        }
    }

    /// Reads ``storedText``; `nil` for anything else.
    package init?(storedText stored: String) {
        // By scalars: a combining mark at the start of a text belongs to the text, not to the colon before it.
        let rest = String(stored.unicodeScalars.dropFirst(2))
        switch String(stored.unicodeScalars.prefix(2)) {
        case "t:": self = .text(rest)
        case "r:":
            guard let reason = NoValueReason(rawValue: rest) else { return nil }
            self = .figure(.none(reason))
        case "n:":
            guard !rest.isEmpty, let figure = try? FigureValue(canonical: rest, reason: nil) else { return nil }
            self = .figure(figure)
        case "c:":
            guard let option = OptionKey(reading: rest) else { return nil }
            self = .choice(option)
        case "b:":
            guard rest == "yes" || rest == "no" else { return nil }
            self = .flag(rest == "yes")
        case "d:":
            guard let day = CalendarDay(iso: rest) else { return nil }
            self = .date(day)
        default: return nil
        }
    }
}

/// Two answers are the same when they were written the same: 87.6 and 87.60 are one number but two answers.
extension FieldValue: Hashable {
    package static func == (left: FieldValue, right: FieldValue) -> Bool {
        left.storedText.utf8.elementsEqual(right.storedText.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        for byte in storedText.utf8 { hasher.combine(byte) }
    }
}

/// What stands in a field, and since when.
package struct HeldValue: Hashable, Sendable {
    /// `nil` where an answer was taken away again.
    package let value: FieldValue?
    /// The number of the event that wrote it.
    package let changed: Int

    package init(_ value: FieldValue?, changed: Int) {
        self.value = value
        self.changed = changed
    }
}
