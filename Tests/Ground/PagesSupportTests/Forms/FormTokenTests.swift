import Synchronization
import TestSupport
import Testing
import Wording

@testable import PagesSupport

/// A form is good for the visitor to whom it was shown, at the path that it is for, for a day.
@Suite struct FormTokenTests {
    private final class Clock: Sendable {
        let seconds = Mutex(1_700_000_000)
    }

    private let clock = Clock()
    private let binding = FormBinding("session-1")

    private func tokens(_ secret: UInt8 = 1) -> FormTokens {
        FormTokens(secret: [UInt8](repeating: secret, count: 32)) { [clock] in clock.seconds.withLock { $0 } }
    }

    @Test func `its own visitor may send it`() {
        let token = tokens().token(for: binding, path: "/office/sign-in/")
        #expect(tokens().accepts(token, for: binding, path: "/office/sign-in/"))
        #expect(
            token.utf8.allSatisfy {
                ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || (0x30...0x39).contains($0) || "-_".utf8.contains($0)
            }
        )
    }

    @Test func `another visitor, another path or another server may not`() {
        let token = tokens().token(for: binding, path: "/a")
        #expect(!tokens().accepts(token, for: FormBinding("session-2"), path: "/a"))
        #expect(!tokens().accepts(token, for: binding, path: "/b"))
        #expect(!tokens(2).accepts(token, for: binding, path: "/a"))
        // The two parts are told apart.
        #expect(!tokens().accepts(token, for: FormBinding("session-1/"), path: "a"))
    }

    @Test func `it is good for at least one period and at most two`() {
        let start = Int(FormTokens.period) * 40_000
        clock.seconds.withLock { $0 = start }
        let token = tokens().token(for: binding, path: "/a")
        for (later, isGood) in [
            (0, true), (Int(FormTokens.period), true), (2 * Int(FormTokens.period) - 1, true),
            (2 * Int(FormTokens.period), false), (-1, false),
        ] {
            clock.seconds.withLock { $0 = start + later }
            #expect(tokens().accepts(token, for: binding, path: "/a") == isGood, "\(later)")
        }
    }

    @Test func `no two look alike, and none that is changed is accepted`() {
        let all = (0..<50).map { _ in tokens().token(for: binding, path: "/a") }
        #expect(Set(all).count == 50)
        repeatedly(500) { random in
            var letters = Array(all[0].utf8)
            let place = Int.random(in: 0..<letters.count, using: &random)
            letters[place] = letters[place] == 0x41 ? 0x42 : 0x41
            #expect(!tokens().accepts(String(decoding: letters, as: UTF8.self), for: binding, path: "/a"))
        }
        for broken in [
            "", "A", "AA", all[0] + "AAAA", String(all[0].dropLast()), "\u{0}", String(repeating: "=", count: 96),
        ] {
            #expect(!tokens().accepts(broken, for: binding, path: "/a"))
        }
    }

    @Test func `a binding shows nothing of its secret`() {
        #expect(!"\(binding) \(String(reflecting: binding))".contains("session-1"))
    }

    @Test(
        arguments: [
            ([], ""), ([0], "AA"), ([0xFF], "_w"), ([0xFB, 0xFF], "-_8"), ([1, 2, 3], "AQID"),
            ([1, 2, 3, 4], "AQIDBA"),
        ] as [([UInt8], String)]
    )
    func `bytes are written as RFC 4648 says`(bytes: [UInt8], text: String) {
        #expect(Base64URL.encode(bytes) == text)
        #expect(Base64URL.decode(text) == bytes)
    }

    @Test func `any bytes come back, and only the one text of them is read`() {
        repeatedly(500) { random in
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
        }
        for text in ["A", "AB", "AAA=", "A+A/", "AAB", "あ"] { #expect(Base64URL.decode(text) == nil, "\(text)") }
        #expect(Set((0..<20).map { _ in Base64URL.random(bytes: 16) }).count == 20)
    }
}
