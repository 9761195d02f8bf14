import Glibc

/// A network address of version 4 or 6, whichever way it is spelled.
package struct NetworkAddress: Hashable, Sendable {
    /// 4 or 16 of them.
    let bytes: [UInt8]

    /// Reads an address alone, such as `192.0.2.7` or `2001:db8::7`.
    ///
    /// One of version 4 that is written as one of version 6 (`::ffff:192.0.2.7`) is the former.
    package init?(_ text: some StringProtocol) {
        let text = String(text)
        var (four, six) = (in_addr(), in6_addr())
        // Beyond the first zero byte nothing would be looked at.
        guard text.utf8.count <= Self.longest, !text.utf8.contains(0) else { return nil }
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = withUnsafeBytes(of: four) { Array($0) }
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            let all = withUnsafeBytes(of: six) { Array($0) }
            bytes = all.starts(with: Self.versionFour) ? Array(all.dropFirst(Self.versionFour.count)) : all
        } else {
            return nil
        }
    }

    /// The one way in which it is written here.
    package var text: String {
        bytes.count == 4
            ? bytes.map(String.init).joined(separator: ".")
            : stride(from: 0, to: bytes.count, by: 2).map { place in
                String(UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1]), radix: 16)
            }
            .joined(separator: ":")
    }

    private static let longest = 45
    private static let versionFour: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
}

/// Addresses that begin alike: `10.1.0.0/16`, or one alone.
package struct AddressRange: Hashable, Sendable {
    private let first: NetworkAddress
    /// How many bits at the beginning are those of the range; at least 1.
    private let bits: Int

    /// Nothing where it is none, or where it would hold every address there is.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = NetworkAddress(parts[0]) else { return nil }
        let all = first.bytes.count * 8
        let bits = parts.count == 1 ? all : Self.number(parts[1])
        guard let bits, (1...all).contains(bits) else { return nil }
        (self.first, self.bits) = (first, bits)
    }

    package func contains(_ address: NetworkAddress) -> Bool {
        guard address.bytes.count == first.bytes.count else { return false }
        let (whole, rest) = (bits / 8, bits % 8)
        guard address.bytes.prefix(whole) == first.bytes.prefix(whole) else { return false }
        return rest == 0 || (address.bytes[whole] ^ first.bytes[whole]) >> (8 - rest) == 0
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
}
