"""The office's documents as Excel workbooks, read by a program that has nothing to do with the one that wrote them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from program import SAMPLES, shirube

YEARS = range(2022, 2027)
KINDS = {"[目標値]": "target", "[実績値]": "actual", "[進捗率]": "rate"}


def workbook(city: str, document: str, folder: Path) -> Path:
    path = folder / f"{city}-{document}.xlsx"
    result = shirube("report", "--plan", SAMPLES / city, "--document", document, "--year", "2023", "--output", path)
    assert result.returncode == 0, result.stdout + result.stderr
    return path


def figures(city: str) -> Counter:
    """Every number of the plan's figures: measure, kind, number."""
    with (SAMPLES / city / "measures.csv").open(encoding="utf-8") as file:
        numbers = {row["id"]: row["number"] for row in csv.DictReader(file)}
    found: Counter = Counter()
    with (SAMPLES / city / "figures.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            value = row["value"].partition("[")[0]
            if row["kind"] in KINDS.values() and int(row["year"]) in YEARS and value.replace(".", "").isdigit():
                found[numbers[row["measure"]], row["kind"], Decimal(value).normalize()] += 1
    return found


def numbers_of_list(path: Path) -> Iterator[tuple[str, str, Decimal]]:
    """The same from the list of measures: cells are numbers, and their formats say what they are."""
    measure, kind = None, None
    for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=3):
        measure = row[0].value or measure
        for cell in row[11:]:
            words = cell.number_format if isinstance(cell.value, int | float) else str(cell.value)
            kind = next((kind for label, kind in KINDS.items() if label in words), kind)
            if isinstance(cell.value, int | float) and kind != "rate":
                yield measure, kind, Decimal(repr(cell.value)).normalize()


def test_the_list_of_measures_holds_every_figure_as_a_number(tmp_path):
    expected = figures("kagoshima")
    assert sum(expected.values()) > 500
    assert Counter(numbers_of_list(workbook("kagoshima", "measure-list", tmp_path))) == expected


@pytest.mark.parametrize("city", ["kagoshima", "ibusuki"])
@pytest.mark.parametrize("document", ["progress-summary", "evaluation-sheets"])
def test_a_workbook_opens_with_its_paper_and_without_formulas(city, document, tmp_path):
    book = openpyxl.load_workbook(workbook(city, document, tmp_path))
    assert book.properties.title
    for sheet in book.worksheets:
        assert sheet.page_setup.paperSize == 9 and sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_area
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert cells and all(cell.data_type in "ns" for cell in cells)


def test_the_same_plan_gives_the_same_bytes(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir(), second.mkdir()
    one = workbook("ibusuki", "progress-summary", first)
    assert one.read_bytes() == workbook("ibusuki", "progress-summary", second).read_bytes()
