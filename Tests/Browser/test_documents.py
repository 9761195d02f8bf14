"""The office's documents: as pages for all readers, and as PDF files that say everything in reading order."""

from __future__ import annotations

import csv
import io
import re
import subprocess
from pathlib import Path

import openpyxl
import pytest

from pages import DESKTOP, IBUSUKI, KAGOSHIMA, PHONE, assert_fits, set_size, violations
from program import SAMPLES, shirube, wait_until

CITIES = {
    "kagoshima": [
        "council",
        "evaluation-sheets",
        "grants",
        "measure-briefs",
        "measure-list",
        "meeting-pack",
        "progress-summary",
        "reporting-sheets",
    ],
    "ibusuki": ["evaluation-sheets", "measure-briefs", "measure-list", "progress-summary", "reporting-sheets"],
}
every_document = pytest.mark.parametrize(
    "city, document", [(city, document) for city, documents in CITIES.items() for document in documents]
)
every_city = pytest.mark.parametrize("city", CITIES)

# Not those with hundreds of sections: they are made of the same parts as the other city's.
PAGES = [f"{IBUSUKI}2023/documents/{document}/" for document in CITIES["ibusuki"]] + [
    f"{KAGOSHIMA}2023/documents/{document}/" for document in ("council", "grants", "measure-list", "progress-summary")
]


# Pages


@pytest.mark.parametrize("path", [KAGOSHIMA + "2023/documents/", *PAGES])
def test_axe_finds_nothing_on_a_document(visit, path: str):
    visitor = visit()
    page = visitor.open(path)
    page.evaluate("document.querySelectorAll('tbody tr:nth-child(n+41)').forEach(row => row.remove())")
    for size, scheme in ((PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light"), (DESKTOP, "dark")):
        set_size(page, size)
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == [], f"{size} {scheme}"
        assert_fits(page, f"{size} {scheme}")
    visitor.picture("document-" + path.strip("/").replace("/", "-"))


@pytest.mark.parametrize("language", ["", "/en"])
def test_every_document_is_reached_with_the_keyboard(visit, language: str):
    page = visit(DESKTOP).open(f"{language}{KAGOSHIMA}2023/documents/")
    links = page.locator("#documents a")
    addresses = [links.nth(index).get_attribute("href") for index in range(links.count())]
    assert len(addresses) == 4 * len(CITIES["kagoshima"])
    reached = []
    for _ in range(200):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('href')"))
        if len(set(reached) & set(addresses)) == len(set(addresses)):
            break
    assert [address for address in reached if address in addresses] == addresses
    page.locator("#documents a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/meeting-pack/")


def test_a_wide_table_is_scrolled_with_the_keyboard(visit):
    page = visit(PHONE).open(f"{KAGOSHIMA}2023/documents/measure-list/")
    region = page.locator(".document-region").first
    region.focus()
    assert region.evaluate("element => element === document.activeElement")
    page.keyboard.press("ArrowRight")
    wait_until(lambda: region.evaluate("element => element.scrollLeft") > 0, "the table is scrolled")


def test_a_document_needs_no_script(visit):
    page = visit(javascript=False).open(f"{IBUSUKI}2023/documents/progress-summary/")
    assert page.locator("main table").count() > 1


@every_document
def test_the_file_is_the_same_from_the_site_and_the_command(site, tmp_path, city: str, document: str):
    for ending in ("pdf", "xlsx"):
        served = site.get(f"/plans/{city}/2023/documents/{document}.{ending}")
        assert served.status == 200
        path = report(city, document, tmp_path / f"{document}.{ending}")
        assert path.read_bytes() == served.body


# PDF


def report(city: str, document: str, path: Path) -> Path:
    result = shirube("report", "--plan", SAMPLES / city, "--document", document, "--year", "2023", "--output", path)
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stderr == ""
    return path


def run(*arguments: str | Path) -> str:
    return subprocess.run(arguments, check=True, capture_output=True, text=True, timeout=60).stdout


def packed(text: str) -> str:
    """Without the white space that lines and columns bring."""
    return re.sub(r"\s+", "", text)


def text_of(path: Path) -> str:
    """The text of all pages in the order in which it is read."""
    return packed(run("pdftotext", "-raw", path, "-"))


def rows(site, city: str, year: int = 2023) -> list[dict[str, str]]:
    """The series of the year's measures with what the site says of them."""
    answer = site.get(f"/plans/{city}/{year}/measures/measures.csv")
    assert answer.status == 200
    return list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))


def number(text: str) -> str:
    """A plain number as documents print it."""
    whole, point, decimals = text.partition(".")
    return f"{int(whole):,}{point}{decimals}" if whole.lstrip("-").isdigit() else text


@every_document
def test_a_pdf_is_whole_tagged_and_brings_its_fonts(tmp_path, city: str, document: str):
    path = report(city, document, tmp_path / "document.pdf")
    information = dict(line.split(":", 1) for line in run("pdfinfo", path).splitlines() if ":" in line)
    assert information["Tagged"].strip() == "yes"
    assert int(information["Pages"]) >= 1
    assert information["Title"].strip() and information["Author"].strip()
    assert "CreationDate" not in information and "ModDate" not in information
    fonts = run("pdffonts", path).splitlines()
    columns = fonts[0].index("emb"), fonts[0].index("sub")
    assert len(fonts) > 2
    for line in fonts[2:]:
        assert [line[column : column + 3] for column in columns] == ["yes", "yes"], line
    # Every page says something, and its number where the form asks for one.
    pages = run("pdftotext", "-raw", path, "-").split("\f")[:-1]
    assert len(pages) == int(information["Pages"])
    for place, page in enumerate(pages, start=1):
        assert f"{place}／{len(pages)}" in packed(page), place


@every_city
def test_the_list_says_every_measure_in_order_with_its_figures(site, tmp_path, city: str):
    text = text_of(report(city, "measure-list", tmp_path / "list.pdf"))
    measures: dict[str, list[dict[str, str]]] = {}
    for row in rows(site, city):
        measures.setdefault(row["number"], []).append(row)
    assert len(measures) > 20
    place = 0
    for number_, series in measures.items():
        found = text.find(packed(series[0]["name"]), place)
        assert found >= 0, f"{number_} {series[0]['name']}"
        place = found
    count = 0
    for row in rows(site, city):
        for value, ending in ((row["target"], ""), (row["actual"], ""), (row["rate_shown"], "%")):
            if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value):
                assert number(value) + ending in text, f"{row['number']} {value}"
                count += 1
    assert count > 60


def test_the_summary_says_every_goal_and_rating(site, tmp_path):
    text = text_of(report("kagoshima", "progress-summary", tmp_path / "summary.pdf"))
    answer = site.get("/plans/kagoshima/2023/goals.csv")
    goals = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert len(goals) > 5
    place = 0
    for goal in goals:
        place = text.find(packed(goal["name"]), place)
        assert place >= 0, goal["name"]
        rest = text[place : place + 300]
        if goal["rate"]:
            assert f"{float(goal['rate']):,.1f}%"[:-2] in rest, goal["name"]
        assert goal["rating"] in rest, goal["name"]


def test_the_pack_has_its_materials_one_after_the_other(tmp_path):
    text = text_of(report("kagoshima", "meeting-pack", tmp_path / "pack.pdf"))
    place = 0
    for words in ("次第", "【資料2】", "資料一覧", "出席者名簿", "【資料1】", "進捗状況（令和5年度）"):
        place = text.find(words, place)
        assert place >= 0, words


# Workbooks


def test_the_sheets_to_fill_in_check_what_is_entered(tmp_path):
    book = openpyxl.load_workbook(report("ibusuki", "reporting-sheets", tmp_path / "sheets.xlsx"))
    assert len(book.worksheets) > 20
    for sheet in book.worksheets:
        rules = sheet.data_validations.dataValidation
        assert {rule.type for rule in rules} >= {"list", "textLength"}, sheet.title
        choices = [rule.formula1 for rule in rules if rule.type == "list"]
        assert choices and all("集計中" in choice for choice in choices)


@pytest.mark.parametrize("city, heading_rows", [("kagoshima", 2), ("ibusuki", 1)])
def test_the_list_keeps_its_heading_in_sight_and_on_every_page(tmp_path, city: str, heading_rows: int):
    sheet = openpyxl.load_workbook(report(city, "measure-list", tmp_path / "list.xlsx")).worksheets[0]
    assert sheet.freeze_panes is not None
    assert sheet.print_title_rows == f"$1:${heading_rows}"
    assert sheet.print_area
    assert len(sheet.merged_cells.ranges) > 30
    percentages = [
        cell
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, int | float) and "%" in cell.number_format
    ]
    assert len(percentages) > 20


# Publishing


def test_the_published_site_holds_the_served_documents(site, tmp_path):
    folder = tmp_path / "site"
    result = shirube("publish", "--plan", SAMPLES / "ibusuki", folder, "--documents")
    assert result.returncode == 0, result.stdout + result.stderr
    base = folder / "plans/ibusuki/2023/documents"
    for document in CITIES["ibusuki"]:
        for ending in ("pdf", "xlsx"):
            served = site.get(f"/plans/ibusuki/2023/documents/{document}.{ending}")
            assert (base / f"{document}.{ending}").read_bytes() == served.body
        assert (base / document / "index.html").exists()
    assert (folder / "en/plans/ibusuki/2023/documents/index.html").exists()
