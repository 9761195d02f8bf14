import TestSupport
import Testing
import Wording

@testable import Exchange

/// Damaged folders: each gives a plan or problems with their place, never a crash.
@Suite struct FuzzTests {
    /// Bytes that mean something to one of the readers.
    private static let spice: [UInt8] =
        Array("\"',;:=<>[]{}&*!|>-?#%@`\\\n\r\t \0/~.09eE年\u{FEFF}".utf8) + [0x80, 0xFF, 0xC0, 0xED]

    private func damage(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let position = Int.random(in: 0...bytes.count, using: &random)
            let end = min(bytes.count, position + Int.random(in: 0...12, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes.removeSubrange(position..<end)
            case 1: bytes.insert(Self.spice.randomElement(using: &random) ?? 0, at: position)
            case 2: if position < bytes.count { bytes[position] = UInt8.random(in: 0...255, using: &random) }
            case 3: bytes.insert(contentsOf: bytes[position..<end], at: position)
            case 4: if position < bytes.count { bytes[position] = Self.spice.randomElement(using: &random) ?? 0 }
            default: bytes.removeSubrange(end...)
            }
        }
    }

    @Test func `damaged files give a plan or problems`() {
        let names = SmallFolder.folder.files.keys.sorted()
        var (plans, refusals) = (0, 0)
        repeatedly(5000, seed: 2) { random in
            var folder = SmallFolder.folder
            guard let name = names.randomElement(using: &random), var bytes = folder.files[name] else { return }
            damage(&bytes, &random)
            folder.files[name] = bytes
            do throws(Problems) {
                let plan = try PlanFolderReader().read(folder).plan
                plans += 1
                let written = PlanFolderWriter().folder(for: plan)
                #expect((try? PlanFolderReader().read(written).plan) == plan)
            } catch {
                refusals += 1
                #expect(!error.list.isEmpty)
                #expect(error.list.allSatisfy { names.contains($0.place.file) })
            }
        }
        // Both must happen often, or the test says nothing.
        #expect(plans > 200)
        #expect(refusals > 1000)
    }

    @Test func `damaged archives give files or problems`() throws {
        let whole = ZipBuilder(SmallFolder.folder.files, top: "plan/").bytes
        try withTemporaryFolder { path in
            try repeatedly(1000, seed: 3) { random in
                var bytes = whole
                damage(&bytes, &random)
                try write(bytes, to: path + "/plan.zip")
                do throws(Problems) {
                    _ = try PlanFolderReader().read(path: path + "/plan.zip")
                } catch {
                    #expect(!error.list.isEmpty)
                }
            }
        }
    }
}
