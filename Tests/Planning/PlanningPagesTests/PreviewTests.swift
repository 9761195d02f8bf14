import Exchange
import Figures
import Foundation
import PaperWriter
import Planning
import TestSupport
import Testing
import Wording

@testable import PagesSupport
@testable import PlanningPages

/// The pictures that stand for pages where somebody shares their addresses.
@Suite struct PreviewTests {
    private static let kagoshima = Result { try edition("kagoshima") }
    private static let ibusuki = Result { try edition("ibusuki") }

    private static func edition(_ sample: String) throws -> PlanEdition {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../..")
        let path = root.appendingPathComponent("Samples/\(sample)").standardized.path
        return PlanEdition(StoredPlan(plan: try PlanFolderReader().read(path: path).plan, revision: 1))
    }

    private func place(
        _ edition: Result<PlanEdition, any Error>,
        _ year: Int = 2023,
        _ language: Language = .japanese
    ) throws -> Place {
        let edition = try edition.get()
        let review = try #require(FiscalYear(year).flatMap { edition.reviews[$0] })
        return Place(edition: edition, review: review, reading: language == .japanese ? .japanese : .english)
    }

    private func measure(_ place: Place, _ id: String) throws -> PreviewPicture {
        let index = try #require(Measure.ID(id).flatMap { place.edition.index(of: $0) })
        return PreviewPicture(measure: place, index: index)
    }

    // MARK: What is said

    @Test func `a plan's picture says whose plan it is, its year and its state`() throws {
        let preview = PreviewPicture(year: try place(Self.kagoshima))
        #expect(preview.kicker == "鹿児島市")
        #expect(preview.year == "令和5年度")
        #expect(preview.title == "鹿児島市ＤＸ推進計画")
        #expect(preview.sentence.hasPrefix("令和5年度は、147の指標のうち82件で率が出ており、そのうち56件が「◎ 順調」です。"))
        #expect(preview.sentence.hasSuffix("評価が上がったのは6件、下がったのは10件です。遅れているのは15件です。"))
        guard case .counts(let counts) = preview.graphic else {
            Issue.record("a plan's picture is of counts")
            return
        }
        #expect(counts.items.map(\.symbol) == ["◎", "○", "△", "－"])
        #expect(counts.items.map(\.count) == [56, 11, 15, 65])
    }

    @Test func `a heading's picture has its overall rating`() throws {
        let place = try place(Self.kagoshima, 2023, .english)
        let node = try #require(place.plan.nodes.first)
        let preview = PreviewPicture(heading: place, node)
        #expect(preview.kicker == "Kagoshima City · Basic policy 1")
        #expect(preview.title == "More convenient services for citizens")
        #expect(preview.result?.rate == "180.6%")
        #expect(preview.result?.verdict == .init(symbol: "◎", word: "On track", tone: .good))
    }

    @Test func `a measure's picture has its indicator, years, rate and rating`() throws {
        let preview = try measure(try place(Self.kagoshima), "m019")
        #expect(preview.kicker == "鹿児島市　具体策 No.19")
        #expect(preview.title == "住民異動手続き等における「書かない窓口」事業")
        #expect(preview.sentence == "平均手続時間（分、小さいほどよい）")
        #expect(preview.result?.label == "R5の率")
        #expect(preview.result?.rate == "117%")
        #expect(preview.result?.verdict == .init(symbol: "◎", word: "順調", tone: .good))
        guard case .years(let chart, let chosen) = preview.graphic else {
            Issue.record("a measure with numbers has a chart")
            return
        }
        #expect(chosen == "R5")
        #expect(chart.columns.map(\.label) == ["R4", "R5", "R6", "R7", "R8"])
    }

    @Test func `a city without ratings says whether the target was reached`() throws {
        let preview = try measure(try place(Self.ibusuki), "1a-1")
        #expect(preview.result?.verdict == .init(symbol: "", word: "目標に届かず", tone: .fair))
    }

    @Test func `amounts that have no height are words`() throws {
        let preview = try measure(try place(Self.ibusuki), "1o-1")
        let lines: [PreviewPicture.Line] = [
            .init(name: "目標値", text: "開催回数 6 + 参加者数 60"), .init(name: "実績値", text: "開催回数 13 + 参加者数 263"),
        ]
        #expect(preview.graphic == .figures(lines))
    }

    @Test func `a measure with nothing but dashes says that there are no figures`() throws {
        let preview = try measure(try place(Self.kagoshima), "m082")
        #expect(preview.graphic == .nothing)
        #expect(preview.result?.label == "この年度の数値はありません")
        #expect(preview.result?.verdict == .init(symbol: "－", word: "検討中など", tone: .neutral))
    }

    @Test func `figures that are too wide for their columns leave room for those of the page's year`() throws {
        let strings = try measure(try place(Self.kagoshima), "m021").drawing().texts.map(\.string)
        #expect(strings.contains("21,365,588"))
        #expect(strings.contains("24,330,000"))
        #expect(strings.filter { $0.contains(",") }.count == 2)
    }

    @Test func `a year to come has no rate`() throws {
        let preview = try measure(try place(Self.kagoshima, 2025), "m019")
        #expect(preview.result == nil)
    }

    // MARK: What is drawn

    @Test func `what the picture says is drawn`() throws {
        let texts = try measure(try place(Self.kagoshima), "m019").drawing().texts
        for words in ["令和5年度", "住民異動手続き等における「書かない窓口」事業", "117%", "◎", "順調", "R8", "23", "27", "24"] {
            #expect(texts.contains { $0.string == words }, "\(words)")
        }
    }

    @Test func `a rating is never a colour alone`() throws {
        let texts = try PreviewPicture(year: try place(Self.kagoshima)).drawing().texts.map(\.string)
        for words in ["◎", "順調", "56", "○", "おおむね順調", "11", "△", "遅れあり", "15", "－", "65"] {
            #expect(texts.contains(words), "\(words)")
        }
    }

    @Test func `the page's own year is marked, and its bar is as high as its figure says`() throws {
        let picture = try measure(try place(Self.kagoshima), "m019").drawing()
        #expect(picture.boxes(PreviewPalette.tint).count == 1)
        // The last one stands beside the name of the row.
        let bars = picture.boxes(PreviewPalette.link).dropFirst().dropLast()
        #expect(bars.count == 2)
        let heights = bars.map(\.height.hundredths)
        #expect(abs(heights[0] * 23 - heights[1] * 40) < heights[0])
        let targets = picture.marks.filter { if case .disc = $0 { true } else { false } }
        #expect(targets.count == 4 + 1)
    }

    @Test func `the parts of the bar are as long as their counts say`() throws {
        let picture = try PreviewPicture(year: try place(Self.kagoshima)).drawing()
        let tones: [Tone] = [.good, .fair, .poor, .neutral]
        let parts = try tones.map { try #require(picture.boxes($0.fill).first) }
        for (part, count) in zip(parts, [56, 11, 15, 65]) {
            #expect(abs(part.width.hundredths - 107_200 * count / 147) <= 500)
        }
        #expect(parts.last?.right == 1136)
    }

    @Test(arguments: Language.allCases)
    func `nothing leaves the picture, and no letters are too small to read`(language: Language) throws {
        for edition in [Self.kagoshima, Self.ibusuki] {
            for preview in try previews(try place(edition, 2023, language)) {
                for case .text(let text, let spot, let anchor) in try preview.drawing().marks {
                    let box = try text.box(at: spot, anchor)
                    #expect(box.x >= 0 && box.right <= 1200 && box.y >= 0 && box.foot <= 630, "\(text.string)")
                    #expect(text.size >= 21, "\(text.string)")
                    #expect(try text.measured().unknownCharacters == 0, "\(text.string)")
                }
            }
        }
    }

    @Test(arguments: Language.allCases)
    func `no words of the head lie on others`(language: Language) throws {
        for edition in [Self.kagoshima, Self.ibusuki] {
            for preview in try previews(try place(edition, 2023, language)) {
                let boxes = try preview.drawing().texts(over: 30).map { try $0.0.box(at: $0.1, $0.2).inset(6) }
                for (index, box) in boxes.enumerated() {
                    let other = boxes[(index + 1)...].first { $0.overlaps(box) }
                    #expect(other == nil, "\(preview.title) \(preview.kicker)")
                }
            }
        }
    }

    @Test func `names without end are cut and stay in the picture`() throws {
        var plan = try Self.kagoshima.get().plan
        let endless = String(repeating: "終わりのない名称", count: 500)
        plan.name = Bilingual(same: endless)
        plan.municipality.name = Bilingual(same: endless)
        plan.nodes[0].name = Bilingual(same: endless)
        plan.measures[0].name = Bilingual(same: endless)
        plan.measures[0].indicators[0].name = endless
        let place = try place(.success(PlanEdition(StoredPlan(plan: plan, revision: 1))))
        let previews = [
            PreviewPicture(year: place), PreviewPicture(heading: place, plan.nodes[0]),
            PreviewPicture(measure: place, index: 0),
        ]
        for preview in previews {
            for case .text(let text, let spot, let anchor) in try preview.drawing().marks {
                let box = try text.box(at: spot, anchor)
                #expect(box.right <= 1200 && box.foot <= 630, "\(text.string.prefix(20))")
            }
        }
    }

    private func previews(_ place: Place) throws -> [PreviewPicture] {
        let measures = place.edition.currentMeasures(in: place.year)
        return [PreviewPicture(year: place)] + place.plan.nodes.map { PreviewPicture(heading: place, $0) }
            + measures.map { PreviewPicture(measure: place, index: $0) }
    }

    // MARK: The image

    @Test func `the image has the size that networks show, and the site's colours`() throws {
        let image = try #require(PNGImage(try PreviewPicture(year: try place(Self.kagoshima)).png()))
        #expect(image.width == 1200)
        #expect(image.height == 630)
        let colours = image.colours
        for colour: UInt32 in [0xFFFFFF, 0x0017C1, 0x197A4B, 0x927200, 0xCE0000, 0x767676, 0x1A1A1C] {
            #expect(colours[colour, default: 0] > 500, "\(colour)")
        }
    }

    @Test func `a colour of a picture is one of the site's`() {
        for colour in PreviewPalette.all {
            #expect(Style.base.contains("\(colour.text);"), "\(colour.text)")
        }
    }
}

extension Picture {
    /// The texts that are drawn, in order.
    fileprivate var texts: [Text] {
        marks.compactMap { if case .text(let text, _, _) = $0 { text } else { nil } }
    }

    fileprivate func texts(over size: Length) -> [(Text, Spot, Anchor)] {
        marks.compactMap { mark in
            guard case .text(let text, let spot, let anchor) = mark, text.size > size else { return nil }
            return (text, spot, anchor)
        }
    }

    fileprivate func boxes(_ colour: Colour) -> [Box] {
        marks.compactMap { if case .box(let box, _, colour) = $0 { box } else { nil } }
    }
}

extension Text {
    /// Where the text stands.
    fileprivate func box(at spot: Spot, _ anchor: Picture.Anchor) throws -> Box {
        let size = try measured()
        let spare = (width ?? 0) - size.width
        let x: Length =
            switch alignment {
            case .leading: spot.x
            case .centred: spot.x + spare.scaled(1, of: 2)
            case .trailing: spot.x + spare
            }
        let y: Length =
            switch anchor {
            case .top: spot.y
            case .baseline: spot.y - size.baseline
            case .middle: spot.y - size.height.scaled(1, of: 2)
            }
        return Box(x: x, y: y, width: size.width, height: size.height)
    }
}

extension Box {
    fileprivate func overlaps(_ other: Box) -> Bool {
        x < other.right && other.x < right && y < other.foot && other.y < foot
    }
}
