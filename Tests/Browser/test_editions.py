"""Earlier states of a plan: a year as it was published, the plan as it was on a day, and the way back to today."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from pages import DESKTOP, KAGOSHIMA, PHONE, PICTURES, assert_fits, set_size, violations
from program import SAMPLES, Server, shirube

EDITIONS = KAGOSHIMA + "editions/"
MEASURE = "2023/measures/m019/"


def day(ago: int) -> str:
    """So many days ago in Japan."""
    japan = datetime.timezone(datetime.timedelta(hours=9))
    return (datetime.datetime.now(japan) - datetime.timedelta(days=ago)).date().isoformat()


@pytest.fixture(scope="module")
def sealed(tmp_path_factory, clock):
    """Kagoshima's plan, stored 60 days ago; its year sealed 40, published 30 and corrected 20 days ago."""
    folder = tmp_path_factory.mktemp("sealed")
    database, setting = folder / "shirube.sqlite", folder / "offset"

    def run(ago: int, *arguments: str | Path) -> None:
        setting.write_text(str(-86_400 * ago))
        result = shirube(*arguments, "--database", database, changes={"CLOCK": str(setting), "LD_PRELOAD": str(clock)})
        assert result.returncode == 0, result.stdout + result.stderr

    hand = ("--by", "情報政策課長", "--reason")
    run(60, "import", SAMPLES / "kagoshima")
    run(40, "freeze", "--plan", "kagoshima", "--year", "R5", "--publish", day(30), *hand, "令和5年度の確定")
    correction = ("--series", "m019/1", "--year", "R5", "--kind", "actual", "--value", "24")
    run(20, "correct", "--plan", "kagoshima", *correction, *hand, "窓口の計測を見直したため")
    server = Server(database, folder / "log")
    yield server
    server.kill()


@pytest.fixture
def look(visit, sealed):
    """Opens pages of that site."""
    return lambda **options: visit(at=sealed.address, **options)


def actual(page) -> str:
    """The actual of the year, as the page says first."""
    return page.locator(".key-detail a").nth(1).inner_text()


def test_a_reader_goes_from_the_correction_to_what_was_published_and_back(look):
    visitor = look(size=DESKTOP, javascript=False)
    page = visitor.open(KAGOSHIMA + MEASURE)
    assert actual(page).startswith("24")
    page.locator("#main").get_by_role("link", name="訂正と版").click()
    table = page.locator("#year-2023-errata tbody")
    for words in ("23", "24", "窓口の計測を見直したため"):
        assert words in table.inner_text()
    page.get_by_role("link", name="公表時の版").click()
    notice = page.locator("main .notice").first
    assert "令和5年度の公表時の版です" in notice.inner_text()
    page.get_by_role("link", name="具体策の一覧").first.click()
    page.get_by_role("link", name="住民異動手続き等").first.click()
    assert "/editions/published-2023/" in page.url
    assert actual(page).startswith("23") and "訂正前" not in page.locator("main").inner_text()
    notice.get_by_role("link", name="今の計画を見る").click()
    assert page.url.endswith(KAGOSHIMA + MEASURE)


@pytest.mark.parametrize("ago, shown", [(25, "23"), (19, "24")])
def test_a_day_is_asked_for_by_the_form(look, ago: int, shown: str):
    visitor = look(javascript=False)
    page = visitor.open(EDITIONS)
    page.fill("#field-day", day(ago))
    page.get_by_role("button", name="この日の計画を見る").click()
    changed = day(30 if shown == "23" else 20)
    assert page.url.endswith(f"{EDITIONS}{changed}/2023/")
    page = visitor.open(f"{EDITIONS}{changed}/{MEASURE}")
    assert actual(page).startswith(shown)


def test_nothing_of_the_year_is_shown_for_a_day_before_its_publication(look):
    page = look().open(f"{EDITIONS}{day(40)}/{MEASURE}")
    detail = page.locator(".key-detail").first.inner_text()
    assert "27" in detail and "23" not in detail and "24" not in detail


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(
    "name, path",
    [
        ("editions", ""),
        ("published-year", "published-2023/2023/"),
        ("published-measure", "published-2023/" + MEASURE),
        ("day-measures", "{day}/2023/lists/behind/"),
        ("day-years", "{day}/years/"),
    ],
)
def test_its_pages_are_for_all_readers_and_fit_everywhere(look, name: str, path: str, language: str):
    visitor = look(size=DESKTOP)
    page = visitor.open(("" if language == "ja" else "/en") + EDITIONS + path.format(day=day(30)))
    page.evaluate("document.querySelectorAll('tbody tr:nth-child(n+21)').forEach(row => row.remove())")
    for size in (PHONE, DESKTOP):
        set_size(page, size)
        assert violations(page) == [], f"{size}"
    for width in (1280, 640, 390, 320):
        set_size(page, (width, 800))
        assert_fits(page, f"{width} px")
    if PICTURES:
        for size in (PHONE, DESKTOP):
            set_size(page, size)
            visitor.picture(f"editions-{name}-{language}-{size[0]}")
