import Glibc

extension RequestOrigin {
    /// What the guesses from one place are counted for.
    ///
    /// Whoever has one address of version 6 has all with the same first half, and would never wait if each counted for
    /// itself. An address of version 4 counts alone, also where it is written as one of version 6.
    package var network: String {
        var parsed = in6_addr()
        guard address.utf8.contains(UInt8(ascii: ":")), inet_pton(AF_INET6, address, &parsed) == 1 else {
            return address
        }
        let bytes = withUnsafeBytes(of: parsed) { Array($0) }
        if bytes.starts(with: Self.versionFour) { return bytes.suffix(4).map(String.init).joined(separator: ".") }
        return bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ".") + "/64"
    }

    private static let versionFour: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
}
