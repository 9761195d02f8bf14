package import Casework
package import City
package import Rounds
package import Wording

/// Workbooks out and in, for pages and commands alike: nothing is seen or changed that the person may not see or change
/// on the screen.
package struct RoundBookDesk: Sendable {
    private let office: RoundOffice

    /// The largest file that is read, in bytes.
    package static let maximumBytes = FilledBook.maximumBytes

    package init(_ office: RoundOffice) {
        self.office = office
    }

    /// The sheets of a unit, as far as the person may see them; cells are open where the person may write.
    /// - Throws: ``RoundBookError/noSheets(unit:)``; `RoundError`.
    package func book(
        of round: RoundID,
        unit: String,
        for standing: Standing,
        language: Language = .japanese
    ) async throws -> RoundBook {
        let sheets = try await office.sheets(of: round, unit: unit, for: standing)
        guard let first = sheets.first else { throw RoundBookError.noSheets(unit: unit) }
        let name = try await office.name(ofUnit: unit, in: standing.municipality)
        return RoundBook(round: first.round, unit: unit, unitName: name, sheets: sheets, language: language)
    }

    /// What saving a workbook would change; nothing is changed.
    ///
    /// Three values are compared for each answer: what stood there when the workbook was made, what stands there now, and
    /// what is in the workbook. Whatever nobody touched in the workbook stays as it is now.
    /// - Parameters:
    ///   - bytes: the file.
    ///   - round: the round that it must be of; `nil` for the one that it says.
    ///   - standing: who asks.
    /// - Returns: what would change, and what has to be mended first.
    /// - Throws: ``RoundBookError`` where nothing of it can be taken; `RoundError`.
    package func preview(_ bytes: [UInt8], of round: RoundID?, for standing: Standing) async throws -> BookPreview {
        let book = try FilledBook(reading: bytes)
        guard book.record.municipality == standing.municipality else { throw RoundBookError.otherMunicipality }
        if let round, round != book.record.round { throw RoundBookError.otherRound(book.record.round) }
        let known = try await office.round(book.record.round, for: standing)
        let sheets = try await office.sheets(of: known.id, unit: book.record.unit, for: standing)
        let byID = Dictionary(sheets.map { ($0.entry.sheet, $0) }, uniquingKeysWith: { first, _ in first })
        var (previews, problems): ([BookPreview.Sheet], [BookProblem]) = ([], book.problems)
        for line in book.record.sheets {
            let place = BookPlace(sheet: book.tabs[line.id]?.name ?? line.id.text)
            guard let sheet = byID[line.id] else {
                problems.append(BookProblem(place, Self.unknownSheet))
                continue
            }
            guard line.version <= sheet.record.version else {
                problems.append(BookProblem(place, Self.fromTheFuture))
                continue
            }
            let compared = BookComparison(
                sheet,
                base: try await base(of: sheet, in: line.version, for: standing),
                cells: book.cells[line.id] ?? [:],
                language: .japanese
            )
            problems += compared.problems
            guard !compared.changes.isEmpty else { continue }
            previews.append(
                BookPreview.Sheet(
                    sheet: sheet,
                    seen: line.version,
                    changes: compared.changes,
                    refusal: sheet.mayWrite ? nil : Self.locked(sheet)
                )
            )
        }
        return BookPreview(round: known, unit: book.record.unit, sheets: previews, problems: problems)
    }

    /// Saves what a preview chose to save, as drafts: all sheets, or, where one is refused, none.
    ///
    /// - Returns: by sheet what became of it; an answer that somebody changed since the preview is told as a conflict.
    /// - Throws: `SheetRefusal` with the sheet that was refused.
    @discardableResult
    package func save(_ drafts: [CaseID: FieldDraft], _ act: RoundAct) async throws -> [CaseID: SaveOutcome] {
        try await office.saveTogether(drafts, act)
    }

    /// What stood in a sheet in an earlier version.
    private func base(
        of sheet: MeasureSheet,
        in version: Int,
        for standing: Standing
    ) async throws -> [FieldAddress: FieldValue] {
        guard version < sheet.record.version else { return sheet.record.values.compactMapValues(\.value) }
        let events = try await office.history(of: sheet.entry.sheet, for: standing)
        let earlier = events.filter { $0.number <= version }
        guard !earlier.isEmpty else { return [:] }
        return try CaseRecord(replaying: earlier).values.compactMapValues(\.value)
    }

    private static let unknownSheet = Bilingual(
        "この調査票は、今の照会では見られません。担当が変わっていないか、事務局に確かめてください。",
        "You cannot see this sheet in the round now. Ask the office whether another department answers for it."
    )
    private static let fromTheFuture = Bilingual(
        "ファイルのほうが、保存されている調査票より新しいものです。もう一度ダウンロードして記入してください。",
        "The file is newer than what is stored. Download it again and fill that one in."
    )

    private static func locked(_ sheet: MeasureSheet) -> Bilingual {
        let state = SheetForm.name(of: sheet.record.state)
        return Bilingual(
            "「\(sheet.number) \(sheet.name)」は、今の状態（\(state.japanese)）では変更できません。",
            "“\(sheet.number) \(sheet.name)” cannot be changed in its state (\(state.english))."
        )
    }
}
