import Wording

/// Words of the pages on which errata are made.
enum ErratumWords {
    static let what = Bilingual("取組または目標指標", "Measure or goal")
    static let year = Bilingual("確定した年度", "Sealed year")
    static let goOn = Bilingual("訂正する欄へ進む", "Go on to what is corrected")
    static let choose = Bilingual(
        "訂正する取組（または目標指標）と年度を選んでください。次の画面に、確定した値がすべて並びます。",
        "Choose the measure or goal and the year. Everything that is sealed of it stands on the next page."
    )
    static let fill = Bilingual(
        "誤りのある欄だけを書き換えてください。次の画面で、変わる内容と評価を確かめてから訂正します。",
        "Change only what is wrong. On the next page you see what changes, the ratings too, before it is corrected."
    )
    static let fillOfSheet = Bilingual(
        "確定した後に受理した調査票の内容を入れてあります。次の画面で、変わる内容と評価を確かめてから訂正します。",
        "What the sheet says that was accepted after the seal is filled in. On the next page you see what changes, the ratings too, before it is corrected."
    )
    static let afterSeal = Bilingual("確定の後に受理した調査票による訂正", "From a sheet that was accepted after the seal")
    static let texts = Bilingual("記述", "Texts")
    static let present = Bilingual("今の値", "As it stands")
    static let nothing = Bilingual("なし", "none")
    static let hasValue = Bilingual("（値がある）", "(there is a value)")
    static let wordsAlone = Bilingual("（文言のみ）", "(words alone)")
    static let reason = Bilingual("訂正の理由（公開されます）", "Reason of the erratum (it is published)")
    static let preview = Bilingual("訂正の内容を確かめる", "See what would change")
    static let confirm = Bilingual("この内容で訂正する", "Issue this erratum")
    static let edit = Bilingual("書き直す", "Change it again")
    static let previewTitle = Bilingual("訂正の内容の確認", "What the erratum changes")
    static let changes = Bilingual("訂正する内容", "What is corrected")
    static let results = Bilingual("これに伴って変わる評価", "Ratings that follow from it")
    static let noResults = Bilingual("進捗率と評価は変わりません。", "No rate and no rating changes.")
    static let thing = Bilingual("項目", "What")
    static let before = Bilingual("訂正前", "Before")
    static let after = Bilingual("訂正後", "After")
    static let both = Bilingual(
        "値と、値がない理由の、両方が入っています。値を書くときは「（値がある）」を選び、理由を選ぶときは欄を空にしてください。",
        "There are both a value and a reason why there is none. Choose “(there is a value)”, or empty the field."
    )
    static let neither = Bilingual(
        "値を書くか、値がない理由を選んでください。",
        "Give a value, or choose why there is none."
    )
    static let unchanged = Bilingual(
        "変えた欄がありません。誤りのある欄を書き換えてください。",
        "Nothing was changed. Change what is wrong."
    )
    static let changedMeanwhile = Bilingual(
        "この画面を開いた後に、ほかの人が値を変えました。「今の値」を確かめて、もう一度進んでください。",
        "Somebody else changed something since you opened this. Look at what stands there now, and go on again."
    )
}
