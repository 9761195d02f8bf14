import PagesSupport
import Wording

/// A table of series with the links that sort it, or a word that there are none.
struct SeriesList: Sendable {
    let table: SeriesTable
    let orders: OrderChoices
    let language: Language

    var markup: Markup {
        guard !table.rows.isEmpty else {
            return p { Bilingual("この年度の指標はありません。", "There are no indicators in this year.")[language] }
        }
        return div(.id("results")) {
            if table.rows.count >= OrderChoices.fewestRows { orders.markup }
            table.markup
        }
    }
}
