import Figures
import PagesSupport
import Planning
import Wording

extension EditionsPage {
    private var language: Language { place.language }

    private func says(_ words: Bilingual) -> String { words[language] }

    var shell: PageShell {
        let form = form
        var shell = place.shell(
            title: says(PageWords.editions),
            path: place.paths.editions,
            description: "\(place.plan.name[language]) \(says(PageWords.editions))"
        ) {
            h1 { says(PageWords.editions) }
            form.summary
            p(.class("lead")) { says(Words.lead) }
            p { a(.href(place.paths.history)) { says(PageWords.history) } }
            if years.isEmpty { p { says(Words.nothingSealed) } }
            for year in years { section(of: year) }
            h2 { says(Words.ofDay) }
            form.markup
            p(.class("small")) { says(Words.needsServer) }
        }
        shell.hasMistakes = !entries.isComplete
        shell.isIndexed = entries.isComplete
        return shell
    }

    private var form: FormView {
        var form = FormView(
            language,
            action: place.paths.editions,
            token: nil,
            entries: entries,
            parts: [.field(Self.day)],
            actions: [.init(Words.ofDay)]
        )
        form.isQuestion = true
        return form
    }

    private func section(of year: Year) -> Markup {
        Markup {
            h2(.id(year.id)) { year.name }
            definitionList([
                Definition(says(Words.sealed)) { "\(says(Words.number(year.seal)))　\(name(year.seal.day))" },
                Definition(says(Words.publication)) { name(year.seal.firstPublicDay) },
                Definition(says(Words.hash)) { code { year.seal.hash } },
                Definition(says(Words.editions)) {
                    ul(.class("plain")) {
                        li {
                            a(.href(year.publishedPath), .rel("nofollow")) { says(Words.published(year.name)) }
                        }
                        li { a(.href(year.correctedPath)) { says(Words.corrected(year.name)) } }
                    }
                },
            ])
            if year.errata.isEmpty { p { says(Words.noErrata) } } else { table(of: year).markup }
        }
    }

    private func table(of year: Year) -> DataTable {
        DataTable(
            id: "\(year.id)-errata",
            caption: says(Words.errata(year.name)),
            columns: [
                .init(says(Bilingual("訂正", "Erratum"))), .init(place.edition.measureLevelName[language]),
                .init(says(Bilingual("何を", "What"))), .init(says(Bilingual("訂正前", "Before"))),
                .init(says(Bilingual("訂正後", "After"))), .init(says(Bilingual("理由", "Reason"))),
            ],
            rows: year.errata.flatMap(rows),
            narrow: .cards
        )
    }

    private func rows(_ line: Line) -> [[Markup]] {
        let title = Markup {
            says(Words.number(line.mark))
            br()
            name(line.mark.day)
            br()
            code { String(line.mark.hash.prefix(12)) }
        }
        let reason = Markup {
            foreign("\(line.reason)（\(line.post)）", language)
            if line.results > 0 {
                br()
                says(Words.results(line.results))
            }
        }
        return line.changes.map { change in
            [
                title,
                change.measure.map { link in a(.href(link.path)) { foreign(link.text, language) } }
                    ?? .text(says(Words.wholePlan)),
                foreign(change.what, language), foreign(change.before, language), foreign(change.after, language),
                reason,
            ]
        }
    }

    private func name(_ day: CalendarDate) -> String { day.name(place.yearStyle, language) }

    private enum Words {
        static let lead = Bilingual(
            "年度の内容は、確定した後は、理由を付けた訂正でしか変わりません。公表したときの内容と、その後の訂正を、ここで比べられます。",
            "Once a year is sealed, it changes by errata with a reason alone. Here is what was published, and what was corrected since."
        )
        static let nothingSealed = Bilingual("確定した年度は、まだありません。", "No year is sealed yet.")
        static let sealed = Bilingual("確定", "Sealed")
        static let publication = Bilingual("公表日", "Published")
        static let hash = Bilingual("指紋（SHA-256）", "Hash (SHA-256)")
        static let editions = Bilingual("版", "Editions")
        static let noErrata = Bilingual("訂正はありません。", "Nothing was corrected.")
        static let wholePlan = Bilingual("計画全体", "The whole plan")
        static let ofDay = Bilingual("この日の計画を見る", "See the plan of a day")
        static let needsServer = Bilingual(
            "公表時の版とその日の計画は、ファイルとして配られたサイトでは開けません。",
            "On a site that is handed out as files, earlier states cannot be opened."
        )

        static func number(_ mark: SealMark) -> Bilingual {
            Bilingual("第\(mark.number)号", "No. \(mark.number)")
        }

        static func published(_ year: String) -> Bilingual {
            Bilingual("公表時の版（\(year)を確定したままの計画）", "As published: the plan as \(year) was sealed")
        }

        static func corrected(_ year: String) -> Bilingual {
            Bilingual("訂正後の版（今の\(year)）", "As corrected: \(year) as it stands now")
        }

        static func errata(_ year: String) -> Bilingual { Bilingual("\(year)の訂正", "Errata of \(year)") }

        static func results(_ count: Int) -> Bilingual {
            Bilingual("評価の結果も\(count)件変わりました。", "\(count) results of the evaluation changed with it.")
        }
    }
}
