package import PagesSupport
package import Rounds

extension RoundLinks {
    /// The pages of rounds, as mails name them to those who are not on the site.
    package init(at site: SiteOrigin) {
        self.init(
            todo: site.text + TodoPage.path,
            approval: site.text + ApprovalPage.path,
            sheet: { site.text + RoundPath.sheet($0) }
        )
    }
}
