import Figures
import Foundation
package import Wording

/// Units and members out of tables, as they should be: what is not there yet is added, what differs is changed from the
/// stated day on, and nothing is ever taken out.
package struct OrganisationImport: Sendable {
    /// A unit as a table states it.
    package struct UnitRow: Hashable, Sendable {
        package let id: CityUnit.ID
        package let parent: CityUnit.ID?
        package let kind: CityUnit.Kind
        package let name: String
        package let validity: Validity

        package init(id: CityUnit.ID, parent: CityUnit.ID?, kind: CityUnit.Kind, name: String, validity: Validity) {
            self.id = id
            self.parent = parent
            self.kind = kind
            self.name = name
            self.validity = validity
        }
    }

    /// A member in one post as a table states it; several rows of the same sign-in name are several posts.
    package struct MemberRow: Hashable, Sendable {
        package let name: String
        package let mail: String
        package let signInName: SignInName
        package let post: String
        package let role: Role
        package let unit: CityUnit.ID?
        package let validity: Validity

        package init(_ person: Person, post: String, role: Role, unit: CityUnit.ID?, validity: Validity) {
            name = person.name
            mail = person.mail
            signInName = person.signInName
            self.post = post
            self.role = role
            self.unit = unit
            self.validity = validity
        }
    }

    /// Who somebody is, without posts.
    package struct Person: Hashable, Sendable {
        package let name: String
        package let mail: String
        package let signInName: SignInName

        package init(name: String, mail: String, signInName: SignInName) {
            self.name = name
            self.mail = mail
            self.signInName = signInName
        }
    }

    /// Where in the tables something stands, counted from 0.
    package enum Row: Hashable, Sendable {
        case unit(Int)
        case member(Int)
    }

    /// What cannot be brought in, all of it, each with its row where it has one; nothing was changed.
    package struct Faults: Error, Sendable {
        package let list: [(row: Row?, message: Bilingual)]
    }

    package let units: [UnitRow]
    package let members: [MemberRow]
    /// Identities for what will be new: drawn beforehand, because a transaction may run twice.
    private let newMembers: [Member.ID]
    private let newPosts: [Post.ID]
    private let today: CalendarDate

    package init(units: [UnitRow], members: [MemberRow], effects: Effects = .live) {
        self.units = units
        self.members = members
        newMembers = members.map { _ in Member.ID(random: effects) }
        newPosts = members.map { _ in Post.ID(random: effects) }
        today = effects.today
    }

    /// Brings everything in, or throws and leaves the organisation as it was.
    package func apply(to organisation: inout Organisation) throws(Faults) {
        var work = Work(organisation: organisation, today: today)
        for (index, row) in units.enumerated() { work.add(row, at: .unit(index)) }
        for (index, row) in members.enumerated() {
            work.add(row, at: .member(index), newMember: newMembers[index], newPost: newPosts[index])
        }
        organisation = try work.result()
    }
}

/// The import under way, and which row each thing came from.
private struct Work {
    private var organisation: Organisation
    private let today: CalendarDate
    private var rows: [CitySubject: OrganisationImport.Row] = [:]
    private var faults: [(row: OrganisationImport.Row?, message: Bilingual)] = []
    private var persons: [SignInName: OrganisationImport.Person] = [:]

    init(organisation: Organisation, today: CalendarDate) {
        self.organisation = organisation
        self.today = today
    }

    consuming func result() throws(OrganisationImport.Faults) -> Organisation {
        faults += organisation.faults.map { (rows[$0.subject], $0.message) }
        guard faults.isEmpty else { throw OrganisationImport.Faults(list: faults) }
        return organisation
    }

    /// Carries out one change; what it refuses is a fault of the row.
    private mutating func attempt(
        _ row: OrganisationImport.Row,
        _ change: (inout Organisation) throws(CityError) -> Void
    ) {
        do throws(CityError) {
            try change(&organisation)
        } catch {
            faults.append((row, error.message))
        }
    }

    mutating func add(_ unit: OrganisationImport.UnitRow, at row: OrganisationImport.Row) {
        guard rows.updateValue(row, forKey: .unit(unit.id)) == nil else {
            return faults.append((row, .standsTwice))
        }
        guard let known = organisation.unit(unit.id) else {
            let phase = CityUnit.Phase(
                validity: unit.validity,
                kind: unit.kind,
                name: unit.name,
                parent: unit.parent
            )
            return attempt(row) { organisation throws(CityError) in
                try organisation.begin(CityUnit(id: unit.id, phase: phase))
            }
        }
        change(known, to: unit, at: row)
    }

    private mutating func change(
        _ known: CityUnit,
        to unit: OrganisationImport.UnitRow,
        at row: OrganisationImport.Row
    ) {
        if let last = known.phases.last,
            last.name != unit.name || last.kind != unit.kind || last.parent != unit.parent
        {
            guard let day = unit.validity.from else { return faults.append((row, .changeNeedsDay)) }
            attempt(row) { organisation throws(CityError) in
                try organisation.changeUnit(unit.id, from: day) { phase in
                    phase.name = unit.name
                    phase.kind = unit.kind
                    phase.parent = unit.parent
                }
            }
        }
        if let through = unit.validity.through, known.validity.through.map({ $0 > through }) ?? true {
            attempt(row) { organisation throws(CityError) in try organisation.end(unit.id, lastDay: through) }
        }
    }

    mutating func add(
        _ row: OrganisationImport.MemberRow,
        at place: OrganisationImport.Row,
        newMember: Member.ID,
        newPost: Post.ID
    ) {
        let person = OrganisationImport.Person(name: row.name, mail: row.mail, signInName: row.signInName)
        if let earlier = persons.updateValue(person, forKey: row.signInName), earlier != person {
            return faults.append((place, .personDiffers))
        }
        let member = organisation.member(named: row.signInName)?.id ?? newMember
        rows[.member(member)] = rows[.member(member)] ?? place
        attempt(place) { organisation throws(CityError) in
            guard organisation.member(member) != nil else {
                return try organisation.admit(
                    Member(id: member, name: row.name, mail: row.mail, signInName: row.signInName)
                )
            }
            try organisation.amend(member) { known in
                known.name = row.name
                known.mail = row.mail
            }
        }
        let post = post(of: row) ?? newPost
        rows[.post(post)] = rows[.post(post)] ?? place
        rows[.appointment(member, post)] = place
        appoint(member, to: post, row, at: place)
    }

    /// The post that the row means: of that name and role in that unit, on the first day.
    private func post(of row: OrganisationImport.MemberRow) -> Post.ID? {
        let day = row.validity.from ?? today
        return organisation.posts.first { post in
            guard let phase = post.phase(on: day) else { return false }
            return phase.unit == row.unit && phase.role == row.role && phase.name == row.post
        }?.id
    }

    private mutating func appoint(
        _ member: Member.ID,
        to post: Post.ID,
        _ row: OrganisationImport.MemberRow,
        at place: OrganisationImport.Row
    ) {
        let wanted = Validity(from: row.validity.from ?? today, through: row.validity.through)
        attempt(place) { organisation throws(CityError) in
            if organisation.post(post) == nil {
                let validity = row.unit.flatMap { organisation.unit($0)?.validity } ?? .always
                let phase = Post.Phase(validity: validity, name: row.post, role: row.role, unit: row.unit)
                try organisation.establish(Post(id: post, phase: phase))
            }
            let held = organisation.appointments.filter { $0.member == member && $0.post == post }
            let running = held.first { $0.validity.through == nil && $0.validity.covers(wanted) }
            if running != nil, let through = wanted.through {
                return try organisation.release(member, from: post, lastDay: through)
            }
            guard !held.contains(where: { $0.validity.covers(wanted) }) else { return }
            try organisation.appoint(member, to: post, wanted)
        }
    }
}

extension Bilingual {
    fileprivate static let standsTwice = Bilingual(
        "同じ識別子の組織が二つあります。一つにしてください。",
        "The unit stands there twice; keep one."
    )
    fileprivate static let changeNeedsDay = Bilingual(
        "登録済みの組織と名称、種別または上位の組織が違います。変わる日を from に書いてください。",
        "The unit is known with another name, kind or parent; write the day of the change in “from”."
    )
    fileprivate static let personDiffers = Bilingual(
        "同じログイン名の別の行と、氏名またはメールアドレスが違います。そろえるか、ログイン名を変えてください。",
        "Another row of this sign-in name has another name or mail address; make them the same, or change the sign-in name."
    )
}
