import PagesSupport
import Wording

/// The links at the end of a page to what it shows as data.
struct DataLinks {
    let data: PageData
    let language: Language

    var markup: Markup {
        guard !data.tables.isEmpty else { return .empty }
        return section(.class("data-links"), .labelledBy("data")) {
            h2(.id("data")) { Bilingual("このページのデータ", "The data of this page")[language] }
            ul {
                for table in data.tables {
                    li { a(.href(data.path(table.id + ".csv")), .download) { "\(table.name[language]) (CSV)" } }
                }
                li {
                    a(.href(data.path("data.json")), .download) {
                        Bilingual("すべて（JSON）", "Everything (JSON)")[language]
                    }
                }
            }
        }
    }
}
