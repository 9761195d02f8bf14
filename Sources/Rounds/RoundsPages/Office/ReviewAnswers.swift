import Casework
import CityPages
import Figures
import PagesSupport
import Planning
import PlanningPages
import Rounds
import Wording

/// What stands in a sheet, beside what stood there last year, and who wrote it.
struct ReviewAnswers {
    private let page: ReviewPage

    init(_ page: ReviewPage) {
        self.page = page
    }

    private var desk: Desk { page.desk }
    private var language: Language { page.desk.visit.language }

    var markup: Markup {
        Markup {
            h2 { desk.says(Bilingual("数値", "Figures")) }
            figures.markup
            targets
            h2 { desk.says(Bilingual("記述", "Texts")) }
            for text in page.sheet.texts where text.value != nil { self.text(text) }
            let empty = page.sheet.texts.filter { $0.value == nil }.map { $0.name[language] }
            if !empty.isEmpty {
                p {
                    let list = empty.joined(separator: desk.says(Bilingual("、", ", ")))
                    desk.says(Bilingual("記入なし：\(list)", "Nothing in: \(list)"))
                }
            }
        }
    }

    private var figures: DataTable {
        let words = [
            Bilingual("指標", "Indicator"), Bilingual("前年度", "Last year"), Bilingual("目標", "Target"),
            Bilingual("今回の実績", "Actual"), Bilingual("進捗率と評価", "Rate and rating"), Bilingual("数値の注記", "Note"),
            Bilingual("記入", "By"),
        ]
        let columns = words.enumerated().map { index, word in
            DataTable.Column(desk.says(word), (1...4).contains(index) ? .number : .text)
        }
        return DataTable(
            id: "figures",
            caption: desk.says(Bilingual("指標ごとの実績", "Actuals")),
            columns: columns,
            rows: page.sheet.series.map(row),
            narrow: .cards
        )
    }

    private func row(_ series: SheetSeries) -> [Markup] {
        let unit = series.indicator.unit
        return [
            .text(unit.isEmpty ? series.indicator.name : "\(series.indicator.name)（\(unit)）"),
            printed(series.lastActual), printed(series.target),
            value(series.address), rate(series), value(series.note),
            origin(page.sheet.record.value(series.address) == nil ? series.words : series.address),
        ]
    }

    private func rate(_ series: SheetSeries) -> Markup {
        guard let evaluation = series.evaluation else { return .empty }
        let percent = evaluation.shownText.map { "\($0)%" } ?? ""
        return Markup {
            span { percent }
            " "
            RatingView(evaluation, language)?.markup ?? .empty
        }
    }

    /// What stands in a field, and what stood there before the office corrected it.
    private func value(_ address: FieldAddress) -> Markup {
        let now = page.sheet.record.value(address)
        return Markup {
            shown(now)
            if let change = page.review.original(of: address), change.before != now {
                div(.class("corrected-from")) {
                    desk.says(Bilingual("訂正前：", "Before the correction: "))
                    shown(change.before)
                }
            }
        }
    }

    private func shown(_ value: FieldValue?) -> Markup {
        guard let value else { return .text("―") }
        if case .figure(.parts(let parts)) = value { return lines(of: parts) }
        return .text(answerText(value, language))
    }

    /// As the plan printed it; of several parts each on a line of its own.
    private func printed(_ figure: Figure?) -> Markup {
        if case .parts(let parts)? = figure?.value { return lines(of: parts) }
        return .text(figure?.printed ?? "")
    }

    private func lines(of parts: [FigurePart]) -> Markup {
        Markup {
            for (place, part) in parts.enumerated() {
                if place > 0 { br() }
                FigureValue.parts([part]).text(language)
            }
        }
    }

    /// Who wrote what stands there, as what post, when.
    private func origin(_ address: FieldAddress) -> Markup {
        guard let latest = page.review.origins(of: address).first else { return fromThePlan(address) }
        let event = latest.event
        return span(.class("small")) {
            page.directory.name(of: event.post, at: event.time, language)
            br()
            desk.visit.moment(event.time).markup
            if !event.reason.isEmpty {
                br()
                desk.says(Bilingual("理由：\(event.reason)", "Reason: \(event.reason)"))
            }
        }
    }

    /// What nobody wrote since the sheet was made was in the plan then.
    private func fromThePlan(_ address: FieldAddress) -> Markup {
        guard let value = page.sheet.record.value(address) else { return .empty }
        let words =
            if case .text = value {
                Bilingual("照会の前から計画にある記述", "In the plan before the round")
            } else {
                Bilingual("照会の前から計画にある値", "In the plan before the round")
            }
        return span(.class("small")) { desk.says(words) }
    }

    private var targets: Markup {
        let changed = page.sheet.series.flatMap { series in
            series.targets.filter { $0.changed != nil }.map { (series, $0) }
        }
        guard !changed.isEmpty else { return .empty }
        return Markup {
            h2 { desk.says(Bilingual("目標値の変更", "Changed targets")) }
            ul {
                for (series, target) in changed {
                    li {
                        "\(series.indicator.name) \(target.year.name(desk.visit.years, language))："
                        "\(target.planned?.printed ?? "―") → "
                        shown(target.changed)
                    }
                }
            }
        }
    }

    private func text(_ text: SheetText) -> Markup {
        Markup {
            h3 { text.name[language] }
            div(.class("answer-text")) { value(text.address) }
            p { origin(text.address) }
            if let last = text.last {
                details {
                    summary { desk.says(Bilingual("前年度の記述", "Last year")) }
                    p(.class("answer-text")) { last }
                }
            }
        }
    }
}
