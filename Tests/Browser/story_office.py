"""What the office and its committee do in a year: the round opened, reviewed and closed, the papers read, the year sealed."""

from __future__ import annotations

from story import MEASURES, ROUND, YEAR, Person, day, review

DAYS_UNTIL_PUBLICATION = 40


# The office opens the round


def prepare_the_round(office: Person) -> None:
    page = office.open("/office/board/new/", "new-round")
    page.select_option("#field-year", YEAR)
    office.press("新しい照会を作る")
    page.wait_for_url(f"**{ROUND}settings/")
    page.fill("#field-instructions", "年度末の値を記入してください。まだ分からないものは「集計中」を選んでください。")
    page.fill("#field-departments", day(14))
    page.fill("#field-heads", day(21))
    page.fill("#field-review", day(30))
    page.fill("#field-publication", day(29))
    office.look("settings")
    office.expects_a_refusal()
    office.press("保存する")
    page.locator("#field-publication-error").wait_for()
    assert page.locator("#errors a[href='#field-publication']").count() == 1
    office.look("settings-mistake")
    page.fill("#field-publication", day(DAYS_UNTIL_PUBLICATION))
    office.press("保存する")
    office.is_told("設定を保存しました")
    page = office.open(f"{ROUND}measures/", "measures")
    page.get_by_role("button", name="すべて外す", exact=True).click()
    for measure in MEASURES:
        page.check(f"main input[name=measures][value='{measure}']")
    # It stands above the departments and below them.
    page.get_by_role("button", name="保存する", exact=True).first.click()
    office.is_told(f"件のうち{len(MEASURES)}件を尋ねます")


def open_the_round(office: Person) -> None:
    page = office.open(f"{ROUND}opening/", "opening")
    assert page.locator("#asked tbody tr").count() == 1
    office.press("照会を開始する")
    page.wait_for_url(f"**{ROUND}board/")
    office.is_told("照会を開始しました")
    office.look("board")
    office.open("/office/mail/", "mail")
    assert "syusa@city.example.lg.jp" in office.text()


# The office comments, returns and accepts


def comment_alone(office: Person) -> None:
    page = office.open(review("m019"), "review")
    page.select_option("#field-field", label="実施内容")
    page.fill("#field-comment", "分かりやすい文です。")
    office.press("コメントする")
    office.is_told("コメントしました")
    assert "分かりやすい文です。" in office.text()


def return_with_a_remark(office: Person) -> None:
    page = office.open(review("m019"))
    page.fill("#field-reason", "測り方を確かめてください。")
    page.fill("#field-remark-1", "待ち時間を含みますか。")
    office.press("差し戻す")
    office.is_told("差し戻しました")


def accept_one_and_then_the_rest(office: Person) -> None:
    page = office.open(review("m019"))
    assert "待ち時間は含みません。" in office.text()
    assert "20.5" in page.locator("#figures").inner_text()
    assert page.locator("#figures .chip-good").count() == 1, "the rating looks as everywhere else"
    office.press("受理して計画に反映する")
    office.is_told("受理しました")
    page = office.open(f"{ROUND}board/")
    boxes = page.locator("#sheet-list input[type=checkbox]")
    assert boxes.count() == len(MEASURES) - 1
    for box in boxes.all():
        box.check()
    office.press("選んだものを受理する")
    page.locator("#outcomes").wait_for()
    assert page.locator("#outcomes tbody tr").count() == len(MEASURES) - 1
    assert "3件のうち3件を受理しました" in office.text()
    office.look("outcomes")


def close_the_round(office: Person) -> None:
    office.open(f"{ROUND}life/", "life")
    office.press("この照会を締め切る")
    office.is_told("照会を締め切りました")


# The committee reads, the office answers


def read_the_pack_and_say_something(committee: Person) -> None:
    page = committee.open("/office/packs/", "packs")
    page.get_by_role("link", name="実績照会").click()
    page.wait_for_url(f"**{ROUND}pack/")
    paper = page.request.get(page.get_by_role("link", name="PDF").first.get_attribute("href"))
    assert paper.status == 200 and paper.body().startswith(b"%PDF-")
    page.fill("#field-text", "窓口の手続時間を測った窓口の数を教えてください。")
    committee.press("意見を記録する")
    committee.is_told("窓口の手続時間を測った窓口の数を教えてください。")


def answer_the_committee(office: Person) -> None:
    page = office.open(f"{ROUND}pack/")
    page.get_by_text("この意見に回答する").click()
    office.look("pack")
    page.fill("#field-answer-1", "本庁と七つの支所です。")
    office.press("回答を記録する")
    office.is_told("本庁と七つの支所です。")


def read_the_answer(committee: Person) -> None:
    committee.open(f"{ROUND}pack/", "pack-answered")
    assert "本庁と七つの支所です。" in committee.text()


# The year is sealed


def freeze_the_year(office: Person) -> None:
    page = office.open("/office/seals/kagoshima/freeze/", "freeze")
    page.select_option("#field-year", YEAR)
    page.fill("#field-publication", day(DAYS_UNTIL_PUBLICATION))
    page.fill("#field-reason", "委員会の意見を受けて確定")
    office.press("年度を確定する")
    page.wait_for_url("**/office/seals/kagoshima/")
    row = page.locator("#seals tbody tr").first
    assert row.locator(f"time[datetime='{day(DAYS_UNTIL_PUBLICATION)}']").count() == 1
    office.look("seals")
