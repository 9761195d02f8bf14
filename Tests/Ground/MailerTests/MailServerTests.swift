import Casework
import Figures
import Mailer
import Testing
import Wording

@Suite struct MailServerTests {
    @Test(arguments: [
        ("smtp://mail.example.jp", "mail.example.jp", 25, MailServer.Encryption.none),
        ("smtp://127.0.0.1:2525", "127.0.0.1", 2525, .none),
        ("smtp+starttls://mail.example.jp", "mail.example.jp", 587, .startTLS),
        ("smtp+starttls://mail.example.jp:25", "mail.example.jp", 25, .startTLS),
        ("smtps://[::1]:4650", "[::1]", 4650, .fromStart),
        ("smtps://[::1]", "[::1]", 465, .fromStart),
    ])
    func `a server is read from its address`(
        url: String,
        host: String,
        port: Int,
        encryption: MailServer.Encryption
    ) throws {
        let server = try MailServer(url: url)
        #expect(server.host == host)
        #expect(server.port == port)
        #expect(server.encryption == encryption)
    }

    @Test(arguments: [
        "", "mail.example.jp", "http://mail.example.jp", "smtp://", "smtp://a b", "smtp://a:0", "smtp://a:65536",
        "smtp://a:x", "smtp://a/path", "smtp://user@a", "smtp://a?x", "smtp://a\r\nb", "smtp://[::1", "smtp://::1:25:",
        "file:///etc/passwd", "smtp://a:", "SMTP+TLS://a",
    ])
    func `what is no address of a server is refused`(url: String) {
        #expect(throws: MailServerProblem.notAnAddress) { try MailServer(url: url) }
    }

    @Test func `a password is never sent in the clear`() throws {
        let credentials = MailServer.Credentials(user: "dx", password: "secret")
        #expect(throws: MailServerProblem.passwordInTheClear) {
            try MailServer(url: "smtp://mail.example.jp", credentials: credentials)
        }
        #expect(try MailServer(url: "smtps://mail.example.jp", credentials: credentials).credentials == credentials)
    }

    @Test func `a server that is not there is a failure that may pass`() async throws {
        // Port 1 of this machine: nobody listens there.
        let mailer = SMTPMailer(
            server: try MailServer(url: "smtp://127.0.0.1:1"),
            sender: MailSender(name: "DX", address: try MailAddress(reading: "dx@city.example.jp"))
        )
        let mail = QueuedMail(
            municipality: try MunicipalityCode(reading: "462012"),
            id: MailID("a"),
            mail: try OutgoingMail(to: MailAddress(reading: "to@example.jp"), subject: "件名", body: "本文"),
            state: .waiting,
            attempts: 1,
            times: (created: Moment(milliseconds: 0), next: Moment(milliseconds: 0)),
            failure: nil
        )
        let failure = await #expect(throws: MailFailure.self) { try await mailer.carry(mail) }
        #expect(failure?.isPermanent == false)
        #expect(failure?.message.japanese.hasPrefix("メールサーバーにつながりません") == true)
    }
}
