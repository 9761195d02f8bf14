import City
import Figures
import Logging
import Rounds

/// Has the morning's reminders and escalations sent, in all municipalities.
///
/// It looks every few minutes; what each morning has to do is done once (``RoundOffice/morningWork(in:reporting:)``).
struct MorningClock: Sendable {
    let rounds: RoundOffice
    let city: any CityStore
    var pause: Duration = .seconds(300)
    let logger: Logger

    /// Until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            await look()
            try? await Task.sleep(for: pause)
        }
    }

    /// Once; one municipality or round in trouble keeps no other from its reminders.
    func look() async {
        do {
            for municipality in try await city.read({ try $0.municipalities() }) where !Task.isCancelled {
                do {
                    let done = try await rounds.morningWork(in: municipality.code) { round, error in
                        logger.error(
                            "Reminders could not be sent",
                            metadata: [
                                "municipality": "\(municipality.code.text)", "round": "\(round)", "error": "\(error)",
                            ]
                        )
                    }
                    for work in done {
                        logger.notice(
                            "Reminders were sent",
                            metadata: [
                                "municipality": "\(municipality.code.text)", "round": "\(work.round)",
                                "reminded": "\(work.reminded)", "escalated": "\(work.escalated)",
                            ]
                        )
                    }
                } catch is CancellationError {
                    return
                } catch {
                    logger.error(
                        "Reminders could not be sent",
                        metadata: ["municipality": "\(municipality.code.text)", "error": "\(error)"]
                    )
                }
            }
        } catch is CancellationError {
            return
        } catch {
            logger.error("The municipalities cannot be read", metadata: ["error": "\(error)"])
        }
    }
}
