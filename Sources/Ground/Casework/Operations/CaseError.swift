package import Wording

/// Why nothing was done with a case.
package enum CaseError: Error, Hashable, Sendable {
    case unknownCase(CaseID)
    case unknownDefinition(CaseKind, version: Int)
    /// There is a definition of that kind and version that says something else.
    case definitionDiffers(CaseKind, version: Int)
    /// A case of that identity was opened by another request.
    case identityTaken(CaseID)
    /// The request was answered before, when it asked for something else.
    case requestReused(RequestKey)
    /// The case was changed since the version that the person saw.
    case changedMeanwhile(seen: Int, found: Int)
    /// The person may not do this, or not in this state.
    case notAllowed(CaseAction, state: Bilingual)
    /// These fields are not open to the person in this state.
    case notEditable([Bilingual])
    case unknownTransition(TransitionKey)
    /// The step does not begin in the state that the case is in.
    case wrongState(step: Bilingual, state: Bilingual)
    case reasonNeeded(Bilingual)
    /// These fields need an answer first.
    case unanswered([MissingAnswer])
    case wrongAnswers([AnswerProblem])
    case unknownSlot(SlotKey)
    case unknownState(StateKey)
    case textTooLong(maximum: Int)
    case textMissing
    /// A text that a person sees holds characters that nobody sees.
    case hiddenCharacters
    case unknownComment(Int)
    case unknownAttachment(Int)
    case fileTooLarge(bytes: Int, maximum: Int)
    case fileNotAllowed(Set<FileKind>)
    case tooManyFiles(maximum: Int)
    case badMailAddress(String)
    case badMail
}

/// What a person may do with a case.
package enum CaseAction: String, CaseIterable, Hashable, Sendable {
    case open
    case edit
    case move
    case assign
    case setDeadline
    case comment
    case attach
    case escalate

    package var name: Bilingual {
        switch self {
        case .open: Bilingual("開始", "open")
        case .edit: Bilingual("入力", "edit")
        case .move: Bilingual("次へ進める操作", "pass on")
        case .assign: Bilingual("担当の変更", "assign")
        case .setDeadline: Bilingual("期限の変更", "set the deadline")
        case .comment: Bilingual("コメント", "comment")
        case .attach: Bilingual("添付", "attach")
        case .escalate: Bilingual("督促", "escalate")
        }
    }
}

/// A field or cell without an answer.
package struct MissingAnswer: Hashable, Sendable {
    package let address: FieldAddress
    package let name: Bilingual

    package init(_ address: FieldAddress, name: Bilingual) {
        self.address = address
        self.name = name
    }
}

/// An answer that its field does not take, and why.
package struct AnswerProblem: Hashable, Sendable {
    package let address: FieldAddress
    package let message: Bilingual

    package init(_ address: FieldAddress, _ message: Bilingual) {
        self.address = address
        self.message = message
    }
}
