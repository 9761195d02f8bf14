/// The names of tabs: each once, as Excel allows them.
struct SheetNames {
    private var taken: Set<String> = []

    /// A name like `title` that no other sheet has: at most 31 characters, none of `[]:*?/\`.
    mutating func name(for title: String) -> String {
        let wished = Self.allowed(title)
        var name = SheetText.shortened(wished, to: SheetLimits.nameCharacters)
        var number = 2
        while !taken.insert(Self.key(name)).inserted {
            let suffix = " (\(number))"
            name = SheetText.shortened(wished, to: SheetLimits.nameCharacters - suffix.utf16.count) + suffix
            number += 1
        }
        return name
    }

    private static func allowed(_ title: String) -> String {
        var letters = SheetText.inOneLine(title).unicodeScalars.map { forbidden[$0] ?? $0 }
        while letters.first == " " { letters.removeFirst() }
        while letters.last == " " { letters.removeLast() }
        // An apostrophe at an end is refused, and a sheet named History belongs to Excel itself.
        if letters.first == "'" { letters[0] = "’" }
        if letters.last == "'" { letters[letters.count - 1] = "’" }
        var name = String(String.UnicodeScalarView(letters))
        if name.lowercased() == "history" { name += "_" }
        return name.isEmpty ? "—" : name
    }

    /// Excel makes no difference between large and small letters, nor between full and half width.
    private static func key(_ name: String) -> String {
        let narrow = name.unicodeScalars.map { scalar in
            (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
        }
        return String(String.UnicodeScalarView(narrow)).lowercased()
    }

    private static let forbidden: [Unicode.Scalar: Unicode.Scalar] = [
        "[": "［", "]": "］", ":": "：", "*": "＊", "?": "？", "/": "／", "\\": "＼",
    ]
}
