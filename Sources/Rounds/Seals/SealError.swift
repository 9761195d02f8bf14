package import Figures
package import Planning
package import Wording

/// Why nothing was sealed or corrected.
package enum SealError: Error, Hashable, Sendable {
    case unknownPlan(Plan.ID)
    case outsidePeriod(FiscalYear, ClosedRange<FiscalYear>)
    case alreadySealed(FiscalYear)
    /// No actual of the year is known: there is nothing to seal.
    case nothingToSeal(FiscalYear)
    case notSealed(FiscalYear?)
    case reasonNeeded
    case postNeeded
    /// The change touches nothing that is sealed.
    case nothingCorrected
    case unknownSeries(String)
    /// A figure that cannot be understood, and why.
    case unreadable(Bilingual)
    /// What is stored is not what was sealed.
    case damaged(SealFault)

    /// What happened and what to do about it.
    package var message: Bilingual {
        switch self {
        case .unknownPlan(let plan):
            Bilingual("計画「\(plan)」はありません。", "There is no plan “\(plan)”.")
        case .outsidePeriod(let year, let period):
            Bilingual(
                "\(year.name(.era, .japanese))は計画の期間（\(period.lowerBound.name(.era, .japanese))～\(period.upperBound.name(.era, .japanese))）にありません。",
                "\(year.year) is outside the plan's period (\(period.lowerBound.year)–\(period.upperBound.year))."
            )
        case .alreadySealed(let year):
            Bilingual(
                "\(year.name(.era, .japanese))はすでに確定しています。変更は訂正（shirube correct）で行ってください。",
                "\(year.name(.western, .english)) is sealed already. Change it by an erratum (shirube correct)."
            )
        case .nothingToSeal(let year):
            Bilingual(
                "\(year.name(.era, .japanese))の実績値が一つもないため、確定できません。",
                "\(year.name(.western, .english)) has no actuals yet; there is nothing to seal."
            )
        case .notSealed(let year?):
            Bilingual(
                "\(year.name(.era, .japanese))は確定していません。shirube seals で確かめてください。",
                "\(year.name(.western, .english)) is not sealed. Look with shirube seals."
            )
        case .notSealed(nil):
            Bilingual(
                "この計画には、確定した年度がありません。先に shirube freeze で確定してください。",
                "No year of this plan is sealed. Seal one first with shirube freeze."
            )
        case .reasonNeeded:
            Bilingual("理由を書いてください。", "Give a reason.")
        case .postNeeded:
            Bilingual("誰が（どの職として）行うかを書いてください。", "Say who does it, as what post.")
        case .nothingCorrected:
            Bilingual(
                "確定した年度の内容は何も変わりません。訂正として残すものがありません。",
                "Nothing of a sealed year would change; there is nothing to correct."
            )
        case .unknownSeries(let text):
            Bilingual(
                "指標「\(text)」はありません。figures.csv の measure/series（例：m019/1）を指定してください。",
                "There is no series “\(text)”. Name it as measure/series of figures.csv, such as m019/1."
            )
        case .unreadable(let message):
            message
        case .damaged(let fault):
            fault.line
        }
    }
}
