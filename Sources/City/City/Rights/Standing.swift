package import Figures

/// What somebody is on one day: the member and the posts held, with the units that each of them is about.
///
/// All rights are worked out from it and from nothing else.
package struct Standing: Hashable, Sendable {
    /// A post as it is held on the day.
    package struct Holding: Hashable, Sendable {
        package let post: Post.ID
        package let name: String
        package let role: Role
        package let unit: CityUnit.ID?
        /// The unit and all below it on the day.
        package let branch: Set<CityUnit.ID>

        package init(post: Post.ID, name: String, role: Role, unit: CityUnit.ID?, branch: Set<CityUnit.ID>) {
            self.post = post
            self.name = name
            self.role = role
            self.unit = unit
            self.branch = branch
        }
    }

    package let municipality: MunicipalityCode
    package let member: Member
    package let day: CalendarDate
    /// In the order of the organisation's posts; none where the member holds no post today and so may do nothing.
    package let holdings: [Holding]

    package init(municipality: MunicipalityCode, member: Member, day: CalendarDate, holdings: [Holding]) {
        self.municipality = municipality
        self.member = member
        self.day = day
        self.holdings = holdings
    }

    package var roles: Set<Role> { Set(holdings.map(\.role)) }
}

extension Organisation {
    /// What a member is on a day; `nil` for strangers and for those who have left.
    package func standing(of id: Member.ID, on day: CalendarDate) -> Standing? {
        guard let member = member(id), member.isPresent(on: day) else { return nil }
        let held = appointments(of: id, on: day).map(\.post)
        let holdings = posts.filter { held.contains($0.id) }.compactMap { post -> Standing.Holding? in
            guard let phase = post.phase(on: day) else { return nil }
            return Standing.Holding(
                post: post.id,
                name: phase.name,
                role: phase.role,
                unit: phase.unit,
                branch: phase.unit.map { branch(of: $0, on: day) } ?? []
            )
        }
        return Standing(municipality: municipality.code, member: member, day: day, holdings: holdings)
    }
}
