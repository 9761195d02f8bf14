import City
import Figures
import Hummingbird
import PagesSupport
import Wording

/// Who did what in a municipality, the latest first.
enum RecordPage {
    static let path = "/office/record/"
    private static let size = 100

    static func answer(_ visit: MemberVisit) async throws -> Response {
        let before = try position(visit)
        let selection = EventSelection(before: before, limit: size)
        let pages = visit.visit.pages
        let events = try await pages.office.events(in: visit.municipality, selection, for: visit.me.authority)
        let organisation = try await pages.organisation(visit.municipality)
        var page = OfficePage(title: OfficeWords.record, path: path)
        page.intro = Markup {
            if events.isEmpty {
                notice(
                    .neutral,
                    language: visit.language,
                    title: visit.visit.says(Bilingual("記録はありません", "Nothing is recorded"))
                )
            } else {
                table(events, organisation, visit).markup
            }
            if events.count == size, let last = events.last?.position {
                let query = "?before=\(last.operation)-\(last.sequence)"
                p { a(.href(visit.visit.path(path) + query)) { visit.visit.says(Bilingual("これより前", "Earlier")) } }
            }
        }
        return visit.visit.answer(page)
    }

    private static func position(_ visit: MemberVisit) throws -> CityEvent.Position? {
        guard let text = try visit.visit.request.conditions.text("before") else { return nil }
        let numbers = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let operation = numbers[0], let sequence = numbers[1] else {
            throw PageError.notFound
        }
        return CityEvent.Position(operation: operation, sequence: sequence)
    }

    private static func table(_ events: [CityEvent], _ organisation: Organisation, _ visit: MemberVisit) -> DataTable {
        DataTable(
            id: "record",
            caption: visit.visit.says(OfficeWords.record),
            columns: [
                .init(visit.visit.says(Bilingual("日時", "When"))), .init(visit.visit.says(Bilingual("だれが", "Who"))),
                .init(visit.visit.says(Bilingual("何をした", "What"))), .init(visit.visit.says(Bilingual("対象", "About"))),
                .init(visit.visit.says(OfficeWords.reason)), .init(visit.visit.says(Bilingual("内容", "Details"))),
            ],
            rows: events.map { event in
                [
                    ShownMoment(event.time, visit.visit.reading).markup, who(event, organisation),
                    .text(RecordWords.kind(event.kind)[visit.language]),
                    .text(about(event.subject, organisation, visit)), .text(event.reason), details(event, visit),
                ]
            },
            narrow: .cards
        )
    }

    private static func who(_ event: CityEvent, _ organisation: Organisation) -> Markup {
        let originator = event.originator
        return Markup {
            originator.name.isEmpty ? "—" : originator.name
            if let post = originator.post {
                "（\(PostNames(organisation, CalendarDate(inJapan: event.time)).name(of: post))）"
            }
            if !originator.address.isEmpty { small { " \(originator.address)" } }
        }
    }

    /// By the name that it has now, where it has one.
    private static func about(_ subject: CitySubject, _ organisation: Organisation, _ visit: MemberVisit) -> String {
        let today = visit.visit.pages.today
        return switch subject {
        case .member(let id): organisation.member(id)?.name ?? id.text
        case .unit(let id): organisation.unit(id)?.name(around: today) ?? id.text
        case .post(let id): PostNames(organisation, today).name(of: id)
        case .appointment(let member, let post):
            "\(organisation.member(member)?.name ?? member.text)・\(PostNames(organisation, today).name(of: post))"
        case .municipality: organisation.municipality.name[visit.language]
        case .session: subject.name[visit.language]
        }
    }

    private static func details(_ event: CityEvent, _ visit: MemberVisit) -> Markup {
        guard event.before != nil || event.after != nil else { return .empty }
        return PagesSupport.details {
            PagesSupport.summary { visit.visit.says(Bilingual("前後", "Before and after")) }
            if let before = event.before {
                p {
                    visit.visit.says(Bilingual("前：", "Before: "))
                    code { before }
                }
            }
            if let after = event.after {
                p {
                    visit.visit.says(Bilingual("後：", "After: "))
                    code { after }
                }
            }
        }
    }
}

enum RecordWords {
    static func kind(_ kind: CityEvent.Kind) -> Bilingual {
        switch kind {
        case .added: Bilingual("追加", "Added")
        case .changed: Bilingual("変更", "Changed")
        case .removed: Bilingual("取消し", "Called off")
        case .signedIn: Bilingual("ログイン", "Signed in")
        case .signInRefused: Bilingual("ログインの失敗", "Sign-in refused")
        case .signedOut: Bilingual("ログアウト", "Signed out")
        case .sessionEnded: Bilingual("端末のログアウト", "Session ended")
        case .rightsRaised: Bilingual("パスフレーズの確認", "Passphrase confirmed")
        case .linkIssued: Bilingual("リンクの発行", "Link issued")
        case .linkUsed: Bilingual("リンクの使用", "Link used")
        case .passphraseChanged: Bilingual("パスフレーズの変更", "Passphrase changed")
        case .secondFactorAdded: Bilingual("二段階認証の開始", "Second factor added")
        case .secondFactorRemoved: Bilingual("二段階認証の解除", "Second factor removed")
        case .recoveryCodeUsed: Bilingual("回復コードの使用", "Recovery code used")
        case .recoveryCodesRenewed: Bilingual("回復コードの作り直し", "Recovery codes renewed")
        }
    }
}
