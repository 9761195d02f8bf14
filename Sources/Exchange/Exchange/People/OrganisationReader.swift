package import City
import Figures
package import Wording

/// Reads a table of units and one of members, or says everything that is wrong with them.
package struct OrganisationReader: Sendable {
    private let encoding: EncodingChoice
    private let effects: Effects

    package init(encoding: EncodingChoice = .automatic, effects: Effects = .live) {
        self.encoding = encoding
        self.effects = effects
    }

    /// Reads the files at these paths; at least one of them should be there.
    package func read(units: String?, members: String?) throws(Problems) -> OrganisationReading {
        let log = ProblemLog()
        func contents(_ path: String?) -> [UInt8]? {
            path.flatMap { path in
                FileReading.contents(of: path, limit: Self.largestFile, shown: Self.name(of: path), log: log)
            }
        }
        return try read(
            units: contents(units).map { (Self.name(of: units), $0) },
            members: contents(members).map { (Self.name(of: members), $0) },
            log: log
        )
    }

    /// A table of 200,000 rows is smaller.
    private static let largestFile = 64 << 20

    private static func name(of path: String?) -> String {
        path?.split(separator: "/").last.map(String.init) ?? ""
    }

    package typealias File = (name: String, bytes: [UInt8])

    /// Reads files that are there already; at least one of them should be.
    package func read(units: File?, members: File?) throws(Problems) -> OrganisationReading {
        try read(units: units, members: members, log: ProblemLog())
    }

    func read(units: File?, members: File?, log: ProblemLog) throws(Problems) -> OrganisationReading {
        var encodings: [(file: String, encoding: UsedEncoding)] = []
        func rows(_ file: File?, _ columns: String) -> [TableRow] {
            guard let file, let text = TextDecoding(file: file.name, log: log).decode(file.bytes, as: encoding) else {
                return []
            }
            encodings.append((file.name, text.encoding))
            let schema = TableSchema(file.name, isRequired: true, columns)
            let csv = CSVReader(text.bytes, file: file.name, log: log).read()
            let table = Table(csv, schema: schema, log: log)
            return table.rows.map { TableRow(table: table, range: $0) }
        }
        let unitRows = rows(units, OrganisationColumns.units).compactMap { row in
            row.cityUnit().map { Located(value: $0, row: row) }
        }
        let memberRows = rows(members, OrganisationColumns.members).compactMap { row in
            row.cityMember().map { Located(value: $0, row: row) }
        }
        try log.throwIfAny(inOrderOf: [units?.name, members?.name].compactMap { $0 })
        return OrganisationReading(
            content: OrganisationImport(
                units: unitRows.map(\.value),
                members: memberRows.map(\.value),
                effects: effects
            ),
            unitPlaces: unitRows.map { $0.row.table.place(nil, row: $0.row.range) },
            memberPlaces: memberRows.map { $0.row.table.place(nil, row: $0.row.range) },
            encodings: encodings
        )
    }
}

/// The columns of the tables of an organisation; those that may be left out end in `?`.
package enum OrganisationColumns {
    /// The same as those of `units.csv` in a plan folder.
    package static let units = "id parent? kind name from? through?"
    package static let members = "name mail sign_in_name? unit? post? role from? through?"
}

/// What was read, and where each row of it stands.
package struct OrganisationReading: Sendable {
    package let content: OrganisationImport
    let unitPlaces: [Problem.Place]
    let memberPlaces: [Problem.Place]
    package let encodings: [(file: String, encoding: UsedEncoding)]

    /// What does not fit into the organisation, with file and line.
    package func problems(_ faults: OrganisationImport.Faults) -> Problems {
        Problems(
            faults.list.map { fault in
                let place: Problem.Place =
                    switch fault.row {
                    case .unit(let index): unitPlaces[index]
                    case .member(let index): memberPlaces[index]
                    case nil: Problem.Place(file: (unitPlaces.first ?? memberPlaces.first)?.file ?? "")
                    }
                return Problem(place, message: fault.message)
            }
        )
    }

    /// What deserves a word: files that are not in UTF-8.
    package var notes: [Bilingual] {
        encodings.filter { $0.encoding == .cp932 }.map { file, _ in
            Bilingual("\(file) は CP932（Shift_JIS）として読みました。", "\(file) was read as CP932 (Shift_JIS).")
        }
    }
}
