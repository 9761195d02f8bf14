package import Figures

/// A personnel transfer (人事異動): on one day a member leaves posts and takes others.
package struct Transfer: Hashable, Sendable {
    package var member: Member.ID
    package var leaves: [Post.ID]
    package var takes: [Post.ID]
    /// The first day on the new posts; the day before is the last on the old ones.
    package var day: CalendarDate

    package init(member: Member.ID, leaves: [Post.ID], takes: [Post.ID], day: CalendarDate) {
        self.member = member
        self.leaves = leaves
        self.takes = takes
        self.day = day
    }
}

extension Organisation {
    /// Carries out a transfer, whole or not at all.
    package mutating func perform(_ transfer: Transfer) throws(CityError) {
        var after = self
        for post in transfer.leaves {
            try after.release(transfer.member, from: post, lastDay: transfer.day.previous)
        }
        for post in transfer.takes {
            try after.appoint(transfer.member, to: post, Validity(from: transfer.day))
        }
        self = after
    }
}
