import Foundation

/// Bytes into open files.
package enum FileWriting {
    /// Writes all of `bytes`, however many the system takes at once.
    ///
    /// - Returns: 0, or the error number of what was refused.
    package static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Foundation.write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return errno }
            written += count
        }
        return 0
    }
}
