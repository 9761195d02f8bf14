import Wording

/// What is asked of a definition before a plan with it is accepted.
enum DefinitionCheck {
    /// Logs what is wrong with the definition in `bytes`, which are UTF-8 without a byte order mark.
    static func check(_ bytes: [UInt8], file: String, log: ProblemLog) {
        _ = YamlDocument(bytes, file: file, log: log)?.root.mapping()
    }
}
