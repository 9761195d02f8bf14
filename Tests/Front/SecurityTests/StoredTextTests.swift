import Testing

/// What people write into the office's forms is text, wherever it is shown afterwards.
@Suite struct StoredTextTests {
    /// Markup, attributes, addresses, and what templates would take for their own.
    private static let markup = "\"><script>alert(1)</script>'><img src=x onerror=alert(1)>{{7*7}}${7*7}<%=7*7%>"
    private static let address = "javascript:alert(document.domain)//"
    /// Marks that turn the direction of writing, and control characters.
    private static let hidden = "報告\u{202E}fdp.exe\u{0}\u{1B}[2J\u{7F}\u{85}"

    /// Forms that nobody reaches by going from page to page, each with the reason.
    ///
    /// None of them keeps a text that somebody else sees.
    private static let unreached = [
        "/office/account/confirm": "asked after a while, for a passphrase that is never shown: AccountPageTests",
        "/office/account/second-factor/codes": "a button, for whoever has a second factor",
        "/office/account/second-factor/remove": "a button, for whoever has a second factor",
        "/office/sign-in/code": "a code, for whoever has a second factor: AccountPageTests",
        "/office/mail/retry": "a button, where a mail server has refused a mail: PolicyTests has whose it is",
        "/office/rounds/{round}/book/{unit}/save": "choices, behind a workbook that was read: test_round_books.py",
        "/office/rounds/{round}/review/{sheet}/withdraw":
            "a reason, where the measure is gone from the plan: LostSheetTests",
        "/office/rounds/{round}/settle": "a button, where the year of a closed round is sealed: RoundEndTests",
        "/office/rounds/{round}/take-in": "a button, where a sheet waits for the plan: DeskAccessTests",
    ]

    @Test(arguments: [markup, address])
    func `what is written into any field of any form is shown as text alone, to every role`(text: String) async throws {
        var play = try await HostilePlay(text)
        try await play.run()
        #expect(play.harm == [])
        #expect(play.words.count { $0.contains(text) } > 10)
        #expect(play.known.subtracting(play.routes).sorted() == Self.unreached.keys.sorted())
        #expect(play.routes.isSubset(of: play.known))
    }

    @Test func `no field keeps what nobody sees or what turns the direction of writing`() async throws {
        var play = try await HostilePlay(Self.hidden)
        try await play.run()
        #expect(play.harm == [])
        #expect(play.fields.count > 25)
        // A file keeps what is left of its name, and the end that it has in truth.
        let kept = "報告fdp.exe[2J.txt"
        #expect(
            play.words.filter { $0.contains("\u{202E}") || $0.replacing(kept, with: "").contains("fdp.exe") } == []
        )
    }
}
