import Documents
import Figures

/// Lays a chart out and draws it: title, legend, axes, lines over the categories, and the numbers at their marks.
struct ChartPicture {
    /// How wide a text is in one line, and how many lines it has in a width.
    struct Measure {
        let width: (_ text: String, _ style: LetterStyle) -> Length
        let lines: (_ text: String, _ style: LetterStyle, _ width: Length) -> Int
    }

    /// Everything that is drawn, from the upper left corner of the chart.
    private(set) var picture: Picture
    private let chart: DocumentChart
    private let measure: Measure
    private let width: Length
    private var top: Length = 0

    static let ink = Colour(0x1A1A1C)
    static let soft = Colour(0x5A5A60)
    private static let grid = Colour(0xD0D0D6)
    private static let title = LetterStyle(LetterSize(tenths: 95), isBold: true)
    private static let small = LetterStyle(LetterSize(tenths: 75))
    /// Lower than this, the lines of a chart say nothing.
    private static let leastPlot = Length(40)

    /// `nil` where title and legend leave no room for the lines.
    init?(_ chart: DocumentChart, width: Length, measure: Measure) {
        (self.chart, self.width, self.measure) = (chart, width, measure)
        picture = Picture(width: 1, height: 1, background: Colour(0xFFFFFF))
        drawTitle()
        drawLegend()
        guard let plot = plot() else { return nil }
        drawAxes(plot)
        let markers = self.markers
        for (series, marker) in zip(chart.series, markers) { drawLine(series, marker, plot) }
        for (series, marker) in zip(chart.series, markers) { drawMarks(series, marker, plot) }
        drawNumbers(plot)
    }

    private var markers: [ChartMarker] {
        var counts: [DocumentChart.Series.Kind: Int] = [:]
        return chart.series.map { series in
            let place = counts[series.kind, default: 0]
            counts[series.kind] = place + 1
            return ChartMarker(series.kind, place: place)
        }
    }

    private func text(_ string: String, _ style: LetterStyle, _ alignment: Text.Alignment = .leading) -> Text {
        var text = Text(
            string,
            size: Length(hundredths: style.size.tenths * 10),
            weight: style.isBold ? .bold : .regular,
            colour: Self.ink
        )
        text.alignment = alignment
        text.lineHeight = 130
        text.keepsKatakana = false
        return text
    }
}

// MARK: Above the lines

extension ChartPicture {
    private mutating func drawTitle() {
        guard chart.showsTitle, !chart.title.isEmpty else { return }
        var title = text(chart.title, Self.title)
        title.width = width
        picture.write(title, at: Spot(0, top))
        top = top + Self.title.lineHeight(percent: 130).scaled(measure.lines(chart.title, Self.title, width), of: 1) + 2
    }

    /// The names beside each other, in as many rows as they need.
    private mutating func drawLegend() {
        let (mark, gap, lineHeight) = (Length(26), Length(14), Self.small.lineHeight(percent: 130))
        var x: Length = 0
        var rowHeight = lineHeight
        for (series, marker) in zip(chart.series, markers) {
            let most = width - mark
            let needed = min(measure.width(series.name, Self.small), most)
            if x > 0, x + mark + needed > width {
                (x, top, rowHeight) = (0, top + rowHeight, lineHeight)
            }
            let middle = top + lineHeight.scaled(1, of: 2)
            picture.line([Spot(x, middle), Spot(x + 20, middle)], marker.stroke)
            marker.draw(at: Spot(x + 10, middle), on: &picture)
            var name = text(series.name, Self.small)
            // A little more, so that the same measure never breaks the name.
            name.width = needed + 1
            picture.write(name, at: Spot(x + mark, top))
            rowHeight = max(rowHeight, lineHeight.scaled(measure.lines(series.name, Self.small, needed + 1), of: 1))
            x = x + mark + needed + gap
        }
        if !chart.series.isEmpty { top = top + rowHeight + 2 }
    }
}

// MARK: Axes

extension ChartPicture {
    /// The field of the lines.
    private struct Plot {
        let box: Box
        let scale: ChartScale
        let columns: Int

        var slot: Length { box.width.scaled(1, of: max(columns, 1)) }

        func x(_ column: Int) -> Length { box.x + box.width.scaled(2 * column + 1, of: 2 * max(columns, 1)) }

        func y(_ value: Rational) -> Length { box.foot - scale.height(of: value, on: box.height) }

        func spot(_ column: Int, _ value: ExactDecimal) -> Spot { Spot(x(column), y(value.rational)) }
    }

    private func plot() -> Plot? {
        let scale = ChartScale(chart.series.flatMap(\.values).compactMap { $0 })
        let labels = scale.ticks.map { measure.width($0.label, Self.small) }.max() ?? .zero
        let line = Self.small.lineHeight(percent: 130)
        let left = labels + 6
        // The unit stands above the axis, the numbers of the highest marks beside it.
        let head = top + line + (chart.unit.isEmpty ? Length.zero : line)
        let box = Box(x: left, y: head, width: width - left - 6, height: Length(chart.height) - head - line - 4)
        guard box.height >= Self.leastPlot, box.width >= Self.leastPlot else { return nil }
        return Plot(box: box, scale: scale, columns: chart.categories.count)
    }

    private mutating func drawAxes(_ plot: Plot) {
        if !chart.unit.isEmpty {
            picture.write(text("（\(chart.unit)）", Self.small), at: Spot(0, top))
        }
        for tick in plot.scale.ticks {
            let y = plot.y(tick.value)
            let isZero = tick.value.isZero
            let stroke = Stroke(isZero ? Self.soft : Self.grid, width: Length(hundredths: isZero ? 80 : 40))
            picture.line([Spot(plot.box.x, y), Spot(plot.box.right, y)], stroke)
            picture.write(text(tick.label, Self.small, .trailing), at: Spot(plot.box.x - 4, y), .middle)
        }
        let widest = chart.categories.map { measure.width($0, Self.small) }.max() ?? .zero
        // Where names would run into each other, only each second, third … has one.
        let every = max((widest + 4).hundredths / max(plot.slot.hundredths, 1) + 1, 1)
        for (column, name) in chart.categories.enumerated() where column.isMultiple(of: every) {
            picture.write(text(name, Self.small, .centred), at: Spot(plot.x(column), plot.box.foot + 3))
        }
    }
}

// MARK: Lines and marks

extension ChartPicture {
    /// From mark to mark; where a value is missing, the line has a gap.
    private mutating func drawLine(_ series: DocumentChart.Series, _ marker: ChartMarker, _ plot: Plot) {
        var spots: [Spot] = []
        for (column, value) in series.values.prefix(plot.columns).enumerated() {
            if let value {
                spots.append(plot.spot(column, value))
            } else {
                if spots.count > 1 { picture.line(spots, marker.stroke) }
                spots = []
            }
        }
        if spots.count > 1 { picture.line(spots, marker.stroke) }
    }

    private mutating func drawMarks(_ series: DocumentChart.Series, _ marker: ChartMarker, _ plot: Plot) {
        for (column, value) in series.values.prefix(plot.columns).enumerated() {
            if let value { marker.draw(at: plot.spot(column, value), on: &picture) }
        }
    }

    /// In each column the highest number stands above its mark, the lowest below, the others beside theirs.
    private mutating func drawNumbers(_ plot: Plot) {
        let distance = Length(4)
        let line = Self.small.lineHeight(percent: 130)
        for column in 0..<plot.columns {
            let values = chart.series.enumerated().compactMap { index, series in
                column < series.values.count ? series.values[column].map { (index, $0) } : nil
            }
            let sorted = values.sorted { ($1.1.rational, $0.0) < ($0.1.rational, $1.0) }
            for (place, entry) in sorted.enumerated() {
                let spot = plot.spot(column, entry.1)
                let label = entry.1.groupedText
                guard measure.width(label, Self.small) <= plot.slot else { continue }
                if place == 0 {
                    picture.write(text(label, Self.small, .centred), at: Spot(spot.x, spot.y - distance - line))
                } else if place == sorted.count - 1 {
                    // Not over the names below the axis.
                    let y = min(spot.y + distance, plot.box.foot - line)
                    picture.write(text(label, Self.small, .centred), at: Spot(spot.x, y))
                } else {
                    picture.write(text(label, Self.small), at: Spot(spot.x + distance + 1, spot.y), .middle)
                }
            }
        }
    }
}
