/// The parts that a part refers to, by the identifiers that it uses for them.
final class Relationships: PartReading {
    struct Target {
        /// The last word of its kind: worksheet, sharedStrings.
        let kind: String
        let part: String
    }

    private let source: String
    private(set) var targets: [String: Target] = [:]
    /// In the order of the file.
    private(set) var list: [Target] = []

    private init(of source: String) {
        self.source = source
    }

    /// Those of `source`; none where the file has no list of them.
    static func read(of source: String, from archive: PartArchive) throws(SheetReadError) -> Relationships {
        let relationships = Relationships(of: source)
        let part = PartPath.relationships(of: source)
        if archive.contains(part) { try XMLPart.read(part, from: archive, with: relationships) }
        return relationships
    }

    /// The first part of this kind.
    func first(_ kind: String) -> String? { list.first { $0.kind == kind }?.part }

    func begin(_ element: String, _ attributes: XMLAttributes) throws(SheetReadError) {
        guard element == "Relationship", attributes["TargetMode"] != "External", let id = attributes["Id"],
            let type = attributes["Type"], let target = attributes["Target"]
        else { return }
        guard let part = PartPath.resolve(target, from: source) else { throw SheetReadError(.unsafeName(target)) }
        let found = Target(kind: type.split(separator: "/").last.map(String.init) ?? "", part: part)
        targets[id] = found
        list.append(found)
    }

    func end(_ element: String) {}

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
