import SQLInterface

extension Migration {
    /// What the search reads is made from the plans and can always be made again.
    static func m0005Search(_ dialect: SQLDialect) -> Migration {
        Migration("plans 0005 search", dialect.searchTables)
    }
}
