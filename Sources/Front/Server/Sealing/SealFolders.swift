import Exchange
import Planning
package import Seals

extension SealOffice.Folders {
    /// A plan as its plan folder, the same bytes for the same plan.
    package static let exchange = SealOffice.Folders(
        files: { PlanFolderWriter().folder(for: $0).files },
        plan: { try PlanFolderReader().read(PlanFolder(files: $0)).plan }
    )
}
