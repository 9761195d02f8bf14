package import ArgumentParser
import City
import CityStorage
import Figures
import Foundation

/// `shirube member list`: who is there, in which posts.
package struct MemberList: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: said("登録されている人と職を示す。", "Lists the members and their posts.")
    )

    @OptionGroup var city: CityArgument

    @Option(help: help("出力の形式（table、csv、json）", "Form of output (table, csv, json)"))
    var format = RowFormat.table

    package init() {}

    package func run() async throws {
        try put(await output())
    }

    package static let columns = ["sign_in_name", "name", "mail", "state", "role", "post", "unit", "from", "through"]

    /// One row for each post that a member holds today, or one without a post.
    func output() async throws -> String {
        let today = CalendarDate(inJapan: Date())
        let rows = try await city.withExistingCity { desk in
            let organisation = try await desk.office.organisation(of: city.municipality).organisation
            let active = try await desk.store.read { store in
                try organisation.members.filter { member in
                    try store.credential(of: member.id, in: organisation.municipality.code)?.password != nil
                }
            }
            let ids = Set(active.map(\.id))
            return organisation.members.flatMap { member in
                Self.rows(of: member, isActive: ids.contains(member.id), organisation, on: today)
            }
        }
        return Rows(columns: Self.columns, rows: rows).text(format)
    }

    private static func rows(
        of member: Member,
        isActive: Bool,
        _ organisation: Organisation,
        on day: CalendarDate
    ) -> [[String]] {
        let state = member.isPresent(on: day) ? (isActive ? "active" : "invited") : "left"
        let head = [member.signInName.text, member.name, member.mail, state]
        let appointments = organisation.appointments(on: day).filter { $0.member == member.id }
        guard !appointments.isEmpty else { return [head + ["", "", "", "", ""]] }
        return appointments.map { appointment in
            let phase = organisation.post(appointment.post)?.phase(on: day)
            return head + [
                phase?.role.rawValue ?? "", phase?.name ?? "", phase?.unit?.text ?? "",
                appointment.validity.from?.text ?? "", appointment.validity.through?.text ?? "",
            ]
        }
    }
}
