import Testing

/// What is wrong in a form is said by the field and in a summary, and nothing that was typed is lost.
@Suite struct FormMistakeTests {
    /// Forms that take it when nothing is filled in, each with what that means.
    private static let emptyMeansSomething = [
        "/office/rounds/{round}/deadlines": "no department has a day of its own, and the round's holds for all",
        "/office/rounds/{round}/grid/{unit}": "cells without an answer yet: a draft",
        "/office/rounds/{round}/sheets/{sheet}": "fields without an answer yet: a draft; handing it on asks for them",
    ]

    /// Forms that nobody reaches by going from page to page, each with what holds them instead.
    private static let unreached = [
        "/office/account/confirm": "asked after a while: AccountPageTests",
        "/office/account/second-factor/codes": "a button",
        "/office/account/second-factor/remove": "a button",
        "/office/mail/retry": "a button",
        "/office/rounds/{round}/book/{unit}/save": "choices, each of which is made: test_round_books.py",
        "/office/rounds/{round}/review/{sheet}/withdraw": "for a sheet whose measure is gone: LostSheetTests",
        "/office/rounds/{round}/settle": "a button",
        "/office/rounds/{round}/take-in": "a button",
        "/office/sign-in/code": "for whoever has a second factor: AccountPageTests",
    ]

    @Test func `every form says what is wrong by the field and in its summary, and keeps what was typed`() async throws
    {
        var play = try await HostilePlay("試しに書いた文です。", isClumsy: true)
        try await play.run()
        let mistakes = try #require(play.mistakes)
        #expect(mistakes.complaints == [])
        #expect(mistakes.taken.sorted() == Self.emptyMeansSomething.keys.sorted())
        #expect(mistakes.overfilled.count > 30)
        let sent = mistakes.buttons.union(mistakes.refused).union(mistakes.taken).union(HostilePlay.endings)
        #expect(play.known.subtracting(sent).sorted() == Self.unreached.keys.sorted())
    }
}
