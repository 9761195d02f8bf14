"""A city in which a whole year can be played: its plan with last year sealed, its people, and its server with a clock to be set."""

from __future__ import annotations

import csv
import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path

from members import PASSPHRASE, give_passphrase
from pages import DESKTOP, PHONE, Visit, assert_fits, set_size, violations
from program import SAMPLES, SHIRUBE, Server, import_plan, shirube

CITY = "462012"
YEAR = "2024"
UNIT = "d11"
MEASURES = ["m016", "m017", "m018", "m019"]
LAST_YEAR = "転入・転出・転居の届出で、聞き取り入力を始めた。"
PEOPLE = {
    "syusa": ("市民課 主査", UNIT, "主査", "reporter"),
    "kacho": ("市民課長", UNIT, "課長", "head"),
    "jimukyoku": ("情報政策課 主事", "", "主事", "office"),
    "iin": ("推進委員", "", "委員", "committee"),
}
ROUND = f"/office/rounds/{YEAR}/"
JAPAN = timezone(timedelta(hours=9))


def day(after: int) -> str:
    """The day so many days from today, as a form takes it."""
    return (datetime.now(JAPAN) + timedelta(days=after)).date().isoformat()


def sheet(measure: str) -> str:
    return f"{ROUND}sheets/{YEAR}.{measure}/"


def review(measure: str) -> str:
    return f"{ROUND}review/{YEAR}.{measure}/"


def make_city(folder: Path) -> Path:
    """A database with the plan of Kagoshima, of which the year before is sealed and public, and one person in each post."""
    plan = shutil.copytree(SAMPLES / "kagoshima", folder / "kagoshima")
    with (plan / "texts.csv").open("a", encoding="utf-8", newline="") as texts:
        csv.writer(texts).writerow(["m019", "2023", "activity", LAST_YEAR])
    database = folder / "city.sqlite"
    import_plan(plan, database)
    members = folder / "members.csv"
    with members.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["name", "mail", "sign_in_name", "unit", "post", "role"])
        for sign_in_name, (name, unit, post, role) in PEOPLE.items():
            rows.writerow([name, f"{sign_in_name}@city.example.lg.jp", sign_in_name, unit, post, role])
    run("member", "import", members, "--units", plan / "units.csv", "--municipality", CITY, "--database", database)
    run(
        "freeze", "--plan", "kagoshima", "--year", "2023", "--by", "情報政策課長",
        "--reason", "令和5年度の進捗状況の確定", "--database", database,
    )
    server = Server(database, folder / "log")
    for sign_in_name in PEOPLE:
        give_passphrase(database, CITY, sign_in_name, lambda: server.port)
    assert server.stop() == 0
    return database


def run(*arguments: str | Path) -> None:
    result = shirube(*arguments)
    assert result.returncode == 0, result.stderr


class City:
    """The city's server, whose day can be another one than today."""

    def __init__(self, database: Path, folder: Path, clock: Path):
        self._setting = folder / "offset"
        self.let_days_pass(0)
        command = f'CLOCK={self._setting} LD_PRELOAD={clock} exec "{SHIRUBE}" serve --port 0 --database {database}'
        self.server = Server(database, folder / "log", command=["sh", "-c", command])

    def let_days_pass(self, days: int) -> None:
        """Sets the server's day to so many days from the real one."""
        self._setting.write_text(str(days * 86_400))


class Person:
    """Somebody at a browser of their own; every kind of page that they come to is looked at once."""

    def __init__(self, visitor: Visit, seen: set[str], javascript: bool):
        self.visitor = visitor
        self.page = visitor.page
        self.javascript = javascript
        self._seen = seen

    def sign_in(self, name: str) -> Person:
        self.open("/office/sign-in/", "sign-in")
        self.page.fill("#field-name", name)
        self.page.fill("#field-passphrase", PASSPHRASE)
        self.press("ログイン")
        self.page.wait_for_url("**/office/")
        return self

    def open(self, path: str, kind: str | None = None):
        page = self.visitor.open(path)
        if kind:
            self.look(kind)
        return page

    def look(self, kind: str) -> None:
        """The page fits a desk and a telephone, axe finds nothing on it, and a picture is kept where one is asked for."""
        if kind in self._seen:
            return
        self._seen.add(kind)
        for width, size in (("phone", PHONE), ("desk", DESKTOP)):
            set_size(self.page, size)
            # What stays in sight while one scrolls lies on what is below it.
            self.page.evaluate("scrollTo(0, 0)")
            assert_fits(self.page, f"{kind} {width}")
            if self.javascript:
                assert violations(self.page) == [], (kind, width)
            self.visitor.picture(f"story-{kind}-{width}" + ("" if self.javascript else "-plain"))

    def press(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).click()

    def is_told(self, words: str) -> None:
        self.page.get_by_text(words).first.wait_for()

    def sees(self, field: str) -> bool:
        """The top of the field is in the window, and nothing lies on it."""
        return self.page.evaluate(
            """field => {
                const element = document.querySelector(field), box = element.getBoundingClientRect();
                return document.elementFromPoint(box.left + box.width / 2, box.top + 4) === element;
            }""",
            field,
        )

    def text(self) -> str:
        return self.page.locator("main").inner_text()

    def expects_a_refusal(self) -> None:
        """The next form that is sent from here is answered as an error, which the browser's console repeats."""
        self.visitor.expect(self.page.url)
