import Foundation
package import PagesSupport
package import Planning
import Wording

/// The public site of one plan as a folder of files that any web server can hand out.
package struct SitePublication: Sendable {
    /// What was written.
    package struct Summary: Hashable, Sendable {
        package let pages: Int
        /// Pages included; the list of the files is not counted.
        package let files: Int
        package let bytes: Int
    }

    private let plan: Plan.ID
    private let store: PublishedPlanStore
    private let origin: SiteOrigin?
    private let showsDocuments: Bool

    /// The site of `plan`, which `store` shows and readers will find at `origin`.
    package init(
        _ plan: Plan.ID,
        in store: PublishedPlanStore,
        origin: SiteOrigin? = nil,
        showsDocuments: Bool = true
    ) {
        self.origin = origin
        self.showsDocuments = showsDocuments
        self.plan = plan
        self.store = store
    }

    /// Writes the site at `folder`, whole or not at all.
    ///
    /// Replaces an earlier publication of the same plan, and refuses any other folder that is not empty.
    /// - Throws: ``Problems``: links that lead nowhere, a folder that is not to be replaced, what the disk refused.
    package func write(to folder: String) async throws -> Summary {
        let target = try SiteFolder(path: folder, plan: plan)
        do {
            // Nothing is asked for twice, so nothing is kept.
            let site = Site(store: store, cache: PageCache(capacity: 0), origin: origin, showsDocuments: showsDocuments)
            let crawl = SiteCrawl(client: InProcessClient(site.router()), write: target.write)
            let width = 2 * ProcessInfo.processInfo.activeProcessorCount
            let files = try await crawl.run(width: width, others: SiteAddress.unlinked)
            try target.finish(files)
            return Summary(
                pages: files.count { $0.isPage },
                files: files.count,
                bytes: files.reduce(0) { $0 + $1.size }
            )
        } catch {
            target.abandon()
            throw error
        }
    }
}
