import Wording

/// Collects what is wrong with one input, so that a person can mend all of it in one go.
final class ProblemLog {
    /// Beyond this many the rest is only counted: nobody mends more in one sitting, and a hostile file must not fill
    /// the memory.
    static let limit = 1000

    private var list: [Problem] = []
    private var dropped = 0
    private var lastFile = ""

    var isEmpty: Bool { list.isEmpty }

    /// How many problems there are so far.
    ///
    /// Lets a caller find out whether a step added one.
    var count: Int { list.count + dropped }

    func add(_ place: Problem.Place, cell: String? = nil, _ message: Bilingual) {
        guard list.count < Self.limit else {
            dropped += 1
            lastFile = place.file
            return
        }
        list.append(Problem(place, cell: cell, message: message))
    }

    /// The problems in the order of `files`, and within a file in the order in which they stand there.
    func problems(inOrderOf files: [String] = []) -> Problems {
        let rank = Dictionary(files.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        func key(_ problem: Problem) -> (Int, String, Int, Int) {
            let place = problem.place
            return (rank[place.file] ?? -1, place.file, place.line ?? 0, place.column ?? 0)
        }
        var sorted = list.enumerated().sorted { left, right in
            let (first, second) = (key(left.element), key(right.element))
            return first == second ? left.offset < right.offset : first < second
        }.map(\.element)
        if dropped > 0 {
            sorted.append(Problem(Problem.Place(file: lastFile), message: Self.more(dropped)))
        }
        return Problems(sorted)
    }

    func throwIfAny(inOrderOf files: [String] = []) throws(Problems) {
        guard list.isEmpty else { throw problems(inOrderOf: files) }
    }

    private static func more(_ count: Int) -> Bilingual {
        Bilingual(
            "このほかにも\(count)件の問題があります。上のものを直してから、もう一度実行してください。",
            "There are \(count) more problems; mend those above and run it again."
        )
    }
}
