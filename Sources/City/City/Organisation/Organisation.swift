package import Figures

/// Who is who in one municipality, at any time: units, posts, members, and who holds what.
///
/// A value: operations change a copy, and the store keeps what differs. Nothing that began is ever taken out, so the
/// state of any past day can be asked for.
package struct Organisation: Hashable, Sendable {
    package internal(set) var municipality: RegisteredMunicipality
    /// In the order in which they were added, which is the order of lists.
    package internal(set) var units: [CityUnit]
    package internal(set) var posts: [Post]
    package internal(set) var members: [Member]
    package internal(set) var appointments: [Appointment]

    package init(
        _ municipality: RegisteredMunicipality,
        units: [CityUnit] = [],
        posts: [Post] = [],
        members: [Member] = [],
        appointments: [Appointment] = []
    ) {
        self.municipality = municipality
        self.units = units
        self.posts = posts
        self.members = members
        self.appointments = appointments
    }
}

// Questions.
extension Organisation {
    package func unit(_ id: CityUnit.ID) -> CityUnit? { units.first { $0.id == id } }
    package func post(_ id: Post.ID) -> Post? { posts.first { $0.id == id } }
    package func member(_ id: Member.ID) -> Member? { members.first { $0.id == id } }
    package func member(named name: SignInName) -> Member? { members.first { $0.signInName == name } }

    /// The units that exist on a day, in the order of lists.
    package func units(on day: CalendarDate) -> [CityUnit] {
        units.filter { $0.phase(on: day) != nil }
    }

    /// The posts that exist on a day, in the order of lists.
    package func posts(on day: CalendarDate) -> [Post] {
        posts.filter { $0.phase(on: day) != nil }
    }

    /// The unit and all that stand below it on a day.
    package func branch(of unit: CityUnit.ID, on day: CalendarDate) -> Set<CityUnit.ID> {
        var children: [CityUnit.ID: [CityUnit.ID]] = [:]
        for unit in units {
            if let parent = unit.phase(on: day)?.parent { children[parent, default: []].append(unit.id) }
        }
        var branch: Set<CityUnit.ID> = [unit]
        var open = [unit]
        while let next = open.popLast() {
            for child in children[next] ?? [] where branch.insert(child).inserted { open.append(child) }
        }
        return branch
    }

    /// The units from the topmost down to this one on a day: 局, 部, 課.
    package func path(to unit: CityUnit.ID, on day: CalendarDate) -> [CityUnit] {
        var path: [CityUnit] = []
        var next = self.unit(unit)
        while let unit = next, !path.contains(where: { $0.id == unit.id }) {
            path.insert(unit, at: 0)
            next = unit.phase(on: day)?.parent.flatMap { self.unit($0) }
        }
        return path
    }

    /// The appointments that hold on a day, of members who are there.
    package func appointments(on day: CalendarDate) -> [Appointment] {
        let present = Set(members.filter { $0.isPresent(on: day) }.map(\.id))
        let established = Set(posts(on: day).map(\.id))
        return appointments.filter { appointment in
            appointment.validity.contains(day) && present.contains(appointment.member)
                && established.contains(appointment.post)
        }
    }

    /// The appointments of one member that hold on a day; asked at every request, so without a look at the others.
    func appointments(of member: Member.ID, on day: CalendarDate) -> [Appointment] {
        guard self.member(member)?.isPresent(on: day) == true else { return [] }
        return appointments.filter { appointment in
            appointment.member == member && appointment.validity.contains(day)
                && post(appointment.post)?.phase(on: day) != nil
        }
    }

    /// Who holds a post on a day.
    package func holders(of post: Post.ID, on day: CalendarDate) -> [Member] {
        appointments(on: day).filter { $0.post == post }.compactMap { member($0.member) }
    }

    /// The posts that a member holds on a day.
    package func posts(of member: Member.ID, on day: CalendarDate) -> [Post] {
        appointments(of: member, on: day).compactMap { post($0.post) }
    }

    /// All posts that a member ever held, the latest first.
    package func career(of member: Member.ID) -> [Appointment] {
        appointments.filter { $0.member == member }.sorted { left, right in
            switch (left.validity.from, right.validity.from) {
            case (let first?, let second?) where first != second: first > second
            case (_?, nil): true
            case (nil, _?): false
            default: left.post < right.post
            }
        }
    }
}
