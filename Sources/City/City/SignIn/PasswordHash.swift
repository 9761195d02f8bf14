import Foundation

/// What is stored of a passphrase: a scrypt key with its salt and the parameters by which it was made.
///
/// Written as the PHC string format has it: `$scrypt$ln=15,r=8,p=1$SALT$KEY`, base 64 without padding.
package struct PasswordHash: Hashable, Sendable {
    package let cost: ScryptCost
    let salt: [UInt8]
    let key: [UInt8]

    init(cost: ScryptCost, salt: [UInt8], key: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.key = key
    }

    /// `nil` for anything that is not such a text, or asks for more work than the server would ever do.
    package init?(phc text: String) {
        let fields = text.split(separator: "$", omittingEmptySubsequences: false)
        guard text.utf8.count <= 300, fields.count == 5, fields[0].isEmpty, fields[1] == "scrypt",
            let cost = ScryptCost(phc: fields[2]),
            let salt = Self.decode(fields[3]), (8...64).contains(salt.count),
            let key = Self.decode(fields[4]), (16...64).contains(key.count)
        else { return nil }
        self.init(cost: cost, salt: salt, key: key)
    }

    package var phc: String { "$scrypt$\(cost.phc)$\(Self.encode(salt))$\(Self.encode(key))" }

    private static func encode(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().filter { $0 != "=" }
    }

    private static func decode(_ text: Substring) -> [UInt8]? {
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        return Data(base64Encoded: text + padding).map(Array.init)
    }
}

/// How much work a passphrase costs whoever tries it.
package struct ScryptCost: Hashable, Sendable {
    /// The binary logarithm of N; memory is 128 · N · r bytes.
    package let logarithm: Int
    package let blockSize: Int
    package let parallelism: Int

    /// 32 MiB and about a tenth of a second: N = 2^15, r = 8, p = 1.
    package static let standard = ScryptCost(unchecked: 15)

    private init(unchecked logarithm: Int) {
        self.logarithm = logarithm
        blockSize = 8
        parallelism = 1
    }

    /// `nil` beyond 256 MiB, which no server would spend on one sign-in, or where scrypt is not defined.
    package init?(logarithm: Int, blockSize: Int = 8, parallelism: Int = 1) {
        guard (1...18).contains(logarithm), (1...16).contains(blockSize), (1...4).contains(parallelism),
            128 << logarithm * blockSize * parallelism <= 256 << 20
        else { return nil }
        self.logarithm = logarithm
        self.blockSize = blockSize
        self.parallelism = parallelism
    }

    fileprivate init?(phc text: Substring) {
        let fields = text.split(separator: ",", omittingEmptySubsequences: false)
        guard fields.count == 3 else { return nil }
        let numbers = zip(fields, ["ln=", "r=", "p="]).compactMap { field, name in
            field.hasPrefix(name) ? Int(field.dropFirst(name.count)) : nil
        }
        guard numbers.count == 3 else { return nil }
        self.init(logarithm: numbers[0], blockSize: numbers[1], parallelism: numbers[2])
    }

    fileprivate var phc: String { "ln=\(logarithm),r=\(blockSize),p=\(parallelism)" }

    /// Whether it asks for less work than `other`, so that a hash of it should be made anew.
    package func isWeaker(than other: ScryptCost) -> Bool {
        work < other.work
    }

    private var work: Int { blockSize * parallelism << logarithm }
}
