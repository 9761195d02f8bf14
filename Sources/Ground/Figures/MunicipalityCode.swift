import Wording

/// The six-digit code of a prefecture or municipality (全国地方公共団体コード), always text: the leading zero belongs to it.
///
/// Two digits of the prefecture, three of the municipality, one check digit.
package struct MunicipalityCode: Hashable, Sendable {
    /// The six digits: `462012`.
    package let text: String

    /// Reads six digits and verifies the check digit, or five and completes them; full-width digits are accepted.
    ///
    /// The digits of a municipality are 000 (the prefecture itself) or 100 and more. That also catches most codes
    /// that lost their leading zero in a spreadsheet.
    package init(reading printed: String) throws(FigureProblem) {
        guard printed.utf8.count <= 100 else { throw .notACode }
        let scalars = WidthFolding.fold(printed)
        let digits = scalars.compactMap { $0.isASCIIDigit ? Int($0.value) - 0x30 : nil }
        guard digits.count == scalars.count, digits.count == 5 || digits.count == 6 else { throw .notACode }
        guard (1...47).contains(digits[0] * 10 + digits[1]) else { throw .unknownPrefecture }
        let municipality = digits[2] * 100 + digits[3] * 10 + digits[4]
        guard municipality == 0 || municipality >= 100 else { throw .lostLeadingZero }
        let check = Self.checkDigit(digits)
        guard digits.count == 5 || digits[5] == check else { throw .wrongCheckDigit(check) }
        text = digits.prefix(5).map(String.init).joined() + String(check)
    }

    /// The two digits of the prefecture: `46`.
    package var prefecture: String { String(text.prefix(2)) }

    /// The ministry's rule for the codes: weights 6 5 4 3 2; 11 less the remainder by 11, of which the last digit counts.
    private static func checkDigit(_ digits: [Int]) -> Int {
        let sum = zip(digits, [6, 5, 4, 3, 2]).reduce(0) { $0 + $1.0 * $1.1 }
        return (11 - sum % 11) % 10
    }
}

extension MunicipalityCode: Comparable {
    package static func < (left: MunicipalityCode, right: MunicipalityCode) -> Bool { left.text < right.text }
}

extension FigureProblem {
    static let notACode = FigureProblem(
        "団体コードは6桁（検査数字を除くと5桁）の数字で書いてください。",
        "Write the municipality code with its 6 digits, or 5 without the check digit."
    )
    static let unknownPrefecture = FigureProblem(
        "団体コードの最初の2桁は都道府県の01から47です。先頭の0が落ちていないか確かめてください。",
        "A municipality code begins with a prefecture from 01 to 47. Check that a leading 0 was not lost."
    )
    static let lostLeadingZero = FigureProblem(
        "この番号の団体はありません。表計算ソフトで先頭の0が落ちていないか確かめてください。",
        "There is no such municipality. Check that a spreadsheet did not drop a leading 0."
    )

    static func wrongCheckDigit(_ expected: Int) -> FigureProblem {
        FigureProblem(
            "団体コードの最後の桁（検査数字）が合いません。コードを確かめてください（前の5桁が正しければ\(expected)です）。",
            "The last digit of the municipality code (its check digit) is wrong. Check the code (\(expected) if the first five are right)."
        )
    }
}
