/// 全国地方公共団体コード: six digits, the last of which checks the others.
package struct MunicipalityCode: Hashable, Sendable {
    package let text: String

    package init?(_ text: String) {
        guard text.count == 6 else { return nil }
        self.text = text
    }
}
