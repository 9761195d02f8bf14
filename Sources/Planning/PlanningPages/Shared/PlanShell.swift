import PagesSupport
import Planning
import Wording

extension Place {
    /// The page around a plan's own content: navigation, breadcrumbs and whose figures these are.
    ///
    /// `crumbs` are what stands between the plan in this year and the page.
    func shell(
        title: String,
        path: String,
        description: String = "",
        crumbs: [PageShell.Crumb] = [],
        isYearPage: Bool = false,
        @MarkupBuilder main: () -> Markup
    ) -> PageShell {
        var way = [PageShell.Crumb(PageWords.cities[language], path: PlanPaths.home(reading))]
        if !isYearPage { way.append(PageShell.Crumb("\(plan.name[language]) \(yearName)", path: paths.year(year))) }
        var shell = PageShell(
            reading: reading,
            title: title,
            path: path,
            crumbs: way + crumbs,
            main: main
        )
        shell.description = description
        shell.navigation = navigation
        shell.feedPath = paths.feed
        shell.footer = footerLine
        return shell
    }

    private var navigation: [PageShell.Crumb] {
        // What has no pages in earlier states is not offered among them.
        let isPast = edition.past != nil
        let documents =
            plan.documents.isEmpty || isPast
            ? [] : [PageShell.Crumb(PageWords.documents[language], path: paths.documents(year))]
        return [
            .init(PageWords.state[language], path: paths.year(year)),
            .init(PageWords.list(edition.measureLevelName)[language], path: paths.measures(year)),
            .init(PageWords.units[language], path: paths.units(year)),
            .init(PageWords.years[language], path: paths.years),
        ] + documents + [
            .init(PageWords.rules[language], path: paths.rules),
            .init(PageWords.findings[language], path: paths.findings),
            .init(PageWords.glossary[language], path: paths.glossary),
        ] + (isPast ? [] : [.init(PageWords.search[language], path: PlanPaths.search(reading))])
    }

    private var footerLine: Markup {
        let city = plan.municipality.name[language]
        return Markup {
            p {
                a(.href(paths.history)) { PageWords.history[language] }
                " "
                a(.href(paths.feed)) { Bilingual("更新フィード（Atom）", "Feed of changes (Atom)")[language] }
            }
            if let mark = edition.sealing.latestMark(of: year) {
                p {
                    Bilingual(
                        "\(yearName)の内容は確定しています：\(mark.text)",
                        "\(yearName) is sealed: \(mark.text)"
                    )[language]
                    " "
                    a(.href(paths.editions)) { PageWords.editions[language] }
                }
            }
            p {
                Bilingual(
                    "掲載している数値は\(city)が公表した資料のものです。率と評価は、公開されている評価のきまりから計算しています。",
                    "The figures are those that \(city) published. Rates and ratings are computed by the rules shown here."
                )[language]
            }
        }
    }
}

/// Names of pages and other words that several pages use.
enum PageWords {
    static let cities = Bilingual("都市一覧", "Cities")
    static let state = Bilingual("計画の状況", "State of the plan")
    static let rules = Bilingual("評価のきまり", "Rules of evaluation")
    static let findings = Bilingual("点検結果", "Findings")
    static let documents = Bilingual("資料", "Documents")
    static let units = Bilingual("部署", "Departments")
    static let years = Bilingual("年度の推移", "Over the years")
    static let glossary = Bilingual("用語", "Glossary")
    static let history = Bilingual("公表と訂正の記録", "What was published and corrected")
    static let editions = Bilingual("訂正と版", "Errata and editions")
    static let search = Bilingual("検索", "Search")
    static let target = Bilingual("目標値", "Target")
    static let actual = Bilingual("実績値", "Actual")
    static let baseline = Bilingual("基準値", "Baseline")
    static let rate = Bilingual("率", "Rate")
    static let rating = Bilingual("評価", "Rating")
    static let unit = Bilingual("単位", "Unit")
    static let year = Bilingual("年度", "Year")
    static let indicator = Bilingual("指標", "Indicator")
    static let owners = Bilingual("担当", "Owners")
    static let goal = Bilingual("目標指標", "Goal")
    static let working = Bilingual("求め方", "Working")
    static let nothing = Bilingual("なし", "None")

    /// The list of the measures, by what the city calls them: 具体策の一覧.
    static func list(_ level: Bilingual) -> Bilingual {
        Bilingual("\(level.japanese)の一覧", "List of \(level.english.lowercased())s")
    }
}
