import PagesSupport
import PaperWriter
import Wording

/// The years of an indicator: a bar for each actual, a mark for each target, and both as figures below.
struct PreviewChart {
    let chart: SeriesChart
    /// The label of the year that the page is about.
    let chosen: String
    let language: Language

    /// More columns are too many for a small picture.
    private static let most = 7
    private static let row: Length = 44
    /// Room above the highest bar for half a mark.
    private static let headroom: Length = 12
    private static let markRadius: Length = 9

    /// The columns that are drawn: all, or those around the chosen year.
    var columns: [SeriesChart.Column] {
        guard chart.columns.count > Self.most else { return chart.columns }
        let index = chart.columns.firstIndex { $0.label == chosen } ?? 0
        let start = min(max(index - Self.most + 2, 0), chart.columns.count - Self.most)
        return Array(chart.columns[start..<(start + Self.most)])
    }

    func draw(in room: Box, on sheet: inout PreviewSheet) throws(PaperError) {
        let gutter = try names.map { name throws(PaperError) in try rowName(name).measured().width }.max() ?? 0
        let left = room.x + gutter + 56
        let plot = Box(
            x: left,
            y: room.y + Self.headroom,
            width: room.right - left,
            height: room.height - Self.headroom - Self.row.scaled(3, of: 1)
        )
        drawGround(plot, room, on: &sheet.picture)
        drawBars(plot, on: &sheet.picture)
        drawTargets(plot, on: &sheet.picture)
        drawNames(room, plot, on: &sheet.picture)
        try drawFigures(plot, on: &sheet.picture)
    }

    private var names: [String] { [PageWords.actual[language], PageWords.target[language]] }

    private func width(_ plot: Box) -> Length { plot.width.scaled(1, of: max(columns.count, 3)) }

    /// Few columns stand in the middle.
    private func left(_ index: Int, _ plot: Box) -> Length {
        let spare = plot.width - width(plot).scaled(columns.count, of: 1)
        return plot.x + spare.scaled(1, of: 2) + width(plot).scaled(index, of: 1)
    }

    private func middle(_ index: Int, _ plot: Box) -> Length {
        left(index, plot) + width(plot).scaled(1, of: 2)
    }

    private func y(_ thousandths: Int, _ plot: Box) -> Length {
        plot.foot - plot.height.scaled(thousandths, of: 1000)
    }

    /// The middle of a row of letters below the plot.
    private func row(_ index: Int, _ plot: Box) -> Length {
        plot.foot + Self.row.scaled(2 * index + 1, of: 2) + 2
    }
}

// MARK: The plot

extension PreviewChart {
    private func drawGround(_ plot: Box, _ room: Box, on picture: inout Picture) {
        guard let index = columns.firstIndex(where: { $0.label == chosen }) else { return }
        let box = Box(x: left(index, plot), y: room.y, width: width(plot), height: room.height)
        picture.fill(box, corner: 10, with: PreviewPalette.tint)
    }

    private func drawBars(_ plot: Box, on picture: inout Picture) {
        let breadth = min(width(plot).scaled(52, of: 100), 84)
        for (index, column) in columns.enumerated() {
            guard let actual = column.actual else { continue }
            let top = y(max(actual, chart.zero), plot)
            let foot = y(min(actual, chart.zero), plot)
            let box = Box(
                x: middle(index, plot) - breadth.scaled(1, of: 2),
                y: top,
                width: breadth,
                height: max(foot - top, 3)
            )
            picture.fill(box, with: column.isBaseline ? PreviewPalette.lineStrong : PreviewPalette.link)
        }
        let zero = y(chart.zero, plot)
        picture.line([Spot(plot.x, zero), Spot(plot.right, zero)], Stroke(PreviewPalette.lineStrong, width: 2))
    }

    private func drawTargets(_ plot: Box, on picture: inout Picture) {
        let spots = columns.enumerated().compactMap { index, column in
            column.target.map { Spot(middle(index, plot), y($0, plot)) }
        }
        if spots.count > 1 { picture.line(spots, Stroke(PreviewPalette.ink, width: 4, dashes: [11, 8])) }
        let edge = Stroke(PreviewPalette.ink, width: 4)
        for spot in spots {
            picture.disc(centre: spot, radius: Self.markRadius, fill: PreviewPalette.paper, edge: edge)
        }
    }
}

// MARK: Letters

extension PreviewChart {
    private func rowName(_ name: String) -> Text {
        Text(name, size: 28, weight: .bold, colour: PreviewPalette.inkSoft)
    }

    /// What the rows are, with the marks that stand for them in the plot.
    private func drawNames(_ room: Box, _ plot: Box, on picture: inout Picture) {
        let (actual, target) = (row(1, plot), row(2, plot))
        let square = Box(x: room.x, y: actual - 11, width: 22, height: 22)
        picture.fill(square, with: PreviewPalette.link)
        picture.disc(
            centre: Spot(room.x + 11, target),
            radius: Self.markRadius,
            fill: PreviewPalette.paper,
            edge: Stroke(PreviewPalette.ink, width: 4)
        )
        for (name, y) in zip(names, [actual, target]) {
            picture.write(rowName(name), at: Spot(room.x + 34, y), .middle)
        }
    }

    private func drawFigures(_ plot: Box, on picture: inout Picture) throws(PaperError) {
        let years = columns.indices.map { Cell(row: 0, column: $0, string: columns[$0].label) }
        try draw(years, sizes: [30, 27, 24], plot, on: &picture)
        let rows = [
            columns.map { $0.actual == nil ? "" : $0.actualText },
            columns.map { $0.target == nil ? "" : $0.targetText },
        ]
        let cells = rows.enumerated().flatMap { row, strings in
            strings.enumerated().filter { !$0.element.isEmpty }.map {
                Cell(row: row + 1, column: $0.offset, string: $0.element)
            }
        }
        if try draw(cells, sizes: [32, 29, 26], plot, on: &picture) { return }
        for row in 1...2 {
            let own = cells.filter { $0.row == row }
            guard let cell = own.first(where: isChosen) ?? own.last else { continue }
            try drawAlone(cell, plot, on: &picture)
        }
    }

    /// Letters below a column.
    private struct Cell {
        let row: Int
        let column: Int
        let string: String
    }

    private func isChosen(_ cell: Cell) -> Bool { columns[cell.column].label == chosen }

    /// All cells in the largest of `sizes` in which each fits below its column; none where there is no such size.
    @discardableResult
    private func draw(
        _ cells: [Cell],
        sizes: [Length],
        _ plot: Box,
        on picture: inout Picture
    ) throws(PaperError) -> Bool {
        let room = width(plot) - 10
        for size in sizes {
            var fits = true
            for cell in cells where fits { fits = try text(cell, size: size).measured().width <= room }
            guard fits else { continue }
            for cell in cells {
                let spot = Spot(middle(cell.column, plot), row(cell.row, plot))
                picture.write(text(cell, size: size), at: spot, .middle)
            }
            return true
        }
        return false
    }

    /// The one cell of its row that matters most, where there is no room for all of them.
    private func drawAlone(_ cell: Cell, _ plot: Box, on picture: inout Picture) throws(PaperError) {
        for size: Length in [32, 28, 24] {
            let text = text(cell, size: size)
            let width = try text.measured().width
            guard width <= plot.width else { continue }
            let half = width.scaled(1, of: 2)
            let x = min(max(middle(cell.column, plot), plot.x + half), plot.right - half)
            picture.write(text, at: Spot(x, row(cell.row, plot)), .middle)
            return
        }
    }

    private func text(_ cell: Cell, size: Length) -> Text {
        let isActual = cell.row == 1 && !columns[cell.column].isBaseline
        var text = Text(
            cell.string,
            size: size,
            weight: isChosen(cell) || cell.row == 1 ? .bold : .regular,
            colour: isActual ? PreviewPalette.link : PreviewPalette.ink
        )
        text.alignment = .centred
        return text
    }
}
