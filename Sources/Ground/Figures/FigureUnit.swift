/// A unit as printed: what it counts, and how many tens it multiplies by (千円 is 円 times 10³).
struct FigureUnit: Hashable {
    /// The name without multiplier, in one spelling for all its look-alikes: ヶ所 and 箇所 are か所, 名 is 人.
    let name: String
    /// The multiplier as a power of ten.
    let power: Int
    /// As printed, with its width folded.
    let printed: String

    static let none = FigureUnit([])

    /// `scalars` are folded.
    init(_ scalars: [Unicode.Scalar]) {
        let scalars = scalars.filter { !WidthFolding.isBlank($0) }
        let (power, length) = Self.multiplier(scalars[...])
        self.power = power
        name = Self.canonicalName(scalars[length...])
        printed = String(String.UnicodeScalarView(scalars))
    }

    var isNone: Bool { name.isEmpty && power == 0 }

    var time: TimeUnit? { power == 0 ? TimeUnit(name) : nil }

    /// The power of ten that the multipliers at the front of `scalars` make, and how many scalars they are.
    ///
    /// 千万 is 10⁷; a larger multiplier before a smaller one (万千) is none.
    static func multiplier(_ scalars: ArraySlice<Unicode.Scalar>) -> (power: Int, length: Int) {
        var (small, large, length) = (0, 0, 0)
        for scalar in scalars {
            if let power = smallMultipliers[scalar], small == 0, large == 0 {
                small = power
            } else if let power = largeMultipliers[scalar], large == 0 {
                large = power
            } else {
                break
            }
            length += 1
        }
        return (small + large, length)
    }

    private static let smallMultipliers: [Unicode.Scalar: Int] = ["十": 1, "百": 2, "千": 3]
    private static let largeMultipliers: [Unicode.Scalar: Int] = ["万": 4, "億": 8, "兆": 12]

    private static func canonicalName(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        guard let first = scalars.first else { return "" }
        var name = String(String.UnicodeScalarView(scalars))
        // カ所, ヶ所, 箇所 …: one word in many spellings.
        if "かカヵヶケ箇個个".unicodeScalars.contains(first), let second = scalars.dropFirst().first,
            "所月年国".unicodeScalars.contains(second)
        {
            name = "か" + String(String.UnicodeScalarView(scalars.dropFirst()))
        }
        // A single letter keeps its case: g is a gram, G is not.
        if scalars.count > 1, scalars.contains(where: { $0 >= "A" && $0 <= "Z" }) { name = name.lowercased() }
        return KnownUnits.synonyms[name] ?? name
    }
}

/// The unit that a series states, which may name several: 件・人, 回／名, 件/年.
struct SeriesUnit {
    let members: [FigureUnit]
    /// Those members whose spelling has a digit (m2, t-CO2), so that a number before them must not run on into them.
    let spelledWithDigits: [[Unicode.Scalar]]

    init(_ text: String) {
        let whole = Self.withoutNotes(WidthFolding.fold(text))
        var spellings = [whole]
        let pieces = whole.split { $0 == "・" || $0 == "、" || $0 == "," || $0 == "/" }
        if pieces.count > 1 { spellings += pieces.map(Array.init) }
        if pieces.count > 1, let denominator = whole.lastIndex(of: "/"), Self.isPeriod(whole[(denominator + 1)...]) {
            spellings.removeLast()
        }
        spellings = spellings.filter { !$0.isEmpty }
        members = spellings.map { FigureUnit($0) }
        spelledWithDigits = spellings.filter { $0.contains(where: \.isASCIIDigit) }
    }

    var isEmpty: Bool { members.isEmpty }

    /// Whether its figures may be percentages.
    var takesPercentages: Bool { isEmpty || members.contains { $0.name == "%" } }

    private static func withoutNotes(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard let bracket = scalars.firstIndex(where: \.isOpeningBracket) else { return scalars }
        return bracket == 0
            ? scalars.filter { !$0.isOpeningBracket && !$0.isClosingBracket }
            : WidthFolding.trimmed(scalars[..<bracket])
    }

    private static func isPeriod(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        let word = String(String.UnicodeScalarView(scalars))
        return ["年", "年度", "月", "か月", "ヶ月", "カ月", "週", "日", "時", "時間"].contains(word)
    }
}

/// A unit of time, as a whole number of months or of seconds.
enum TimeUnit: Hashable {
    case months(Int)
    case seconds(Int)

    /// `name` is canonical (`FigureUnit.name`).
    init?(_ name: String) {
        switch name {
        case "年", "年間", "か年", "か年間": self = .months(12)
        case "か月", "か月間": self = .months(1)
        case "週", "週間": self = .seconds(604_800)
        case "日", "日間": self = .seconds(86_400)
        case "時間": self = .seconds(3_600)
        case "分", "分間": self = .seconds(60)
        case "秒", "秒間": self = .seconds(1)
        default: return nil
        }
    }

    var count: Int {
        switch self {
        case .months(let count), .seconds(let count): count
        }
    }

    func isCommensurable(with other: TimeUnit) -> Bool {
        switch (self, other) {
        case (.months, .months), (.seconds, .seconds): true
        default: false
        }
    }
}
