import Casework
import CityPages
import Figures
import PagesSupport
import Planning
import PlanningPages
import Rounds
import Wording

/// In which versions of a sheet somebody last saw its fields.
struct SeenVersions {
    /// Of all fields that are not in ``later``.
    let oldest: Int
    /// By the names of fields.
    var later: [String: Int] = [:]
}

/// The form of a sheet, drawn.
struct SheetForms {
    /// The names by which the form's buttons and hidden fields are known.
    static let take = "take"
    static let step = "step"
    static let submit = "submit"
    static let version = "version"
    /// Set by the script, which wants the page itself and not to be sent on.
    static let draft = "draft"
    static let everything = "all"

    let sheet: MeasureSheet
    let questions: SheetQuestions
    let visit: RoundVisit
    let people: People

    private var language: Language { visit.language }
    private var notes: FieldNotes { FieldNotes(sheet: sheet, visit: visit, people: people) }

    /// The form as it stands on the page.
    ///
    /// - Parameters:
    ///   - entries: what the fields show.
    ///   - seen: the versions in which the fields were seen, where not all were seen as they are now.
    /// - Returns: the form, with what is missing and the buttons.
    func form(_ entries: FormEntries, seen: SeenVersions?) -> FormView {
        let bare = RoundPath.sheet(sheet.entry)
        let seen = seen ?? SeenVersions(oldest: sheet.record.version)
        let hidden =
            [FormView.Part.hidden(name: Self.version, value: String(seen.oldest))]
            + seen.later.sorted { $0.key < $1.key }.map {
                FormView.Part.hidden(name: SheetFieldName.seen($0.key), value: String($0.value))
            }
        // A head who changes what the department wrote goes on doing so.
        var form = FormView(
            language,
            action: visit.path(bare) + (visit.asksToEdit ? "?edit=yes" : ""),
            token: visit.visit.token(for: bare),
            entries: entries,
            parts: [RoundVisit.newRequest] + hidden + [.markup(bar)] + series + texts + [.markup(missing)],
            actions: actions
        )
        form.draft = visit.draft
        return form
    }

    private var actions: [FormView.Action] {
        var list: [FormView.Action] = []
        if sheet.rights.contains(.submit) {
            list.append(.init(Bilingual("提出する", "Submit"), choice: (Self.step, Self.submit)))
        }
        return list + [
            .init(Bilingual("保存して、あとで続ける", "Save and go on later"), style: .other, choice: (Self.step, "leave"))
        ]
    }

    /// What was saved last, and the button that a press on Enter presses.
    private var bar: Markup {
        div(.class("save-bar")) {
            p(.id("save-state"), .role("status")) { saved }
            button(.type("submit"), .class("button-other"), .name(Self.step), .value("save")) {
                Bilingual("保存", "Save")[language]
            }
        }
    }

    private var saved: Markup {
        guard sheet.record.version > 1 else { return .text(Bilingual("まだ何も保存されていません", "Nothing saved yet")[language]) }
        return Markup {
            Bilingual("最後の変更 ", "Last change ")[language]
            visit.moment(sheet.record.changed).markup
        }
    }

    private var series: [FormView.Part] {
        questions.series.map { question in
            let view = SeriesView(series: question.series, sheet: sheet, visit: visit)
            var parts: [FormView.Part] = [.markup(view.figures)]
            parts += actual(of: question)
            parts += question.words.map { fields(of: $0) } ?? []
            parts.append(.markup(view.result))
            parts += question.note.map { fields(of: $0) } ?? []
            let targets = question.targets.flatMap { fields(of: $0.question) }
            if !targets.isEmpty {
                let why = question.series.number == lastWithTargets ? reason : []
                parts.append(.folded(Self.targetsTitle, [.markup(targetsHead)] + targets + why))
            }
            return .section(view.title, parts)
        }
    }

    static let targetsTitle = Bilingual("今後の目標値を変える", "Change targets to come")

    private var targetsHead: Markup {
        p(.class("form-note")) {
            Bilingual(
                "変える年度だけ書き換え、「目標値を変える理由」を書いてください。",
                "Change only what changes, and give the reason below."
            )[language]
        }
    }

    /// The series below whose targets the reason for new ones is asked; none where no targets are.
    private var lastWithTargets: Int? { questions.series.last { !$0.targets.isEmpty }?.series.number }

    private var reason: [FormView.Part] {
        questions.texts.filter { $0.address.field == SheetForm.Field.targetReason }.flatMap { fields(of: $0) }
    }

    private var texts: [FormView.Part] {
        questions.texts.filter { lastWithTargets == nil || $0.address.field != SheetForm.Field.targetReason }
            .flatMap { fields(of: $0) }
    }

    private func actual(of question: SeriesQuestions) -> [FormView.Part] {
        guard let parts = question.actual as? PartsQuestion else { return question.actual.map { fields(of: $0) } ?? [] }
        let last = question.series.parts.amounts(of: question.series.lastActual?.value) ?? []
        let shown = parts.parts.enumerated().map { place, field in
            field.above(notes.lastYear(place < last.count ? last[place] : nil, question.series.parts.list[place]))
        }
        return [
            .markup(notes.above(parts, mayTake: true)), .group(parts.name, shown), .markup(notes.below(parts)),
        ] + parts.other.fields.map { .field($0) }
    }

    private func fields(of question: any SheetQuestion) -> [FormView.Part] {
        guard let first = question.fields.first else { return [] }
        let shown = first.above(notes.above(question, mayTake: true)).notes(notes.below(question))
        return [.field(shown)] + question.fields.dropFirst().map { .field($0) }
    }

    /// What has to be answered before the sheet can be handed on, each with a link; replaced whenever something was saved.
    private var missing: Markup {
        div(.class("missing"), .id("missing"), .dataLive) {
            if sheet.missing.isEmpty {
                p {
                    Bilingual("必要な欄はすべて記入されています。提出できます。", "Everything is answered; the sheet can be submitted.")[
                        language
                    ]
                }
            } else {
                p { summary[language] }
                ul { for answer in sheet.missing { li { link(to: answer) } } }
            }
        }
    }

    private var summary: Bilingual {
        Bilingual(
            "提出するには、あと\(sheet.missing.count)か所の記入が必要です（保存した内容で調べています）。",
            "\(sheet.missing.count) more answer(s) needed before this can be submitted (as saved)."
        )
    }

    private func link(to answer: MissingAnswer) -> Markup {
        guard let field = questions.unanswered(answer).first else { return .text(answer.name[language]) }
        return a(.href("#\(field.id)")) { answer.name[language] }
    }
}
