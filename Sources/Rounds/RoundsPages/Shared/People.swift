import Casework
import City
import CityPages
import Rounds
import Wording

/// Who did something, as pages of the same municipality call people.
struct People {
    private let organisation: Organisation
    private let directory: PostDirectory
    private let language: Language

    init(_ visit: RoundVisit) async throws {
        organisation = try await visit.pages.city.organisation(visit.standing.municipality)
        directory = PostDirectory(organisation)
        language = visit.language
    }

    /// The member with the post as which it was done, `主査（政策課 記入者）`; what the organisation no longer knows stands as
    /// it is stored.
    func name(_ member: MemberKey, as post: PostKey, at time: Casework.Moment) -> String {
        let name = Member.ID(member.text).flatMap { organisation.member($0) }?.name ?? member.text
        return "\(name)（\(directory.name(of: post, at: time, language))）"
    }
}
