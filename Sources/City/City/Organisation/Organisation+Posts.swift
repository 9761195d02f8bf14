package import Figures

// What may happen to posts and to those who hold them. Each throws ``CityError`` and then changes nothing.
extension Organisation {
    /// A new post is made.
    package mutating func establish(_ post: Post) throws(CityError) {
        guard self.post(post.id) == nil else { throw .taken(.post(post.id)) }
        posts.append(post)
    }

    /// The post has another name, unit or role from `day` on.
    package mutating func changePost(
        _ id: Post.ID,
        from day: CalendarDate,
        _ change: (inout Post.Phase) -> Void
    ) throws(CityError) {
        guard let index = posts.firstIndex(where: { $0.id == id }) else { throw .unknown(.post(id)) }
        posts[index].phases = posts[index].phases.changed(from: day, change)
    }

    /// The post is given up with `lastDay`; whoever holds it leaves it.
    package mutating func giveUp(_ id: Post.ID, lastDay: CalendarDate) throws(CityError) {
        guard let index = posts.firstIndex(where: { $0.id == id }) else { throw .unknown(.post(id)) }
        posts[index].phases = posts[index].phases.ended(lastDay)
        release(lastDay: lastDay) { $0.post == id }
    }

    /// A new member.
    package mutating func admit(_ member: Member) throws(CityError) {
        guard self.member(member.id) == nil else { throw .taken(.member(member.id)) }
        members.append(member)
    }

    /// The member's name, mail address or sign-in name are others now.
    package mutating func amend(_ id: Member.ID, _ change: (inout Member) -> Void) throws(CityError) {
        guard let index = members.firstIndex(where: { $0.id == id }) else { throw .unknown(.member(id)) }
        change(&members[index])
    }

    /// The member holds a post.
    package mutating func appoint(
        _ member: Member.ID,
        to post: Post.ID,
        _ validity: Validity
    ) throws(CityError) {
        guard self.member(member) != nil else { throw .unknown(.member(member)) }
        guard self.post(post) != nil else { throw .unknown(.post(post)) }
        appointments.append(Appointment(member: member, post: post, validity: validity))
    }

    /// The member leaves a post with `lastDay`.
    package mutating func release(_ member: Member.ID, from post: Post.ID, lastDay: CalendarDate) throws(CityError) {
        let isHeld = appointments.contains { appointment in
            appointment.member == member && appointment.post == post
                && (appointment.validity.through.map { $0 > lastDay } ?? true)
        }
        guard isHeld else { throw .unknown(.appointment(member, post)) }
        release(lastDay: lastDay) { $0.member == member && $0.post == post }
    }

    /// The member goes: all posts and the right to sign in end with `lastDay`.
    package mutating func leave(_ member: Member.ID, lastDay: CalendarDate) throws(CityError) {
        try amend(member) { $0.through = lastDay }
        release(lastDay: lastDay) { $0.member == member }
    }

    /// What only would have begun later is called off; an event keeps that it was planned.
    private mutating func release(lastDay: CalendarDate, _ isMeant: (Appointment) -> Bool) {
        appointments = appointments.compactMap { appointment in
            guard isMeant(appointment) else { return appointment }
            if let from = appointment.validity.from, from > lastDay { return nil }
            var ended = appointment
            if ended.validity.through.map({ $0 > lastDay }) ?? true { ended.validity.through = lastDay }
            return ended
        }
    }
}
