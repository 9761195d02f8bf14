"""Signing in and the office's pages in a real Chromium: every role, no JavaScript, nothing but a keyboard, axe on each page."""

from __future__ import annotations

import re

import pytest

from pages import DESKTOP, PHONE, assert_fits, set_size, violations
from program import Server, assert_one_clear_line, copy_database, shirube

ROLES = ["reporter", "head", "office", "committee", "auditor", "administrator", "operator"]
ADMINISTRATION = [
    "/office/", "/office/account/", "/office/account/passphrase/", "/office/account/second-factor/", "/office/members/",
    "/office/members/new/", "/office/members/demo-reporter/", "/office/members/demo-reporter/edit/",
    "/office/members/demo-reporter/transfer/", "/office/members/demo-reporter/leave/",
    "/office/members/demo-reporter/reset/", "/office/units/", "/office/units/reorganise/", "/office/record/",
]


@pytest.fixture(scope="module")
def office(filled, tmp_path_factory):
    """A server in demonstration mode, with a member of each role."""
    folder = tmp_path_factory.mktemp("office")
    database = copy_database(filled, folder / "shirube.sqlite")
    server = Server(
        database,
        folder / "log",
        command=["sh", "-c", f'exec "$SHIRUBE" serve --demonstration --port 0 --database {database}'],
    )
    yield server
    server.kill()


@pytest.fixture
def enter(visit, office):
    """Opens the office as somebody who has a role, with or without JavaScript."""

    def as_role(role: str, language: str = "ja", **options):
        visitor = visit(at=office.address, **options)
        prefix = "/en" if language == "en" else ""
        page = visitor.open(f"{prefix}/office/demonstration/")
        page.locator(f"form:has(input[value=demo-{role}]) button").click()
        page.wait_for_url(f"**{prefix}/office/")
        return visitor

    return as_role


def passphrase(page, role: str) -> str:
    """As the page of the demonstration shows it."""
    return page.locator(f"tr:has-text('demo-{role}') td code").nth(1).inner_text()


def test_a_member_signs_in_and_out_with_nothing_but_a_keyboard_and_without_javascript(office, visit):
    visitor = visit(at=office.address, javascript=False)
    page = visitor.open("/office/demonstration/")
    secret = passphrase(page, "office")
    visitor.open("/office/units/")
    assert "/office/sign-in/?next=" in page.url
    page.locator("#field-name").focus()
    page.keyboard.type("demo-office")
    page.keyboard.press("Tab")
    page.keyboard.type(secret)
    page.keyboard.press("Enter")
    page.wait_for_url("**/office/units/")
    cookies = {cookie["name"]: cookie for cookie in visitor.context.cookies()}
    session = cookies["__Host-shirube-session"]
    assert session["httpOnly"] and session["secure"] and session["sameSite"] == "Lax" and session["path"] == "/"
    assert session["expires"] == -1
    page.locator(".account button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/office/sign-in/")
    assert page.get_by_text("ログアウトしました").is_visible()
    # Going back shows nothing of the office.
    page.go_back()
    assert "/office/sign-in/" in page.url or "demo-" not in page.content()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_wrong_passphrase_is_told_by_the_field_and_in_a_summary_that_has_the_focus(office, visit, javascript):
    visitor = visit(at=office.address, javascript=javascript)
    visitor._expected.add(office.address + "/office/sign-in/")
    page = visitor.open("/office/sign-in/")
    page.fill("#field-name", "demo-head")
    page.fill("#field-passphrase", "これは違うパスフレーズです")
    page.get_by_role("button", name="ログイン").click()
    assert page.title().startswith("エラー：")
    assert page.input_value("#field-name") == "demo-head"
    assert page.input_value("#field-passphrase") == ""
    assert page.locator("#field-name").get_attribute("aria-invalid") == "true"
    if javascript:
        assert page.evaluate("document.activeElement.id") == "errors"
        assert violations(page) == []
    page.locator("#errors a").click()
    page.keyboard.type("x")
    assert page.input_value("#field-name") == "demo-headx" or page.input_value("#field-name") == "xdemo-head"


@pytest.mark.parametrize("role", ROLES)
def test_each_role_enters_and_sees_only_what_it_may_follow(enter, role):
    visitor = enter(role)
    page = visitor.page
    links = page.eval_on_selector_all("main a, .site-nav a", "links => links.map(link => link.pathname)")
    for path in sorted({link for link in links if link.startswith("/office/")}):
        visitor.open(path)
        assert page.locator("main h1").count() == 1, path


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page_of_the_office(enter, language, scheme):
    visitor = enter("administrator", language, scheme=scheme)
    prefix = "/en" if language == "en" else ""
    for path in [*ADMINISTRATION, "/office/demonstration/"]:
        page = visitor.open(prefix + path)
        assert page.locator("html").get_attribute("lang") == language
        assert violations(page) == [], path
        visitor.picture(f"office-{language}-{scheme}-{path.strip('/').replace('/', '-')}")
    visitor.context.clear_cookies()
    assert violations(visitor.open(prefix + "/office/sign-in/")) == []


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_nothing_is_cut_off_or_wider_than_the_window(enter, size):
    visitor = enter("administrator", size=size)
    for path in ADMINISTRATION:
        page = visitor.open(path)
        set_size(page, size)
        assert_fits(page, path)


def test_a_second_factor_is_set_up_by_its_code_and_asked_for(enter, office, visit):
    visitor = enter("committee")
    page = visitor.open("/office/account/second-factor/")
    page.get_by_role("button", name="設定を始める").click()
    assert page.locator("svg.square-code").bounding_box()["width"] > 150
    assert violations(page) == []
    secret = page.locator("main p code").first.inner_text().replace(" ", "")
    assert re.fullmatch(r"[A-Z2-7]{32}", secret)
    page.fill("#field-code", one_time_password(secret))
    page.get_by_role("button", name="二段階認証を始める").click()
    codes = page.locator("ul.recovery-codes li").all_inner_texts()
    assert len(codes) == 10
    assert violations(page) == []
    other = visit(at=office.address)
    page = other.open("/office/demonstration/")
    page.locator("form:has(input[value=demo-committee]) button").click()
    page.wait_for_url("**/office/sign-in/code/")
    assert violations(page) == []
    page.fill("#field-code", codes[0])
    page.get_by_role("button", name="ログイン").click()
    page.wait_for_url("**/office/")


def one_time_password(secret: str) -> str:
    """RFC 6238, written anew so that it checks the program's."""
    import base64
    import hashlib
    import hmac
    import time

    counter = int(time.time()) // 30
    mac = hmac.new(base64.b32decode(secret), counter.to_bytes(8, "big"), hashlib.sha1).digest()
    offset = mac[-1] & 15
    number = int.from_bytes(mac[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def test_a_form_from_another_site_or_an_old_page_does_nothing(enter, office):
    visitor = enter("auditor")
    page = visitor.page
    visitor._expected.add(office.address + "/office/sign-out/")
    # As a page of another site would send it: the browser says so itself.
    answer = page.request.post(office.address + "/office/sign-out/", form={}, headers={"Origin": "https://evil.example"})
    assert answer.status == 403
    page.evaluate("document.querySelector('.account input[name=form-token]').value = 'x'")
    page.locator(".account button").click()
    assert page.get_by_text("有効期限が切れました").first.is_visible()
    visitor.open("/office/account/")


def test_public_pages_stay_the_same_for_members_and_theirs_are_never_kept(enter, office):
    visitor = enter("office")
    request = visitor.page.request
    public = request.get(office.address + "/")
    assert "public" in public.headers["cache-control"]
    for path in ADMINISTRATION[:2]:
        for _ in range(3):
            answer = request.get(office.address + path)
            assert answer.headers["cache-control"] == "no-store" and "etag" not in answer.headers
    stranger = office.get("/office/")
    assert stranger.status == 303 and "demo" not in stranger.text


def test_a_demonstration_and_real_members_never_share_a_database(filled, tmp_path, serve):
    database = copy_database(filled, tmp_path / "shown.sqlite")
    server = serve(
        database, command=["sh", "-c", f'exec "$SHIRUBE" serve --demonstration --port 0 --database {database}']
    )
    server.stop()
    plain = shirube("serve", "--port", "0", "--database", database)
    assert plain.returncode == 2
    assert_one_clear_line(plain.stderr)
    assert "--demonstration" in plain.stderr
