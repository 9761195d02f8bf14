"""Those who fill in a round's sheets, and those who approve them, in a real Chromium: drafts, lost connections, keys, conflicts."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from pages import DESKTOP, PHONE, assert_fits, set_size, violations
from program import ROOT, ROUNDS_DRILL, Server, copy_database, environment, wait_until

MANUAL = os.environ.get("SHIRUBE_MANUAL")


def demonstration(database: Path, log: Path) -> Server:
    return Server(
        database,
        log,
        command=["sh", "-c", f'exec "$SHIRUBE" serve --demonstration --port 0 --database {database}'],
    )


@pytest.fixture(scope="module")
def opened(filled, tmp_path_factory):
    """A demonstration's database with an open round; its path and its sheets, to be copied."""
    folder = tmp_path_factory.mktemp("round")
    database = copy_database(filled, folder / "shirube.sqlite")
    server = demonstration(database, folder / "log")
    server.stop()
    result = subprocess.run(
        [ROUNDS_DRILL, database, "open"], env=environment(), capture_output=True, text=True, timeout=60
    )
    assert result.returncode == 0, result.stderr
    sheets = [line for line in result.stdout.splitlines() if line.startswith("round.")]
    assert len(sheets) > 2, result.stdout
    return database, sheets, re.search(r"unit (\S+)", result.stdout)[1]


class Round:
    def __init__(self, server: Server, sheets: list[str], unit: str):
        self.server = server
        self.sheets = [f"/office/rounds/round/sheets/{sheet}/" for sheet in sheets]
        self.grid = f"/office/rounds/round/grid/{unit}/"


@pytest.fixture
def round_(opened, tmp_path):
    database, sheets, unit = opened
    server = demonstration(copy_database(database, tmp_path / "shirube.sqlite"), tmp_path / "log")
    yield Round(server, sheets, unit)
    server.kill()


@pytest.fixture
def enter(round_, visit):
    """Opens the office as somebody who has a role, with or without JavaScript."""

    def as_role(role: str, **options):
        visitor = visit(at=round_.server.address, **options)
        page = visitor.open("/office/demonstration/")
        page.locator(f"form:has(input[value=demo-{role}]) button").click()
        page.wait_for_url("**/office/")
        return visitor

    return as_role


def state(page) -> str:
    return page.locator("#save-state").inner_text()


def wait_for(page, words: str) -> None:
    """Until the line about saving says so; what it says before is of no interest."""
    page.locator("#save-state", has_text=words).wait_for()


def wait_for_saved(page) -> None:
    wait_for(page, "保存しました（")


def figures(page):
    """The names of the text fields of a sheet's actuals."""
    return page.locator("input[name^=actual-]:not([type=hidden])").evaluate_all("list => list.map(field => field.name)")


def fill_in(page, figure: str = "12") -> None:
    """Answers everything that a sheet may need."""
    for name in figures(page):
        page.fill(f"#field-{name}", figure)
    for field in page.locator("select[name^=actual-]").all():
        if not field.get_attribute("name").endswith("-reason"):
            field.select_option("reached")
    for field in page.locator("textarea:not([name^=note]):not([name=comment]):visible").all():
        field.fill("窓口を増やし、案内を改めた。")


def manual(page, name: str) -> None:
    """A picture for the manual, taken only where SHIRUBE_MANUAL asks for it."""
    if MANUAL:
        folder = ROOT / "docs/images/manual"
        folder.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=folder / f"{name}.png")


def test_a_sheet_goes_from_the_list_to_the_office_without_javascript(enter, round_):
    visitor = enter("reporter", javascript=False)
    page = visitor.open("/office/rounds/")
    assert "あと14日" in page.locator("main").inner_text()
    page.locator(".todo-name a").first.click()
    page.get_by_role("button", name="保存", exact=True).click()
    fill_in(page)
    page.get_by_role("button", name="提出する").click()
    page.wait_for_url("**/office/rounds/")
    assert page.get_by_text("提出しました").is_visible()
    head = enter("head", javascript=False).page
    head.goto("/office/approval/")
    assert "1件が承認を待っています" in head.locator("main").inner_text()
    head.locator("input[type=checkbox]").check()
    head.get_by_role("button", name="チェックしたものを承認する").click()
    assert head.get_by_text("承認しました").is_visible()
    assert "承認を待っている調査票はありません" in head.locator("main").inner_text()


def test_what_is_typed_is_saved_as_one_goes_and_survives_a_closed_browser(enter, round_):
    visitor = enter("reporter")
    page = visitor.open(round_.sheets[0])
    name = figures(page)[0]
    page.fill(f"#field-{name}", "８７.６")
    page.locator("#field-activity").fill("窓口を増やした。")
    wait_for_saved(page)
    # The rate came without loading the page anew, and nobody lost the place.
    page.locator("#result-1 .result-line").wait_for()
    assert page.evaluate("document.activeElement.id") == "field-activity"
    assert page.evaluate("localStorage.length") == 0
    visitor.page.close()
    again = enter("reporter")
    page = again.open(round_.sheets[0])
    assert page.input_value(f"#field-{name}") == "87.6"
    assert page.input_value("#field-activity") == "窓口を増やした。"


def test_a_lost_connection_keeps_what_is_typed_and_sends_it_later(enter, round_):
    visitor = enter("reporter")
    page = visitor.open(round_.sheets[0])
    visitor.context.set_offline(True)
    page.locator("#field-activity").fill("接続が切れている間に書いた文。")
    page.locator("#field-activity").blur()
    wait_for(page, "この端末に残しています")
    # Handing on waits, too, and says so.
    page.get_by_role("button", name="提出する").click()
    assert "この端末に残しています" in state(page)
    assert page.url.endswith(round_.sheets[0])
    visitor.context.set_offline(False)
    wait_for_saved(page)
    expected = [line for line in visitor.complaints if "ERR_INTERNET_DISCONNECTED" in line]
    assert expected == visitor.complaints
    visitor.complaints.clear()
    assert enter("reporter").open(round_.sheets[0]).input_value("#field-activity") == "接続が切れている間に書いた文。"


def test_a_browser_closed_without_a_connection_puts_back_what_it_kept(enter, round_):
    visitor = enter("reporter")
    page = visitor.open(round_.sheets[0])
    visitor.context.set_offline(True)
    page.locator("#field-activity").fill("まだ送られていない文。")
    page.locator("#field-activity").blur()
    wait_for(page, "この端末に残しています")
    page.close()
    visitor.complaints.clear()
    visitor.context.set_offline(False)
    page = visitor.context.new_page()
    page.goto(round_.sheets[0])
    assert page.input_value("#field-activity") == "まだ送られていない文。"
    wait_for_saved(page)
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("javascript", [True, False])
def test_two_people_at_one_sheet_see_both_answers_and_choose(enter, round_, javascript):
    first = enter("reporter", javascript=javascript)
    second = enter("head", javascript=javascript)
    one, other = first.open(round_.sheets[1]), second.open(round_.sheets[1])
    one.locator("#field-activity").fill("一人目の文")
    other.locator("#field-activity").fill("二人目の文")
    second._expected.add(round_.server.address + round_.sheets[1])
    one.get_by_role("button", name="保存", exact=True).click()
    assert one.locator("#field-activity").input_value() == "一人目の文"
    one.wait_for_load_state()
    if javascript:
        other.locator("#field-activity").blur()
        wait_for(other, "ほかの人が同じ欄を変更")
    other.get_by_role("button", name="保存", exact=True).click()
    other.wait_for_selector("input[name=keep-activity]")
    text = other.locator("main").inner_text()
    assert "一人目の文" in text and "二人目の文" in text
    if javascript:
        assert violations(other) == []
        second.picture("round-conflict")
    other.locator("label", has_text="一人目の文").click()
    other.get_by_role("button", name="選んだとおりに保存する").click()
    other.wait_for_selector("#save-state")
    assert other.input_value("#field-activity") == "一人目の文"


def test_others_answers_appear_where_nobody_types(enter, round_):
    one, other = enter("reporter").open(round_.sheets[2]), enter("head").open(round_.sheets[2])
    one.locator("#field-activity").fill("一人目の文")
    one.locator("#field-activity").blur()
    wait_for_saved(one)
    name = figures(other)[0]
    other.fill(f"#field-{name}", "5")
    other.locator(f"#field-{name}").blur()
    wait_for_saved(other)
    # The page is looked up once the answer to the save is there.
    wait_until(lambda: other.input_value("#field-activity") == "一人目の文", "the other's answer is shown")
    # What was not touched overwrites nothing, and what was taken in can be changed.
    other.locator("#field-activity").fill("直した文")
    other.locator("#field-activity").blur()
    other.wait_for_timeout(300)
    wait_for_saved(other)
    assert enter("reporter").open(round_.sheets[2]).input_value("#field-activity") == "直した文"


def test_a_figure_that_cannot_be_read_is_told_by_its_field_while_the_rest_is_saved(enter, round_):
    visitor = enter("reporter")
    visitor._expected.add(round_.server.address + round_.sheets[0])
    page = visitor.open(round_.sheets[0])
    name = figures(page)[0]
    page.locator("#field-activity").fill("窓口を増やした。")
    page.fill(f"#field-{name}", "1,00")
    page.locator(f"#field-{name}").blur()
    wait_for(page, "直す欄")
    assert page.locator(f"#field-{name}").get_attribute("aria-invalid") == "true"
    assert page.locator(f"#field-{name}-error").is_visible()
    assert violations(page) == []
    page.fill(f"#field-{name}", "100")
    page.locator(f"#field-{name}").blur()
    wait_for_saved(page)
    assert page.locator(f"#field-{name}-error").count() == 0


def test_last_years_answer_is_taken_over_without_loading_the_page(enter, round_):
    page = enter("reporter").open(round_.sheets[0])
    page.evaluate("window.isTheSame = true")
    button = page.locator("button[name=take]").first
    name = button.get_attribute("value")
    button.click()
    wait_until(lambda: page.input_value(f"#field-{name}") or page.input_value(f"#field-{name}-reason"), "last year's answer")
    assert page.evaluate("window.isTheSame") is True


def test_a_grid_is_filled_in_with_the_keyboard_and_by_pasting(enter, round_):
    visitor = enter("reporter")
    page = visitor.open(round_.grid)
    cells = page.locator("input[data-cell]")
    count = cells.count()
    assert count > 2
    cells.nth(0).focus()
    page.keyboard.type("11")
    page.keyboard.press("Enter")
    page.keyboard.type("12")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == cells.nth(0).get_attribute("id")
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData('text/plain', '21\\t\\r\\n22\\t\\r\\n');
            document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }"""
    )
    assert [cells.nth(place).input_value() for place in (0, 1)] == ["21", "22"]
    page.get_by_role("button", name="保存する").click()
    assert page.get_by_text("保存しました").is_visible()
    assert [page.locator("input[data-cell]").nth(place).input_value() for place in (0, 1)] == ["21", "22"]


def sign_in_anew(visitor, round_, page) -> None:
    """By the link of the page that says that the sign-in has ended."""
    with visitor.context.expect_page() as opened:
        page.get_by_role("link", name="ログイン（新しいタブで開きます）").click()
    tab = opened.value
    tab.wait_for_load_state()
    assert tab.url.endswith("/office/sign-in/")
    tab.goto(round_.server.address + "/office/demonstration/")
    tab.locator("form:has(input[value=demo-reporter]) button").click()
    tab.wait_for_url("**/office/")
    tab.close()


def test_a_sheet_sent_after_the_session_ended_is_put_back_after_signing_in_anew(enter, round_):
    visitor = enter("reporter")
    page = visitor.open(round_.sheets[0])
    visitor._expected.add(round_.server.address + round_.sheets[0])
    visitor.context.clear_cookies()
    page.locator("#field-activity").fill("席を離れる前に書いた文。")
    save = page.get_by_role("button", name="保存", exact=True)
    save.click()
    wait_for(page, "ログインが切れました")
    # Pressed again, the server says so on a page of its own, and what is kept stays.
    save.click()
    assert page.get_by_role("heading", name="ログインが切れました").is_visible()
    assert violations(page) == []
    for width, size in (("phone", PHONE), ("desk", DESKTOP)):
        set_size(page, size)
        assert_fits(page, f"signed out {width}")
        visitor.picture(f"signed-out-{width}")
    sign_in_anew(visitor, round_, page)
    page.go_back()
    assert page.input_value("#field-activity") == "席を離れる前に書いた文。"
    wait_for_saved(page)
    assert enter("reporter").open(round_.sheets[0]).input_value("#field-activity") == "席を離れる前に書いた文。"


def test_a_grid_sent_after_the_session_ended_can_be_opened_anew_without_javascript(enter, round_):
    visitor = enter("reporter", javascript=False)
    page = visitor.open(round_.grid)
    page.locator("input[data-cell]").nth(0).fill("4321")
    visitor.context.clear_cookies()
    visitor._expected.add(round_.server.address + round_.grid)
    page.get_by_role("button", name="保存する").click()
    assert page.get_by_role("heading", name="ログインが切れました").is_visible()
    sign_in_anew(visitor, round_, page)
    page.go_back()
    page.locator("input[data-cell]").nth(0).fill("4321")
    page.get_by_role("button", name="保存する").click()
    assert page.get_by_text("保存しました").is_visible()


def test_a_form_that_nobody_touches_is_not_told_to_be_in_use(enter, round_):
    visitor = enter("reporter")
    page = visitor.page
    beats: list[str] = []
    page.on("request", lambda request: beats.append(request.url) if request.url.endswith("/open/") else None)
    page.clock.install()
    visitor.open(round_.sheets[0])
    wait_until(lambda: len(beats) == 1, "the page says that it was opened")
    page.clock.run_for(10 * 60_000)
    assert len(beats) == 1
    touches = [
        lambda: page.keyboard.press("Shift"),
        lambda: page.mouse.move(40, 50),
        lambda: page.mouse.wheel(0, 200),
        lambda: page.locator("#field-activity").fill("窓口"),
    ]
    for count, touch in enumerate(touches, start=2):
        touch()
        page.wait_for_timeout(300)
        page.clock.run_for(60_000)
        wait_until(lambda: len(beats) == count, f"touch {count - 1} is told")
        page.clock.run_for(10 * 60_000)
        assert len(beats) == count


def test_a_sheet_is_filled_in_and_handed_on_with_nothing_but_a_keyboard(enter, round_):
    visitor = enter("reporter")
    page = visitor.open("/office/rounds/")
    page.locator(".todo-name a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#save-state")
    for field in page.locator("form[data-draft] :is(input, textarea, select):visible").all():
        field.focus()
        if field.evaluate("field => field.tagName") == "SELECT":
            continue
        kind = field.get_attribute("name")
        if kind.startswith("target") or kind.startswith("note"):
            continue
        page.keyboard.press("Control+a")
        page.keyboard.type("12" if kind.startswith("actual") else "12人に案内した。")
    for field in page.locator("select[name^=actual-]:not([name$=-reason])").all():
        field.focus()
        page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="提出する").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/office/rounds/")
    assert page.get_by_text("提出しました").is_visible()


def test_axe_finds_nothing_and_everything_fits_on_a_telephone_and_a_desk(enter, round_):
    """And the pictures of the manual, where they are asked for."""
    reporter, head = enter("reporter"), enter("head")
    page = reporter.open(round_.sheets[0])
    reporter._expected.add(round_.server.address + round_.sheets[0])
    fill_in(page, "120")
    page.locator("#field-activity").blur()
    wait_for_saved(page)
    page.get_by_role("button", name="提出する").click()
    page.wait_for_url("**/office/rounds/")
    look = [(reporter, path) for path in ("/office/rounds/", round_.sheets[0], round_.sheets[1], round_.grid)]
    look += [(reporter, round_.sheets[0] + "history/"), (head, "/office/approval/"), (head, round_.sheets[0])]
    look += [(reporter, "/en" + round_.sheets[1])]
    for visitor, path in look:
        page = visitor.open(path)
        for width, size in (("phone", PHONE), ("desk", DESKTOP)):
            set_size(page, size)
            assert violations(page) == [], (path, width)
            assert_fits(page, f"{path} {width}")
            visitor.picture(f"round-{width}-{look.index((visitor, path))}")
        set_size(page, (900, 760))
        names = {look[0]: "todo", look[2]: "sheet", look[3]: "grid", look[5]: "approval"}
        if (visitor, path) in names:
            # From what is filled in on.
            page.evaluate("document.querySelector('form[data-draft] fieldset')?.scrollIntoView()")
            manual(page, f"reporter-{names[(visitor, path)]}")


def test_the_time_that_a_form_is_open_is_counted(enter, round_, tmp_path):
    page = enter("reporter").open(round_.sheets[0])
    with page.expect_response("**/open/") as answer:
        page.reload()
    assert answer.value.status == 204
    with closing(sqlite3.connect(tmp_path / "shirube.sqlite")) as connection:
        assert connection.execute("SELECT count(*) FROM round_presence").fetchone()[0] == 1


@pytest.mark.parametrize("javascript", [True, False])
def test_a_file_is_attached_and_fetched_and_a_program_is_refused(enter, round_, javascript, tmp_path):
    visitor = enter("reporter", javascript=javascript)
    page = visitor.open(round_.sheets[0])
    page.set_input_files("#field-file", {"name": "根拠.csv", "mimeType": "text/csv", "buffer": "件数,12\n".encode()})
    page.get_by_role("button", name="添付する").click()
    page.get_by_text("添付しました").wait_for()
    with page.expect_download() as download:
        page.get_by_role("link", name="根拠.csv").click()
    assert Path(download.value.path()).read_bytes() == "件数,12\n".encode()
    visitor._expected.add(round_.server.address + round_.sheets[0] + "files/")
    page.set_input_files(
        "#field-file", {"name": "根拠.pdf", "mimeType": "application/pdf", "buffer": b"MZ\x90\x00\x03\x00"}
    )
    page.get_by_role("button", name="添付する").click()
    page.locator("#field-file-error").wait_for()
    assert "添付できません" in page.locator("#field-file-error").inner_text()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_head_returns_a_sheet_and_the_reporter_sees_why(enter, round_, javascript):
    reporter = enter("reporter", javascript=javascript)
    page = reporter.open(round_.sheets[0])
    fill_in(page)
    page.get_by_role("button", name="提出する").click()
    page.wait_for_url("**/office/rounds/")
    head = enter("head", javascript=javascript)
    look = head.open(round_.sheets[0])
    look.locator("summary", has_text="差し戻す").click()
    look.fill("#field-reason", "数値の単位を確かめてください。")
    look.select_option("#field-field", "activity")
    look.fill("#field-remark", "何をしたかを具体的に。")
    look.get_by_role("button", name="差し戻す").click()
    look.get_by_text("差し戻しました").wait_for()
    page = reporter.open("/office/rounds/")
    assert "差戻し" in page.locator(".todo-item").first.inner_text()
    page.locator(".todo-name a").first.click()
    page.wait_for_selector("#save-state")
    text = page.locator("main").inner_text()
    assert "数値の単位を確かめてください。" in text and "何をしたかを具体的に。" in text
