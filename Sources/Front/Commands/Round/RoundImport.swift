package import ArgumentParser
import Casework
import City
import Foundation
import RoundBooks
import Rounds
import Wording

/// `shirube round import`: what was filled into a workbook, as drafts of its sheets.
package struct RoundImport: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: said("記入された Excel のファイルを読み込み、下書きとして保存する。", "Reads a filled-in workbook and saves it as drafts."),
        discussion: said(
            """
            誤りが一つでもあれば、何も変更しません。書き出した後にほかの人が変えた欄は、そのままにして知らせます（終了コード 1）。\
            ファイルの内容で置き換えるときは --overwrite を付けます。
            """,
            """
            With any mistake nothing is changed. What somebody else has changed since the workbook was made is left alone \
            and told (exit status 1); with --overwrite the workbook's answer takes its place.
            """
        )
    )

    @Argument(help: help("記入されたファイル（.xlsx）", "The filled-in workbook (.xlsx)"))
    var file: String

    @OptionGroup var round: RoundArgument

    @Flag(help: help("何が変わるかを示すだけで、変更しない", "Only show what would change"))
    var preview = false

    @Flag(help: help("ほかの人が変えた欄も、ファイルの内容で置き換える", "Replace what others have changed since, too"))
    var overwrite = false

    @Option(help: help("理由（事務局が直すときに必要）", "The reason, needed where the office corrects"))
    var why = ""

    package init() {}

    package func run() async throws {
        let outcome = try await outcome()
        for line in outcome.lines { try put(visible(line) + "\n") }
        if outcome.isPartial { throw ExitCode(1) }
    }

    /// Shows what changes, and saves it unless only a preview was asked for.
    func outcome() async throws -> (lines: [String], isPartial: Bool) {
        let bytes = try read()
        return try await round.withOffice { office, standing in
            let desk = RoundBookDesk(office)
            let preview = try await desk.preview(bytes, of: nil, for: standing)
            guard preview.problems.isEmpty else {
                let count = preview.problems.count
                throw CommandFailure(
                    lines: preview.problems.map { $0.line[.current] } + [
                        said("誤りが\(count)件あります。何も変更していません。", "\(count) problem(s); nothing was changed.")
                    ]
                )
            }
            var lines = preview.lines(overwriting: overwrite)
            let refused = preview.sheets.contains { $0.refusal != nil }
            let isPartial = refused || (preview.conflicts > 0 && !overwrite)
            guard !self.preview else { return (lines, isPartial) }
            let drafts = preview.drafts(overwriting: overwrite ? preview.allAnswers : [])
            let saved = drafts.values.reduce(0) { $0 + $1.values.count }
            if !drafts.isEmpty { try await desk.save(drafts, try act(standing)) }
            lines.append(
                saved == 0
                    ? said("変更はありません。", "Nothing has changed.")
                    : said("\(saved)か所を下書きとして保存しました。", "\(saved) answer(s) saved as drafts.")
            )
            return (lines, isPartial)
        }
    }

    private func act(_ standing: Standing) throws -> RoundAct {
        let number = UInt64.random(in: 0 ... .max)
        guard let key = RequestKey(reading: "book-\(number)") else { throw ExitCode(1) }
        return RoundAct(key, by: standing, why: why)
    }

    private func read() throws(CommandFailure) -> [UInt8] {
        let words: String
        do {
            let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
            guard size <= RoundBookDesk.maximumBytes else {
                throw CommandFailure(
                    Bilingual(
                        "\(visible(file)) が大きすぎます（\(RoundBookDesk.maximumBytes)バイトまで）。",
                        "\(visible(file)) is too large (at most \(RoundBookDesk.maximumBytes) bytes)."
                    )
                )
            }
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            words = error.localizedDescription
        }
        throw CommandFailure(
            Bilingual(
                "\(visible(file)) を読めません（\(words)）。ファイルの場所を確かめてください。",
                "\(visible(file)) cannot be read (\(words)). See where the file is."
            )
        )
    }
}

extension BookPreview {
    /// A line for every answer: where it stands, what is there now and what would be.
    fileprivate func lines(overwriting: Bool) -> [String] {
        sheets.flatMap { sheet in
            sheet.changes.map { change in
                let empty = said("（空欄）", "(empty)")
                let now = change.text(of: change.now, .current) ?? empty
                let wanted = change.text(of: change.wanted, .current) ?? empty
                let place = "\(change.place.name[.current])（\(change.name[.current])）"
                if let refusal = sheet.refusal { return "\(place)：\(refusal[.current])" }
                guard change.isConflict else { return "\(place)：\(now) → \(wanted)" }
                return overwriting
                    ? said("\(place)：ほかの人の「\(now)」 → \(wanted)", "\(place): another's “\(now)” → \(wanted)")
                    : said(
                        "\(place)：ほかの人が「\(now)」に変えたので、そのままにします（ファイルは「\(wanted)」）",
                        "\(place): left as it is, because another has written “\(now)” (the file says “\(wanted)”)"
                    )
            }
        }
    }

    fileprivate var allAnswers: Set<BookAnswer> {
        Set(sheets.flatMap { sheet in sheet.changes.map { BookAnswer(sheet.id, $0.address) } })
    }
}
