import Documents

/// Finds the size of letters for the cells of a table.
///
/// A cell begins with its own size. In steps of half a point, down to the table's smallest, it gets smaller
/// - where a short text has a word or number that would else be broken in two, if it then is not;
/// - where a number and its label would need several lines, if they then stand in one and are hardly smaller;
/// - where not even one letter fits beside the other edge;
/// - where it alone makes its rows higher than the other cells do and than a third of the page, until it does not.
///
/// What is still too high then makes its rows higher.
struct CellSizes {
    let letters: LetterSetter
    let smallest: LetterSize
    /// Cells up to this height are never too high.
    let usualHeight: Length
    /// What no page can hold.
    let pageHeight: Length

    /// A text of more characters is rather broken within a word than made smaller as a whole.
    private static let shortText = 60

    /// The sizes from the largest to the smallest.
    private func sizes(from largest: LetterSize) -> [LetterSize] {
        var sizes = [largest]
        while let last = sizes.last, last > smallest {
            // Whole and half points below the first.
            let next = (last.tenths - 1) / 5 * 5
            sizes.append(max(LetterSize(tenths: next), smallest))
        }
        return sizes
    }
}

// MARK: Widths

extension CellSizes {
    /// The cell's text in lines that fit between its edges.
    func set(_ cell: inout SetCell, place: PaperPlace) throws(PaperError) {
        if cell.source.style.direction == .vertical {
            try setVertical(&cell, place)
        } else {
            try setLines(&cell, place)
        }
    }

    private func block(_ cell: SetCell, _ size: LetterSize) -> LetterBlock {
        letters.block(cell.text, LetterStyle(size, isBold: cell.source.style.isBold), width: cell.textWidth)
    }

    private func setLines(_ cell: inout SetCell, _ place: PaperPlace) throws(PaperError) {
        // Pango rounds to a 1024th of a point; a letter may stand so much over.
        let limit = cell.textWidth + Length(hundredths: 5)
        let first = block(cell, cell.largest)
        cell.content = .lines(first)
        let isShort = cell.text.unicodeScalars.count <= Self.shortText
        let mayShrink = isShort && first.breaksWords || cell.isNumber && first.lines.count > 1
        guard first.width > limit || mayShrink else { return }
        let others = sizes(from: cell.largest).dropFirst().map { block(cell, $0) }
        if cell.isNumber, let line = others.first(where: { isLine($0, limit, cell) }) {
            cell.content = .lines(line)
        } else if let unbroken = others.first(where: { $0.width <= limit && !$0.breaksWords }), first.breaksWords,
            isShort
        {
            cell.content = .lines(unbroken)
        } else if first.width > limit {
            guard let fitting = others.first(where: { $0.width <= limit }) else {
                throw .columnTooNarrow(place, width: place.width(of: cell))
            }
            cell.content = .lines(fitting)
        }
    }

    /// Whether a number stands in one line, with letters of no less than four fifths of its size.
    private func isLine(_ block: LetterBlock, _ limit: Length, _ cell: SetCell) -> Bool {
        block.width <= limit && block.lines.count == 1 && block.style.size.tenths * 5 >= cell.largest.tenths * 4
    }

    private func setVertical(_ cell: inout SetCell, _ place: PaperPlace) throws(PaperError) {
        for size in sizes(from: cell.largest) {
            let (text, height) = try vertical(cell, size)
            cell.content = .vertical(text, height: height)
            if height + SetCell.margin + SetCell.margin <= pageHeight { return }
        }
        if case .vertical(let text, _) = cell.content, text.lineWidth > cell.textWidth {
            throw .columnTooNarrow(place, width: place.width(of: cell))
        }
        throw .cellTooHigh(place)
    }

    /// The text from top to bottom in as many lines as stand beside each other in the cell.
    private func vertical(_ cell: SetCell, _ size: LetterSize) throws(PaperError) -> (VerticalText, Length) {
        let style = LetterStyle(size, isBold: cell.source.style.isBold)
        let lineWidth = SetCell.lineHeight(style)
        let text = try VerticalText(cell.text, style, lineWidth: lineWidth, letters: letters)
        // A single line needs no room between itself and the next.
        let free = cell.textWidth + lineWidth - style.lineHeight(percent: 100)
        let lines = max(free.hundredths, 0) / max(lineWidth.hundredths, 1)
        return (text, text.height(lines: lines, limit: pageHeight))
    }
}

// MARK: Heights

extension CellSizes {
    /// Makes the cell smaller until it is no higher than `room` or the usual height.
    func shrink(_ cell: inout SetCell, room: Length) throws(PaperError) {
        let limit = max(room, usualHeight)
        guard cell.height > limit else { return }
        for size in sizes(from: cell.style.size).dropFirst() where mayFit(size, cell, limit) {
            switch cell.content {
            case .lines: cell.content = .lines(block(cell, size))
            case .vertical:
                let (text, height) = try vertical(cell, size)
                cell.content = .vertical(text, height: height)
            }
            if cell.height <= limit { return }
        }
    }
}

extension CellSizes {
    /// Whether it is worth while to set the text in this size, and not only in smaller ones.
    ///
    /// The area of a text goes with the square of its size: what is too high by more than a tenth is not tried.
    private func mayFit(_ size: LetterSize, _ cell: SetCell, _ limit: Length) -> Bool {
        guard size > smallest, case .lines = cell.content else { return true }
        let (now, then) = (cell.style.size.tenths, size.tenths)
        return cell.height.scaled(then * then * 9, of: now * now * 10) <= limit
    }
}

extension PaperPlace {
    fileprivate func width(of cell: SetCell) -> PaperLength {
        PaperLength(hundredths: cell.width.hundredths * 127 / 360)
    }
}
