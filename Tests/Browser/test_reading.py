"""How a councillor reads on the way: the state at a glance, from each number to what it counts, and to its origin."""

from __future__ import annotations

import csv
import io
import json
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from pages import BEHIND, DESKTOP, IBUSUKI, KAGOSHIMA, PHONE

LIST = KAGOSHIMA + "2023/measures/"
LATE = KAGOSHIMA + "2023/lists/behind/"
READINGS = {"": "令和5年度", "/seireki": "2023年度", "/en": "FY2023"}


def rows(page: Page) -> list[str]:
    """What the list shows, row by row: where each leads to, and its indicator."""
    return page.locator("#measures tbody tr").evaluate_all(
        "rows => rows.map(row => row.querySelector('a').pathname + ' ' + row.cells[2].textContent)"
    )


def identities(page: Page) -> list[str]:
    """The same whatever the reading."""
    return [row.split("/measures/")[1] for row in rows(page)]


def rates(page: Page) -> list[float]:
    cells = page.locator("#measures tbody td[data-label='率'] a.figure-link").all_inner_texts()
    return [float(text.rstrip("%")) for text in cells]


def announced(page: Page) -> str:
    """What a screen reader is told."""
    return page.locator("p.visually-hidden[role=status]").inner_text()


# At a glance


@pytest.mark.parametrize("reading", ["", "/seireki"])
@pytest.mark.parametrize("plan", [KAGOSHIMA, IBUSUKI])
def test_the_first_screen_of_a_phone_says_how_the_plan_stands(visit, plan, reading):
    """The sentence, the years and the counts, without scrolling."""
    page = visit(PHONE).open(f"{reading}{plan}2023/")
    parts = [page.locator(".lead"), page.locator(".counts").first.locator("li").last]
    parts += page.locator("nav.years a").all()
    for part in parts:
        box = part.bounding_box()
        assert 0 <= box["y"] and box["y"] + box["height"] <= PHONE[1], part.inner_text()


def test_the_first_screen_of_a_phone_begins_the_counts_in_english(visit):
    page = visit(PHONE).open(f"/en{KAGOSHIMA}2023/")
    for part in (page.locator(".lead"), page.locator("nav.years"), page.locator(".counts .counts-bar").first):
        box = part.bounding_box()
        assert box["y"] + box["height"] <= PHONE[1]


def test_the_state_is_told_in_easy_japanese(visit):
    page = visit(PHONE, javascript=False).open(KAGOSHIMA + "2023/")
    inside = page.locator(".easy-body")
    expect(inside).to_be_hidden()
    page.get_by_text("やさしい日本語で読む").click()
    expect(inside).to_be_visible()
    for line in ("よく できています（◎）：56", "れています（△）：15"):
        expect(inside).to_contain_text(line)
    without = inside.locator("ruby").filter(has_not=page.locator("rt"))
    assert inside.locator("ruby").count() > 5 and without.count() == 0


@pytest.mark.parametrize("plan", [KAGOSHIMA, IBUSUKI])
def test_every_number_of_the_first_sentence_leads_to_as_many(visit, plan):
    page = visit(PHONE, javascript=False).open(plan + "2023/")
    numbers = [(int(link.inner_text()), link.get_attribute("href")) for link in page.locator(".lead a").all()]
    numbers += [(int(link.inner_text()), link.get_attribute("href")) for link in page.locator("a.key-value").all()]
    assert len(numbers) >= 6
    for number, path in numbers:
        page.goto(path)
        assert len(rows(page)) == number, path


# Sorting and choosing


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_list_is_sorted_by_its_links(visit, javascript):
    visitor = visit(PHONE, javascript=javascript)
    page = visitor.open(KAGOSHIMA + "2023/")
    page.locator(".lead").get_by_role("link", name="15").click()
    page.wait_for_url("**" + LATE)
    by_number = rows(page)
    page.evaluate("window.marker = 1")

    page.locator("nav.orders").get_by_role("link", name="率").click()
    page.wait_for_url("**" + LATE + "rate/")
    expect(page.locator("nav.orders a[aria-current]")).to_contain_text("率↑")
    assert rates(page) == sorted(rates(page)) and len(rates(page)) == 15
    assert sorted(rows(page)) == sorted(by_number) != rows(page)
    assert page.evaluate("window.marker") == (1 if javascript else None)

    page.locator("nav.orders").get_by_role("link", name="率").click()
    page.wait_for_url("**" + LATE + "rate-down/")
    expect(page.locator("nav.orders a[aria-current]")).to_contain_text("率↓")
    assert rates(page) == sorted(rates(page), reverse=True)
    assert page.evaluate("window.marker") == (1 if javascript else None)


def test_a_list_changes_under_the_reader_without_a_new_page(visit):
    """What was there before stays: the window, the focus, the way back; and a screen reader hears the result."""
    page = visit(DESKTOP).open(LIST)
    page.evaluate("window.marker = 1")
    everything = rows(page)

    link = page.locator("nav.selections").get_by_role("link", name="遅れている")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**" + LATE)
    expect(page.locator(".hits")).to_contain_text("15件の指標")
    expect(page).to_have_title("具体策の一覧：遅れている 令和5年度 | 標 Shirube")
    expect(page.locator("h1")).to_have_text("具体策の一覧：遅れている 令和5年度")
    expect(page.locator("p.visually-hidden[role=status]")).to_have_text(page.locator(".hits").inner_text())
    focused = page.evaluate("document.activeElement.textContent")
    assert focused.startswith("遅れている")
    # What stands around the list follows it.
    assert page.locator("a.language-link").get_attribute("href") == "/en" + LATE
    assert page.locator(".data-links a").first.get_attribute("href") == LATE + "measures.csv"

    page.locator("nav.orders").get_by_role("link", name="率").click()
    page.wait_for_url("**/rate/")
    page.go_back()
    page.wait_for_url("**" + LATE)
    expect(page.locator("nav.orders a[aria-current]")).to_contain_text("番号")
    page.go_back()
    page.wait_for_url("**" + LIST)
    expect(page.locator("#measures tbody tr")).to_have_count(len(everything))
    assert rows(page) == everything
    page.go_forward()
    page.wait_for_url("**" + LATE)
    expect(page.locator("#measures tbody tr")).to_have_count(15)
    assert page.evaluate("window.marker") == 1, "the page was loaded anew"


def test_a_list_that_does_not_come_is_opened_as_a_page(visit):
    """Where the script cannot read what a link leads to, the link is a link."""
    page = visit(DESKTOP).open(LIST)
    page.evaluate("() => { window.marker = 1; window.fetch = () => Promise.reject(new Error('no network')); }")
    page.locator("nav.selections").get_by_role("link", name="遅れている").click()
    page.wait_for_url("**" + LATE)
    assert page.evaluate("window.marker") is None and len(rows(page)) == 15


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_conditions_are_combined(visit, javascript):
    page = visit(PHONE, javascript=javascript).open(LIST)
    page.evaluate("window.marker = 1")
    page.get_by_text("条件を組み合わせて絞り込む").click()
    page.get_by_label("評価", exact=True).select_option(label="△ 遅れあり")
    page.get_by_label("対象").select_option(label="市民等")
    page.get_by_label("語句").fill("がん検診")
    page.get_by_role("button", name="絞り込む").click()
    page.wait_for_url("**audience=citizens**")
    expect(page.locator(".hits")).to_contain_text("1件の指標")
    expect(page.get_by_label("評価", exact=True)).to_have_value("△")
    expect(page.get_by_label("語句")).to_have_value("がん検診")
    assert identities(page)[0].startswith("m070/")
    assert page.evaluate("window.marker") == (1 if javascript else None)

    page.get_by_role("link", name="条件をすべて外す").click()
    page.wait_for_url("**" + LIST)
    expect(page.locator("#measures tbody tr")).to_have_count(147)


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_the_form_keeps_the_kind_and_the_order_of_the_list(visit, javascript):
    page = visit(DESKTOP, javascript=javascript).open(KAGOSHIMA + "2023/lists/behind/rate-down/")
    page.get_by_text("条件を組み合わせて絞り込む").click()
    expect(page.get_by_role("combobox", name="一覧の種類")).to_have_value("behind")
    page.get_by_label("区分").select_option("1")
    page.get_by_role("button", name="絞り込む").click()
    page.wait_for_url("**/measures/?**show=behind**")
    assert "node=1" in page.url and "sort=rate-down" in page.url
    expect(page.locator("nav.orders a[aria-current]")).to_contain_text("率↓")
    found = rows(page)
    assert 0 < len(found) < 10
    # What is found can be taken along.
    link = page.locator(".data-links a", has_text="CSV")
    text = page.request.get(page.url.split("/plans/")[0] + link.get_attribute("href")).text()
    assert len(text.strip().splitlines()) == len(found) + 1
    # And the kind is given up like any other condition.
    page.get_by_role("combobox", name="一覧の種類").select_option("")
    page.get_by_role("button", name="絞り込む").click()
    expect(page.locator("#measures tbody tr").nth(len(found))).to_be_visible()
    assert "show=" not in page.url.replace("show=&", "&")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_wrong_words_in_the_form_are_answered_with_nothing_found(visit, javascript):
    page = visit(PHONE, javascript=javascript).open(LIST)
    page.get_by_text("条件を組み合わせて絞り込む").click()
    page.get_by_label("語句").fill("<火星>&移住")
    page.get_by_role("button", name="絞り込む").click()
    expect(page.locator(".hits")).to_contain_text("0件の指標")
    expect(page.locator("main")).to_contain_text("条件に合う指標はありません")


def test_a_small_table_is_sorted_by_its_heads_with_the_keyboard(visit):
    page = visit(DESKTOP).open(KAGOSHIMA + "years/")
    table = page.locator("#heading-rates")
    head = table.locator("thead th", has_text="R5")

    def column() -> list[str]:
        return table.locator("tbody tr td:nth-child(3)").all_inner_texts()

    before = column()
    assert head.get_attribute("aria-sort") is None
    head.locator("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    assert column() == sorted(before, key=lambda text: float(text.rstrip("%"))) != before
    page.keyboard.press("Space")
    assert head.get_attribute("aria-sort") == "descending"
    assert column() == sorted(before, key=lambda text: -float(text.rstrip("%")))
    assert page.evaluate("document.activeElement.textContent") == "R5"

    other = table.locator("thead th", has_text="R4")
    other.locator("button").click()
    assert other.get_attribute("aria-sort") == "ascending" and head.get_attribute("aria-sort") is None
    assert table.locator("thead th[aria-sort]").count() == 1


def test_the_heads_of_cards_are_seen_by_whoever_sorts_with_the_keyboard(visit):
    page = visit(PHONE).open(KAGOSHIMA + "2023/")
    head = page.locator("table thead th").first
    button = head.locator("button")
    assert clipped(page)
    button.focus()
    box = button.bounding_box()
    assert not clipped(page) and box["width"] > 20 and box["height"] >= 24
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"


def clipped(page: Page) -> bool:
    return page.locator("thead").first.evaluate("head => getComputedStyle(head).clipPath !== 'none'")


# Readings


@pytest.mark.parametrize("path", [KAGOSHIMA + "2023/", LATE + "rate/", BEHIND, KAGOSHIMA + "2023/units/d11/"])
def test_a_reader_changes_years_and_language_and_stays_on_the_page(visit, path):
    page = visit(PHONE).open(path)
    what = identities(page) if page.locator("#measures").count() else None
    for link, reading in (("西暦", "/seireki"), ("和暦", ""), ("English", "/en"), ("日本語", "")):
        page.locator(".reading-links").get_by_role("link", name=link).click()
        page.wait_for_url(lambda url: url.endswith(reading + path) and url.count("/plans/") == 1)
        assert f"{reading}/plans/" in page.url
        expect(page.locator("html")).to_have_attribute("lang", "en" if reading == "/en" else "ja")
        assert READINGS[reading] in page.locator("body").inner_text()
        assert what is None or identities(page) == what
        # Whoever goes on stays in the reading.
        internal = page.locator("main a[href^='/']:not([download])").evaluate_all("links => links.map(l => l.pathname)")
        assert [link for link in internal if not link.startswith(f"{reading}/plans/")] == []


# Where numbers come from


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_rate_leads_to_its_working_and_a_figure_to_its_records(visit, javascript):
    page = visit(PHONE, javascript=javascript).open(LATE)
    row = page.locator("#measures tbody tr", has_text="おくやみコーナーの運営")
    row.get_by_role("link", name="46%").click()
    page.wait_for_url("**/measures/m018/#working-1-2023")
    working = page.locator("#working-1-2023")
    expect(working).to_be_visible()
    expect(working.locator("xpath=ancestor-or-self::details | descendant::details").first).to_contain_text(
        "1756 ÷ 3840 × 100"
    )
    expect(working).to_be_in_viewport()

    page.go_back()
    row.get_by_role("link", name="1,756").click()
    page.wait_for_url("**/measures/m018/#series-1")
    expect(page.locator("#series-1")).to_be_in_viewport()
    expect(page.get_by_role("heading", name="数値の出どころと変更の記録")).to_be_attached()


@pytest.mark.parametrize("path", [LATE, IBUSUKI + "2023/measures/"])
def test_the_data_say_what_the_table_says(visit, path):
    page = visit(DESKTOP).open(path)
    shown = page.locator("#measures tbody tr").evaluate_all(
        """rows => rows.map(row => [
            row.querySelector('a').pathname.split('/').at(-2), row.querySelector('.measure-number').textContent,
            row.querySelector('a').textContent,
            row.cells[5].querySelector('a')?.textContent ?? '', row.querySelector('.chip-symbol')?.textContent ?? '',
        ])"""
    )
    tables = {}
    for name, kind in (("(CSV)", "csv"), ("JSON", "json")):
        with page.expect_download() as download:
            page.locator(".data-links").get_by_role("link", name=name).click()
        assert download.value.suggested_filename.endswith("." + kind)
        tables[kind] = download.value.path().read_bytes().decode("utf-8-sig")
    from_csv = list(csv.DictReader(io.StringIO(tables["csv"])))
    from_json = json.loads(tables["json"])["tables"]["measures"]
    assert [{name: value or "" for name, value in row.items()} for row in from_json] == from_csv
    has_ratings = page.locator("#measures .chip").count() > 0
    assert shown == [
        [
            row["measure"],
            row["number"],
            row["name"],
            row["rate_shown"] and row["rate_shown"] + "%",
            row["rating"] if has_ratings else "",
        ]
        for row in from_csv
    ]


def test_a_department_finds_what_is_its_own(visit):
    page = visit(PHONE).open(KAGOSHIMA + "2023/")
    page.get_by_role("navigation", name="サイト内メニュー").get_by_role("link", name="部署").click()
    page.get_by_role("link", name="市民課", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("市民 市民課")
    assert [text.strip() for text in page.locator("#measures td[data-label='担当']").all_inner_texts()] == ["市民課"] * 4
    page.locator("nav.years").get_by_role("link", name="R4").click()
    page.wait_for_url(f"**{KAGOSHIMA}2022/units/d11/")
    expect(page.locator("h1")).to_have_text("市民 市民課")
    assert quote("d11") in page.locator("a.language-link").get_attribute("href")
