package import Figures
package import Planning
package import Wording

/// Why there is no such document.
package enum PaperProblem: Error, Hashable, Sendable {
    /// The plan has no form at all.
    case noDocuments
    /// The plan has no form of that name; `known` are those that it has.
    case unknownDocument(String, known: [String])
    /// A material of the meeting names a form that the plan does not have.
    case unknownMaterial(String, known: [String])
    case unknownUnit(OrganisationUnit.ID)
    case outsidePeriod(FiscalYear, ClosedRange<FiscalYear>)
    /// No version of the rules holds in the year.
    case noRules(FiscalYear)
    /// A form among the materials that itself holds the materials.
    case packInPack(String)

    /// The file of the plan folder that has what was asked for; `nil` where it is the form itself.
    package var file: String? {
        switch self {
        case .noDocuments, .unknownDocument: nil
        case .unknownUnit: "units.csv"
        case .outsidePeriod: "plan.yaml"
        case .noRules: "rules.yaml"
        case .packInPack, .unknownMaterial: "materials.csv"
        }
    }

    package var message: Bilingual {
        switch self {
        case .noDocuments:
            Bilingual(
                "この計画には様式（document-名前.yaml）が一つもありません。shirube init が書き出す様式を計画フォルダに入れて取り込んでください。",
                "The plan has no form (document-NAME.yaml); put those that shirube init writes into its folder and import it."
            )
        case .unknownDocument(let name, let known):
            Bilingual(
                "様式「\(name)」はありません。あるのは \(known.joined(separator: "、")) です。",
                "There is no form “\(name)”; there is \(known.joined(separator: ", "))."
            )
        case .unknownMaterial(let name, let known):
            Bilingual(
                "会議の資料に書かれた様式「\(name)」はありません。あるのは \(known.joined(separator: "、")) です。",
                "A material of the meeting names the form “\(name)”, which is not there; there is \(known.joined(separator: ", "))."
            )
        case .unknownUnit(let id):
            Bilingual(
                "部署「\(id)」はありません。units.csv の id を指定してください。",
                "There is no unit “\(id)”; give an id of units.csv."
            )
        case .outsidePeriod(let year, let period):
            Bilingual(
                "\(year.name(.era, .japanese))は計画の期間（\(period.lowerBound.name(.short, .japanese))～\(period.upperBound.name(.short, .japanese))）にありません。",
                "\(year.name(.western, .english)) is outside the plan's period (\(period.lowerBound.year) to \(period.upperBound.year))."
            )
        case .noRules(let year):
            Bilingual(
                "\(year.name(.era, .japanese))に使える評価のきまりがありません。rules.yaml を確かめてください。",
                "No version of the rules holds in \(year.name(.western, .english)); see rules.yaml."
            )
        case .packInPack(let name):
            Bilingual(
                "資料の様式「\(name)」が、それ自体に資料一式（include: materials）を含んでいます。materials.csv から外してください。",
                "The material “\(name)” itself includes all materials (include: materials); take it out of materials.csv."
            )
        }
    }
}
