import Papers
import Planning
import PlanningPages
import Synchronization

/// The presses of the plans that were asked for last, each made once for a revision.
final class DocumentPresses: Sendable {
    /// Plans with their forms; what was printed is kept elsewhere.
    private static let kept = 8

    private let readDefinitions: @Sendable (Plan) throws -> [DocumentDefinition]
    private let presses = Mutex<[(revision: String, press: DocumentPress)]>([])

    init(readDefinitions: @escaping @Sendable (Plan) throws -> [DocumentDefinition]) {
        self.readDefinitions = readDefinitions
    }

    /// The press of the plan as it stands; two who ask at the same time may both make it, and either is kept.
    func press(_ frame: PlanFrame) throws -> DocumentPress {
        let revision = frame.revision
        let known = presses.withLock { list in list.first { $0.revision == revision }?.press }
        if let known { return known }
        let definitions = try readDefinitions(frame.plan)
        let press = DocumentPress(frame.plan, definitions: definitions, sealing: frame.sealing)
        presses.withLock { list in
            list.append((revision, press))
            if list.count > Self.kept { list.removeFirst() }
        }
        return press
    }
}
