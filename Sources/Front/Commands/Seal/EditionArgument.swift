import ArgumentParser
import City
import Exchange
import Figures
import Foundation
import Planning
import PlanningStorage
import Seals
import Wording

/// Which state of a plan in a database a command reads.
package struct EditionArgument: ParsableArguments {
    @Option(
        help: help(
            "版（published＝確定したまま、corrected＝訂正後）。指定しなければ訂正後",
            "The edition (published: as it was sealed; corrected); without it the corrected one"
        )
    )
    var edition: Edition?

    @Option(
        help: help(
            "この時点の計画（2026-07-30T12:00、日本時間。日付だけならその日の終わり）",
            "The plan as of this moment in Japan (2026-07-30T12:00; of a day alone its end)"
        ),
        transform: momentInJapan
    )
    var asOf: Date?

    package init() {}

    package func validate() throws {
        guard edition != .published || asOf == nil else {
            throw ValidationError(
                said("--edition published と --as-of は一緒に使えません。", "--edition published does not go with --as-of.")
            )
        }
    }

    /// What is said where a state is asked for of a plan in a folder.
    static let needsDatabase = Bilingual(
        "--edition と --as-of は、データベースの計画（--database）にだけ使えます。",
        "--edition and --as-of are for a plan in a database (--database)."
    )

    var isGiven: Bool { edition != nil || asOf != nil }

    /// Whether it is the plan as it stands now.
    var isCurrent: Bool { edition != .published && asOf == nil }

    /// The plan with the id `name` in that state; without `year` as the year that was sealed last.
    func plan(_ name: String, year: FiscalYear?, _ desk: SealDesk) async throws -> EditionOfPlan {
        if edition == .published {
            let id = try await desk.plan(named: name).plan.id
            let published = try await desk.office.published(id, year: year)
            return EditionOfPlan(plan: published.plan, seal: published.seal, chain: [published.seal])
        }
        let stored = try await stored(name, desk)
        var entries = try await desk.office.entries(of: stored.plan.id)
        if asOf != nil { entries.removeAll { $0.revision > stored.revision } }
        return EditionOfPlan(plan: stored.plan, seal: nil, chain: entries)
    }

    private func stored(_ name: String, _ desk: SealDesk) async throws -> StoredPlan {
        let now = try await desk.plan(named: name)
        guard let asOf else { return now }
        guard let then = try await desk.plans.plan(now.plan.id, asOf: asOf) else {
            throw CommandFailure(
                Bilingual(
                    "その時点では、計画「\(shown(name))」はまだありません。",
                    "There was no plan “\(shown(name))” yet at that moment."
                )
            )
        }
        return then
    }
}

/// A plan in one of its states, with the seals and errata that belong to it.
struct EditionOfPlan {
    let plan: Plan
    /// The seal that it is the content of; `nil` for a plan that is not as it was sealed.
    let seal: SealEntry?
    let chain: [SealEntry]

    var sealing: PlanSealing { PlanSealing(chain) }
}

/// The states of a sealed year that can be shown.
package enum Edition: String, CaseIterable, ExpressibleByArgument {
    case published
    case corrected
}

/// A moment by the clock of Japan: `2026-07-30T12:00`, or a day for the end of it.
@Sendable private func momentInJapan(_ argument: String) throws -> Date {
    let pieces = argument.split(separator: "T", omittingEmptySubsequences: false)
    guard let day = CalendarDate(pieces[0]), pieces.count <= 2 else { throw noMoment(argument) }
    guard pieces.count == 2 else { return day.endInJapan }
    guard let time = ClockTime(pieces[1]) else { throw noMoment(argument) }
    return day.startInJapan.addingTimeInterval(TimeInterval(time.hour * 3600 + time.minute * 60))
}

private func noMoment(_ argument: String) -> ValidationError {
    ValidationError(
        said(
            "「\(shown(argument))」は日時ではありません。2026-07-30T12:00 または 2026-07-30 のように書いてください。",
            "“\(shown(argument))” is no moment; write it like 2026-07-30T12:00 or 2026-07-30."
        )
    )
}
