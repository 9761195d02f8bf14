/// The addresses of every kind of page that a plan has, for the plan of the town.
enum TownPages {
    static let root = "/plans/town/"
    static let year = root + "2023/"
    static let all = [
        year, year + "measures/", year + "measures/a1/", year + "measures/a6/", year + "nodes/n1/",
        year + "nodes/n2/rate/", year + "units/", year + "units/u1/", year + "units/b1/rate-down/",
        year + "lists/behind/", year + "lists/rating-1/", year + "lists/all/change-down/", root + "years/",
        root + "rules/", root + "findings/", root + "glossary/", root + "history/", root + "editions/",
    ]
}
