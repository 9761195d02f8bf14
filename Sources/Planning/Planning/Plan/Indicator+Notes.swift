package import Figures

extension Indicator {
    /// The first note on a figure of a year, or on the baseline where there is no year; `nil` where there is none.
    package func note(on kind: FigureKind, in year: FiscalYear?) -> String? {
        notes.first { $0.kind == kind && $0.year == year }?.text
    }

    /// Puts a note in the place of that one, or behind all others; `nil` takes it away.
    package mutating func setNote(_ text: String?, on kind: FigureKind, in year: FiscalYear?) {
        let place = notes.firstIndex { $0.kind == kind && $0.year == year }
        switch (text, place) {
        case (let text?, let place?): notes[place].text = text
        case (let text?, nil): notes.append(FigureNote(kind: kind, year: year, text: text))
        case (nil, let place?): notes.remove(at: place)
        case (nil, nil): break
        }
    }
}
