import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTPTypes
import SQLInterface

/// Gives kept answers as soon as a question is read, before it reaches the router, and keeps those that pass by.
///
/// Answers stay in the order of their questions: while one is under way, the next goes the same way. So does one whose
/// reader takes nothing at the moment, for there it waits.
final class AnswerRepeater: ChannelDuplexHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// A question that was passed on, and what is known of its answer.
    private struct Asked {
        /// Nothing where the answer is not to be kept.
        var question: (KeptAnswers.Question, mark: ChangeMark)?
        var head: HTTPResponse?
        var body: ByteBuffer?
    }

    private let kept: KeptAnswers
    /// Oldest first.
    private var underWay: [Asked] = []
    /// What the question that is being read is answered with.
    private var answer: KeptAnswers.Answer?
    private var hasWritten = false

    init(_ kept: KeptAnswers) {
        self.kept = kept
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            let question = KeptAnswers.Question(head).flatMap { question in kept.mark().map { (question, mark: $0) } }
            if underWay.isEmpty, context.channel.isWritable, let question {
                answer = kept.answer(to: question.0, at: question.mark)
            }
            guard answer == nil else { return }
            underWay.append(Asked(question: question))
        case .body: if answer != nil { return }
        case .end:
            if let answer {
                self.answer = nil
                return write(answer, context: context)
            }
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if hasWritten {
            hasWritten = false
            context.flush()
        }
        context.fireChannelReadComplete()
    }

    private func write(_ answer: KeptAnswers.Answer, context: ChannelHandlerContext) {
        hasWritten = true
        var head = answer.head
        head.headerFields[.date] = HTTPDate.now
        if let name = Self.requestID { head.headerFields[name] = "\(RequestID())" }
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(answer.body)), promise: nil)
        context.write(wrapOutboundOut(.end(nil)), promise: nil)
    }

    private static let requestID = HTTPField.Name("X-Request-ID")

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if !underWay.isEmpty { note(unwrapOutboundIn(data)) }
        context.write(data, promise: promise)
    }

    private func note(_ part: HTTPResponsePart) {
        switch part {
        case .head(let head) where head.status.kind == .informational: break
        case .head(let head): underWay[0].head = head
        case .body(let body):
            // An answer in several pieces is not kept.
            if underWay[0].body != nil { underWay[0].question = nil }
            underWay[0].body = body
        case .end:
            let asked = underWay.removeFirst()
            guard let (question, mark) = asked.question, let head = asked.head, let body = asked.body else { return }
            kept.keep(KeptAnswers.Answer(head: head, body: body), to: question, at: mark)
        }
    }
}
