import PagesSupport
import Rounds
import Wording

/// Which state of the plan a pack is of: in words, and in the forms below it.
enum PapersWords {
    static let whole = Bilingual("全体について", "All of it")
    static let publicPage = Bilingual("公表されたページを見る", "See what was published")

    private static let revision = "revision"
    private static let edition = "edition"

    static func of(_ papers: PapersRead) -> Bilingual {
        let name = name(papers)
        return Bilingual("資料は\(name.japanese)です。", "The papers are of \(name.english).")
    }

    /// What the page showed when somebody began to write; who reads a paper does so without a trace.
    static func having(_ papers: PapersRead) -> Bilingual {
        let name = name(papers)
        return Bilingual("書いたときの資料は\(name.japanese)", "the papers then were of \(name.english)")
    }

    private static func name(_ papers: PapersRead) -> Bilingual {
        let edition =
            papers.edition.map { Bilingual("確定・訂正 第\($0)号", "seal or erratum no. \($0)") }
            ?? Bilingual("年度の確定前", "before the year is sealed")
        return Bilingual(
            "計画の第\(papers.revision)版（\(edition.japanese)）",
            "revision \(papers.revision) of the plan (\(edition.english))"
        )
    }

    static func parts(_ papers: PapersRead) -> [FormView.Part] {
        [
            .hidden(name: revision, value: String(papers.revision)),
            .hidden(name: edition, value: papers.edition.map { String($0) } ?? ""),
        ]
    }

    /// What the forms say; nothing where they say nothing that can be.
    static func read(_ body: FormBody) throws -> PapersRead? {
        guard let read = try body.text(revision).flatMap({ Int($0) }), read > 0 else { return nil }
        let text = try body.text(edition) ?? ""
        let number = Int(text)
        guard text.isEmpty || (number ?? 0) > 0 else { return nil }
        return PapersRead(revision: read, edition: number)
    }
}

extension PackPage {
    /// What whoever sent a form had before them: the plan may have changed since.
    func read(_ body: FormBody) throws -> PapersRead {
        guard let read = try PapersWords.read(body), read.revision <= papersRead.revision,
            (read.edition ?? 0) <= (papersRead.edition ?? 0)
        else { throw PageError.unreadableForm }
        return read
    }
}
