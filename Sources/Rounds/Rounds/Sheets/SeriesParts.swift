package import Figures
package import Wording

/// The parts that the figures of a series have: what each is called, and in what unit it counts.
package struct SeriesParts: Sendable {
    package struct Part: Hashable, Sendable {
        /// As printed before the number; may be empty.
        package let label: String
        /// As printed after it; may be empty.
        package let unit: String
    }

    package let list: [Part]

    /// None where the figure is not of several parts.
    package init(_ figure: FigureValue?) {
        list = if case .parts(let parts)? = figure { parts.map { Part(label: $0.label, unit: $0.unit) } } else { [] }
    }

    package var isEmpty: Bool { list.isEmpty }

    private var haveLabels: Bool { Set(list.map(\.label)).count == list.count }

    /// Whether each can be told from the others, so that it can be asked for by itself.
    package var canBeAskedFor: Bool { list.count > 1 && (haveLabels || Set(list).count == list.count) }

    /// The amounts of a figure, one for each part and `nil` for those that it lacks; `nil` where it is not of these parts.
    package func amounts(of figure: FigureValue?) -> [ExactDecimal?]? {
        guard canBeAskedFor, case .parts(let parts)? = figure, !parts.isEmpty else { return nil }
        var amounts = [ExactDecimal?](repeating: nil, count: list.count)
        for part in parts {
            guard let place = place(of: part), amounts[place] == nil else { return nil }
            amounts[place] = part.amount
        }
        return amounts
    }

    /// A number without a unit counts in that of its part; in another unit it is another part.
    private func place(of part: FigurePart) -> Int? {
        list.firstIndex { known in
            known.label == part.label && (known.unit == part.unit || haveLabels && part.unit.isEmpty)
        }
    }

    /// The figure of these amounts, one for each part; `nil` where all of them are lacking.
    package func figure(of amounts: [ExactDecimal?]) -> FigureValue? {
        let parts = zip(list, amounts).compactMap { part, amount in
            amount.map { FigurePart(label: part.label, amount: $0, unit: part.unit) }
        }
        return parts.isEmpty ? nil : .parts(parts)
    }

    /// The places of the parts that a figure of some of them lacks.
    package func lacking(in figure: FigureValue?) -> [Int] {
        (amounts(of: figure) ?? []).enumerated().compactMap { $1 == nil ? $0 : nil }
    }

    /// What people call a part: as it is printed, with a word before a bare number.
    package func name(at place: Int) -> Bilingual {
        let label = list[place].label
        guard label.count < 2 else { return Bilingual(same: label) }
        let mark = label.isEmpty ? String(place + 1) : label
        return Bilingual("内訳 \(mark)", "Part \(mark)")
    }
}
