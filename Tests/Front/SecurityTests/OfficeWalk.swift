import PagesSupport
import TestSupport

/// Goes from page to page of the office as a member, and reports what would harm a browser.
struct OfficeWalk {
    let site: WholeSite
    let guest: Guest
    /// How many pages of one pattern are looked at.
    private static let enough = 3

    /// The pages that were seen, with their forms, in the order of the walk.
    private(set) var pages: [(path: String, forms: [PageForm])] = []
    private(set) var words: [String] = []
    private(set) var harm: [String] = []
    private var seen: [String: Int] = [:]
    private var known: Set<String> = []

    init(_ site: WholeSite, _ guest: Guest) {
        (self.site, self.guest) = (site, guest)
    }

    /// Follows every link within the office, a few of each kind of page.
    mutating func run(from start: [String] = ["/office/"]) async throws {
        var waiting = start
        known.formUnion(start)
        while !waiting.isEmpty {
            let path = waiting.removeFirst()
            guard let pattern = site.pattern(of: path, method: "GET"), seen[pattern, default: 0] < Self.enough else {
                continue
            }
            seen[pattern, default: 0] += 1
            try await guest.get(path)
            judge(at: path)
            guard guest.isPage, guest.status == 200 else { continue }
            let document = guest.document
            pages.append((path, guest.forms))
            words += document.words
            let links = document.links.map { String($0.prefix { $0 != "#" }) }
            waiting += links.filter { $0.hasPrefix("/office/") && known.insert($0).inserted }
        }
    }

    /// Looks at what the guest has just been answered.
    mutating func judge(at path: String) {
        for answer in guest.answers { harm += answer.headers.harm.map { "\(answer.path): \($0)" } }
        if guest.status >= 500 { harm.append("\(path): \(guest.status)") }
        guard guest.isPage else { return }
        let document = guest.document
        harm += document.harm.map { "\(path) → \(guest.path): \($0)" }
        if guest.page.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0.value == 0x7F }
        ) {
            harm.append("\(path): a control character")
        }
    }
}
