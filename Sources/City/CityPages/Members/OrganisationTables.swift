package import City
package import Wording

/// Reads tables of units and members, as whoever puts the program together knows how.
package struct OrganisationTables: Sendable {
    /// A file as it was chosen.
    package typealias File = (name: String, bytes: [UInt8])

    /// What was read.
    package struct Reading: Sendable {
        package let content: OrganisationImport
        /// What deserves a word, such as another encoding.
        package let notes: [Bilingual]
        /// What does not fit into the organisation, with file and line.
        package let problems: @Sendable (OrganisationImport.Faults) -> Problems

        package init(
            _ content: OrganisationImport,
            notes: [Bilingual],
            problems: @escaping @Sendable (OrganisationImport.Faults) -> Problems
        ) {
            (self.content, self.notes, self.problems) = (content, notes, problems)
        }
    }

    let read: @Sendable (_ units: File?, _ members: File?) throws(Problems) -> Reading

    /// `read` says everything that is wrong with the tables at once.
    package init(read: @escaping @Sendable (_ units: File?, _ members: File?) throws(Problems) -> Reading) {
        self.read = read
    }
}
