import Wording

/// Words of the pages of seals.
enum SealWords {
    static let seals = Bilingual("確定と訂正", "Seals and errata")
    static let purpose = Bilingual("年度の確定、訂正、確認", "Seal years, correct and verify them")
    static let about = Bilingual(
        "年度を確定すると、その年度の数値、記述、評価は訂正でしか変わりません。訂正しても、もとの値は残ります。",
        "Figures, texts and ratings of a sealed year are changed by errata alone, and what stood there is kept."
    )
    static let noPlans = Bilingual("この団体の計画がありません。", "There is no plan of this municipality.")
    static let nothingSealed = Bilingual("確定した年度はありません", "no year is sealed")
    static let freeze = Bilingual("年度を確定する", "Seal a year")
    static let correct = Bilingual("訂正する", "Issue an erratum")
    static let verify = Bilingual("すべて確かめる", "Verify everything")
    static let asOf = Bilingual("その時点の計画を見る", "See the plan of a moment")
    static let asOfPurpose = Bilingual(
        "指定した時点に保存されていた計画を、その計画のきまりで評価して表示します。公表前の内容も含みます。",
        "Shows the plan as it was stored at a moment, evaluated by its own rules, with what was not published."
    )
    static let said = [
        "year-sealed": Bilingual("年度を確定しました。", "The year is sealed."),
        "corrected": Bilingual("訂正しました。", "The erratum is issued."),
    ]
}
