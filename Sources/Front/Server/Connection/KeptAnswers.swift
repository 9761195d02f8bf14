import HTTPTypes
import NIOCore
import SQLInterface
import Synchronization

/// Whole answers to questions that were asked a moment ago, for as long as nobody writes to the database.
///
/// It knows nothing of pages. What may be kept is what says of itself that everybody gets the same (`public`), to a
/// question that names nothing but the page and the encodings that its reader takes.
final class KeptAnswers: Sendable {
    /// What somebody asks for.
    struct Question: Hashable {
        private let target: String
        private let encodings: String

        /// Longer ones are not asked twice by anybody.
        private static let longest = 512

        fileprivate var size: Int { target.utf8.count + encodings.utf8.count }
    }

    struct Answer {
        let head: HTTPResponse
        let body: ByteBuffer

        fileprivate var size: Int { body.readableBytes + 2048 }
    }

    private struct State {
        /// All answers are of this state of the data.
        var mark: ChangeMark?
        var answers: [Question: Answer] = [:]
        var size = 0
    }

    private let capacity: Int
    private let currentMark: @Sendable () -> ChangeMark?
    private let state = Mutex(State())
    private let count = Atomic(0)

    /// How many questions were answered from here.
    var repeated: Int { count.load(ordering: .relaxed) }

    /// Keeps answers of up to `capacity` bytes; most bodies are shared with the cache of pages.
    ///
    /// `mark` gives the mark of the data now, or nothing where it is not known; then nothing is kept.
    init(capacity: Int, mark: @escaping @Sendable () -> ChangeMark?) {
        self.capacity = capacity
        currentMark = mark
    }

    /// The state of the data that an answer to a question of this moment is made from, or a later one.
    func mark() -> ChangeMark? { currentMark() }

    /// The answer to `question` where the data is still what it was made from.
    func answer(to question: Question, at mark: ChangeMark) -> Answer? {
        let answer = state.withLock { $0.mark == mark ? $0.answers[question] : nil }
        if answer != nil { count.add(1, ordering: .relaxed) }
        return answer
    }

    /// Keeps an answer; `mark` was taken before it was made.
    func keep(_ answer: Answer, to question: Question, at mark: ChangeMark) {
        guard Self.mayBeKept(answer.head), answer.size <= capacity / 4 else { return }
        state.withLock { state in
            // Beginning anew when it is full is rare enough, and what is asked for is soon back.
            let size = answer.size + question.size
            if state.mark != mark || state.size + size > capacity { state = State(mark: mark) }
            let previous = state.answers.updateValue(answer, forKey: question)
            state.size += previous.map { answer.size - $0.size } ?? size
        }
    }

    private static func mayBeKept(_ head: HTTPResponse) -> Bool {
        head.status == .ok && head.headerFields[.cacheControl]?.hasPrefix("public") == true
            && !head.headerFields.contains(.setCookie)
            // A question here says nothing of its reader but the encodings.
            && head.headerFields[values: .vary].allSatisfy { $0.lowercased() == "accept-encoding" }
    }
}

extension KeptAnswers.Question {
    /// Nothing where the answer may depend on more than the page and the encodings, or where there is a body.
    init?(_ head: HTTPRequest) {
        guard head.method == .get, let path = head.path else { return nil }
        var encodings = ""
        for field in head.headerFields {
            if field.name == .acceptEncoding { encodings += field.value + "," }
            if Self.telling.contains(field.name) { return nil }
        }
        guard path.utf8.count + encodings.utf8.count <= Self.longest else { return nil }
        target = path
        self.encodings = encodings
    }

    private static let telling: Set<HTTPField.Name> = [
        .authorization, .connection, .contentLength, .cookie, .expect, .ifMatch, .ifModifiedSince, .ifNoneMatch,
        .ifUnmodifiedSince, .range, .transferEncoding, .upgrade,
    ]
}
