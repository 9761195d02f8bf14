package import Figures
package import PagesSupport
package import Planning
import Wording

/// A plan in a year as the pages of other rooms need it, to stand among the plan's own pages.
package struct PlanFrame: Sendable {
    private let place: Place

    init(_ place: Place) {
        self.place = place
    }

    package var plan: Plan { place.plan }
    /// Its seals and errata.
    package var sealing: PlanSealing { place.edition.sealing }
    package var year: FiscalYear { place.year }
    package var reading: Reading { place.reading }

    /// The year as the reader says it.
    package var yearName: String { place.yearName }

    /// Names what is made from the plan as it stands now, for caches.
    package var revision: String { place.revision }

    /// Links to the same in the plan's other years.
    package func yearChoices(_ path: (FiscalYear) -> String) -> Markup { YearChoices(place, path: path).markup }

    /// Where the plan's documents of a year stand.
    package func documentsPath(_ year: FiscalYear) -> String { place.paths.documents(year) }

    /// Where the documents themselves stand: in Japanese, as the city issues them.
    package var filesPath: String { place.dataPaths.documents(year) }

    /// The page around content of another room.
    ///
    /// `crumbs` are what stands between the plan in this year and the page.
    package func shell(
        title: String,
        path: String,
        description: String = "",
        crumbs: [PageShell.Crumb] = [],
        @MarkupBuilder main: () -> Markup
    ) -> PageShell {
        place.shell(title: title, path: path, description: description, crumbs: crumbs, main: main)
    }
}

extension PlanPages {
    /// The plan and the year that an address names.
    ///
    /// - Throws: ``PageError/notFound``.
    package func frame(_ context: ShirubeRequestContext) async throws -> PlanFrame {
        PlanFrame(try await place(context))
    }
}
