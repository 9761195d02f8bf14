import Figures
import Foundation

extension CityReading {
    /// What a member is at a moment, in its municipality.
    func standing(of member: Member.ID, in municipality: MunicipalityCode, at time: Date) throws -> Standing? {
        try organisation(of: municipality)?.standing(of: member, on: CalendarDate(inJapan: time))
    }
}

extension CityWriting {
    /// Counts one more guess at each subject.
    ///
    /// - Returns: the moment until which to wait, where one must; then nothing is counted.
    func countGuess(at subjects: [GuessSubject], _ time: Date) throws -> Date? {
        let records = try subjects.map { try guesses(at: $0) }
        if let until = records.compactMap({ $0?.wait(at: time) }).max() { return until }
        for (subject, record) in zip(subjects, records) {
            try save(.counting(record, of: subject.kind, at: time), of: subject)
        }
        return nil
    }

    /// After a right guess: what was guessed at is free again, and the address is given this one back.
    ///
    /// It keeps the others, because whoever has an account could else guess at others without end.
    func forgive(_ subjects: [GuessSubject], _ time: Date) throws {
        for subject in subjects {
            guard subject.kind == .address else {
                try removeGuesses(at: subject)
                continue
            }
            guard var record = try guesses(at: subject) else { continue }
            record.failures = max(0, record.failures - 1)
            record.blockedUntil = record.last
            try save(record, of: subject)
        }
        if let municipality = subjects.first?.municipality {
            try removeGuesses(before: time.addingTimeInterval(-GuessingDelay.memory), in: municipality)
        }
    }

    /// Ends the session of a token, if there is one.
    func remove(_ token: SecretToken) throws {
        guard let session = try session(token.hash, in: token.municipality) else { return }
        try remove(session.id, in: token.municipality)
    }

    /// Ends all sessions of a member but one.
    ///
    /// - Returns: how many.
    @discardableResult
    func endSessions(
        of member: Member.ID,
        in municipality: MunicipalityCode,
        except kept: Session.ID? = nil,
        _ operation: CityOperation
    ) throws -> Int {
        let ended = try sessions(of: member, in: municipality).filter { $0.id != kept }
        for session in ended {
            try remove(session.id, in: municipality)
            try append(.sessionEnded, .session(session.id, member), in: municipality, operation)
        }
        return ended.count
    }
}
