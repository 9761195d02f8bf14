import Figures
import Foundation
import Wording

/// Looks whether everything in an organisation fits together, on every day.
struct OrganisationCheck {
    private let organisation: Organisation
    private let units: [CityUnit.ID: CityUnit]
    private let posts: [Post.ID: Post]
    private let members: [Member.ID: Member]
    private var problems: [CityProblem] = []

    private static let longestName = 200

    init(_ organisation: Organisation) {
        self.organisation = organisation
        units = Dictionary(organisation.units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        posts = Dictionary(organisation.posts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        members = Dictionary(organisation.members.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// All faults, in the order of the lists.
    consuming func faults() -> [CityProblem] {
        checkUnits()
        checkPosts()
        checkMembers()
        checkAppointments()
        return problems
    }

    private mutating func fail(_ subject: CitySubject, _ message: Bilingual) {
        problems.append(CityProblem(subject, message))
    }

    private mutating func checkUnits() {
        for unit in organisation.units {
            checkPhases(unit.phases.map(\.validity), .unit(unit.id))
            for phase in unit.phases {
                checkName(phase.name, .unit(unit.id))
                guard let parent = phase.parent else { continue }
                checkUnit(parent, covers: phase.validity, .unit(unit.id))
            }
            for successor in unit.successors where units[successor] == nil {
                fail(.unit(unit.id), .unknownUnit(successor))
            }
        }
        let days = Set(organisation.units.flatMap { $0.phases.compactMap(\.validity.from) })
        // A circle stands on some first day, or since ever.
        for day in days.sorted() + [CalendarDate(year: 1873, month: 1, day: 1)].compactMap({ $0 }) {
            if let unit = firstInCircle(on: day) {
                fail(.unit(unit), .circle)
                return
            }
        }
    }

    /// A unit that stands below itself on a day.
    private func firstInCircle(on day: CalendarDate) -> CityUnit.ID? {
        var cleared: Set<CityUnit.ID> = []
        for unit in organisation.units {
            var way: Set<CityUnit.ID> = []
            var next: CityUnit.ID? = unit.id
            while let id = next, !cleared.contains(id) {
                guard way.insert(id).inserted else { return id }
                next = units[id]?.phase(on: day)?.parent
            }
            cleared.formUnion(way)
        }
        return nil
    }

    private mutating func checkPosts() {
        for post in organisation.posts {
            checkPhases(post.phases.map(\.validity), .post(post.id))
            for phase in post.phases {
                checkName(phase.name, .post(post.id))
                if let unit = phase.unit {
                    checkUnit(unit, covers: phase.validity, .post(post.id))
                } else if phase.role.needsUnit {
                    fail(.post(post.id), .roleNeedsUnit(phase.role))
                }
            }
        }
    }

    private mutating func checkMembers() {
        var names: Set<SignInName> = []
        for member in organisation.members {
            checkName(member.name, .member(member.id))
            if !member.mail.isEmpty, !MailAddress.isPlausible(member.mail) {
                fail(.member(member.id), .notAMailAddress)
            }
            if !names.insert(member.signInName).inserted {
                fail(.member(member.id), .signInNameTaken(member.signInName))
            }
        }
    }

    private mutating func checkAppointments() {
        var earlier: [Pair: [Validity]] = [:]
        for appointment in organisation.appointments {
            let subject = CitySubject.appointment(appointment.member, appointment.post)
            guard let member = members[appointment.member] else {
                fail(subject, CityError.unknown(.member(appointment.member)).message)
                continue
            }
            guard let post = posts[appointment.post] else {
                fail(subject, CityError.unknown(.post(appointment.post)).message)
                continue
            }
            let validity = appointment.validity
            if !validity.isPossible { fail(subject, .endsBeforeItBegins) }
            if !post.phases.map(\.validity).joined.covers(validity) { fail(subject, .postEndsEarlier(post.id)) }
            if !Validity(through: member.through).covers(validity) { fail(subject, .memberLeft(member.name)) }
            let pair = Pair(member: member.id, post: post.id)
            if earlier[pair, default: []].contains(where: validity.overlaps) { fail(subject, .heldTwice) }
            earlier[pair, default: []].append(validity)
        }
    }

    private struct Pair: Hashable {
        let member: Member.ID
        let post: Post.ID
    }

    private mutating func checkPhases(_ validities: [Validity], _ subject: CitySubject) {
        guard !validities.isEmpty, validities.allSatisfy(\.isPossible) else {
            return fail(subject, .endsBeforeItBegins)
        }
        for (first, second) in zip(validities, validities.dropFirst()) {
            guard let last = first.through, last.next == second.from else { return fail(subject, .phasesDoNotFollow) }
        }
    }

    private mutating func checkUnit(_ id: CityUnit.ID, covers validity: Validity, _ subject: CitySubject) {
        guard let unit = units[id] else { return fail(subject, .unknownUnit(id)) }
        if !unit.phases.map(\.validity).joined.covers(validity) { fail(subject, .unitEndsEarlier(id)) }
    }

    private mutating func checkName(_ name: String, _ subject: CitySubject) {
        if name.allSatisfy(\.isWhitespace) { fail(subject, .nameMissing) }
        if name.unicodeScalars.count > Self.longestName { fail(subject, .nameTooLong(Self.longestName)) }
        if name.unicodeScalars.contains(where: { $0.isHidden || $0.isLineBreak }) { fail(subject, .hiddenCharacter) }
    }
}

extension [Validity] {
    /// From the first day of the first to the last day of the last.
    fileprivate var joined: Validity { Validity(from: first?.from, through: last?.through) }
}

extension Unicode.Scalar {
    fileprivate var isLineBreak: Bool { self == "\n" || self == "\r" || value == 0x2028 || value == 0x2029 }
}

extension Organisation {
    /// Everything that does not fit together; nothing in an organisation that may be stored.
    package var faults: [CityProblem] { OrganisationCheck(self).faults() }
}
