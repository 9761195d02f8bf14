import CityPages
import Figures
import PagesSupport
import Planning
import Seals
import Wording

/// What an erratum can be of: the first step on the way to one.
struct ErratumDesk {
    let visit: MemberVisit
    let plan: Plan
    /// The sealed years, the latest first.
    let years: [FiscalYear]

    init(_ pages: SealsPages, _ visit: MemberVisit) async throws {
        self.visit = visit
        plan = try await pages.plan(visit).plan
        years = try await pages.office.sealing(of: plan.id).seals.map(\.year).sorted(by: >)
    }

    private func says(_ words: Bilingual) -> String { visit.visit.says(words) }

    var page: OfficePage {
        var page = OfficePage(title: SealWords.correct, path: SealsPages.path(plan.id, "correct"))
        page.crumbs = [(SealWords.seals, SealsPages.path), (plan.name, SealsPages.path(plan.id))]
        guard let latest = years.first else {
            page.intro = p { says(SealError.notSealed(nil).message) }
            return page
        }
        page.intro = Markup {
            p { says(SealWords.about) }
            p { says(ErratumWords.choose) }
            choice(latest)
        }
        return page
    }

    private func choice(_ latest: FiscalYear) -> Markup {
        form(.class("fields"), .action(visit.visit.path(SealsPages.path(plan.id, "correct"))), .method("get")) {
            div(.class("field")) {
                label(.for("what")) { says(ErratumWords.what) }
                select(.id("what"), .name("what")) {
                    for subject in ErratumSubject.all(of: plan) {
                        option(.value(subject.text)) { subject.name(in: plan, latest, visit.language) }
                    }
                }
            }
            div(.class("field")) {
                label(.for("year")) { says(ErratumWords.year) }
                select(.id("year"), .name("year")) {
                    for year in years {
                        option(.value(String(year.year))) { year.name(visit.visit.reading.years, visit.language) }
                    }
                }
            }
            div(.class("field")) { button(.type("submit")) { says(ErratumWords.goOn) } }
        }
    }
}
