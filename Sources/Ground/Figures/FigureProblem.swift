package import Wording

/// Why a cell, a year or a code cannot be read, and what to do about it.
///
/// It says nothing of the place: whoever reads a file knows that and adds it (`Problem`).
package struct FigureProblem: Error, Hashable, Sendable {
    package let message: Bilingual

    package init(_ message: Bilingual) {
        self.message = message
    }

    init(_ japanese: String, _ english: String) {
        message = Bilingual(japanese, english)
    }
}

extension FigureProblem {
    static let tooLongCell = FigureProblem(
        "セルが長すぎます（\(Figure.maximumLength)文字まで）。数値と注記を分けてください。",
        "The cell is too long (at most \(Figure.maximumLength) characters). Put the figure and its notes apart."
    )
    static let controlCharacter = FigureProblem(
        "目に見えない制御文字が含まれています。セルを入力し直してください。",
        "The cell contains an invisible control character. Type the cell again."
    )
    static let tooManyDigits = FigureProblem(
        "桁数が多すぎます（小数点以下を含めて\(ExactDecimal.maximumDigits)桁まで）。単位を千円・万件などに改めてください。",
        "The number has too many digits (at most \(ExactDecimal.maximumDigits)). Use a larger unit."
    )
    static let brokenThousands = FigureProblem(
        "桁区切りのコンマの位置が正しくありません。1,087のように3桁ごとに区切るか、コンマを取ってください。",
        "The thousands separators stand in the wrong places. Write 1,087 or 1087."
    )
    static let severalPoints = FigureProblem(
        "小数点が二つ以上あります。数値を確かめてください。",
        "The number has more than one decimal point. Check the number."
    )
    static let leadingPoint = FigureProblem(
        "小数点の前の数字がありません。0.5のように書いてください。",
        "There is no digit before the decimal point. Write 0.5."
    )
    static let exponent = FigureProblem(
        "1E+06のような指数の表記は桁が失われているおそれがあります。すべての桁を書いてください。",
        "A number such as 1E+06 may have lost digits. Write all of its digits."
    )
    static let ambiguousRange = FigureProblem(
        "ハイフンが範囲かマイナスか分かりません。範囲は10～20、負の数は▲10のように書いてください。",
        "It is not clear whether the hyphen means a range or minus. Write 10～20 for a range, ▲10 for minus ten."
    )
    static let reversedRange = FigureProblem(
        "範囲の左の数が右の数より大きくなっています。小さい数を先に書いてください。",
        "The first number of the range is larger than the second. Write the smaller one first."
    )
    static let openRange = FigureProblem(
        "「超」「未満」を含む範囲は扱えません。40以上60以下のように、両端を含む範囲で書いてください。",
        "A range with an end that does not belong to it cannot be held. Write it with 以上 and 以下."
    )
    static let rangeInOtherUnit = FigureProblem(
        "範囲の単位が系列の単位と違います。単位を確かめてください。",
        "The range has another unit than its series. Check the unit."
    )
    static let unclearNumbers = FigureProblem(
        "数値として読み取れません。一つの数値にするか、「①5件 ②3人」のように番号か単位を付けて分けてください。",
        "This cannot be read as a number. Write one number, or several with labels or units: ①5件 ②3人."
    )
}
