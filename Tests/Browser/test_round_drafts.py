"""What is typed into a round's other forms is not lost: the browser keeps it until the form is taken, for the same person alone."""

from __future__ import annotations

import pytest

from pages import DESKTOP, PHONE, assert_fits, set_size, violations
from test_round_reporter import enter, opened, round_, sign_in_anew  # noqa: F401 (fixtures)

KEPT = "JSON.stringify(Object.entries(localStorage))"
HOSTILE = "\"><img src=x onerror=alert(1)></textarea><script>alert(1)</script>\n二行目"


def kept(page) -> str:
    return page.evaluate(KEPT)


def is_put_back(page) -> None:
    page.get_by_text("この端末に残っていた入力を戻しました。まだ送っていません。").first.wait_for()


def assert_well(visitor, name: str) -> None:
    page = visitor.page
    for width, size in (("phone", PHONE), ("desk", DESKTOP)):
        set_size(page, size)
        assert violations(page) == [], (name, width)
        assert_fits(page, f"{name} {width}")
        visitor.picture(f"{name}-{width}")


def test_figures_typed_into_the_grid_are_there_again_after_the_window_was_closed(enter, round_):
    visitor = enter("reporter")
    page = visitor.open(round_.grid)
    cells = page.locator("input[data-cell]")
    before = cells.nth(1).input_value()
    cells.nth(0).fill("4321")
    page.close()
    page = visitor.page = visitor.context.new_page()
    page.goto(round_.server.address + round_.grid)
    cells = page.locator("input[data-cell]")
    is_put_back(page)
    assert (cells.nth(0).input_value(), cells.nth(1).input_value()) == ("4321", before)
    assert_well(visitor, "draft-grid")
    page.get_by_role("button", name="残っていた入力を消す").click()
    assert cells.nth(0).input_value() != "4321"
    assert kept(page) == "[]"
    cells.nth(0).fill("4322")
    page.get_by_role("button", name="保存する").click()
    page.get_by_text("保存しました").wait_for()
    assert cells.nth(0).input_value() == "4,322"
    assert kept(page) == "[]"


def test_a_figure_that_somebody_else_saved_meanwhile_is_not_typed_over(enter, round_):
    visitor, other = enter("reporter"), enter("head")
    page = visitor.open(round_.grid)
    page.locator("input[data-cell]").nth(0).fill("111")
    theirs = other.open(round_.grid)
    theirs.locator("input[data-cell]").nth(0).fill("222")
    theirs.get_by_role("button", name="保存する").click()
    theirs.get_by_text("保存しました").wait_for()
    page.reload()
    assert page.locator("input[data-cell]").nth(0).input_value() == "222"
    assert page.locator(".draft-apart textarea").input_value() == "111"
    assert_well(visitor, "draft-apart")


def test_a_mistake_in_the_grid_is_still_kept_and_ends_with_the_correction(enter, round_):
    visitor = enter("reporter")
    page = visitor.open(round_.grid)
    visitor.expect(round_.server.address + round_.grid)
    page.locator("input[data-cell]").nth(0).fill("12x0")
    page.get_by_role("button", name="保存する").click()
    page.locator(".field-error").first.wait_for()
    page.goto(round_.server.address + round_.grid)
    is_put_back(page)
    assert page.locator("input[data-cell]").nth(0).input_value() == "12x0"
    page.locator("input[data-cell]").nth(0).fill("120")
    page.get_by_role("button", name="保存する").click()
    page.get_by_text("保存しました").wait_for()
    assert kept(page) == "[]"


@pytest.mark.parametrize("javascript", [True, False])
def test_a_comment_sent_after_the_session_ended_is_shown_to_be_copied(enter, round_, javascript):
    visitor = enter("reporter", javascript=javascript)
    page = visitor.open(round_.sheets[0])
    visitor.context.clear_cookies()
    page.fill("#field-comment", HOSTILE)
    visitor.expect(round_.server.address + round_.sheets[0] + "comments/")
    page.get_by_role("button", name="コメントする").click()
    page.get_by_role("heading", name="ログインが切れました").wait_for()
    assert page.get_by_label("コメント").input_value() == HOSTILE
    assert page.get_by_label("コメント").get_attribute("readonly") is not None
    assert page.locator("main img, main script").count() == 0
    if javascript:
        assert_well(visitor, "sent-texts")
    sign_in_anew(visitor, round_, page)
    page.goto(round_.server.address + round_.sheets[0])
    if not javascript:
        return
    is_put_back(page)
    assert page.input_value("#field-comment") == HOSTILE
    page.get_by_role("button", name="コメントする").click()
    page.get_by_text("コメントしました").wait_for()
    assert page.input_value("#field-comment") == ""
    assert kept(page) == "[]"


def test_what_one_person_typed_no_other_sees_and_it_goes_with_signing_out(enter, round_):
    visitor = enter("reporter")
    page = visitor.open(round_.sheets[0])
    page.fill("#field-comment", "まだ送らない文")
    assert "まだ送らない文" in kept(page)
    # The same browser, another person.
    visitor.open("/office/demonstration/")
    page.locator("form:has(input[value=demo-head]) button").click()
    page.wait_for_url("**/office/")
    visitor.open(round_.sheets[0])
    assert page.input_value("#field-comment") == ""
    page.get_by_role("button", name="ログアウト").click()
    page.wait_for_url("**/office/sign-in/")
    assert "まだ送らない文" in kept(page), "another's draft stays"
    visitor.open("/office/demonstration/")
    page.locator("form:has(input[value=demo-reporter]) button").click()
    page.wait_for_url("**/office/")
    visitor.open(round_.sheets[0])
    is_put_back(page)
    assert page.input_value("#field-comment") == "まだ送らない文"
    page.get_by_role("button", name="ログアウト").click()
    page.wait_for_url("**/office/sign-in/")
    assert kept(page) == "[]"


def test_signing_out_of_a_session_that_has_ended_keeps_what_was_typed(enter, round_):
    visitor = enter("reporter")
    page = visitor.open(round_.sheets[0])
    page.fill("#field-comment", "席を離れる前の文")
    visitor.context.clear_cookies()
    visitor.expect(round_.server.address + "/office/sign-out/")
    page.get_by_role("button", name="ログアウト").click()
    page.get_by_role("heading", name="ログインが切れました").wait_for()
    sign_in_anew(visitor, round_, page)
    page.goto(round_.server.address + round_.sheets[0])
    is_put_back(page)
    assert page.input_value("#field-comment") == "席を離れる前の文"


def test_the_offices_reasons_and_settings_are_kept_each_in_its_own_form(enter, round_):
    visitor = enter("office")
    sheet = round_.sheets[0].replace("/sheets/", "/review/")
    page = visitor.open("/office/rounds/round/settings/")
    page.fill("#field-instructions", "書きかけの手引き")
    visitor.open(sheet)
    page.fill("#field-comment", "書きかけのコメント")
    visitor.open("/office/rounds/round/settings/")
    is_put_back(page)
    assert page.input_value("#field-instructions") == "書きかけの手引き"
    page.get_by_role("button", name="保存する").click()
    page.get_by_text("設定を保存しました").wait_for()
    assert "書きかけの手引き" not in kept(page) and "書きかけのコメント" in kept(page)
    visitor.open(sheet)
    is_put_back(page)
    assert page.input_value("#field-comment") == "書きかけのコメント"


def test_no_form_of_an_account_leaves_anything_in_the_browser(enter, round_):
    visitor = enter("reporter")
    page = visitor.open("/office/account/passphrase/")
    for field in page.locator("input[type=password]").all():
        field.fill("長くて秘密の合言葉です")
    assert page.locator("form[data-keeps]").count() == 0
    assert kept(page) == "[]"
    visitor.context.clear_cookies()
    page = visitor.open("/office/sign-in/")
    page.fill("#field-name", "demo-head")
    page.fill("#field-passphrase", "長くて秘密の合言葉です")
    assert kept(page) == "[]"
