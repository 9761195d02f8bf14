import Casework
import City
import CityPages
import Figures
import Hummingbird
import PagesSupport
import Planning
import Rounds
import Wording

/// What the office may do with a round as a whole.
enum LifeStep: CaseIterable {
    case close
    case reopen
    case reassign
    case takeIn
    case settle

    /// Who may do it.
    var access: Access { .rounds(self == .settle ? .freeze : .manage) }

    var page: DeskPath.Page {
        switch self {
        case .close: .close
        case .reopen: .reopen
        case .reassign: .reassign
        case .takeIn: .takeIn
        case .settle: .settle
        }
    }
}

/// Closing and opening again, what the plan has taken, and everything that happened to the round.
struct LifePage {
    private static let reason = FormField("reason", .text, Bilingual("再開の理由", "Reason")).longest(500).width(.full)

    private let desk: Desk
    private let events: [RoundEvent]
    private let takings: RoundTakings
    private let board: RoundBoard
    private let directory: PostDirectory
    /// The seal of the round's year.
    private let seal: SealMark?

    private init(_ visit: RoundVisit) async throws {
        desk = try await Desk(visit)
        events = try await desk.office.events(of: desk.round.id, for: visit.standing)
        takings = try await desk.office.takings(of: desk.round.id, for: visit.standing)
        board = try await desk.office.board(of: desk.round.id, for: visit.standing)
        directory = try await desk.visit.directory()
        seal = try await visit.seal(of: desk.round)
    }

    static func answer(_ visit: RoundVisit) async throws -> Response {
        visit.visit.answer(try await LifePage(visit).page(FormEntries()))
    }

    static func take(_ visit: RoundVisit, _ body: FormBody, _ step: LifeStep) async throws -> Response {
        let id = try visit.roundID()
        var entries = FormEntries(body)
        do {
            let flash: Flash
            switch step {
            case .close:
                let plan = try await visit.office.close(id, try visit.act(body)).plan
                visit.report(plan)
                flash = plan.isWhole ? Flash("round-closed") : Flash("round-closed-not-taken")
            case .reopen:
                guard let reason = entries.text(reason) else {
                    return visit.visit.refuse(try await LifePage(visit).page(entries))
                }
                try await visit.office.reopen(id, try visit.act(body, why: reason))
                flash = Flash("round-reopened")
            case .reassign:
                try await visit.office.reassign(id, try visit.act(body))
                flash = Flash("round-reassigned")
            case .takeIn:
                let taking = try await visit.office.takeIn(id, try visit.act(body))
                guard taking.left.isEmpty else {
                    return visit.visit.refuse(try await LifePage(visit).page(FormEntries(), Self.left(taking)))
                }
                flash = taking.sheets.isEmpty ? Flash("nothing-to-take") : Flash("taken-in")
            case .settle:
                try await settle(id, visit, body)
                flash = Flash("round-settled")
            }
            return try visit.visit.goOn(to: DeskPath.round(id, .life), saying: flash)
        } catch let error as RoundError where error.isOfPlan {
            visit.report(.failure(error))
            return visit.visit.refuse(try await LifePage(visit).page(FormEntries(), error.message))
        }
    }

    /// What is said of sheets whose measure is gone.
    private static func left(_ taking: PlanTaking) -> Bilingual {
        Bilingual(
            "\(taking.sheets.count)件を反映しました。残りの\(taking.left.count)件は、取組が計画になくなったため反映できません。取組を計画に戻してから、もう一度反映するか、照会中にその調査票を開き、「確認に戻す」で受理を取り消して取り下げてください。",
            "The plan took \(taking.sheets.count). The measures of the other \(taking.left.count) are no longer in the plan: put them back first, then try again, or open the sheets while the round is open, take them “Back into review” and withdraw them."
        )
    }

    /// Ends the round as its year's seal would have, had the round been closed then.
    private static func settle(_ id: RoundID, _ visit: RoundVisit, _ body: FormBody) async throws {
        let round = try await visit.office.round(id, for: visit.standing)
        guard let seal = try await visit.seal(of: round) else { throw PageError.invalid([DeskWords.yearNotSealed]) }
        let reason = "\(round.year.name(.era, .japanese))の確定（\(seal.text)）"
        try await visit.office.freeze(id, try visit.act(body, why: reason))
    }

    private func page(_ entries: FormEntries, _ refusal: Bilingual? = nil) -> OfficePage {
        var page = desk.page(
            .life,
            Markup {
                if let refusal {
                    notice(
                        .poor,
                        language: desk.visit.language,
                        title: desk.says(Bilingual("計画に反映できませんでした", "The plan did not take it"))
                    ) { p { desk.says(refusal) } }
                }
                state
                waiting
                if desk.mayManage { steps }
                settling
            }
        )
        if desk.round.state == .closed, desk.mayManage { page.form = reopening(entries) }
        page.rest = Markup {
            h2 { desk.says(Bilingual("計画に反映した調査票", "What the plan has taken")) }
            taken
            h2 { desk.says(Bilingual("この照会の記録", "What happened")) }
            history.markup
        }
        return page
    }

    private var state: Markup {
        let open = board.lines.count(where: \.isUnaccepted)
        return definitionList([
            Definition(desk.says(Bilingual("状態", "State"))) { desk.says(desk.round.state.name) },
            Definition(desk.says(DeskWords.unaccepted)) { String(open) },
            Definition(desk.says(Bilingual("計画に反映した調査票", "In the plan"))) {
                String(Set(takings.taken.map(\.sheet)).count)
            },
        ])
    }

    /// What was accepted and is not in the plan.
    private var waiting: Markup {
        guard !takings.due.isEmpty else { return .empty }
        let entries = Dictionary(
            board.lines.map { ($0.entry.sheet, $0.entry) },
            uniquingKeysWith: { first, _ in first }
        )
        let names = desk.names
        return notice(
            .poor,
            language: desk.visit.language,
            title: desk.says(
                Bilingual(
                    "受理した\(takings.due.count)件が、まだ計画に反映されていません",
                    "\(takings.due.count) accepted sheet(s) are not in the plan yet"
                )
            )
        ) {
            ul {
                for entry in takings.due.compactMap({ entries[$0.sheet] }) {
                    li { line(of: entry, names[entry.measure]) }
                }
            }
            if seal != nil { p { desk.says(Self.sealedMeanwhile) } }
            if desk.mayManage { desk.button(.takeIn, Bilingual("もう一度反映する", "Try again")) }
        }
    }

    /// One of them, and the way into a year that is sealed.
    private func line(of entry: SheetEntry, _ name: String?) -> Markup {
        let mayCorrect = seal != nil && Access.rounds(.issueErratum).allows(desk.visit.member.me)
        return Markup {
            a(.href(desk.visit.path(DeskPath.review(desk.round.id, entry.sheet)))) {
                name ?? desk.says(Bilingual("計画にない取組（\(entry.measure)）", "No longer in the plan (\(entry.measure))"))
            }
            if mayCorrect, name != nil {
                "　"
                a(.href(desk.visit.path(DeskPath.erratum(of: entry, in: desk.round)))) {
                    desk.says(Bilingual("訂正で計画に入れる", "Enter it by an erratum"))
                }
            }
        }
    }

    private static let sealedMeanwhile = Bilingual(
        "この年度は確定しているので、受理だけでは計画に入りません。「訂正で計画に入れる」を開くと、調査票の内容が入った訂正の画面になります。訂正すると、ここから消えます。",
        "The year is sealed, so that accepting alone does not change it. “Enter it by an erratum” opens the erratum with what the sheet says; once it is issued, the sheet is not listed here any more."
    )

    private var steps: Markup {
        guard desk.round.state == .open else { return .empty }
        return Markup {
            h2 { desk.says(Bilingual("締め切る", "Close the round")) }
            p {
                desk.says(
                    Bilingual(
                        "締め切ると、所属も事務局も調査票を変えられなくなります。受理したものは計画に反映されます。理由を付けて再開できます。",
                        "Nobody changes a sheet after that. What is accepted goes into the plan. It can be opened again, with a reason."
                    )
                )
            }
            desk.button(.close, Bilingual("この照会を締め切る", "Close this round"), style: .danger)
            h2 { desk.says(Bilingual("組織改正や異動の後", "After a reorganisation")) }
            p {
                desk.says(
                    Bilingual(
                        "調査票に答える職を、今日の組織で決め直します。書かれた内容は変わりません。",
                        "Works out again who answers for each sheet, by the organisation of today. What is written stays."
                    )
                )
            }
            desk.button(.reassign, Bilingual("担当を見直す", "Work out again"))
        }
    }

    /// The end of a round that was closed after its year was sealed, or that something kept from ending with the seal.
    private var settling: Markup {
        guard seal != nil, desk.round.state == .closed, LifeStep.settle.access.allows(desk.visit.member.me) else {
            return .empty
        }
        return Markup {
            h2 { desk.says(Bilingual("照会を終える", "End the round")) }
            p {
                desk.says(
                    Bilingual(
                        "この照会の年度は確定しています。終えると、受理していない調査票は「受理せずに終了」になり、再開できません。確定した後に受理したものがあるときは、先に上の「訂正で計画に入れる」で計画に入れてください。",
                        "The year of this round is sealed. Ending it lets the sheets lapse that are not accepted, and it cannot be opened again. What was accepted after the seal is entered by errata before that, above."
                    )
                )
            }
            desk.button(.settle, Bilingual("この照会を終える", "End this round"), style: .danger)
        }
    }

    private func reopening(_ entries: FormEntries) -> FormView {
        desk.visit.form(
            to: DeskPath.round(desk.round.id, .reopen),
            entries,
            [.field(Self.reason)],
            [.init(Bilingual("照会を再開する", "Open it again"), style: .other)]
        )
    }

    private var taken: Markup {
        guard !takings.taken.isEmpty else {
            return p { desk.says(Bilingual("まだありません。", "Nothing yet.")) }
        }
        let revisions = Dictionary(grouping: takings.taken, by: \.revision).sorted { $0.key > $1.key }
        return ul {
            for (revision, list) in revisions {
                li {
                    if let first = list.first { desk.visit.moment(first.time).markup }
                    desk.says(
                        Bilingual(
                            " \(list.count)件（計画の第\(revision)版）",
                            " \(list.count) (revision \(revision) of the plan)"
                        )
                    )
                }
            }
        }
    }

    private var history: DataTable {
        DataTable(
            id: "events",
            caption: desk.says(Bilingual("だれが、いつ、何をしたか", "Who did what, and when")),
            columns: [
                .init(desk.says(Bilingual("日時", "When"))), .init(desk.says(Bilingual("できごと", "What"))),
                .init(desk.says(Bilingual("件数", "Number")), .number), .init(desk.says(Bilingual("職", "As what post"))),
                .init(desk.says(Bilingual("理由", "Reason"))),
            ],
            rows: events.reversed().map { event in
                [
                    desk.visit.moment(event.time).markup, .text(desk.says(DeskWords.kind(event.kind))),
                    .text(event.count > 0 ? String(event.count) : ""),
                    .text(directory.name(of: event.post, at: event.time, desk.visit.language)), .text(event.reason),
                ]
            },
            narrow: .cards
        )
    }
}
