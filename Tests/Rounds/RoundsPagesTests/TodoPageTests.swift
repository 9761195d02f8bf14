import Rounds
import Testing

@testable import RoundsPages

@Suite struct TodoPageTests {
    @Test func `the round stands in the menu under the address of its list`() {
        #expect(RoundsPages.rooms.count == 4)
        #expect(TodoPage.path == "/office/rounds/")
    }
}
