/// Where the mails of a round lead, as whole addresses.
package struct RoundLinks: Sendable {
    let todo: String
    let approval: String
    let sheet: @Sendable (SheetEntry) -> String

    /// - Parameters:
    ///   - todo: the list of what waits for somebody.
    ///   - approval: the list of what waits for a head.
    ///   - sheet: one sheet.
    package init(todo: String, approval: String, sheet: @escaping @Sendable (SheetEntry) -> String) {
        (self.todo, self.approval, self.sheet) = (todo, approval, sheet)
    }
}
