import Figures
package import Wording

/// How much an import changes, to be seen before it is done.
package struct ImportSummary: Hashable, Sendable {
    package let unitsAdded: Int
    package let unitsChanged: Int
    package let postsAdded: Int
    package let membersAdded: [Member]
    package let membersChanged: Int
    package let appointmentsAdded: Int
    package let appointmentsEnded: Int

    package init(from before: Organisation, to after: Organisation) {
        let (units, members) = (Set(before.units), Set(before.members))
        let (unitIDs, memberIDs) = (Set(before.units.map(\.id)), Set(before.members.map(\.id)))
        unitsAdded = after.units.count { !unitIDs.contains($0.id) }
        unitsChanged = after.units.count { unitIDs.contains($0.id) && !units.contains($0) }
        let postIDs = Set(before.posts.map(\.id))
        postsAdded = after.posts.count { !postIDs.contains($0.id) }
        membersAdded = after.members.filter { !memberIDs.contains($0.id) }
        membersChanged = after.members.count { memberIDs.contains($0.id) && !members.contains($0) }
        let appointments = Set(before.appointments)
        let differing = after.appointments.filter { !appointments.contains($0) }
        let starts = Set(before.appointments.map(Start.init))
        appointmentsAdded = differing.count { !starts.contains(Start($0)) }
        appointmentsEnded = differing.count { starts.contains(Start($0)) }
    }

    private struct Start: Hashable {
        let member: Member.ID
        let post: Post.ID
        let from: CalendarDate?

        init(_ appointment: Appointment) {
            member = appointment.member
            post = appointment.post
            from = appointment.validity.from
        }
    }

    package var isEmpty: Bool {
        unitsAdded + unitsChanged + postsAdded + membersAdded.count + membersChanged + appointmentsAdded
            + appointmentsEnded == 0
    }

    package var text: Bilingual {
        guard !isEmpty else { return Bilingual("変更はありません。", "Nothing changes.") }
        return Bilingual(
            "組織 追加\(unitsAdded)・変更\(unitsChanged)、職 追加\(postsAdded)、利用者 追加\(membersAdded.count)・変更\(membersChanged)、発令 追加\(appointmentsAdded)・終了\(appointmentsEnded)",
            "units: \(unitsAdded) added, \(unitsChanged) changed; posts: \(postsAdded) added; members: \(membersAdded.count) added, \(membersChanged) changed; appointments: \(appointmentsAdded) added, \(appointmentsEnded) ended"
        )
    }
}
