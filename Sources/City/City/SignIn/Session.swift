package import Figures
package import Foundation
import Wording

/// A member signed in somewhere.
package struct Session: Hashable, Sendable {
    package typealias ID = CityIdentifier<Session>

    package enum Stage: String, CaseIterable, Hashable, Sendable {
        /// The passphrase was right; the second factor is still to come, and nothing else may be done.
        case secondFactor = "second_factor"
        case full
    }

    /// What lists of sessions and records name it by; the token cannot be found from it.
    package let id: ID
    package let municipality: MunicipalityCode
    package let member: Member.ID
    package let stage: Stage
    package let started: Date
    /// When it was last used, to the minute.
    package internal(set) var lastUsed: Date
    /// When the member last showed the passphrase or a second factor for this session; old for one that was kept open.
    package let raised: Date
    package let origin: RequestOrigin

    package init(
        id: ID,
        of member: Member.ID,
        in municipality: MunicipalityCode,
        stage: Stage,
        times: Times,
        origin: RequestOrigin
    ) {
        self.id = id
        self.municipality = municipality
        self.member = member
        self.stage = stage
        (started, lastUsed, raised) = (times.started, times.lastUsed, times.raised)
        self.origin = origin
    }

    /// The moments that decide whether a session is still good.
    package struct Times: Hashable, Sendable {
        package let started: Date
        package let lastUsed: Date
        package let raised: Date

        package init(started: Date, lastUsed: Date, raised: Date) {
            self.started = started
            self.lastUsed = lastUsed
            self.raised = raised
        }
    }
}

/// Where a request came from, as it is shown to members and written into the record.
package struct RequestOrigin: Hashable, Sendable {
    /// The network address.
    package let address: String
    /// What the browser says that it is.
    package let device: String

    package init(address: String, device: String) {
        self.address = Self.line(address, 64)
        self.device = Self.line(device, 200)
    }

    /// One line without anything invisible: both come from strangers.
    private static func line(_ text: String, _ most: Int) -> String {
        // Nearly all of them, and every one that comes out of the database.
        if text.utf8.count <= most, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
        let scalars = text.unicodeScalars.prefix(most).filter { !$0.isHidden && $0 != "\n" && $0 != "\r" && $0 != "\t" }
        return String(String.UnicodeScalarView(scalars))
    }
}

/// How long sessions last (ASVS 3.3.2, level 2).
package struct SessionLimits: Hashable, Sendable {
    /// Without a request for so long, it is over.
    package var idle: TimeInterval = 30 * 60
    /// However busy, it is over then.
    package var absolute: TimeInterval = 12 * 3600
    /// How long somebody may take to type the second factor.
    package var secondFactor: TimeInterval = 5 * 60
    /// For so long after showing the passphrase one may change what it protects.
    package var raised: TimeInterval = 10 * 60
    /// Being used is written down at most so often, so that reading a page does not write.
    static let grain: TimeInterval = 60

    package init() {}

    /// Whether the session is still good; one from the future is not, whatever happened to the clock.
    package func isAlive(_ session: Session, at time: Date) -> Bool {
        let age = time.timeIntervalSince(session.started)
        guard age > -Self.grain else { return false }
        switch session.stage {
        case .secondFactor: return age < secondFactor
        case .full: return age < absolute && time.timeIntervalSince(session.lastUsed) < idle + Self.grain
        }
    }

    /// Whether the member showed the passphrase a moment ago.
    package func isRaised(_ session: Session, at time: Date) -> Bool {
        let age = time.timeIntervalSince(session.raised)
        return age > -Self.grain && age < raised
    }
}

/// A session with its member's rights today.
package struct SignedIn: Hashable, Sendable {
    package let session: Session
    package let standing: Standing
    /// Whether what a passphrase protects may be changed now; else ask for it again (``SignInDesk/raise(_:passphrase:origin:)``).
    package let isRaised: Bool
    package let hasSecondFactor: Bool

    package var member: Member { standing.member }

    /// Who answers for what is done in this session.
    package var authority: Authority { .member(standing, address: session.origin.address) }
}
