"""The office's part of a round in a real Chromium: opening, the board, review, closing; the committee; every page with axe.

With SHIRUBE_MANUAL set the pictures of docs/office-manual.md are taken anew.
"""

from __future__ import annotations

import datetime
import os
import re

import pytest

from pages import DESKTOP, PHONE, assert_fits, set_size, violations
from program import ROOT

MANUAL = ROOT / "docs/images/manual"
YEAR = "2023"
TODAY = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=9))).date().isoformat()
PAGES = [
    "/office/board/", "/office/board/new/", "/office/packs/", "/office/mail/", "/office/mail/?state=sent",
    *(
        f"/office/rounds/{YEAR}/{page}/"
        for page in ("board", "settings", "measures", "deadlines", "life", "pack")
    ),
    *(f"/office/rounds/{YEAR}/board/?{choice}=yes" for choice in ("all", "late", "open")),
    "/office/seals/kagoshima/as-of/", f"/office/seals/kagoshima/as-of/?day={TODAY}&time=&year={YEAR}",
]


def picture(page, name: str) -> None:
    """For the manual, where somebody asked for new ones."""
    if os.environ.get("SHIRUBE_MANUAL"):
        MANUAL.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=MANUAL / f"{name}.png")


def board(visitor, choice: str = ""):
    return visitor.open(f"/office/rounds/{YEAR}/board/{choice}")


def waiting(visitor) -> list[str]:
    """The sheets that wait for the office, by their paths."""
    page = board(visitor)
    return page.eval_on_selector_all("#sheet-list th a", "links => links.map(link => link.pathname)")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_of_the_office_is_accessible_and_fits(enter, path):
    visitor = enter("office", size=DESKTOP)
    page = visitor.open(path)
    for size in (DESKTOP, PHONE):
        set_size(page, size)
        assert violations(page) == [], size
        assert_fits(page, f"{path} {size}")


def test_a_sheet_in_review_is_accessible_and_fits(enter):
    visitor = enter("office", size=DESKTOP)
    path = waiting(visitor)[0]
    for address in (path, f"{path}correct/"):
        page = visitor.open(address)
        for size in (DESKTOP, PHONE):
            set_size(page, size)
            assert violations(page) == [], (address, size)
            assert_fits(page, f"{path} {size}")


@pytest.mark.parametrize("javascript", [True, False])
def test_the_office_prepares_and_opens_a_round(enter, javascript):
    visitor = enter("office", size=DESKTOP, javascript=javascript)
    page = visitor.open("/office/board/new/")
    page.select_option("#field-year", "2024")
    picture(page, "office-new")
    page.get_by_role("button", name="新しい照会を作る").click()
    page.wait_for_url("**/office/rounds/2024/settings/")
    assert page.get_by_text("照会を作りました").is_visible()
    page.fill("#field-instructions", "年度末の値を記入してください。")
    page.get_by_role("button", name="保存する").click()
    assert page.get_by_text("設定を保存しました").is_visible()
    assert page.input_value("#field-instructions") == "年度末の値を記入してください。"
    picture(page, "office-settings")
    page.get_by_role("link", name="開始前の確認", exact=True).click()
    assert page.locator("#asked tbody tr").count() > 20
    # Most departments of the demonstration have nobody in them, and the page says for which measures.
    assert page.get_by_text(re.compile("担当者（主査など）がいない取組|答える所属がない取組（")).first.is_visible()
    picture(page, "office-opening")
    page.get_by_role("button", name="照会を開始する").click()
    page.wait_for_url("**/office/rounds/2024/board/")
    assert page.get_by_text("照会を開始しました").is_visible()
    assert page.locator("#departments tbody tr").count() > 20


@pytest.mark.parametrize("javascript", [True, False])
def test_one_department_alone_is_asked_in_a_few_presses(enter, javascript):
    visitor = enter("office", size=DESKTOP, javascript=javascript)
    page = visitor.open("/office/board/new/")
    page.select_option("#field-year", "2024")
    page.get_by_role("button", name="新しい照会を作る").click()
    page.wait_for_url("**/office/rounds/*/settings/")
    page.get_by_role("link", name="対象の取組", exact=True).click()
    boxes = page.locator("main input[name=measures]")
    everything = boxes.count()
    assert everything > 100 and page.locator(".option-group").count() > 20
    assert page.locator("main input[name=measures]:checked").count() == everything
    if javascript:
        for size in (DESKTOP, PHONE):
            set_size(page, size)
            assert violations(page) == [], size
            assert_fits(page, f"measures {size}")
            visitor.picture(f"measures-{size[0]}")
        set_size(page, DESKTOP)
    page.get_by_role("button", name="すべて外す", exact=True).click()
    assert page.locator("main input[name=measures]:checked").count() == 0
    group = page.locator(".option-group").nth(3)
    own = group.locator("input[name=measures]").count()
    group.get_by_role("button", name="すべて選ぶ").click()
    if not javascript:
        assert page.url.endswith("#field-measures-group-4")
    group = page.locator(".option-group").nth(3)
    assert group.locator("input[name=measures]:checked").count() == own
    assert page.locator("main input[name=measures]:checked").count() == own
    for count in (group.locator(".option-chosen"), page.locator("#field-measures-groups .option-chosen")):
        assert count.text_content() == str(own)
    if javascript:
        # A single box counts at once, too.
        group.locator("label").first.click()
        assert group.locator(".option-chosen").text_content() == str(own - 1)
        group.locator("label").first.click()
    page.get_by_role("button", name="保存する").first.click()
    assert page.get_by_text(f"{everything}件のうち{own}件を尋ねます").is_visible()
    assert page.locator("main input[name=measures]:checked").count() == own


@pytest.mark.parametrize(("role", "is_told_how"), [("office", False), ("auditor", False), ("administrator", True)])
def test_only_who_sees_to_the_server_is_told_how_it_sends_mail(enter, role, is_told_how):
    page = enter(role, size=DESKTOP).open("/office/mail/")
    assert page.get_by_text("このシステムからはメールを送っていません").is_visible()
    assert ("--mail-server" in page.content()) == is_told_how
    assert page.get_by_text("管理者に相談してください").count() == (0 if is_told_how else 1)


def test_heads_that_neither_sort_nor_explain_look_like_heads(enter):
    page = enter("office", size=DESKTOP).open(f"/office/rounds/{YEAR}/life/")
    assert page.locator("#events thead th").count() == 5
    assert page.locator("#events thead button").count() == 0


def test_dates_in_the_wrong_order_are_told_by_the_field(enter):
    visitor = enter("office", size=DESKTOP)
    page = visitor.open(f"/office/rounds/{YEAR}/settings/")
    visitor._expected.add(page.url)
    page.fill("#field-departments", "2001-01-01")
    page.get_by_role("button", name="保存する").click()
    assert page.title().startswith("エラー：")
    assert page.locator("#field-departments").get_attribute("aria-invalid") == "true"
    assert page.evaluate("document.activeElement.id") == "errors"
    assert violations(page) == []


@pytest.mark.parametrize("javascript", [True, False])
def test_the_office_accepts_returns_and_corrects(enter, javascript):
    visitor = enter("office", size=DESKTOP, javascript=javascript)
    picture(board(visitor), "office-board")
    first, second, *_ = waiting(visitor)
    page = visitor.open(first)
    picture(page, "office-review")
    page.get_by_role("link", name="理由を付けて訂正する").click()
    figure = page.locator("input[id^=field-actual]").first
    before = figure.input_value()
    figure.fill("12345")
    page.fill("#field-reason", "原本の値に合わせるため")
    page.get_by_role("button", name="訂正する").click()
    page.wait_for_url(f"**{first}")
    assert page.get_by_text("訂正しました").is_visible()
    figures = page.locator("#figures")
    assert "12,345" in figures.inner_text() or "12345" in figures.inner_text()
    assert "訂正前" in figures.inner_text() and before.replace(",", "") in figures.inner_text().replace(",", "")
    assert "原本の値に合わせるため" in figures.inner_text()
    page.get_by_role("button", name="受理して計画に反映する").click()
    assert page.get_by_text("受理しました").is_visible()
    page = visitor.open(second)
    page.fill("#field-reason", "根拠を書き足してください。")
    page.fill("#field-remark-1", "集計の方法を確かめてください。")
    page.get_by_role("button", name="差し戻す").click()
    assert page.get_by_text("差し戻しました").is_visible()
    assert page.get_by_text("集計の方法を確かめてください。").first.is_visible()
    assert second not in waiting(visitor)


def test_a_return_without_a_reason_is_told_by_the_field(enter):
    visitor = enter("office", size=DESKTOP)
    path = waiting(visitor)[0]
    page = visitor.open(path)
    visitor._expected.add(page.url + "return/")
    page.get_by_role("button", name="差し戻す").click()
    assert page.locator("#field-reason").get_attribute("aria-invalid") == "true"
    assert page.evaluate("document.activeElement.id") == "errors"
    assert violations(page) == []


@pytest.mark.parametrize("javascript", [True, False])
def test_many_sheets_are_accepted_at_once_with_an_outcome_for_each(enter, javascript):
    visitor = enter("office", size=DESKTOP, javascript=javascript)
    page = board(visitor)
    boxes = page.locator("#sheet-list input[type=checkbox]")
    count = boxes.count()
    assert count >= 2
    for number in range(count):
        boxes.nth(number).check()
    page.get_by_role("button", name="選んだものを受理する").click()
    assert page.locator("#outcomes tbody tr").count() == count
    assert f"{count}件のうち{count}件" in page.content()
    assert waiting(visitor) == []
    picture(visitor.open(f"/office/rounds/{YEAR}/life/"), "office-life")
    assert "第" in visitor.page.content()


def test_closing_and_opening_again(enter):
    visitor = enter("office", size=DESKTOP, javascript=False)
    page = visitor.open(f"/office/rounds/{YEAR}/life/")
    page.get_by_role("button", name="この照会を締め切る").click()
    assert page.get_by_text("照会を締め切りました").is_visible()
    page.fill("#field-reason", "訂正のため")
    page.get_by_role("button", name="照会を再開する").click()
    assert page.get_by_text("照会を再開しました").is_visible()
    assert "訂正のため" in page.locator("#events").inner_text()


def test_the_committee_reads_and_says_and_the_office_answers(enter):
    member = enter("committee", size=DESKTOP, javascript=False)
    page = member.open("/office/packs/")
    page.get_by_role("link", name="実績照会").click()
    answer = page.request.get(page.get_by_role("link", name="PDF").first.get_attribute("href"))
    assert answer.status == 200 and answer.body().startswith(b"%PDF-")
    assert answer.headers["cache-control"] == "no-store"
    page.fill("#field-text", "目標の根拠を知りたい。<b>太字</b>")
    page.get_by_role("button", name="意見を記録する").click()
    assert page.get_by_text("目標の根拠を知りたい。<b>太字</b>").is_visible()
    assert page.get_by_role("button", name="回答を記録する").count() == 0
    picture(page, "office-pack")
    clerk = enter("office", size=DESKTOP)
    page = clerk.open(f"/office/rounds/{YEAR}/pack/")
    page.get_by_text("この意見に回答する").click()
    page.fill("#field-answer-1", "次の資料に書き足します。")
    page.get_by_role("button", name="回答を記録する").click()
    assert page.get_by_text("次の資料に書き足します。").is_visible()
    assert violations(page) == []
    auditor = enter("auditor", size=DESKTOP)
    page = auditor.open(f"/office/rounds/{YEAR}/pack/")
    assert page.get_by_text("次の資料に書き足します。").is_visible()
    assert page.locator("main form").count() == 0


def test_the_auditor_sees_everything_and_is_offered_nothing(enter):
    visitor = enter("auditor", size=DESKTOP)
    for path in ("board", "life", "settings", "measures", "deadlines"):
        page = visitor.open(f"/office/rounds/{YEAR}/{path}/")
        assert page.locator("main form").count() == 0, path
    path = waiting(visitor)[0]
    page = visitor.open(path)
    assert page.locator("main form").count() == 0


@pytest.mark.parametrize("role", ["reporter", "head", "committee", "administrator", "operator"])
def test_the_offices_pages_are_the_offices(enter, role):
    visitor = enter(role, size=DESKTOP)
    for path in ("/office/board/", f"/office/rounds/{YEAR}/board/", f"/office/rounds/{YEAR}/life/"):
        visitor.open(path, status=403)


def test_units_and_members_come_in_from_csv_whole_or_not_at_all(enter, tmp_path):
    visitor = enter("administrator", size=DESKTOP, javascript=False)
    page = visitor.open("/office/members/import/")
    set_size(page, PHONE)
    assert_fits(page, "the import")
    set_size(page, DESKTOP)
    bad = tmp_path / "members.csv"
    bad.write_text("name,mail,sign_in_name,role,unit\n主査,s@example.lg.jp,syusa,reporter,nowhere\n", encoding="utf-8")
    visitor._expected.add(page.url)
    page.set_input_files("#field-members", bad)
    page.get_by_role("button", name="何が変わるかを確かめる").click()
    assert "members.csv:2" in page.content()
    good = tmp_path / "good.csv"
    good.write_text("name,mail,sign_in_name,role,post\n委員,c@example.lg.jp,iin-2,committee,委員\n", encoding="cp932")
    page.set_input_files("#field-members", good)
    page.get_by_role("button", name="何が変わるかを確かめる").click()
    assert "利用者 追加1" in page.content() and "Shift_JIS" in page.content()
    page.fill("#field-reason", "委員の交代")
    page.get_by_role("button", name="取り込む", exact=True).click()
    assert page.get_by_text("取り込みました").is_visible()
    assert "iin-2" in page.content() or "委員" in page.content()


def test_mail_is_shown_with_its_whole_text(enter):
    visitor = enter("office", size=DESKTOP, javascript=False)
    page = visitor.open("/office/mail/")
    assert page.get_by_text("このシステムからはメールを送っていません").is_visible()
    visitor.open("/office/mail/?state=nonsense", status=422)
