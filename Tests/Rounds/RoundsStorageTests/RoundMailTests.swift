import Casework
import Figures
import Foundation
import Planning
import Rounds
import RoundsStorage
import Testing

/// What the mails of a round say of each sheet.
@Suite struct RoundMailTests {
    private static let site = "https://dx.example.lg.jp"

    /// What a mail to somebody says: its subject and its text.
    private func mail(_ town: TownOffice, to name: String, _ subject: String) async throws -> OutgoingMail {
        let mails = try await town.rounds.read(in: town.code) { try $0.casework.mail(in: [.waiting], limit: 100) }
            .map(\.mail).filter { $0.recipient.text == "\(name)@town.example.lg.jp" && $0.subject.contains(subject) }
        #expect(mails.count == 1, "\(name) \(subject)")
        return try mails.first.orFail()
    }

    /// The office, with the site's address or without.
    private func office(_ town: TownOffice, hasAddress: Bool) -> RoundOffice {
        var office = town.office
        if hasAddress {
            office.links = RoundLinks(todo: "\(Self.site)/todo/", approval: "\(Self.site)/approval/") {
                "\(Self.site)/sheets/\($0.sheet)/"
            }
        }
        return office
    }

    private func submit(_ measure: String, in town: TownOffice, by unit: String) async throws {
        let sheet = try await town.sheet(measure)
        var values: [FieldAddress: FieldValue?] = [:]
        for series in sheet.series { values[series.address] = .figure(.none(.notYetAvailable)) }
        for text in sheet.texts { values[text.address] = .text("実施した。") }
        try await town.save(measure, values, by: "reporter-\(unit)")
        try await town.office.submit(try await town.seen(measure), try await town.act("reporter-\(unit)"))
    }

    /// A round on the day after the heads' deadline.
    ///
    /// The first department has a sheet that was returned, one that waits for its head, and others nobody began; of the
    /// second everything waits for its head.
    private func late(hasAddress: Bool = true) async throws -> (TownOffice, RoundOffice) {
        let town = try await TownOffice()
        try await town.open()
        let office = office(town, hasAddress: hasAddress)
        for measure in ["a1", "a2"] { try await submit(measure, in: town, by: "u1") }
        let act = try await town.act("head-u1", why: "説明が足りない")
        try await office.sendBack(try await town.seen("a1"), remarks: [], act)
        let board = try await town.office.board(of: TownOffice.round, for: try await town.standing("office"))
        for line in board.lines where line.entry.units == ["u2"] {
            try await submit(line.entry.measure.text, in: town, by: "u2")
        }
        town.clock.advance(days: 38)
        return (town, office)
    }

    /// The lines below a heading, up to the next empty one.
    private func part(_ heading: String, of mail: OutgoingMail) -> [Substring] {
        let parts = mail.body.components(separatedBy: "\n\n").filter { $0.hasPrefix("■ \(heading)") }
        #expect(parts.count == 1, "\(heading) in \(mail.body)")
        return parts.first?.split(separator: "\n").dropFirst().map { $0 } ?? []
    }

    @Test func `the request leads to the list of what is to be done`() async throws {
        let town = try await TownOffice()
        let office = office(town, hasAddress: true)
        let year = try town.year()
        try await office.prepare(
            TownOffice.round,
            of: town.complete.id,
            year: year,
            try town.settings(),
            try await town.act("office")
        )
        try await office.open(TownOffice.round, try await town.act("office"))
        let body = try await mail(town, to: "reporter-u1", "記入依頼").body
        #expect(body.contains("期限: 令和6年5月10日"))
        #expect(body.contains("・1 電子申請（期限 令和6年5月10日）"))
        #expect(body.contains("記入の画面:\n\(Self.site)/todo/\n"))
    }

    @Test func `a reminder says of each sheet what it waits for, and until when that should have been`() async throws {
        let (town, office) = try await late()
        _ = try await office.remind(TownOffice.round, try await town.act("office"))
        let reporter = try await mail(town, to: "reporter-u1", "再依頼")
        #expect(part("記入と提出", of: reporter).contains("・4 書かない窓口（期限 令和6年5月10日）"))
        #expect(part("記入と提出", of: reporter).suffix(2) == ["記入の画面:", "\(Self.site)/todo/"])
        let returned = part("差し戻されたもの", of: reporter)
        #expect(returned == ["・1 電子申請（期限 令和6年5月17日）", "記入の画面:", "\(Self.site)/todo/"])
        #expect(!reporter.body.contains("窓口予約") && !reporter.body.contains("承認"))
        let head = try await mail(town, to: "head-u1", "再依頼")
        #expect(
            part("所属長の承認を待っているもの", of: head)
                == ["・2 窓口予約（期限 令和6年5月17日）", "承認の画面:", "\(Self.site)/approval/"]
        )
        #expect(!head.body.contains("記入") && !head.body.contains("電子申請"))
    }

    @Test func `heads hear what was not handed in, and what waits for themselves`() async throws {
        let (town, office) = try await late()
        town.clock.advance(days: 3)
        try await office.escalate(TownOffice.round, try await town.act("office"))
        let head = try await mail(town, to: "head-u1", "所属長への")
        #expect(head.subject.hasSuffix("の未提出・再提出待ち・承認待ち"))
        let missing = part("まだ提出されていないもの", of: head)
        #expect(missing.prefix(2) == ["・4 書かない窓口（期限 令和6年5月10日）", "　\(Self.site)/sheets/town-2023.a4/"])
        #expect(
            part("差戻しの後", of: head) == ["・1 電子申請（期限 令和6年5月17日）", "　\(Self.site)/sheets/town-2023.a1/"]
        )
        #expect(
            part("提出済みで、所属長の承認", of: head)
                == ["・2 窓口予約（期限 令和6年5月17日）", "承認の画面:", "\(Self.site)/approval/"]
        )
        let other = try await mail(town, to: "head-u2", "所属長への")
        #expect(other.subject.hasSuffix("の承認待ち"))
        #expect(!other.body.contains("提出されていない") && !other.body.contains("5月10日"))
    }

    @Test func `what is returned names its sheet and the day by which it is due again`() async throws {
        let (town, _) = try await late()
        let body = try await mail(town, to: "reporter-u1", "差戻し").body
        #expect(body.contains("・1 電子申請（期限 令和6年5月17日）\n　\(Self.site)/sheets/town-2023.a1/\n"))
        #expect(body.contains("理由:\n説明が足りない"))
    }

    @Test func `without the site's address no mail has one`() async throws {
        let (town, office) = try await late(hasAddress: false)
        town.clock.advance(days: 3)
        _ = try await office.remind(TownOffice.round, try await town.act("office"))
        try await office.escalate(TownOffice.round, try await town.act("office"))
        let mails = try await town.rounds.read(in: town.code) { try $0.casework.mail(in: [.waiting], limit: 100) }
        #expect(mails.count > 6)
        #expect(mails.allSatisfy { !$0.mail.body.contains("://") && !$0.mail.body.contains("画面:") })
    }
}
