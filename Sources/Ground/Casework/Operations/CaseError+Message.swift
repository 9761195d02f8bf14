package import Wording

extension CaseError {
    /// What happened and what to do about it.
    package var message: Bilingual {
        switch self {
        case .unknownCase, .unknownDefinition, .definitionDiffers, .identityTaken, .unknownTransition, .unknownSlot,
            .unknownState, .unknownComment, .unknownAttachment:
            referenceMessage
        case .requestReused, .changedMeanwhile, .notAllowed, .notEditable, .wrongState: stateMessage
        case .reasonNeeded, .unanswered, .wrongAnswers, .textTooLong, .textMissing, .hiddenCharacters: answerMessage
        case .fileTooLarge, .fileNotAllowed, .tooManyFiles, .badMailAddress, .badMail: fileMessage
        }
    }

    private var referenceMessage: Bilingual {
        switch self {
        case .unknownCase(let id):
            Bilingual("案件「\(id)」はありません。一覧から開き直してください。", "There is no case “\(id)”. Open it from the list.")
        case .unknownDefinition(let kind, let version):
            Bilingual("様式「\(kind)」第\(version)版がありません。", "There is no version \(version) of the form “\(kind)”.")
        case .definitionDiffers(let kind, let version):
            Bilingual(
                "様式「\(kind)」第\(version)版は、別の内容で登録済みです。版の番号を上げてください。",
                "Version \(version) of the form “\(kind)” exists and says something else. Give it a new version."
            )
        case .identityTaken(let id):
            Bilingual("案件「\(id)」はすでにあります。", "There is a case “\(id)” already.")
        case .unknownTransition(let key):
            Bilingual("「\(key)」という手続はありません。画面を開き直してください。", "There is no step “\(key)”. Open the page again.")
        case .unknownSlot(let key):
            Bilingual("担当区分「\(key)」はありません。画面を開き直してください。", "There is no slot “\(key)”. Open the page again.")
        case .unknownState(let key):
            Bilingual("状態「\(key)」はありません。画面を開き直してください。", "There is no state “\(key)”. Open the page again.")
        case .unknownComment:
            Bilingual("そのコメントはないか、すでに解決済みです。", "The comment is not there, or settled already.")
        default:
            Bilingual("その添付はないか、すでに取り下げ済みです。", "The attachment is not there, or withdrawn already.")
        }
    }

    private var stateMessage: Bilingual {
        switch self {
        case .requestReused:
            Bilingual(
                "同じ送信番号で別の操作が行われました。画面を開き直して、もう一度操作してください。",
                "The number of this request was used for something else. Open the page again and repeat it."
            )
        case .changedMeanwhile(let seen, let found):
            Bilingual(
                "ほかの人が先に変更しました（版 \(seen) → \(found)）。最新の内容を確かめてから、もう一度操作してください。",
                "Somebody else changed it first (version \(seen) → \(found)). Look at it again, then repeat this."
            )
        case .notAllowed(let action, let state):
            Bilingual(
                "状態「\(state.japanese)」では、あなたの役職に\(action.name.japanese)の権限がありません。担当者か事務局に頼んでください。",
                """
                Your post may not \(action.name.english) in the state “\(state.english)”. Ask whoever is assigned, or \
                the office.
                """
            )
        case .notEditable(let fields):
            Bilingual(
                "今の状態では、あなたは次の欄に書けません: \(fields.map(\.japanese).joined(separator: "、"))",
                "You may not write into these fields now: \(fields.map(\.english).joined(separator: ", "))."
            )
        case .wrongState(let step, let state):
            Bilingual(
                "「\(step.japanese)」は、状態「\(state.japanese)」ではできません。画面を開き直してください。",
                "“\(step.english)” is not possible in the state “\(state.english)”. Open the page again."
            )
        default: referenceMessage
        }
    }

    private var answerMessage: Bilingual {
        switch self {
        case .reasonNeeded(let step):
            Bilingual("「\(step.japanese)」には理由が必要です。理由を書いてください。", "“\(step.english)” needs a reason. Write it down.")
        case .unanswered(let missing):
            Bilingual(
                "次の欄に記入してください: \(missing.map(\.name.japanese).joined(separator: "、"))",
                "Answer these fields first: \(missing.map(\.name.english).joined(separator: ", "))."
            )
        case .wrongAnswers(let problems):
            Bilingual(
                problems.map(\.message.japanese).joined(separator: " "),
                problems.map(\.message.english).joined(separator: " ")
            )
        case .textTooLong(let maximum):
            Bilingual("長すぎます。\(maximum)文字までにしてください。", "The text is too long. Keep it to \(maximum) characters.")
        case .hiddenCharacters:
            Bilingual("見えない制御文字があります。取り除いてください。", "The text holds invisible control characters. Remove them.")
        default: Bilingual("何か書いてください。", "Write something first.")
        }
    }

    private var fileMessage: Bilingual {
        switch self {
        case .fileTooLarge(let bytes, let maximum):
            Bilingual(
                "ファイルが大きすぎます（\(bytes)バイト）。\(maximum)バイトまでにしてください。",
                "The file is too large (\(bytes) bytes). The limit is \(maximum) bytes."
            )
        case .fileNotAllowed(let kinds):
            Bilingual(
                "この種類のファイルは添付できません。次のどれかにしてください: \(Self.list(kinds, .japanese))",
                "A file of this kind cannot be attached. Use one of these: \(Self.list(kinds, .english))."
            )
        case .tooManyFiles(let maximum):
            Bilingual("添付は\(maximum)個までです。不要なものを取り下げてください。", "A case has at most \(maximum) files. Withdraw one first.")
        case .badMailAddress(let address):
            Bilingual("メールアドレス「\(address)」は使えません。", "The mail address “\(address)” cannot be used.")
        default:
            Bilingual(
                "メールの件名または本文が使えません。件名は1行で、制御文字を含めないでください。",
                "The mail's subject or body cannot be used. A subject is one line, without control characters."
            )
        }
    }

    private static func list(_ kinds: Set<FileKind>, _ language: Language) -> String {
        kinds.sorted { $0.rawValue < $1.rawValue }.map { $0.name[language] }
            .joined(separator: language == .japanese ? "、" : ", ")
    }
}
