import Casework
import Wording

/// One cell to fill in: which answer of a sheet it holds, and in what way.
struct BookField: Hashable {
    enum Kind: Hashable {
        /// A figure in the unit of its series.
        case figure(unit: String)
        /// A figure of something that happens or not: one of the words for that.
        case milestone(unit: String)
        /// Why there is no figure, in a cell of its own beside the figure.
        case reason
        case text(maximum: Int)
    }

    let address: FieldAddress
    let kind: Kind
    /// What people call it.
    let name: Bilingual

    /// By what the cell is found again.
    var token: String { kind == .reason ? address.text + "?" : address.text }
}
