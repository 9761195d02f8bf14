import Casework
package import Mailer

/// Where mail goes, and from whom it comes.
package struct MailSetting: Hashable, Sendable {
    package var server: MailServer
    package var sender: MailSender

    package init(server: MailServer, sender: MailSender) {
        self.server = server
        self.sender = sender
    }
}
