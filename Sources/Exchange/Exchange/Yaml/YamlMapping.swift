import Wording
import Yams

/// The pairs of one YAML mapping.
struct YamlMapping {
    let value: YamlValue
    /// In the order of the file.
    let pairs: [(key: String, keyValue: YamlValue, value: YamlValue)]

    /// The value of `key`; `nil` where the key is missing or nothing is written after it.
    subscript(key: String) -> YamlValue? {
        pairs.first { $0.key == key }.map(\.value)
    }

    func has(_ key: String) -> Bool {
        pairs.contains { $0.key == key }
    }
}

extension YamlValue {
    /// The pairs, whatever their keys are called; `nil` after logging.
    func mapping() -> YamlMapping? {
        guard case .mapping(let mapping) = node else {
            fail(isNull ? .missingValue : Self.notMapping)
            return nil
        }
        var pairs: [(key: String, keyValue: YamlValue, value: YamlValue)] = []
        for (keyNode, valueNode) in mapping {
            guard case .scalar(let key) = keyNode else {
                child(keyNode, "?").fail(Self.notText)
                return nil
            }
            // A key that nobody knows may be as long as the file, and every place below it would repeat it.
            let step = key.string.utf8.count <= 200 ? key.string : key.string.prefix(50) + "…"
            pairs.append((key.string, child(keyNode, step), child(valueNode, step)))
        }
        return YamlMapping(value: self, pairs: pairs)
    }

    /// The pairs, with every key known and every required one there.
    ///
    /// Logs what is not, and still returns the pairs so that their own problems are found too.
    func mapping(required: [String], optional: [String] = []) -> YamlMapping? {
        guard let mapping = mapping() else { return nil }
        let known = required + optional
        for pair in mapping.pairs where !known.contains(pair.key) {
            pair.keyValue.fail(Self.unknownKey(pair.key, known: known))
        }
        for key in required where !mapping.has(key) {
            fail(Self.missingKey(key))
        }
        return mapping
    }

    static func unknownKey(_ key: String, known: [String]) -> Bilingual {
        let list = Bilingual.nearest(key, among: known)
        return Bilingual("知らないキーです。" + list.japanese, "The key is not known. " + list.english)
    }

    private static func missingKey(_ key: String) -> Bilingual {
        Bilingual("キー「\(key)」がありません。", "The key “\(key)” is missing.")
    }
}
