"""Every kind of page in a real Chromium: for all readers, on all screens, with nothing but a keyboard, on paper."""

from __future__ import annotations

import re
import subprocess

import pytest

from pages import (
    BEHIND,
    DESKTOP,
    KAGOSHIMA,
    KINDS,
    PHONE,
    PICTURES,
    Kind,
    assert_fits,
    overflow,
    set_size,
    set_size_of_text,
    set_workings,
    violations,
)

LANGUAGES = ("ja", "en")
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
every_language = pytest.mark.parametrize("language", LANGUAGES)
short_kinds = pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.is_long], ids=lambda kind: kind.name)


@every_kind
def test_a_page_says_what_it_is_in_both_languages(visit, kind: Kind):
    visitor = visit()
    for language, other in (LANGUAGES, reversed(LANGUAGES)):
        page = visitor.open(kind.address(language), kind.status)
        assert page.title() == kind.title(language)
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1
        assert page.locator("main h1").inner_text().strip()
        levels = page.evaluate(
            "[...document.querySelectorAll('h1, h2, h3, h4')].map(heading => Number(heading.tagName[1]))"
        )
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:])), "a heading is left out"
        assert page.locator("main, header.site-header, footer.site-footer").count() == 3
        if kind.status == 200:
            assert page.locator("a.language-link").get_attribute("href") == kind.other_language(other)


@every_kind
def test_axe_finds_nothing(visit, kind: Kind):
    """All rules on a phone and on a desk, by day and by night, every second kind in English."""
    language = LANGUAGES[KINDS.index(kind) % 2]
    visitor = visit()
    page = visitor.open(kind.address(language), kind.status)
    set_workings(page, are_open=True)
    # Row after row is the same to axe.
    page.evaluate("document.querySelectorAll('tbody tr:nth-child(n+21)').forEach(row => row.remove())")
    for size, by_day, by_night in ((PHONE, None, ["color-contrast"]), (DESKTOP, ["color-contrast"], None)):
        set_size(page, size)
        # Between day and night nothing but the colours differs.
        for scheme, rules in (("light", by_day), ("dark", by_night)):
            page.emulate_media(color_scheme=scheme)
            assert violations(page, rules) == [], f"{size}, {scheme}"


if PICTURES:

    @every_language
    @every_kind
    def test_pictures_of_a_page_can_be_taken(visit, kind: Kind, language: str):
        visitor = visit()
        page = visitor.open(kind.address(language), kind.status)
        for name, size in (("390", PHONE), ("1280", DESKTOP)):
            for scheme in ("light", "dark"):
                set_size(page, size)
                page.emulate_media(color_scheme=scheme)
                visitor.picture(f"{kind.name}-{language}-{name}-{scheme}")


@every_kind
def test_everything_fits_at_every_width_and_size(visit, kind: Kind):
    visitor = visit(DESKTOP)
    for language in LANGUAGES:
        page = visitor.open(kind.address(language), kind.status)
        set_workings(page, are_open=True)
        # 640 is a usual window at a zoom of 200 percent, 320 at 400 percent.
        for width in (1280, 640, 390, 320):
            set_size(page, (width, 800))
            assert_fits(page, f"{language}, {width} px")
        set_size(page, (1280, 800))
        set_size_of_text(page, 32)
        assert_fits(page, f"{language}, text of twice the size")
        set_size_of_text(page, 16)


@every_kind
def test_a_page_is_the_same_without_javascript(visit, kind: Kind):
    """The one script waits until the page is there, and adds nothing to it but buttons in the heads of tables."""
    with_scripts = visit().open(kind.path, kind.status)
    without = visit(javascript=False).open(kind.path, kind.status)
    assert [script.get_attribute("defer") for script in without.locator("script").all()] == [""]
    assert without.locator("main").text_content() == with_scripts.locator("main").text_content()
    assert without.locator("button.sort").count() == 0
    assert with_scripts.locator("button:not(.sort)").count() == without.locator("button").count()
    assert with_scripts.locator("button.sort:not(thead th > button)").count() == 0
    summary = without.locator("summary").first
    if summary.count():
        was_open = without.locator("details").first.get_attribute("open") is not None
        summary.click()
        assert (without.locator("details").first.get_attribute("open") is not None) != was_open


# Everything that a pointer could use, in the order of the page.
REACHABLE = """
() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
    .filter(element => element.checkVisibility({ visibilityProperty: true }))
    .map((element, index) => { element.dataset.order = index; return index; })
"""

FOCUSED = """
() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const [style, box] = [getComputedStyle(element), element.getBoundingClientRect()];
    const line = [...element.getClientRects()].find(line => line.bottom > 0 && line.top < innerHeight) || box;
    const top = document.elementFromPoint(
        Math.max(line.left, 0) + Math.min(line.width, innerWidth) / 2, line.top + line.height / 2);
    return {
        order: Number(element.dataset.order), name: element.outerHTML.slice(0, 100),
        isDate: element.type === 'date',
        outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        inView: box.bottom > 0 && box.top < innerHeight,
        uncovered: !top || element.contains(top) || top.contains(element),
    };
}
"""


@short_kinds
def test_the_keyboard_reaches_everything_in_order(visit, kind: Kind):
    visitor = visit()
    for size in (PHONE, DESKTOP):
        set_size(visitor.page, size)
        page = visitor.open(kind.path, kind.status)
        wanted = page.evaluate(REACHABLE)
        reached = []
        while len(reached) < len(wanted):
            page.keyboard.press("Tab")
            focus = page.evaluate(FOCUSED)
            assert focus, f"the focus was lost after {reached[-1:]}"
            # The year, month and day of a date are stops of their own.
            if focus["isDate"] and reached[-1:] == [focus["order"]]:
                continue
            assert focus["outlined"], f"no visible focus: {focus['name']}"
            assert focus["inView"] and focus["uncovered"], f"the focus is hidden: {focus['name']}"
            reached.append(focus["order"])
        assert reached == wanted


@every_language
def test_the_skip_link_comes_first_and_leads_to_the_content(visit, language: str):
    page = visit().open(("" if language == "ja" else "/en") + KAGOSHIMA + "2023/")
    link = page.locator("a.skip-link")
    away = link.bounding_box()
    page.keyboard.press("Tab")
    assert link.evaluate("link => link === document.activeElement")
    box = link.bounding_box()
    assert box["y"] >= 0 and box["x"] >= 0 and box != away
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_working_opens_and_closes_with_the_keyboard(visit):
    page = visit().open(KAGOSHIMA + "2023/measures/m019/")
    working = page.locator("details.working").first
    inside = working.locator(".working-body")
    working.locator("summary").focus()
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        assert inside.is_visible()
        page.keyboard.press(key)
        assert inside.is_hidden()


def test_the_filter_is_used_with_the_keyboard_alone(visit):
    page = visit(DESKTOP).open(KAGOSHIMA + "2023/measures/")
    page.locator(".more-conditions summary").focus()
    page.keyboard.press("Enter")

    def tab_to(name: str) -> None:
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.name") == name:
                return
        raise AssertionError(f"the tab key does not reach {name}")

    tab_to("rating")
    for _ in ("◎", "○", "△"):
        page.keyboard.press("ArrowDown")
    tab_to("q")
    page.keyboard.press("Enter")
    page.wait_for_url("**rating=%E2%96%B3**")
    assert page.locator("#filter-rating").input_value() == "△"


def test_a_list_on_a_phone_names_every_value(visit):
    """Where rows become cards, each value stands beside the name of its column."""
    page = visit(PHONE).open(BEHIND)
    cells = page.locator("#measures tbody tr").first.locator("td")
    for cell in cells.all():
        before = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
        assert before.strip('"') == cell.get_attribute("data-label") != ""


@pytest.mark.parametrize(
    ("path", "figures"),
    [
        (KAGOSHIMA + "2023/", ["78,691", "32,000", "245.9%", "180.6%", "基本方針"]),
        (KAGOSHIMA + "2023/measures/", ["78,691", "32,000", "246%", "No."]),
        (KAGOSHIMA + "2023/measures/m019/", ["27", "23", "117%", "平均手続時間"]),
        ("/plans/ibusuki/2023/measures/", ["328%", "スマホ講習会"]),
    ],
    ids=["year", "measures", "measure", "ibusuki-measures"],
)
def test_a_printed_page_holds_the_figures(visit, tmp_path, path: str, figures: list[str]):
    page = visit(DESKTOP).open(path)
    sheet = tmp_path / "page.pdf"
    page.pdf(path=sheet, format="A4")
    text = subprocess.run(
        ["pdftotext", "-layout", sheet, "-"], capture_output=True, text=True, check=True, timeout=60
    ).stdout
    packed = re.sub(r"\s", "", text)
    for figure in figures:
        assert re.sub(r"\s", "", figure) in packed
    assert "本文へ移動" not in packed


def test_print_leaves_out_what_paper_cannot_use(visit):
    page = visit(DESKTOP).open(KAGOSHIMA + "2023/measures/")
    page.emulate_media(media="print")
    for what in ("a.skip-link", "form.filter", "nav.site-nav", "nav.orders", "nav.selections", ".data-links"):
        assert page.locator(what).is_hidden(), what
    assert page.locator("#measures").is_visible()
    assert overflow(page) <= 0
