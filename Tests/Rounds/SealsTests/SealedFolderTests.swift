import Testing

@testable import Seals

@Suite struct SealedFolderTests {
    @Test func `a folder without a manifest is no sealed edition`() {
        let (hash, faults) = SealedFolder.verify(["plan.yaml": []])
        #expect(hash == nil)
        #expect(faults.count == 1)
    }
}
