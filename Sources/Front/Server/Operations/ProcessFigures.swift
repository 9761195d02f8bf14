import CLinux
import Foundation

/// What the operating system knows about this process.
enum ProcessFigures {
    /// Bytes of memory that the process holds.
    static var residentBytes: Int? {
        guard let bytes = FileManager.default.contents(atPath: "/proc/self/statm") else { return nil }
        let fields = String(decoding: bytes, as: UTF8.self).split(separator: " ")
        return fields.count > 1 ? Int(fields[1]).map { $0 * sysconf(Int32(_SC_PAGESIZE)) } : nil
    }

    /// Microseconds of processors that the process has used.
    static var processorMicroseconds: Int { Int(processor_microseconds()) }

    /// Microseconds since 1970.
    static var now: Int { Int(microseconds_now()) }
}
