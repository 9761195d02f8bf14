package import Casework
package import Planning

/// What a member of the committee said of a round's results before the meeting, or what the office answered.
///
/// Opinions are only ever added: the record stays with the year.
package struct Opinion: Hashable, Sendable {
    /// What it is about.
    package enum Subject: Hashable, Sendable {
        /// The results as a whole.
        case round
        /// One of the office's documents, by the name of its form.
        case document(String)
        case measure(Measure.ID)
    }

    package static let maximumText = 4_000

    package let round: RoundID
    /// Counts the opinions of a round from 1.
    package let number: Int
    package let subject: Subject
    /// The number of the opinion that it answers; `nil` for one that stands for itself.
    package let answers: Int?
    package let text: String
    /// The papers that its author had before them; `nil` for what was said before that was kept.
    package let papers: PapersRead?
    /// By whom, as what post, when, and by which request.
    package let act: CaseAct

    package init(
        of round: RoundID,
        number: Int,
        about subject: Subject,
        answers: Int?,
        text: String,
        having papers: PapersRead?,
        by act: CaseAct
    ) {
        (self.round, self.number, self.subject, self.answers) = (round, number, subject, answers)
        (self.text, self.papers, self.act) = (text, papers, act)
    }
}

/// Which state of the plan somebody read in a pack.
package struct PapersRead: Hashable, Sendable {
    /// The plan's revision.
    package let revision: Int
    /// The number of the seal or erratum that the year rested on; `nil` for a year that was not sealed.
    package let edition: Int?

    package init(revision: Int, edition: Int?) {
        (self.revision, self.edition) = (revision, edition)
    }
}

extension Opinion.Subject {
    /// As it is stored and sent by forms: `round`, `document/NAME`, `measure/ID`.
    package var text: String {
        switch self {
        case .round: "round"
        case .document(let name): "document/\(name)"
        case .measure(let measure): "measure/\(measure)"
        }
    }

    /// Reads ``text``; `nil` for anything else.
    package init?(reading text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        switch (parts[0], parts.count) {
        case ("round", 1): self = .round
        case ("document", 2) where !parts[1].isEmpty: self = .document(String(parts[1]))
        case ("measure", 2):
            guard let measure = Measure.ID(String(parts[1])) else { return nil }
            self = .measure(measure)
        default: return nil
        }
    }
}
