import Wording

/// Texts that were sent and not taken, in fields from which they can be copied.
struct SentTextsView {
    let texts: SentTexts
    let language: Language

    var markup: Markup {
        guard !texts.list.isEmpty else { return .empty }
        return section(.class("sent-texts")) {
            h2 { Bilingual("送られた文章", "What you sent")[language] }
            p {
                Bilingual(
                    "保存していません。必要なものは、ここから写し取ってください。このページを閉じると消えます。",
                    "None of it is saved. Copy what you need from here; it is gone when you close this page."
                )[language]
            }
            for (index, text) in texts.list.enumerated() { field(text, "sent-\(index + 1)") }
            if texts.isCut {
                p { Bilingual("ここに示しきれない文章があります。", "There was more than is shown here.")[language] }
            }
        }
    }

    private func field(_ text: SentTexts.Text, _ id: String) -> Markup {
        let lines = text.text.split(separator: "\n", omittingEmptySubsequences: false).count
        let isLong = lines > 1 || text.text.unicodeScalars.count > 40
        return div(.class("form-field")) {
            label(.for(id)) { text.label }
            if isLong {
                // A line feed after the tag is not part of the text.
                textarea(.id(id), .readOnly, .class("input-full"), .rows(min(max(lines, 3), 12))) { "\n" + text.text }
            } else {
                input(.type("text"), .id(id), .readOnly, .class("input-full"), .value(text.text))
            }
        }
    }
}
