import Foundation
import Synchronization

/// The addresses to which links were found so far.
///
/// A site has a few thousand addresses and millions of links. A link that is known, which nearly all are, costs a look
/// at its bytes: no text is made of it.
final class KnownAddresses: Sendable {
    private let all = Mutex(ByteTexts())

    /// What the links of a document lead to and nobody asked about before, and those for which no file can be named.
    func targets(
        of bytes: [UInt8],
        contentType: String,
        on page: SiteAddress
    ) -> (new: [SiteAddress], unusable: [String]) {
        var own = ByteTexts()
        var (found, unusable): ([SiteAddress], [String]) = ([], [])
        func read(_ link: UnsafeBufferPointer<UInt8>) {
            let text = PageLinks.text(link)
            switch page.target(of: text) {
            case .page(let address): found.append(address)
            case .elsewhere: return
            case .unusable: unusable.append(text)
            }
        }
        PageLinks.forEach(in: bytes, contentType: contentType) { link in
            guard let path = Self.plainPath(link) else { return read(link) }
            let hash = ByteTexts.hash(path)
            // Most links stand on the page twice, and asking for what is shared takes longer.
            guard own.insert(path, hash) else { return }
            if all.withLock({ $0.insert(path, hash) }) { read(path) }
        }
        return (found, unusable)
    }

    /// The path of a link that means the same on every page, without what follows it; nothing for others.
    private static func plainPath(_ link: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        let slash = UInt8(ascii: "/")
        guard link.first == slash, link.count == 1 || link[1] != slash else { return nil }
        for (index, byte) in link.enumerated() {
            switch byte {
            case UInt8(ascii: "?"), UInt8(ascii: "#"): return UnsafeBufferPointer(rebasing: link[..<index])
            case UInt8(ascii: "&"): return nil
            default: continue
            }
        }
        return link
    }
}

/// Texts by their bytes, each once.
struct ByteTexts {
    private struct Entry {
        let hash: UInt64
        let start: Int
        let count: Int
    }

    /// Places in `entries`, found by hash; -1 where there is none.
    ///
    /// Never more than half full.
    private var slots = [Int32](repeating: -1, count: 512)
    private var entries: [Entry] = []
    private var bytes: [UInt8] = []

    /// Whether the text is new; `hash` is that of ``hash(_:)``.
    mutating func insert(_ text: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Bool {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            if isEqual(entries[Int(slots[slot])], text, hash) { return false }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(entries.count)
        entries.append(Entry(hash: hash, start: bytes.count, count: text.count))
        bytes.append(contentsOf: text)
        if entries.count * 2 > slots.count { grow() }
        return true
    }

    private func isEqual(_ entry: Entry, _ text: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Bool {
        guard entry.hash == hash, entry.count == text.count else { return false }
        return bytes.withUnsafeBufferPointer { $0[entry.start..<(entry.start + entry.count)].elementsEqual(text) }
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (index, entry) in entries.enumerated() {
            var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(index)
        }
    }

    /// Eight bytes at a time; equal hashes only cost a comparison.
    static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = UInt64(text.count) &* 0x9E37_79B9_7F4A_7C15
        let raw = UnsafeRawBufferPointer(text)
        var offset = 0
        while offset + 8 <= raw.count {
            hash = mixed(hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        var rest: UInt64 = 0
        for index in offset..<raw.count { rest = rest << 8 | UInt64(raw[index]) }
        return mixed(hash ^ rest)
    }

    private static func mixed(_ word: UInt64) -> UInt64 {
        let product = word &* 0xD6E8_FEB8_6659_FD93
        return product ^ product >> 32
    }
}
