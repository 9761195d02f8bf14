package import Casework

/// The mail of the installation as its page needs it.
package struct MailDesk: Sendable {
    let cases: any CaseworkStore
    let outbox: any Outbox
    /// Whether a mail server takes it.
    let isSent: Bool

    /// `store` is the same for both: where the cases are kept, and their mail.
    package init(_ store: some CaseworkStore & Outbox, isSent: Bool) {
        (cases, outbox) = (store, store)
        self.isSent = isSent
    }
}
