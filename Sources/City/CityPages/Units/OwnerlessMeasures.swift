package import City
package import Figures
import PagesSupport
package import Wording

/// Finds the measures for which nobody answers, as whoever puts the program together knows how.
package struct OwnerlessMeasures: Sendable {
    /// A measure with what people call it, and why nobody answers for it.
    package struct Line: Hashable, Sendable {
        let plan: Bilingual
        let name: String
        /// Of its page, without the prefix of a reading.
        let path: String
        let reasons: [OwnerlessMeasure.Reason]

        package init(plan: Bilingual, name: String, path: String, reasons: [OwnerlessMeasure.Reason]) {
            (self.plan, self.name, self.path, self.reasons) = (plan, name, path, reasons)
        }
    }

    let lines: @Sendable (_ day: CalendarDate, _ standing: Standing) async throws -> [Line]

    /// `lines` finds those of a day, in the order of the plans, for somebody who may see who is there.
    package init(lines: @escaping @Sendable (_ day: CalendarDate, _ standing: Standing) async throws -> [Line]) {
        self.lines = lines
    }
}

/// The list of measures for which nobody answers on a day, with why and what to do.
struct OwnerlessList {
    static let id = "ownerless"

    /// Nothing where a plan could not be read: then nobody knows.
    let lines: [OwnerlessMeasures.Line]?
    private let visit: MemberVisit
    private let organisation: Organisation
    private let day: CalendarDate

    init(_ lines: [OwnerlessMeasures.Line]?, _ visit: MemberVisit, _ organisation: Organisation, _ day: CalendarDate) {
        (self.lines, self.visit, self.organisation, self.day) = (lines, visit, organisation, day)
    }

    /// What stands above everything else: how many there are, and the way to the list.
    var notice: Markup {
        guard let lines else { return PagesSupport.notice(.poor, language: visit.language, title: says(Words.unread)) }
        guard !lines.isEmpty else { return .empty }
        return PagesSupport.notice(.fair, language: visit.language, title: says(Words.count(lines.count))) {
            p { a(.href("#\(Self.id)")) { says(Words.show) } }
        }
    }

    var markup: Markup {
        Markup {
            h2(.id(Self.id)) { says(Words.title) }
            if let lines {
                if lines.isEmpty { p { says(Words.nothing) } } else { table(lines).markup }
            } else {
                p { says(Words.unread) }
            }
        }
    }

    private func table(_ lines: [OwnerlessMeasures.Line]) -> DataTable {
        let hasSeveralPlans = Set(lines.map(\.plan)).count > 1
        return DataTable(
            id: "\(Self.id)-measures",
            caption: says(Words.title),
            columns: [
                .init(says(Bilingual("取組", "Measure"))), .init(says(Bilingual("理由", "Why"))),
                .init(says(Bilingual("すること", "What to do"))),
            ],
            rows: lines.map { line in
                let reasons = line.reasons.isEmpty ? [Words.unnamed] : line.reasons.map(words)
                return [
                    Markup {
                        a(.href(visit.visit.path(line.path))) { line.name }
                        if hasSeveralPlans {
                            br()
                            line.plan[visit.language]
                        }
                    },
                    ul(.class("plain")) { for reason in reasons { li { says(reason.why) } } },
                    ul(.class("plain")) { for reason in reasons { li { says(reason.help) } } },
                ]
            },
            narrow: .cards
        )
    }

    private func says(_ words: Bilingual) -> String { words[visit.language] }

    private func name(_ unit: CityUnit.ID) -> String { organisation.unit(unit)?.name(around: day) ?? unit.text }

    private func words(_ reason: OwnerlessMeasure.Reason) -> Words.Pair {
        switch reason {
        case .unknown(let text): Words.unknown(text)
        case .notYet(let unit):
            Words.notYet(name(unit), organisation.unit(unit)?.validity.from.map(DayText.init))
        case .ended(let unit, let successors):
            Words.ended(
                name(unit),
                organisation.unit(unit)?.validity.through.map(DayText.init),
                successors.map(name)
            )
        case .vacant(let unit): Words.vacant(name(unit))
        }
    }

    private enum Words {
        typealias Pair = (why: Bilingual, help: Bilingual)

        static let title = Bilingual("答える人がいない取組", "Measures for which nobody answers")
        static let unread = Bilingual(
            "答える人がいない取組は、読めない計画があるため調べられませんでした。",
            "Whether there are measures for which nobody answers is not known: a plan cannot be read."
        )
        static let nothing = Bilingual("ありません。", "There are none.")
        static let show = Bilingual("一覧と、することを見る", "See which, and what to do")

        static func count(_ count: Int) -> Bilingual {
            Bilingual("答える人がいない取組が\(count)件あります", "Measures for which nobody answers: \(count)")
        }

        private static let nameAnother = Bilingual(
            "計画の担当（owners.csv）を、今ある組織に改めて取り込む。",
            "Name a unit of today in the plan’s owners.csv, and import it."
        )

        private static func staff(_ names: [String]) -> Bilingual {
            Bilingual(
                "\(names.joined(separator: "、"))の担当者か所属長の職に、人を就ける。",
                "Appoint a reporter or head in \(names.joined(separator: ", "))."
            )
        }

        static let unnamed: Pair = (
            Bilingual("計画に担当がありません。", "The plan names no unit."), nameAnother
        )

        static func unknown(_ text: String) -> Pair {
            (
                Bilingual("「\(text)」という組織は登録されていません。", "There is no unit “\(text)”."),
                Bilingual(
                    "組織を登録するか、計画の担当（owners.csv）を改めて取り込む。",
                    "Enter the unit, or name another in the plan’s owners.csv and import it."
                )
            )
        }

        static func notYet(_ name: String, _ day: DayText?) -> Pair {
            let from = (day?.text(.japanese) ?? "", day?.text(.english) ?? "")
            return (
                Bilingual("「\(name)」は\(from.0)からの組織です。", "“\(name)” begins on \(from.1)."), nameAnother
            )
        }

        static func ended(_ name: String, _ day: DayText?, _ successors: [String]) -> Pair {
            let through = (day?.text(.japanese) ?? "", day?.text(.english) ?? "")
            guard !successors.isEmpty else {
                return (
                    Bilingual(
                        "「\(name)」は\(through.0)で終わり、引き継いだ組織がありません。",
                        "“\(name)” ended on \(through.1), and no unit took over."
                    ),
                    nameAnother
                )
            }
            return (
                Bilingual(
                    "「\(name)」は\(through.0)で終わり、引き継いだ\(successors.joined(separator: "、"))に担当者も所属長もいません。",
                    "“\(name)” ended on \(through.1), and nobody reports or approves in \(successors.joined(separator: ", "))."
                ),
                staff(successors)
            )
        }

        static func vacant(_ name: String) -> Pair {
            (
                Bilingual("「\(name)」に担当者も所属長もいません。", "Nobody reports or approves in “\(name)”."), staff([name])
            )
        }
    }
}
