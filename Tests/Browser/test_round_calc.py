"""A department's sheets as a workbook that is filled in with LibreOffice Calc: out, edited and saved there, and in again."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from books import NO_VALUE, PAGE, answers, assert_filled, assert_told, bring_back, cell_of, events, export, read_in, tab
from calc import Calc
from program import assert_one_clear_line

LABEL = "A"


@pytest.fixture(scope="module")
def calc(tmp_path_factory):
    calc = Calc(tmp_path_factory.mktemp("calc"))
    yield calc
    calc.end()


class Draft:
    """An exported workbook, and what a person does with it in Calc."""

    def __init__(self, path: Path):
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.steps: list[tuple] = []

    def title(self, number: str) -> str:
        return tab(self.book, number).title

    def row(self, number: str, token: str) -> int:
        return cell_of(tab(self.book, number), token).row

    def do(self, step: str, number: str, *arguments) -> None:
        self.steps.append((step, self.title(number), *arguments))

    def type(self, number: str, token: str, text: str) -> None:
        self.do("type", number, cell_of(tab(self.book, number), token).coordinate, text)


@pytest.fixture
def edited(calc, town, tmp_path):
    """Exports a workbook, does in Calc what a function says, and saves it there; what the cells then said is `said`."""

    def edit(change, unit: str = "u1", name: str = "reporter-u1", form: str = "xlsx") -> Path:
        draft = Draft(export(town, tmp_path / "out.xlsx", unit, name))
        change(draft)
        edit.said = calc.edit(draft.path, tmp_path / f"in.{form}", draft.steps, form)
        return tmp_path / f"in.{form}"

    return edit


def fill(draft: Draft) -> None:
    draft.type("1", "figures/1/actual", "1200")
    draft.type("1", "activity", "申請画面を公開した。\n使い方の動画も作った。")
    draft.type("2", "figures/1/actual", "１，０８７件")
    draft.type("2", "figures/2/actual?", NO_VALUE)
    draft.type("8", "figures/1/actual", "一部達成")
    draft.type("8", "words_1", "規程案を作った")
    draft.type("9", "figures/1/actual", "①18,104 ②25,617")


def nothing(draft: Draft) -> None:
    pass


def test_what_was_filled_in_is_previewed_and_saved_as_drafts(town, edited):
    path = edited(fill)
    before = events(town)
    preview = read_in(town, path, "--preview")
    assert preview.returncode == 0, preview.stderr
    assert len(preview.stdout.splitlines()) == 7
    assert "セルF" in preview.stdout and "1,200" in preview.stdout
    assert events(town) == before
    result = read_in(town, path)
    assert result.returncode == 0, result.stderr
    assert_filled(town)
    after = events(town)
    assert after > before
    again = read_in(town, path)
    assert again.returncode == 0 and "変更はありません" in again.stdout
    assert events(town) == after


def test_a_workbook_that_was_only_opened_and_saved_changes_nothing(town, edited):
    before = events(town)
    result = read_in(town, edited(nothing))
    assert result.returncode == 0 and "変更はありません" in result.stdout
    assert events(town) == before


def lists_of(book: openpyxl.Workbook) -> dict[str, set[tuple]]:
    """By sheet and cells, what may be entered."""
    return {
        sheet.title: {
            (str(rule.sqref), rule.type, rule.formula1)
            for rule in sheet.data_validations.dataValidation
            if rule.type == "list"
        }
        for sheet in book
    }


def test_what_calc_saves_still_has_its_keys_its_lists_and_its_locks(edited):
    path = edited(fill)
    made, saved = (openpyxl.load_workbook(file) for file in (path.with_name("out.xlsx"), path))
    assert saved.sheetnames == made.sheetnames
    assert lists_of(saved) == lists_of(made) and any(lists_of(made).values())
    for sheet in made:
        other = saved[sheet.title]
        assert other.sheet_state == sheet.sheet_state and other.protection.sheet
        keys = {cell.coordinate: cell.value for row in sheet for cell in row if str(cell.value).startswith("shirube-row ")}
        assert {place: other[place].value for place in keys} == keys
        assert all(other.column_dimensions[other[place].column_letter].hidden for place in keys)
        locks = {cell.coordinate: cell.protection.locked for row in sheet for cell in row if cell.value is not None}
        assert {place: other[place].protection.locked for place in locks} == locks


def test_a_locked_cell_refuses_what_is_typed(town, edited):
    def change(draft: Draft) -> None:
        draft.do("type", "1", f"{LABEL}{draft.row('1', 'figures/1/actual')}", "別の指標")
        draft.type("4", "figures/1/actual", "77")

    path = edited(change)
    assert edited.said == ["申請件数", "77"]
    assert read_in(town, path).returncode == 0
    assert answers(town, "a4")["figures/1/actual"] == "n:77"


def test_what_another_wrote_meanwhile_stays_unless_the_person_says_so(town, edited):
    def change(draft: Draft) -> None:
        draft.type("1", "figures/1/actual", "1200")
        draft.type("1", "activity", "公開した。")

    mine = edited(change)
    mine = mine.rename(mine.with_name("mine.xlsx"))
    theirs = edited(lambda draft: draft.type("1", "figures/1/actual", "900"), name="head-u1")
    assert read_in(town, theirs, name="head-u1").returncode == 0
    result = read_in(town, mine)
    assert result.returncode == 1, result.stdout
    assert "そのままにします" in result.stdout and "900" in result.stdout
    assert answers(town, "a1")["figures/1/actual"] == "n:900"
    assert answers(town, "a1")["activity"] == "t:公開した。"
    assert read_in(town, mine, "--overwrite").returncode == 0
    assert answers(town, "a1")["figures/1/actual"] == "n:1200"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("97.4", "n:97.4"), ("97.4%", "n:97.4"), ("９７．４", "n:97.4"), ("'97.4", "n:97.4"), ("0", "n:0"), ("調査なし", "r:not_surveyed")],
)
def test_a_percentage_is_understood_however_it_is_typed(town, edited, typed, stored):
    path = edited(lambda draft: draft.type("3", "figures/1/actual", typed), "u2", "reporter-u2")
    result = read_in(town, path, name="reporter-u2")
    assert result.returncode == 0, result.stderr
    assert answers(town, "a3")["figures/1/actual"] == stored


def formula(draft):
    draft.type("1", "figures/1/actual", "=600*2")


def date(draft):
    draft.type("1", "figures/1/actual", "2024/3/4")


def words(draft):
    draft.type("1", "figures/1/actual", "たくさん")


def division(draft):
    draft.type("1", "figures/1/actual", "=1/0")


def both(draft):
    draft.type("1", "figures/1/actual", "5")
    draft.type("1", "figures/1/actual?", NO_VALUE)


def too_long(draft):
    draft.type("1", "activity", "あ" * 4_001)


def no_such_reason(draft):
    draft.type("1", "figures/1/actual?", "担当者不在")


def changed_heading(draft):
    draft.do("unprotect", "1")
    draft.do("type", "1", f"{LABEL}{draft.row('1', 'figures/1/actual')}", "別の指標")


def deleted_row(draft):
    draft.do("unprotect", "1")
    draft.do("delete_row", "1", draft.row("1", "activity"))


def inserted_column(draft):
    draft.do("unprotect", "1")
    draft.do("insert_column", "1", 2)


def deleted_sheet(draft):
    draft.do("delete_sheet", "1")


def copied_sheet(draft):
    draft.do("copy_sheet", "1", "写し")


def changed_record(draft):
    draft.steps += [("unprotect", "管理情報"), ("type", "管理情報", "B3", "another")]


def no_record(draft):
    draft.steps.append(("delete_sheet", "管理情報"))


HOSTILE = [
    (formula, "式", "セルF"), (date, "日付", "セルF"), (words, "数値として読めません", "セルF"), (division, "式", "セルF"),
    (both, "数値と理由", "セルF"), (too_long, "4000文字", "セルF"), (no_such_reason, "理由の一覧", "セル"),
    (changed_heading, "見出し", "セルA"), (deleted_row, "足りません", "シート「1 "), (inserted_column, "列が", "シート「1 "),
    (deleted_sheet, "シートがありません", "town-2023.a1"), (copied_sheet, "コピーしたシート", "写し"),
    (changed_record, "管理情報", ""), (no_record, "調査票ブックではありません", ""),
]


@pytest.mark.parametrize(("change", "words", "place"), HOSTILE, ids=[change.__name__ for change, _, _ in HOSTILE])
def test_a_workbook_that_cannot_be_right_is_told_with_its_place_and_changes_nothing(town, edited, change, words, place):
    def all_changes(draft):
        draft.type("4", "figures/1/actual", "77")
        change(draft)

    assert_told(town, edited(all_changes), words, place)


def test_rows_that_moved_with_their_keys_are_found(town, edited):
    def change(draft):
        draft.type("1", "figures/1/actual", "321")
        draft.do("unprotect", "1")
        draft.do("insert_rows", "1", 3, 4)

    assert read_in(town, edited(change)).returncode == 0
    assert answers(town, "a1")["figures/1/actual"] == "n:321"


@pytest.mark.parametrize("form", ["ods", "xls"])
def test_another_format_of_calc_is_one_clear_line(town, edited, form):
    before = events(town)
    result = read_in(town, edited(fill, form=form))
    assert result.returncode == 2 and result.stdout == ""
    assert_one_clear_line(result.stderr)
    assert events(town) == before


def test_a_reporter_brings_it_back_on_the_page(town, reporter, calc, tmp_path):
    taken = tmp_path / "taken.xlsx"
    taken.write_bytes(reporter.ask("GET", PAGE + "file/").body)
    draft = Draft(taken)
    fill(draft)
    filled = tmp_path / "filled.xlsx"
    calc.edit(taken, filled, draft.steps)
    bring_back(town, reporter, filled.read_bytes())
