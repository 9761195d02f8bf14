package import Casework
import Dispatch
import Wording

/// Hands mail to a mail server by SMTP.
package struct SMTPMailer: MailCarrier {
    private let server: MailServer
    private let sender: MailSender

    package init(server: MailServer, sender: MailSender) {
        self.server = server
        self.sender = sender
    }

    /// Answers once the server has taken the mail, or says why not.
    package func carry(_ mail: QueuedMail) async throws(MailFailure) {
        let transfer = SMTPTransfer(
            server: server,
            sender: sender.address,
            recipient: mail.mail.recipient,
            message: Array(MailMessage(mail, from: sender).text.utf8)
        )
        let failure = await withCheckedContinuation { continuation in
            // The library waits for the network: not on the threads that answer requests.
            DispatchQueue.global().async { continuation.resume(returning: transfer.run()) }
        }
        if let failure { throw failure }
    }
}
