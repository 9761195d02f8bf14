import Crypto
import HTTPTypes
import Hummingbird
import PagesSupport
import Wording

/// Asks a site for every page that its links lead to, beginning at the home page.
///
/// It needs no list of pages, and what it finished is proof that every link leads somewhere. Only the pages that are
/// being looked at are in memory.
struct SiteCrawl: Sendable {
    /// One file of the site, as it was written.
    struct File: Hashable, Sendable {
        let name: String
        let size: Int
        let digest: String
        let isPage: Bool
    }

    let client: InProcessClient
    /// Keeps a file under its name; called from several tasks at once.
    let write: @Sendable (_ file: String, _ bytes: [UInt8]) throws(Problems) -> Void

    private let known = KnownAddresses()

    private struct Visit: Sendable {
        let address: SiteAddress
        var file: File?
        var targets: [SiteAddress] = []
        var problems: [Problem] = []
    }

    /// Begins with the home page and `others`, to which nothing need lead.
    ///
    /// - Returns: the files by their names.
    /// - Throws: ``Problems``: every link that leads nowhere and every page that cannot be a file.
    func run(width: Int, others: [SiteAddress] = []) async throws -> [File] {
        var waiting = ([.home, .missing] + others).map { (address: $0, on: SiteAddress.home) }
        var seen = Set(waiting.map(\.address.key))
        var files: [File] = []
        var problems: [Problem] = []
        try await withThrowingTaskGroup(of: Visit.self) { group in
            var running = 0
            while running > 0 || !waiting.isEmpty {
                while running < width, let next = waiting.popLast() {
                    running += 1
                    group.addTask { try await visit(next.address, linkedOn: next.on) }
                }
                guard let visit = try await group.next() else { break }
                running -= 1
                problems += visit.problems
                guard let file = visit.file else { continue }
                files.append(file)
                for target in visit.targets where seen.insert(target.key).inserted {
                    waiting.append((target, visit.address))
                }
            }
        }
        guard problems.isEmpty else {
            throw Problems(problems.sorted { ($0.place.file, $0.cell ?? "") < ($1.place.file, $1.cell ?? "") })
        }
        return files.sorted { $0.name < $1.name }
    }

    private func visit(_ address: SiteAddress, linkedOn page: SiteAddress) async throws -> Visit {
        func refused(_ message: Bilingual) -> Visit {
            Visit(
                address: address,
                problems: [Problem(Problem.Place(file: page.path), cell: address.path, message: message)]
            )
        }
        guard let answer = try await answer(to: address) else { return refused(Self.leadsAway) }
        let expected: HTTPResponse.Status = address == .missing ? .notFound : .ok
        guard answer.status == expected else { return refused(Self.leadsNowhere(answer.status.code)) }
        let contentType = answer.headers[.contentType] ?? ""
        let isPage = contentType.hasPrefix("text/html")
        guard let name = address.file(isPage: isPage) else { return refused(Self.noSafeName) }
        try write(name, answer.bytes)
        var visit = Visit(address: address)
        visit.file = File(
            name: name,
            size: answer.bytes.count,
            digest: SHA256.hash(data: answer.bytes).hexadecimal,
            isPage: isPage
        )
        let links = known.targets(of: answer.bytes, contentType: contentType, on: address)
        visit.targets = links.new
        visit.problems = links.unusable.map { link in
            Problem(Problem.Place(file: address.path), cell: link, message: Self.noSafeName)
        }
        return visit
    }

    /// The answer after redirects, which are what a visitor's browser would follow; nothing where they do not end here.
    private func answer(to address: SiteAddress) async throws -> InProcessClient.Answer? {
        var address = address
        for _ in 0..<5 {
            let answer = try await client.get(address.path)
            guard answer.status.kind == .redirection else { return answer }
            guard let location = answer.headers[.location], case .page(let next) = address.target(of: location) else {
                return nil
            }
            address = next
        }
        return nil
    }
}

extension SiteCrawl {
    private static let leadsAway = Bilingual(
        "リンクの先が別のサイトに移るか、移り続けて終わりません",
        "The link is redirected to another site, or without end"
    )
    private static let noSafeName = Bilingual(
        "リンクの先を安全な名前のファイルにできません。英数字と . - _ ~ だけを使ってください",
        "No file can safely have this name; it may only hold ASCII letters, digits and . - _ ~"
    )

    private static func leadsNowhere(_ status: Int) -> Bilingual {
        Bilingual("リンクの先にページがありません（\(status)）", "The link leads to no page (\(status))")
    }
}
