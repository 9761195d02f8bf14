"""Workbooks of a department's sheets: a town with an open round, the commands that give and read them, what they hold."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import openpyxl

from members import forms_of
from program import shirube

ROUND = "town-2023"
TOWN = ["--municipality", "479993"]
NO_VALUE = "集計中"
PAGE = f"/office/rounds/{ROUND}/book/u1/"


def by(name: str, database: Path) -> list:
    return ["--by", f"{name}@town.example.lg.jp", *TOWN, "--database", database]


def export(database: Path, path: Path, unit: str = "u1", name: str = "reporter-u1") -> Path:
    result = shirube("round", "export", ROUND, "--unit", unit, "--output", path, *by(name, database))
    assert result.returncode == 0, result.stderr
    return path


def read_in(database: Path, path: Path, *options: str, name: str = "reporter-u1", language: str = "ja"):
    return shirube("round", "import", path, *options, *by(name, database), language=language)


def answers(database: Path, measure: str) -> dict[str, str]:
    """What stands in a sheet."""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(
            "SELECT address, value FROM case_value WHERE case_id = ? AND value IS NOT NULL",
            [f"{ROUND}.{measure}"],
        ).fetchall()
    return dict(rows)


def events(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute("SELECT count(*) FROM case_event").fetchone()[0]


def tab(book: openpyxl.Workbook, number: str):
    return next(sheet for sheet in book if sheet.title.startswith(f"{number} "))


def cell_of(sheet, token: str):
    """The cell that holds an answer, by the hidden key of its row."""
    for row in sheet.iter_rows():
        for key in row:
            if isinstance(key.value, str) and key.value.startswith("shirube-row "):
                for word in key.value.split("|")[0].split(" "):
                    column, _, name = word.partition("=")
                    if name == token:
                        return sheet[f"{column}{key.row}"]
    raise AssertionError(f"no cell for {token} in {sheet.title}")


FILLED = {
    "a1": {"figures/1/actual": "n:1200", "activity": "t:申請画面を公開した。\n使い方の動画も作った。"},
    "a2": {"figures/1/actual": "n:1087", "figures/2/actual": "r:not_yet_available"},
    "a8": {"figures/1/actual": "n:milestone:partly", "words_1": "t:規程案を作った"},
    "a9": {"figures/1/actual": "n:①=18104;②=25617"},
}


def assert_filled(database: Path) -> None:
    for measure, values in FILLED.items():
        found = answers(database, measure)
        assert found.items() >= values.items()


def assert_told(town: Path, path: Path, words: str, place: str) -> None:
    """The workbook is refused with what is wrong and where, and nothing of it is taken."""
    before = events(town)
    result = read_in(town, path)
    assert result.returncode == 2 and result.stdout == ""
    assert words in result.stderr and place in result.stderr, result.stderr
    assert events(town) == before


def bring_back(town: Path, reporter, content: bytes):
    """Uploads a workbook that was filled in, looks at what would change, and saves it; the form that saved it."""
    before = events(town)
    preview = reporter.upload(reporter.form(PAGE), "book", "記入.xlsx", content)
    assert preview.status == 200, preview.text
    assert "7か所が変わります" in preview.text and "セルF" in preview.text
    assert events(town) == before, "looking changes nothing"
    form = next(form for form in forms_of(preview.text) if form.action == PAGE + "save/")
    assert reporter.send(form).status == 303
    assert_filled(town)
    return form
