"""A department's sheets as a workbook: out, filled in by openpyxl as a person would, and in again."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from books import (
    NO_VALUE, PAGE, ROUND, answers, assert_filled, assert_told, bring_back, by, cell_of, events, export, read_in, tab,
)
from members import forms_of
from program import assert_one_clear_line, shirube


@pytest.fixture
def edited(town, tmp_path):
    """Changes an exported workbook by a function and saves it."""

    def edit(change, unit: str = "u1", name: str = "reporter-u1") -> Path:
        path = export(town, tmp_path / "out.xlsx", unit, name)
        book = openpyxl.load_workbook(path)
        change(book)
        path = tmp_path / "in.xlsx"
        book.save(path)
        return path

    return edit


def fill(book: openpyxl.Workbook) -> None:
    first = tab(book, "1")
    cell_of(first, "figures/1/actual").value = 1200
    cell_of(first, "activity").value = "申請画面を公開した。\n使い方の動画も作った。"
    second = tab(book, "2")
    cell_of(second, "figures/1/actual").value = "１，０８７件"
    cell_of(second, "figures/2/actual?").value = NO_VALUE
    cell_of(tab(book, "8"), "figures/1/actual").value = "一部達成"
    cell_of(tab(book, "8"), "words_1").value = "規程案を作った"
    cell_of(tab(book, "9"), "figures/1/actual").value = "①18,104 ②25,617"


def test_the_same_round_gives_the_same_bytes(town, tmp_path):
    first = export(town, tmp_path / "first.xlsx").read_bytes()
    assert export(town, tmp_path / "second.xlsx").read_bytes() == first


def test_a_clerk_sees_what_to_fill_in_and_last_year_beside_it(town, tmp_path):
    book = openpyxl.load_workbook(export(town, tmp_path / "book.xlsx"))
    sheet = tab(book, "1")
    assert sheet.protection.sheet
    texts = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert {"申請件数", "件", "1000", "950", "申請画面を設計した。", "実施内容"} <= texts
    entry = cell_of(sheet, "figures/1/actual")
    assert not entry.protection.locked
    assert sheet[f"A{entry.row}"].protection.locked
    assert sheet.column_dimensions["I"].hidden
    lists = [rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert any(NO_VALUE in words for words in lists)
    assert any("一部達成" in rule.formula1 for rule in tab(book, "8").data_validations.dataValidation if rule.formula1)
    assert [name for name in book.sheetnames if book[name].sheet_state == "hidden"] == ["管理情報"]


def test_what_was_filled_in_is_saved_as_drafts(town, edited):
    path = edited(fill)
    preview = read_in(town, path, "--preview")
    assert preview.returncode == 0, preview.stderr
    assert len(preview.stdout.splitlines()) == 7
    assert "セルF" in preview.stdout and "1,200" in preview.stdout
    assert answers(town, "a1") == {} or "figures/1/actual" not in answers(town, "a1")
    before = events(town)
    result = read_in(town, path)
    assert result.returncode == 0, result.stderr
    assert_filled(town)
    assert events(town) > before
    with closing(sqlite3.connect(town)) as connection:
        states = dict(connection.execute("SELECT id, state FROM case_record").fetchall())
        who = connection.execute("SELECT DISTINCT member, post FROM case_event WHERE number = 2").fetchall()
    assert states[f"{ROUND}.a1"] == "in_entry" and states[f"{ROUND}.a4"] == "to_do"
    assert who == [("reporter-u1", "reporter-u1")]
    after = events(town)
    again = read_in(town, path)
    assert again.returncode == 0 and "変更はありません" in again.stdout
    assert events(town) == after


def test_an_untouched_workbook_changes_nothing(town, edited):
    before = events(town)
    result = read_in(town, edited(lambda book: None))
    assert result.returncode == 0 and "変更はありません" in result.stdout
    assert events(town) == before


def test_what_another_wrote_meanwhile_stays_unless_the_person_says_so(town, tmp_path):
    mine = export(town, tmp_path / "mine.xlsx")
    for path, value in ((tmp_path / "theirs.xlsx", 900), (mine, 1200)):
        book = openpyxl.load_workbook(mine)
        cell_of(tab(book, "1"), "figures/1/actual").value = value
        book.save(path)
    book = openpyxl.load_workbook(mine)
    cell_of(tab(book, "1"), "activity").value = "公開した。"
    book.save(mine)
    assert read_in(town, tmp_path / "theirs.xlsx", name="head-u1").returncode == 0
    result = read_in(town, mine)
    assert result.returncode == 1, result.stdout
    assert "そのままにします" in result.stdout and "900" in result.stdout
    assert answers(town, "a1")["figures/1/actual"] == "n:900"
    assert answers(town, "a1")["activity"] == "t:公開した。"
    assert read_in(town, mine, "--overwrite").returncode == 0
    assert answers(town, "a1")["figures/1/actual"] == "n:1200"


@pytest.mark.parametrize(
    ("value", "number_format", "stored"),
    [
        (97.4, "General", "n:97.4"),
        (0.974, "0.0%", "n:97.4"),
        ("９７．４", "@", "n:97.4"),
        ("97.4%", "@", "n:97.4"),
        (0, "General", "n:0"),
        ("調査なし", "@", "r:not_surveyed"),
    ],
)
def test_a_percentage_is_understood_however_it_is_written(town, edited, value, number_format, stored):
    def change(book):
        cell = cell_of(tab(book, "3"), "figures/1/actual")
        cell.number_format = number_format
        cell.value = value

    assert read_in(town, edited(change, "u2", "reporter-u2"), name="reporter-u2").returncode == 0
    assert answers(town, "a3")["figures/1/actual"] == stored


def formula(book):
    cell_of(tab(book, "1"), "figures/1/actual").value = "=600*2"


def date(book):
    cell = cell_of(tab(book, "1"), "figures/1/actual")
    cell.value, cell.number_format = 45355, "m/d"


def words(book):
    cell_of(tab(book, "1"), "figures/1/actual").value = "たくさん"


def error(book):
    cell_of(tab(book, "1"), "figures/1/actual").value = "#DIV/0!"


def both(book):
    cell_of(tab(book, "1"), "figures/1/actual").value = 5
    cell_of(tab(book, "1"), "figures/1/actual?").value = NO_VALUE


def too_long(book):
    cell_of(tab(book, "1"), "activity").value = "あ" * 4_001


def no_such_reason(book):
    cell_of(tab(book, "1"), "figures/1/actual?").value = "担当者不在"


def deleted_row(book):
    sheet = tab(book, "1")
    sheet.delete_rows(cell_of(sheet, "activity").row)


def moved_cells(book):
    sheet = tab(book, "2")
    first, second = (cell_of(sheet, f"figures/{series}/actual").row for series in (1, 2))
    for column in "ABCDEFGH":
        one, two = sheet[f"{column}{first}"], sheet[f"{column}{second}"]
        one.value, two.value = two.value, one.value


def inserted_column(book):
    tab(book, "1").insert_cols(2)


def deleted_sheet(book):
    del book[tab(book, "1").title]


def copied_sheet(book):
    copy = book.copy_worksheet(tab(book, "1"))
    copy.title = "写し"


def changed_record(book):
    book["管理情報"]["B3"].value = "another"


def no_record(book):
    del book["管理情報"]


HOSTILE = [
    (formula, "式", "セルF"), (date, "日付", "セルF"), (words, "数値として読めません", "セルF"), (error, "エラー値", "セルF"),
    (both, "数値と理由", "セルF"), (too_long, "4000文字", "セルF"), (no_such_reason, "理由の一覧", "セル"),
    (deleted_row, "足りません", "シート「1 "), (moved_cells, "見出し", "セルA"), (inserted_column, "列が", "シート「1 "),
    (deleted_sheet, "シートがありません", "town-2023.a1"), (copied_sheet, "コピーしたシート", "写し"),
    (changed_record, "管理情報", ""), (no_record, "調査票ブックではありません", ""),
]


@pytest.mark.parametrize(("change", "words", "place"), HOSTILE, ids=[change.__name__ for change, _, _ in HOSTILE])
def test_a_workbook_that_cannot_be_right_is_told_with_its_place_and_changes_nothing(town, edited, change, words, place):
    def all_changes(book):
        cell_of(tab(book, "4"), "figures/1/actual").value = 77
        change(book)

    assert_told(town, edited(all_changes), words, place)
    english = read_in(town, edited(all_changes), language="en")
    assert english.returncode == 2 and not any(
        "ぁ" <= letter <= "ん" for letter in english.stderr.replace("たくさん", "").replace("写し", "")
    ), english.stderr


def test_a_row_that_was_moved_with_its_key_is_found(town, edited):
    def change(book):
        sheet = tab(book, "1")
        cell_of(sheet, "figures/1/actual").value = 321
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        sheet.insert_rows(3, 4)

    assert read_in(town, edited(change)).returncode == 0
    assert answers(town, "a1")["figures/1/actual"] == "n:321"


def test_tabs_of_two_workbooks_do_not_mix(town, tmp_path):
    export(town, tmp_path / "old.xlsx")
    book = openpyxl.load_workbook(tmp_path / "old.xlsx")
    cell_of(tab(book, "1"), "figures/1/actual").value = 5
    book.save(tmp_path / "first.xlsx")
    assert read_in(town, tmp_path / "first.xlsx").returncode == 0
    export(town, tmp_path / "new.xlsx")
    old, new = (zipfile.ZipFile(tmp_path / name) for name in ("old.xlsx", "new.xlsx"))
    parts = {name: new.read(name) for name in new.namelist()}
    # The third part is the tab of the second measure, with the texts of the other workbook.
    parts["xl/worksheets/sheet3.xml"] = old.read("xl/worksheets/sheet3.xml")
    parts["xl/sharedStrings.xml"] = old.read("xl/sharedStrings.xml")
    with zipfile.ZipFile(tmp_path / "mixed.xlsx", "w") as mixed:
        for name, content in parts.items():
            mixed.writestr(name, content)
    before = events(town)
    assert read_in(town, tmp_path / "mixed.xlsx").returncode == 2
    assert events(town) == before


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr("xl/workbook.xml", b" " * 200_000_000)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7 a report", b"\xd0\xcf\x11\xe0" + bytes(600), b"PK\x03\x04" + bytes(90), "表,計\n1,2\n".encode()],
    ids=["empty", "pdf", "old or encrypted", "broken archive", "csv"],
)
def test_another_kind_of_file_is_one_clear_line(town, tmp_path, content):
    path = tmp_path / "file.xlsx"
    path.write_bytes(content)
    result = read_in(town, path)
    assert result.returncode == 2 and result.stdout == ""
    assert_one_clear_line(result.stderr)


def test_a_bomb_is_refused(town, tmp_path):
    (tmp_path / "bomb.xlsx").write_bytes(bomb())
    result = read_in(town, tmp_path / "bomb.xlsx")
    assert result.returncode == 2
    assert_one_clear_line(result.stderr)


def test_nobody_reads_or_writes_beyond_their_rights(town, edited, tmp_path):
    refused = shirube(
        "round", "export", ROUND, "--unit", "u2", "--output", tmp_path / "x.xlsx", *by("reporter-u1", town)
    )
    assert refused.returncode == 2 and "見られる調査票がありません" in refused.stderr
    path = edited(fill)
    result = read_in(town, path, name="reporter-u2")
    assert result.returncode == 2 and "見られません" in result.stderr
    locked = read_in(town, path, name="office")
    assert locked.returncode == 1 and "変更できません" in locked.stdout
    assert "figures/1/actual" not in answers(town, "a1")


def test_the_rounds_are_listed_for_programs(town):
    result = shirube("round", "list", "--format", "json", *by("office", town))
    assert result.returncode == 0, result.stderr
    rows = json.loads(result.stdout)
    assert {(row["round"], row["unit"], row["sheets"]) for row in rows} == {(ROUND, "u1", "6"), (ROUND, "u2", "2")}
    own = shirube("round", "list", "--format", "json", *by("reporter-u1", town))
    assert [row["round"] for row in json.loads(own.stdout)] == [ROUND]


def changed(content: bytes, change) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    result = io.BytesIO()
    book.save(result)
    return result.getvalue()


def test_a_reporter_takes_the_workbook_from_a_page_and_brings_it_back(town, reporter):
    assert PAGE in reporter.ask("GET", "/office/rounds/").text
    file = reporter.ask("GET", PAGE + "file/")
    assert file.status == 200 and "attachment" in file.headers["Content-Disposition"]
    assert file.headers["Cache-Control"] == "no-store"
    form = bring_back(town, reporter, changed(file.body, fill))
    after = events(town)
    assert reporter.send(form).status == 303, "the same form once more"
    assert events(town) == after


def test_a_page_tells_every_mistake_with_its_cell_and_saves_nothing(town, reporter):
    def change(book):
        fill(book)
        formula(book)
        words_in = cell_of(tab(book, "4"), "figures/1/actual")
        words_in.value = "<script>alert(1)</script>"

    before = events(town)
    file = reporter.ask("GET", PAGE + "file/").body
    answer = reporter.upload(reporter.form(PAGE), "book", "x.xlsx", changed(file, change))
    assert answer.status == 422
    assert "直すところが2か所" in answer.text and "シート「1 " in answer.text and "シート「4 " in answer.text
    assert "<script>alert" not in answer.text
    assert PAGE + "save/" not in answer.text
    for content in (b"", b"%PDF-1.7", bomb()):
        answer = reporter.upload(reporter.form(PAGE), "book", "x.xlsx", content)
        assert answer.status == 422, answer.status
    assert events(town) == before


def test_on_the_page_too_what_another_wrote_stays_unless_it_is_chosen(town, reporter, tmp_path):
    mine = changed(reporter.ask("GET", PAGE + "file/").body, fill)
    theirs = export(town, tmp_path / "theirs.xlsx", name="head-u1")
    theirs.write_bytes(
        changed(theirs.read_bytes(), lambda book: setattr(cell_of(tab(book, "1"), "figures/1/actual"), "value", 900))
    )
    assert read_in(town, theirs, name="head-u1").returncode == 0
    preview = reporter.upload(reporter.form(PAGE), "book", "x.xlsx", mine)
    assert "どちらを残すか" in preview.text and "900" in preview.text
    form = next(form for form in forms_of(preview.text) if form.action == PAGE + "save/")
    conflict = next(name for name, value in form.fields.items() if value.split("\n")[0].endswith(" taken"))
    keep = conflict.replace("change", "keep")
    assert reporter.ask("POST", form.action, form.fields | {keep: "theirs"}).status == 303
    assert answers(town, "a1")["figures/1/actual"] == "n:900"
    assert answers(town, "a1")["activity"].startswith("t:申請画面")
    preview = reporter.upload(reporter.form(PAGE), "book", "x.xlsx", mine)
    form = next(form for form in forms_of(preview.text) if form.action == PAGE + "save/")
    name = next(name for name in form.fields if name.startswith("change-")).replace("change", "keep")
    assert reporter.ask("POST", form.action, form.fields | {name: "mine"}).status == 303
    assert answers(town, "a1")["figures/1/actual"] == "n:1200"
