package import Figures
package import Planning
import Wording

/// What came of looking at a plan's chain.
package struct SealReport: Sendable {
    package let entries: [SealEntry]
    /// Every place where something does not stand as it was sealed; none where all does.
    package private(set) var faults: [SealFault]

    /// Looks at the chain itself: numbers, hashes, files, its end, and the years that it seals.
    package init(_ record: SealRecord) {
        entries = record.entries
        faults = record.faults
        var last: SealEntry?
        for (index, entry) in record.entries.enumerated() {
            check(entry, number: index + 1, after: last)
            last = entry
        }
        checkFiles(record)
        checkEnd(record, last: last)
        checkYears(record)
    }

    /// Compares the plan that the last entry sealed with the plan as it stands.
    package mutating func compare(_ sealed: Plan, with live: Plan, in years: [FiscalYear]) {
        for change in sealed.changes(to: live, in: years) {
            let year = (change.year.name(.era, .japanese), change.year.name(.western, .english))
            add(
                Bilingual(
                    "計画の\(year.0)の\(change.subject.name.japanese)「\(change.key)」",
                    "the plan's \(change.subject.name.english) “\(change.key)” of \(year.1)"
                ),
                Bilingual(
                    "確定した内容と違います（確定：\(change.before ?? "なし")、現在：\(change.after ?? "なし")）。",
                    "differs from what was sealed (sealed: \(change.before ?? "none"), now: \(change.after ?? "none"))."
                )
            )
        }
    }

    private mutating func add(_ place: Bilingual, _ message: Bilingual) {
        faults.append(SealFault(place, message))
    }

    private mutating func check(_ entry: SealEntry, number: Int, after last: SealEntry?) {
        if entry.number != number {
            add(entry.name, Bilingual("第\(number)号がありません。", "No. \(number) is missing."))
        }
        if entry.computedHash != entry.hash {
            add(
                entry.name,
                Bilingual("内容が書き換えられています（指紋が一致しません）。", "its content was changed (the hash does not fit).")
            )
        }
        if entry.previous != last?.hash ?? "" {
            add(
                entry.name,
                Bilingual("前の号とつながっていません。", "it does not follow the entry before it.")
            )
        }
        if last.map({ $0.signature.milliseconds > entry.signature.milliseconds }) ?? false {
            add(entry.name, Bilingual("前の号より前の日時です。", "it is earlier than the entry before it."))
        }
    }

    private mutating func checkFiles(_ record: SealRecord) {
        var known: [String: Int?] = [:]
        for entry in record.entries {
            for file in entry.files {
                if known[file.digest] == nil {
                    let bytes = record.contents[file.digest] ?? nil
                    known[file.digest] = .some(bytes.flatMap { $0.sealDigest == file.digest ? $0.count : nil })
                }
                guard known[file.digest] != .some(.some(file.length)) else { continue }
                add(
                    Bilingual(
                        "\(entry.name.japanese)のファイル \(file.name)",
                        "the file \(file.name) of \(entry.name.english)"
                    ),
                    Bilingual("確定したときの内容ではありません。", "is not what was sealed.")
                )
            }
        }
    }

    private mutating func checkEnd(_ record: SealRecord, last: SealEntry?) {
        guard
            record.head?.number != last?.number || record.head?.hash != last?.hash
                || record.head?.milliseconds != last?.signature.milliseconds
        else { return }
        add(
            Bilingual("最後の号", "the last entry"),
            Bilingual(
                "控え（\(record.head.map { "第\($0.number)号" } ?? "なし")）と一致しません。後の号が失われたか、控えが書き換えられています。",
                "does not fit its copy (\(record.head.map { "No. \($0.number)" } ?? "none")): later entries are lost, or the copy was changed."
            )
        )
    }

    private mutating func checkYears(_ record: SealRecord) {
        var sealed: [FiscalYear: Int] = [:]
        for entry in record.entries where entry.kind == .seal { sealed[entry.year] = entry.number }
        for year in Set(sealed.keys).union(record.sealedYears.keys).sorted()
        where sealed[year] != record.sealedYears[year] {
            add(
                Bilingual(year.name(.era, .japanese), year.name(.western, .english)),
                Bilingual("確定した年度の一覧と号が一致しません。", "the list of sealed years does not fit the chain.")
            )
        }
    }
}
