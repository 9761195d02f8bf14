import Figures
import Foundation
import TestSupport
import Testing

@testable import City

/// Tokens, codes and hashes.
@Suite struct SecretTests {
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ])
    func `base 32 is that of RFC 4648`(text: String, encoded: String) {
        #expect(Base32.encode(Array(text.utf8)) == encoded)
    }

    /// Appendix B of RFC 6238, for SHA-1.
    @Test(arguments: [
        (59.0, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ])
    func `one-time passwords are those of RFC 6238`(time: TimeInterval, code: String) {
        let password = OneTimePassword(secret: Array("12345678901234567890".utf8))
        let step = OneTimePassword.step(at: Date(timeIntervalSince1970: time))
        #expect(password.code(step: step, digits: 8) == code)
        #expect(password.code(step: step) == code.suffix(6))
    }

    @Test func `a code is good one step early and late, and once`() throws {
        let password = OneTimePassword(secret: Array("12345678901234567890".utf8))
        let now = Date(timeIntervalSince1970: 1_111_111_111)
        let step = OneTimePassword.step(at: now)
        for offset in Int64(-3)...3 {
            let accepted = password.acceptedStep(of: password.code(step: step + offset), at: now, after: nil)
            #expect((accepted == step + offset) == (abs(offset) <= 1), "\(offset)")
        }
        #expect(password.acceptedStep(of: password.code(step: step), at: now, after: step) == nil)
        #expect(password.acceptedStep(of: password.code(step: step - 1), at: now, after: step) == nil)
        #expect(password.acceptedStep(of: password.code(step: step + 1), at: now, after: step) == step + 1)
        for wrong in ["", "12345", "abcdef", password.code(step: step) + "0"] {
            #expect(password.acceptedStep(of: wrong, at: now, after: nil) == nil)
        }
    }

    @Test func `the address for an app holds what it needs, escaped`() {
        let password = OneTimePassword(secret: Array("12345678901234567890".utf8))
        let address = password.address(issuer: "標 & Co", account: "a@b.jp")
        #expect(address.hasPrefix("otpauth://totp/%E6%A8%99%20%26%20Co:a%40b%2Ejp?"))
        #expect(address.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&"))
        #expect(address.hasSuffix("&algorithm=SHA1&digits=6&period=30"))
    }

    /// RFC 7914, section 12, third vector.
    @Test func `scrypt is that of RFC 7914`() async throws {
        let key = """
            70 23 bd cb 3a fd 73 48 46 1c 06 cd 81 fd 38 eb fd a8 fb ba 90 4f 8e 3e a9 b5 43 f6 54 5d a1 f2
            d5 43 29 55 61 3f 0f cf 62 d4 97 05 24 2a 9a f9 e6 1e 85 dc 0d 65 1e 40 df cf 01 7b 45 57 58 87
            """
            .split(whereSeparator: \.isWhitespace).compactMap { UInt8($0, radix: 16) }
        let cost = try ScryptCost(logarithm: 14).orFail()
        let hash = PasswordHash(cost: cost, salt: Array("SodiumChloride".utf8), key: key)
        let pool = PasswordPool(cost: cost)
        #expect(try await pool.verify(try Passphrase("pleaseletmein").orFail(), against: hash, .live))
        #expect(try await !pool.verify(try Passphrase("pleaseletmeinn").orFail(), against: hash, .live))
    }

    @Test func `a hash is written and read back, and weaker ones are known`() async throws {
        let cost = try ScryptCost(logarithm: 4).orFail()
        let pool = PasswordPool(cost: cost)
        let hash = try await pool.hash(try Passphrase("ながいながいあいことば").orFail(), .still())
        #expect(hash.phc.hasPrefix("$scrypt$ln=4,r=8,p=1$"))
        #expect(PasswordHash(phc: hash.phc) == hash)
        #expect(try await pool.verify(try Passphrase("ながいながいあいことば").orFail(), against: hash, .live))
        #expect(cost.isWeaker(than: .standard))
        #expect(!ScryptCost.standard.isWeaker(than: cost))
        #expect(ScryptCost.standard.logarithm == 15)
    }

    @Test(arguments: [
        "", "$scrypt$", "$scrypt$ln=4,r=8,p=1$AAAA$AAAA",
        "$argon2id$ln=4,r=8,p=1$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAA",
        "$scrypt$ln=30,r=8,p=1$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAA",
        "$scrypt$ln=18,r=16,p=4$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAA",
        "$scrypt$r=8,ln=4,p=1$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAA",
        "$scrypt$ln=4,r=8,p=1$****************$AAAAAAAAAAAAAAAAAAAAAAAA",
    ])
    func `a text that is no such hash, or costs too much, is none`(text: String) {
        #expect(PasswordHash(phc: text) == nil)
    }

    @Test func `a missing hash costs the same and is never right`() async throws {
        let pool = PasswordPool(cost: try ScryptCost(logarithm: 4).orFail())
        #expect(try await !pool.verify(try Passphrase("whatever it may be").orFail(), against: nil, .still()))
    }

    @Test func `a passphrase is the same whatever way its characters are composed`() async throws {
        let pool = PasswordPool(cost: try ScryptCost(logarithm: 4).orFail())
        let hash = try await pool.hash(try Passphrase("ガギグゲゴとＡＢＣの十二").orFail(), .live)
        #expect(try await pool.verify(try Passphrase("ｶﾞｷﾞｸﾞｹﾞｺﾞとABCの十二").orFail(), against: hash, .live))
    }

    @Test func `the last of 128 characters counts`() async throws {
        let pool = PasswordPool(cost: try ScryptCost(logarithm: 4).orFail())
        let start = String(repeating: "標", count: 127)
        let hash = try await pool.hash(try Passphrase(start + "一").orFail(), .live)
        #expect(try await pool.verify(try Passphrase(start + "一").orFail(), against: hash, .live))
        #expect(try await !pool.verify(try Passphrase(start + "二").orFail(), against: hash, .live))
        #expect(try await !pool.verify(try Passphrase(start).orFail(), against: hash, .live))
    }

    @Test func `more than may wait is refused at once`() async throws {
        let pool = PasswordPool(cost: try ScryptCost(logarithm: 14).orFail(), width: 1, mostWaiting: 2)
        let passphrase = try Passphrase("a passphrase to try").orFail()
        let refused = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<12 {
                group.addTask {
                    do { _ = try await pool.hash(passphrase, .live) } catch is PasswordPool.Busy { return true } catch {
                    }
                    return false
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect((1...10).contains(refused))
        // And those that waited have made room.
        _ = try await pool.hash(passphrase, .live)
    }

    @Test func `a token reads back from its text and from nothing near it`() throws {
        let token = SecretToken(for: try code(), .still())
        #expect(token.text.count == 50)
        #expect(SecretToken(token.text) == token)
        #expect(SecretToken(token.text)?.hash == token.hash)
        for wrong in [
            "", token.text + "A", String(token.text.dropLast()), token.text.uppercased(),
            "462013" + token.text.dropFirst(6),
        ]
        where wrong != token.text {
            #expect(SecretToken(wrong) == nil || SecretToken(wrong)?.hash != token.hash)
        }
        let other = SecretToken(for: try code(), .still(seed: 9))
        #expect(other.hash != token.hash)
    }

    @Test func `every text of 50 characters is one token or none`() throws {
        repeatedly(2000) { random in
            let letters = Array("ABCXYZabcxyz0189-_=+/ あ")
            let body = String((0..<43).map { _ in letters.randomElement(using: &random) ?? "A" })
            if let token = SecretToken("462012-" + body) { #expect(token.text == "462012-" + body) }
        }
    }

    @Test func `a recovery code works once, however it is typed`() throws {
        let (codes, made) = RecoverySet.make(.live)
        var set = made
        #expect(codes.count == 10)
        #expect(Set(codes).count == 10)
        let typed = [
            "  " + codes[3].text.uppercased().replacingOccurrences(of: "-", with: " "), codes[3].text,
            "aaaa-bbbb-cccc-dddd",
        ]
        let results = typed.map { set.use($0) }
        #expect(results == [true, false, false])
        #expect(set.hashes.count == 9)
        let others = codes.enumerated().filter { $0.offset != 3 }.map { set.use($0.element.text) }
        #expect(others.allSatisfy { $0 })
        #expect(set.hashes.isEmpty)
    }
}

/// How long one must wait after wrong guesses.
@Suite struct GuessingDelayTests {
    @Test(arguments: [
        (1, 0), (3, 0), (4, 5), (5, 15), (6, 30), (7, 60), (8, 120), (9, 300), (10, 900), (11, 900), (100_000, 900),
    ])
    func `the delay grows with the guesses at a name`(failures: Int, seconds: Int) {
        #expect(GuessingDelay.seconds(after: failures, of: .name) == seconds)
        #expect(GuessingDelay.seconds(after: failures, of: .secondFactor) == seconds)
    }

    @Test(arguments: [(29, 0), (30, 15), (49, 15), (50, 60), (100, 300), (200, 900), (100_000, 900)])
    func `an address is given more`(failures: Int, seconds: Int) {
        #expect(GuessingDelay.seconds(after: failures, of: .address) == seconds)
    }

    @Test func `whoever guesses without a pause makes 13 guesses in the first hour and 4 in each later one`() {
        var (record, perHour) = (GuessRecord?.none, [Int: Int]())
        for second in 0..<(24 * 3600) {
            let time = Date(timeIntervalSince1970: TimeInterval(second))
            guard record?.wait(at: time) == nil else { continue }
            record = .counting(record, of: .name, at: time)
            perHour[second / 3600, default: 0] += 1
        }
        #expect(perHour[0] == 13)
        #expect(perHour.values.max() == 13)
        #expect((1..<24).allSatisfy { (perHour[$0] ?? 0) <= 4 })
    }

    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("2001:db8:1:2::7", "20.1.d.b8.0.1.0.2/64"),
        ("2001:DB8:1:2:ffff::1", "20.1.d.b8.0.1.0.2/64"), ("2001:db8:1:3::7", "20.1.d.b8.0.1.0.3/64"), ("", ""),
        ("fe80::1%eth0", "fe80::1%eth0"),
    ])
    func `whoever has one address of version 6 guesses no more often than with one of version 4`(
        address: String,
        network: String
    ) {
        #expect(RequestOrigin(address: address, device: "").network == network)
    }

    @Test func `a day without a guess forgets them, and a clock set back locks nobody out`() {
        let then = Date(timeIntervalSince1970: 1_000_000)
        let old = GuessRecord(failures: 50, last: then, blockedUntil: then.addingTimeInterval(900))
        #expect(GuessRecord.counting(old, of: .name, at: then.addingTimeInterval(86_400)).failures == 1)
        #expect(GuessRecord.counting(old, of: .name, at: then.addingTimeInterval(86_399)).failures == 51)
        #expect(old.wait(at: then) != nil)
        #expect(old.wait(at: then.addingTimeInterval(900)) == nil)
        #expect(old.wait(at: then.addingTimeInterval(-100_000)) == nil)
    }

    @Test func `whoever signs in at the same moment as others does not wait`() {
        let then = Date(timeIntervalSince1970: 1_700_000_000)
        let first = GuessRecord.counting(nil, of: .address, at: then)
        #expect(first.wait(at: then.addingTimeInterval(-0.002)) == nil)
        var fourth = first
        for _ in 0..<3 { fourth = .counting(fourth, of: .name, at: then) }
        #expect(fourth.wait(at: then.addingTimeInterval(-0.002)) != nil)
    }
}

/// Which passphrases are taken (ASVS 2.1).
@Suite struct PassphraseTests {
    private func refusal(_ text: String) throws -> PassphrasePolicy.Refusal? {
        PassphrasePolicy.refusal(of: try Passphrase(text).orFail(), for: try person("syusa"))
    }

    @Test(arguments: [
        "correct horse battery", "紫陽花と自転車と三月のバス", "aB3$aB3$xyzq", "カブトムシは夜に飛びます", "12 frogs on the roof",
        "        spaces count too", "🦊🐢🐘🐬🦉🐝🐙🦔🐿🦩🐓🐪",
    ])
    func `long ones of any kind are taken`(text: String) throws {
        #expect(try refusal(text) == nil)
    }

    @Test func `64 and 128 characters are taken, 11 and 129 are not`() throws {
        let words = Array("かえるが池に飛び込む音がして静かになった夏の朝のことを思い出す")
        func text(_ count: Int) -> String { String((0..<count).map { words[$0 * 7 % words.count] }) }
        #expect(try refusal(text(12)) == nil)
        #expect(try refusal(text(64)) == nil)
        #expect(try refusal(text(128)) == nil)
        #expect(try refusal(text(11)) == .tooShort)
        #expect(try refusal(text(129)) == .tooLong)
        #expect(Passphrase(String(repeating: "x", count: 5000)) == nil)
    }

    @Test(arguments: [
        "passwordpassword", "Password1234", "p4ssw0rd!!!!", "administrator", "iloveyou2024!", "welcome12345",
        "shirube-admin1", "Admin_Password1", "パスワードひみつ12345", "letmein letmein",
    ])
    func `what everybody tries first is refused`(text: String) throws {
        #expect(try refusal(text) == .common)
    }

    @Test(arguments: [
        "aaaaaaaaaaaa", "abababababab", "123412341234", "123456789012", "098765432109", "qwertyuiopas", "abcdefghijklm",
        "あいうえおかきくけこさし", "234567890123456789012345",
    ])
    func `a pattern is refused`(text: String) throws {
        #expect(try refusal(text) == .pattern)
    }

    @Test(arguments: [
        "syusa@city.example.lg.jp", "syusasyusasyusa", "SYUSA@city.example.lg.jp1", "syusasyusa1234",
    ])
    func `names are refused`(text: String) throws {
        #expect(try refusal(text) == .names)
    }

    @Test(arguments: [
        ("Ｓｙｕｓａ＠city.lg.jp", "syusa@city.lg.jp"), (" d01.kacho ", "d01.kacho"), ("a+b@c", "a+b@c"),
    ])
    func `sign-in names are folded`(typed: String, folded: String) {
        #expect(SignInName(typed)?.text == folded)
    }

    @Test(arguments: ["", "ab", "課長", "a b c", "a\u{0}bc", "<script>", String(repeating: "a", count: 255)])
    func `what is no sign-in name is none`(typed: String) {
        #expect(SignInName(typed) == nil)
    }
}
