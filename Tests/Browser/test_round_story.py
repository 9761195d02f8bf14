"""A whole year of a plan as its people live it, each at a browser of their own: from the request to what a citizen reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from pages import DESKTOP
from program import copy_database
from story import LAST_YEAR, MEASURES, YEAR, City, Person, day, make_city

ROUND = f"/office/rounds/{YEAR}/"
PUBLIC = f"/plans/kagoshima/{YEAR}/measures/m019/"
DAYS_UNTIL_PUBLICATION = 40


@pytest.fixture(scope="module")
def settled(tmp_path_factory) -> Path:
    return make_city(tmp_path_factory.mktemp("story"))


@pytest.fixture
def city(settled, tmp_path, clock):
    city = City(copy_database(settled, tmp_path / "city.sqlite"), tmp_path, clock)
    yield city
    city.server.kill()


@pytest.fixture
def somebody(city, visit):
    """A person at a browser of their own; everybody's pages are looked at together, once for each kind."""
    seen: set[str] = set()

    def sits_down(javascript: bool) -> Person:
        return Person(visit(at=city.server.address, size=DESKTOP, javascript=javascript), seen, javascript)

    return sits_down


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "plain"])
def test_a_year_from_the_request_to_what_a_citizen_reads(city, somebody, javascript):
    office = somebody(javascript).sign_in("jimukyoku")
    prepare_the_round(office)
    open_the_round(office)

    reporter = somebody(javascript).sign_in("syusa")
    begin_the_sheet(reporter)
    head = somebody(javascript).sign_in("kacho")
    write_at_the_same_time(reporter, head)
    hand_on_with_a_mistake_and_mend_it(reporter)
    answer_the_rest(reporter)

    give_back_what_is_unclear(head)
    mend_what_the_head_asked_for(reporter)
    approve_all(head, 4)

    return_with_a_remark(office)
    answer_the_remark(reporter)
    approve_all(head, 1)
    accept_one_and_then_the_rest(office)
    close_the_round(office)

    committee = somebody(javascript).sign_in("iin")
    read_the_pack_and_say_something(committee)
    answer_the_committee(office)
    read_the_answer(committee)

    citizen = somebody(javascript)
    assert not reads_the_new_figure(citizen)
    freeze_the_year(office)
    assert not reads_the_new_figure(citizen)
    city.let_days_pass(DAYS_UNTIL_PUBLICATION - 1)
    assert not reads_the_new_figure(citizen)
    city.let_days_pass(DAYS_UNTIL_PUBLICATION)
    assert reads_the_new_figure(citizen)


def sheet(measure: str) -> str:
    return f"{ROUND}sheets/{YEAR}.{measure}/"


def review(measure: str) -> str:
    return f"{ROUND}review/{YEAR}.{measure}/"


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


# The department answers


def begin_the_sheet(reporter: Person) -> None:
    page = reporter.open("/office/rounds/", "to-do")
    assert "あと14日" in reporter.text()
    assert page.locator(".todo-name a").count() == len(MEASURES)
    page.locator(".todo-name a", has_text="書かない窓口").click()
    page.wait_for_url(f"**{sheet('m019')}")
    # Open until somebody has saved.
    assert "まだ分からないものは「集計中」を選んでください。" in reporter.text()
    page.locator("button[name=take][value=activity]").click()
    page.wait_for_function("text => document.querySelector('#field-activity').value === text", arg=LAST_YEAR)
    assert reporter.sees("#field-activity")
    reporter.look("sheet")


def write_at_the_same_time(reporter: Person, head: Person) -> None:
    mine, theirs = reporter.page, head.open(sheet("m019") + "?edit=yes")
    mine.fill("#field-activity", "聞き取り入力を全ての支所に広げた。")
    theirs.fill("#field-activity", "聞き取り入力を二つの支所に広げた。")
    reporter.press("保存")
    reporter.is_told("保存しました")
    head.expects_a_refusal()
    head.press("保存")
    theirs.wait_for_selector("input[name=keep-activity]")
    assert "全ての支所" in head.text() and "二つの支所" in head.text()
    head.look("conflict")
    theirs.locator("label", has_text="全ての支所").click()
    head.press("選んだとおりに保存する")
    theirs.wait_for_selector("#save-state")
    assert theirs.input_value("#field-activity") == "聞き取り入力を全ての支所に広げた。"


def hand_on_with_a_mistake_and_mend_it(reporter: Person) -> None:
    page = reporter.open(sheet("m019"))
    reporter.expects_a_refusal()
    page.fill("#field-actual-1", "2１,00分")
    reporter.press("提出する")
    page.locator("#field-actual-1-error").wait_for()
    assert page.locator("#field-actual-1").get_attribute("aria-invalid") == "true"
    assert page.locator("#errors a[href='#field-actual-1']").count() == 1
    reporter.look("mistake")
    page.fill("#field-actual-1", "２１分")
    reporter.press("提出する")
    page.wait_for_url("**/office/rounds/")
    reporter.is_told("提出しました")


def answer_the_rest(reporter: Person) -> None:
    """The list shrinks with each; of one measure the figure is not known yet."""
    for measure, figure in (("m016", "９.５"), ("m017", "1,020件"), ("m018", None)):
        page = reporter.open(sheet(measure))
        if figure:
            page.fill("#field-actual-1", figure)
        else:
            page.select_option("#field-actual-1-reason", label="集計中")
        page.fill("#field-activity", "窓口と広報紙で案内した。")
        hand_on(reporter)
    assert "今、あなたの番になっている調査票はありません。" in reporter.text()


def hand_on(reporter: Person) -> None:
    reporter.press("提出する")
    reporter.page.wait_for_url("**/office/rounds/")
    reporter.is_told("提出しました")


# The head of the department gives back and approves


def give_back_what_is_unclear(head: Person) -> None:
    page = head.open(sheet("m019"), "sheet-of-the-head")
    page.locator("summary", has_text="差し戻す").click()
    page.fill("#field-reason", "広げた時期を書いてください。")
    page.select_option("#field-field", "activity")
    page.fill("#field-remark", "何月からですか。")
    head.press("差し戻す")
    head.is_told("差し戻しました")


def mend_what_the_head_asked_for(reporter: Person) -> None:
    page = reporter.open("/office/rounds/")
    assert "差戻し" in page.locator(".todo-item").first.inner_text()
    page.locator(".todo-name a").first.click()
    page.wait_for_selector("#save-state")
    assert "広げた時期を書いてください。" in reporter.text() and "何月からですか。" in reporter.text()
    reporter.look("sheet-given-back")
    page.fill("#field-activity", "聞き取り入力を、10月から全ての支所に広げた。")
    hand_on(reporter)


def approve_all(head: Person, count: int) -> None:
    page = head.open("/office/approval/", "approval")
    assert f"{count}件が承認を待っています" in head.text()
    assert page.get_by_role("link", name="開いて全部を見る・差し戻す").count() == count
    for box in page.locator("main input[type=checkbox]").all():
        box.check()
    head.press("チェックしたものを承認する")
    head.is_told("承認しました")
    assert "承認を待っている調査票はありません" in head.text()


# The office comments, returns and accepts


def return_with_a_remark(office: Person) -> None:
    page = office.open(review("m019"), "review")
    page.fill("#field-reason", "測り方を確かめてください。")
    page.fill("#field-remark-1", "待ち時間を含みますか。")
    office.press("差し戻す")
    office.is_told("差し戻しました")


def answer_the_remark(reporter: Person) -> None:
    page = reporter.open(sheet("m019"))
    assert "測り方を確かめてください。" in reporter.text() and "待ち時間を含みますか。" in reporter.text()
    page.fill("#field-comment", "待ち時間は含みません。受付から交付までです。")
    reporter.press("コメントする")
    reporter.is_told("待ち時間は含みません。")
    reporter.look("sheet-with-comments")
    page.fill("#field-actual-1", "20.5")
    hand_on(reporter)


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


# The year is sealed, and becomes public on its day


def freeze_the_year(office: Person) -> None:
    page = office.open("/office/seals/kagoshima/freeze/", "freeze")
    page.select_option("#field-year", YEAR)
    page.fill("#field-publication", day(DAYS_UNTIL_PUBLICATION))
    page.fill("#field-reason", "委員会の意見を受けて確定")
    office.press("年度を確定する")
    page.wait_for_url("**/office/seals/kagoshima/")
    assert day(DAYS_UNTIL_PUBLICATION) in page.locator("#seals tbody tr").first.inner_text()
    office.look("seals")


def reads_the_new_figure(citizen: Person) -> bool:
    citizen.open(PUBLIC)
    shown = "20.5" in citizen.text()
    assert ("10月から全ての支所" in citizen.text()) == shown, "the text is seen with its figure"
    citizen.look("public-measure" if shown else "public-measure-before")
    return shown
