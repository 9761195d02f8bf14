"""The office's pages of seals and errata, and the workbook pages of a round, in a real Chromium: axe, widths, a whole story."""

from __future__ import annotations

import io

import openpyxl
import pytest

from pages import DESKTOP, PHONE, assert_fits, set_size, violations
from test_round_books import cell_of

SEALS = "/office/seals/kagoshima/"
MEASURE = "/plans/kagoshima/2023/measures/m019/"
# A day that is over: everybody sees the year.
PUBLISHED = "2024-08-01"


def seal(page, year: str = "2023", publication: str = PUBLISHED) -> None:
    page.goto(f"{SEALS}freeze/")
    page.select_option("#field-year", year)
    page.fill("#field-publication", publication)
    page.fill("#field-reason", "令和5年度の進捗状況の確定")
    page.get_by_role("button", name="年度を確定する").click()
    page.wait_for_url(f"**{SEALS}")
    assert page.get_by_text("年度を確定しました").is_visible()


def choose(page, measure: str, year: str = "2023") -> None:
    page.goto(f"{SEALS}correct/")
    page.select_option("#what", measure)
    page.select_option("#year", year)
    page.get_by_role("button", name="訂正する欄へ進む").click()


def assert_well(visitor, name: str) -> None:
    """Accessible, and nothing cut off, on a phone and on a desk."""
    page = visitor.page
    for size in (PHONE, DESKTOP):
        set_size(page, size)
        assert violations(page) == [], (name, size)
        assert_fits(page, f"{name} {size}")
        visitor.picture(f"{name}-{size[0]}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_seals_are_accessible_and_fit(enter, scheme):
    visitor = enter("office", size=DESKTOP, scheme=scheme)
    page = visitor.open(f"{SEALS}freeze/")
    assert_well(visitor, f"freeze-{scheme}")
    visitor._expected.add(page.url)
    page.get_by_role("button", name="年度を確定する").click()
    assert page.evaluate("document.activeElement.id") == "errors"
    assert_well(visitor, f"freeze-wrong-{scheme}")
    seal(page)
    assert_well(visitor, f"seals-{scheme}")
    for path in ("/office/seals/", f"{SEALS}verify/", f"{SEALS}correct/"):
        visitor.open(path)
        assert_well(visitor, f"{path.strip('/').replace('/', '-')}-{scheme}")
    choose(page, "m019")
    assert_well(visitor, f"erratum-{scheme}")
    page.fill("#field-s1-actual", "1,0,0")
    visitor._expected.add(page.url.split("?")[0])
    page.get_by_role("button", name="訂正の内容を確かめる").click()
    assert page.locator("#field-s1-actual").get_attribute("aria-invalid") == "true"
    assert_well(visitor, f"erratum-wrong-{scheme}")
    page.fill("#field-s1-actual", "40")
    page.fill("#field-reason", "集計の誤り")
    page.get_by_role("button", name="訂正の内容を確かめる").click()
    assert_well(visitor, f"erratum-preview-{scheme}")
    page.get_by_role("button", name="この内容で訂正する").click()
    page.wait_for_url(f"**{SEALS}")
    assert_well(visitor, f"seals-corrected-{scheme}")
    choose(page, "goal:g01")
    assert_well(visitor, f"erratum-goal-{scheme}")
    choose(page, "m048")
    assert page.input_value("#field-s1-actual-choice") == "reached"
    assert_well(visitor, f"erratum-milestone-{scheme}")


def test_a_year_is_sealed_corrected_verified_and_published_without_javascript(enter, visit, office):
    visitor = enter("office", size=DESKTOP, javascript=False)
    page = visitor.open(SEALS)
    page.get_by_role("link", name="年度を確定する").click()
    # What is not accepted stands before the button, and leads to exactly those sheets.
    link = page.get_by_role("link", name="件を受理していません")
    count = int(link.first.inner_text().split("のうち")[1].split("件")[0])
    assert count > 0 and "受理せずに終了" in page.locator("main form").inner_text()
    link.first.click()
    assert page.locator("#sheet-list tbody tr").count() == count
    seal(page)
    choose(page, "m019")
    assert page.input_value("#field-s1-actual") == "23"
    page.fill("#field-s1-actual", "40")
    page.fill("#field-activity", "窓口の受付を改めた。")
    page.fill("#field-reason", "集計の誤り")
    page.get_by_role("button", name="訂正の内容を確かめる").click()
    changes = page.locator("#changes").inner_text()
    assert "実績値" in changes and "23" in changes and "40" in changes and "窓口の受付を改めた。" in changes
    assert "書かない窓口" in page.locator("#results").inner_text()
    page.get_by_role("button", name="書き直す").click()
    assert page.input_value("#field-s1-actual") == "40"
    page.get_by_role("button", name="訂正の内容を確かめる").click()
    page.get_by_role("button", name="この内容で訂正する").click()
    page.wait_for_url(f"**{SEALS}")
    assert page.get_by_text("訂正しました").is_visible() and "23 → 40" in page.locator("#seals").inner_text()
    page.get_by_role("link", name="すべて確かめる").click()
    assert page.get_by_text("2件すべてが、確定したときのままです").is_visible()
    public = visit(at=office.address, size=DESKTOP, javascript=False).open(MEASURE)
    errata = public.locator("h2#errata + dl").inner_text()
    assert "実績値：23 → 40" in errata and "窓口の受付を改めた。" in errata and "集計の誤り" in errata
    # The original stands beside the figure too.
    assert "訂正（第2号）訂正前「23」" in public.locator("main table").first.inner_text()


def test_the_workbook_pages_are_accessible_and_fit(enter):
    visitor = enter("office", size=DESKTOP)
    visitor.open("/office/rounds/2023/book/d03/")
    assert_well(visitor, "book-office")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_preview_with_a_conflict_is_accessible_and_fits(enter, scheme):
    visitor = enter("reporter", size=DESKTOP, scheme=scheme)
    page = visitor.open("/office/rounds/")
    path = page.locator("a[href*='/book/']").first.get_attribute("href")
    visitor.open(path)
    assert_well(visitor, f"book-{scheme}")
    file = page.request.get(f"{path}file/")
    assert file.status == 200
    book = openpyxl.load_workbook(io.BytesIO(file.body()))
    assert fill(book) > 1
    content = io.BytesIO()
    book.save(content)
    answer_one_sheet(visitor)
    visitor.open(path)
    upload = {"name": "記入.xlsx", "mimeType": "application/octet-stream", "buffer": content.getvalue()}
    page.set_input_files("input[type=file]", upload)
    page.locator("form:has(input[type=file]) button[type=submit]").click()
    assert "どちらを残すか" in page.content() and page.locator("input[type=radio]").count() >= 2
    assert_well(visitor, f"book-preview-{scheme}")


def fill(book: openpyxl.Workbook) -> int:
    """Writes a figure into every cell for one that is open; how many there are."""
    count = 0
    for sheet in book:
        if sheet.sheet_state != "visible" or not sheet.protection.sheet:
            continue
        try:
            cell = cell_of(sheet, "figures/1/actual")
        except AssertionError:
            continue
        if not cell.protection.locked:
            cell.value = 4321
            count += 1
    return count


def answer_one_sheet(visitor) -> None:
    """Another answer than the workbook's, on the page of a sheet."""
    page = visitor.open("/office/rounds/")
    page.locator(".todo-name a").first.click()
    page.fill("#field-actual-1", "1234")
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_text("保存しました").first.wait_for()
