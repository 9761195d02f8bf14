package import CityPages
import Figures
import Planning
package import Rounds

extension OwnerlessMeasures {
    /// Those of the plans that rounds ask about.
    package init(of office: RoundOffice) {
        self.init { day, standing in
            try await office.measuresWithoutOwner(on: day, for: standing).map { found in
                Line(
                    plan: found.planName,
                    name: "\(found.number) \(found.name)",
                    path: "/plans/\(found.plan.text)/\(found.year.year)/measures/\(found.measure.text)/",
                    reasons: found.reasons
                )
            }
        }
    }
}
