/// What a number format tells about the number.
enum NumberFormatKind {
    /// Whether the format shows a number as a date, whatever the time beside it.
    ///
    /// A format that shows times alone (`h:mm`) shows no date. Only the first section counts, that of numbers above
    /// zero; quoted words, escaped letters and what stands in brackets say nothing.
    static func isDate(_ code: String) -> Bool {
        let lower = code.lowercased()
        // In Japanese and Chinese workbooks the general format begins with G/.
        if lower.hasPrefix("general") || lower.hasPrefix("g/") { return false }
        let letters = letters(of: lower)
        if letters.contains("y") || letters.contains("d") || letters.contains("g") { return true }
        if letters.contains("e") && !letters.contains("0") && !letters.contains("#") { return true }
        // A month that stands beside hours or seconds is a minute; weekdays are aaa.
        return letters.contains("aaa") || letters.contains("m") && !letters.contains("h") && !letters.contains("s")
    }

    /// What means something in the first section.
    private static func letters(of code: String) -> String {
        var letters = ""
        var rest = code.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case ";": return letters
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": rest = rest.dropFirst()
            case "[": rest = rest.drop { $0 != "]" }.dropFirst()
            default: letters.unicodeScalars.append(scalar)
            }
        }
        return letters
    }

    /// The codes that are not written into a file: those of all languages, and the dates of Japanese Excel.
    static func builtIn(_ identifier: Int) -> String {
        codes[identifier] ?? "General"
    }

    private static let codes: [Int: String] = [
        1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
        13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
        19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
        27: "[$-411]ge.m.d", 28: "[$-411]ggge\"年\"m\"月\"d\"日\"", 29: "[$-411]ggge\"年\"m\"月\"d\"日\"", 30: "m/d/yy",
        31: "yyyy\"年\"m\"月\"d\"日\"", 32: "h\"時\"mm\"分\"", 33: "h\"時\"mm\"分\"ss\"秒\"", 34: "yyyy\"年\"m\"月\"",
        35: "m\"月\"d\"日\"", 36: "[$-411]ge.m.d",
        37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;[Red]-#,##0.00",
        45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
        50: "[$-411]ge.m.d", 51: "[$-411]ggge\"年\"m\"月\"d\"日\"", 52: "yyyy\"年\"m\"月\"", 53: "m\"月\"d\"日\"",
        54: "[$-411]ggge\"年\"m\"月\"d\"日\"", 55: "yyyy\"年\"m\"月\"", 56: "m\"月\"d\"日\"", 57: "[$-411]ge.m.d",
        58: "[$-411]ggge\"年\"m\"月\"d\"日\"",
    ]
}
