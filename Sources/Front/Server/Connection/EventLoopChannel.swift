import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// Answers each connection on the thread that reads from it and writes to it.
///
/// Without this every request travels to another thread and its answer back, which costs more than a page from the cache.
/// A page that is made anew takes a millisecond or two, during which the other connections of its thread wait: they would
/// wait for the processor anyway.
struct EventLoopChannel: ServerChildChannel {
    let channel: HTTP1Channel
    let answers: KeptAnswers

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        self.channel.setup(channel: channel, logger: logger).flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            // Behind the handler that closes idle connections and those of a server that ends: it must see every question.
            let state = try pipeline.handler(type: HTTPConnectionStateHandler.self)
            try pipeline.addHandler(AnswerRepeater(answers), position: .after(state))
            let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            try pipeline.addHandler(ConnectionEnd(), position: .after(decoder))
            return value
        }
    }

    func handle(value: HTTP1Channel.Value, logger: Logger) async {
        await withTaskExecutorPreference(EventLoopExecutor(value.channel.eventLoop)) {
            await channel.handle(value: value, logger: logger)
        }
    }
}

/// Runs the steps of tasks on an event loop.
private final class EventLoopExecutor: TaskExecutor {
    private let eventLoop: any EventLoop

    init(_ eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        eventLoop.execute { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}
