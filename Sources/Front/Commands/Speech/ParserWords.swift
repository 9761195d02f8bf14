import Wording

/// What the parser of arguments wrote, in `language`.
///
/// The parser knows English alone. What is not known here stays as it is: better an English sentence than none.
func parserWords(_ text: String, in language: Language) -> String {
    guard language == .japanese else { return text }
    var text = text
    replaceHelp(in: &text)
    replaceMistakes(in: &text)
    replaceValues(in: &text)
    return text
}

private func replaceHelp(in text: inout String) {
    let headings = [
        "OVERVIEW": "概要", "USAGE": "使い方", "Usage": "使い方", "ARGUMENTS": "引数", "OPTIONS": "オプション",
        "SUBCOMMANDS": "コマンド", "Help": "説明",
    ]
    text.replace(/^(OVERVIEW|USAGE|Usage|ARGUMENTS|OPTIONS|SUBCOMMANDS|Help): */.anchorsMatchLineEndings()) { match in
        "\(headings[String(match.1)] ?? String(match.1))："
    }
    text.replace(/Show\s+help\s+information\./, with: "この説明を示す")
    text.replace(/Show\s+the\s+version\./, with: "版を示す")
    text.replace(/^  See '(.*)' for (?:detailed help|more information)\.$/.anchorsMatchLineEndings()) { match in
        "  詳しくは '\(match.1)' をご覧ください。"
    }
    // A narrow terminal breaks the line anywhere between these words.
    text.replace(/\(values:(\s)/) { "(値:\($0.1)" }
    text.replace(/([(;]\s*)default:(\s)/) { "\($0.1)既定:\($0.2)" }
}

private func replaceMistakes(in text: inout String) {
    text.replace(/^Error: Missing expected argument '(.*)'$/.anchorsMatchLineEndings()) { match in
        "誤り：引数 '\(match.1)' がありません。"
    }
    text.replace(/^Error: Unexpected argument '(.*)'$/.anchorsMatchLineEndings()) { match in
        "誤り：'\(match.1)' は余分です。"
    }
    text.replace(/^Error: (\d+) unexpected arguments: (.*)$/.anchorsMatchLineEndings()) { match in
        "誤り：余分なものが\(match.1)個あります：\(match.2)"
    }
    text.replace(/^Error: Unknown option '(.*?)'(?:\. Did you mean '(.*)'\?)?$/.anchorsMatchLineEndings()) { match in
        "誤り：'\(match.1)' というオプションはありません。" + (match.2.map { "'\($0)' のことですか。" } ?? "")
    }
    text.replace(/^Error: Missing value for '(.*)'$/.anchorsMatchLineEndings()) { match in
        "誤り：'\(match.1)' の値がありません。"
    }
    text.replace(
        /^Error: The option '(.*?)' does not take any value, but '(.*)' was specified\.$/.anchorsMatchLineEndings()
    ) { match in
        "誤り：'\(match.1)' に値は付けられません：'\(match.2)'"
    }
}

private func replaceValues(in text: inout String) {
    text.replace(/^Error: The value '(.*)' is invalid for '([^'\n]*)'(?:[.:] |$)/.anchorsMatchLineEndings()) { match in
        "誤り：'\(match.2)' に '\(match.1)' は使えません。"
    }
    text.replace(/Please provide one of the following:$/.anchorsMatchLineEndings(), with: "次のどれかを書いてください。")
    text.replace(/Please provide one of ('.*')\.$/.anchorsMatchLineEndings()) { match in
        let words = match.1.replacing(/', '|' (?:or|and) '/, with: "'、'")
        return "\(words) のどれかを書いてください。"
    }
    text.replace(#/^Error: /#.anchorsMatchLineEndings(), with: "誤り：")
}
