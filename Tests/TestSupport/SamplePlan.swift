import Exchange
import Foundation
package import Planning

/// The plans of the two cities in `Samples/`, each read once.
package enum SamplePlan {
    package static let names = ["ibusuki", "kagoshima"]

    private static let plans = Result {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Samples")
        return try Dictionary(
            uniqueKeysWithValues: names.map { name in
                (name, try PlanFolderReader().read(path: root.appendingPathComponent(name).standardized.path).plan)
            }
        )
    }

    /// - Throws: what is wrong with either folder, or that there is none of that name.
    package static func named(_ name: String) throws -> Plan {
        guard let plan = try plans.get()[name] else { throw Missing(name: name) }
        return plan
    }

    private struct Missing: Error {
        let name: String
    }
}
