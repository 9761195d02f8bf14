import Casework
import City
import CityPages
import Figures
import PagesSupport
import Rounds
import Wording

/// Who did something, as pages of the same municipality call people.
struct People {
    private let organisation: Organisation

    init(_ visit: RoundVisit) async throws {
        organisation = try await visit.pages.city.organisation(visit.standing.municipality)
    }

    /// The member with the post as which it was done, `主査（政策課 記入者）`; what the organisation no longer knows stands as
    /// it is stored.
    func name(_ member: MemberKey, as post: PostKey, at time: Casework.Moment) -> String {
        "\(name(of: member))（\(name(of: post, at: time))）"
    }

    func name(of member: MemberKey) -> String {
        Member.ID(member.text).flatMap { organisation.member($0) }?.name ?? member.text
    }

    /// The post as it was called on the day, with its unit before it.
    func name(of post: PostKey, at time: Casework.Moment) -> String {
        let day = CalendarDate(inJapan: time.date)
        guard let id = Post.ID(post.text), let found = organisation.posts.first(where: { $0.id == id }),
            let phase = found.phase(on: day) ?? found.phases.last
        else { return post.text }
        let unit = phase.unit.flatMap { unit in organisation.units.first { $0.id == unit }?.name(around: day) }
        return [unit, phase.name].compactMap(\.self).joined(separator: " ")
    }

    /// What people call a unit today.
    func unitName(_ unit: String, on day: CalendarDate) -> String {
        CityUnit.ID(unit).flatMap { id in organisation.units.first { $0.id == id }?.name(around: day) } ?? unit
    }
}
