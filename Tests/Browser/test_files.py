"""The site as files in a browser: what the server answers to a question mark, the script answers from the data."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import expect

from pages import DESKTOP, IBUSUKI, KAGOSHIMA, PHONE
from program import PATIENCE, SAMPLES, FileServer, Server, shirube
from test_reading import rows


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> Iterator[FileServer]:
    """Ibusuki's site as files, on a server that knows nothing but files."""
    folder = tmp_path_factory.mktemp("files") / "site"
    assert shirube("publish", "--plan", SAMPLES / "ibusuki", folder, "--documents").returncode == 0
    server = FileServer(folder)
    yield server
    server.end()


@pytest.fixture(scope="module")
def like_files(site: Server) -> Iterator[str]:
    """The address of both cities' sites as a server of files would answer: whatever stands behind a question mark."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=PATIENCE)
            connection.request("GET", urlsplit(self.path).path)
            answer = connection.getresponse()
            body = answer.read()
            connection.close()
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.headers["Content-Type"])
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_lists_of_files_are_sorted_by_their_links(visit, files, javascript):
    page = visit(DESKTOP, javascript=javascript, at=files.address).open(IBUSUKI + "2023/measures/")
    by_number = rows(page)
    page.locator("nav.orders").get_by_role("link", name="率").click()
    page.wait_for_url("**/lists/all/rate/")
    expect(page.locator("nav.orders a[aria-current]")).to_contain_text("率↑")
    assert sorted(rows(page)) == sorted(by_number) != rows(page)


def test_the_files_hold_whatever_the_pages_ask_for(visit, files):
    """From page to page like a reader: nothing is missing, nothing comes from elsewhere (`visit` looks)."""
    page = visit(PHONE, at=files.address).open("/")
    for path in ("2023/", "2023/measures/", "2023/units/", "years/", "glossary/", "history/", "rules/", "findings/"):
        for reading in ("", "/seireki", "/en"):
            assert page.goto(reading + IBUSUKI + path).status == 200
            assert page.locator("main h1").inner_text()


FILTERS = [
    (IBUSUKI + "2023/", "node=1"),
    (IBUSUKI + "2023/", "node=1o"),
    (IBUSUKI + "2023/", "q=" + quote("スマホ")),
    (IBUSUKI + "2023/", "q=" + quote("目標に到達")),
    (KAGOSHIMA + "2023/", "rating=" + quote("△")),
    (KAGOSHIMA + "2023/", "rating=" + quote("－") + "&audience=administration"),
    (KAGOSHIMA + "2023/", "node=1&rating=" + quote("△")),
    (KAGOSHIMA + "2023/", "show=behind&node=1"),
    (KAGOSHIMA + "2023/", "show=target-only&node=2"),
    (KAGOSHIMA + "2023/", "unit=d11"),
    (KAGOSHIMA + "2023/", "unit=b01"),
    (KAGOSHIMA + "2023/", "q=" + quote("ｒｐａ")),
    (KAGOSHIMA + "2023/", "q=" + quote("AI・RPA")),
    (KAGOSHIMA + "2023/", "q=" + quote("遅れあり")),
    (KAGOSHIMA + "2023/", "q=" + quote("保健予防課")),
    (KAGOSHIMA + "2023/", "q=" + quote("書かない 窓口")),
    (KAGOSHIMA + "2023/", "q=" + quote("おくやみ")),
    (KAGOSHIMA + "2023/", "q=" + quote("オクヤミ")),
    (KAGOSHIMA + "2022/", "rating=" + quote("△") + "&audience=citizens"),
    ("/en" + KAGOSHIMA + "2023/", "rating=" + quote("○") + "&q=" + quote("ICT")),
    ("/seireki" + KAGOSHIMA + "2023/", "unit=d11&rating=" + quote("◎")),
]


def test_files_answer_conditions_as_the_server_does(visit, site, like_files):
    """The same rows in the same order, and the same number of them, for every kind of condition."""
    served, filed = visit(javascript=False).page, visit(at=like_files).page
    for path, query in FILTERS:
        address = f"{path}measures/?{query}"
        assert served.goto(site.address + address).status == 200, address
        filed.goto(like_files + address)
        expect(filed.locator("#results[data-query]:not([data-query=''])"), address).to_have_count(1)
        assert rows(filed) == rows(served), address
        assert filed.locator(".hits").inner_text() == served.locator(".hits").inner_text(), address
        for name in ("show", "rating", "node", "unit", "audience", "q"):
            field = f"form.filter [name={name}]"
            if served.locator(field).count():
                assert filed.locator(field).input_value() == served.locator(field).input_value(), (address, name)


def test_the_form_of_files_is_used_like_the_servers(visit, files):
    page = visit(PHONE, at=files.address).open(IBUSUKI + "2023/measures/")
    page.evaluate("window.marker = 1")
    before = len(rows(page))
    page.get_by_text("条件を組み合わせて絞り込む").click()
    page.get_by_label("語句").fill("ｽﾏﾎ講習")
    page.get_by_role("button", name="絞り込む").click()
    page.wait_for_url("**?q=**")
    expect(page.locator(".hits")).to_contain_text("2件の指標")
    assert len(rows(page)) == 2 < before and page.evaluate("window.marker") == 1
    # The address can be sent to somebody else.
    page.reload()
    expect(page.locator(".hits")).to_contain_text("2件の指標")
    expect(page.get_by_label("語句")).to_have_value("ｽﾏﾎ講習")
    page.go_back()
    expect(page.locator("#measures tbody tr")).to_have_count(before)


@pytest.mark.parametrize(("reading", "found"), [("", "2件見つかりました"), ("/en", "2 found")])
def test_the_search_of_files_finds_measures(visit, files, reading, found):
    page = visit(PHONE, at=files.address).open(reading + "/search/")
    page.get_by_role("searchbox").fill("スマホ講習会")
    page.get_by_role("button").click()
    page.wait_for_url("**/search/?*")
    expect(page.locator("#search-results .hits")).to_contain_text(found)
    page.locator("ol.results a").first.click()
    page.wait_for_url(f"**{reading}{IBUSUKI}2023/measures/1o-1/")
    expect(page.locator("h1")).to_contain_text("スマホ講習会")


def test_the_search_of_files_finds_what_the_servers_finds(visit, like_files, site):
    served, filed = visit(javascript=False).page, visit(at=like_files).page
    for words in ("書かない窓口", "窓口", "オクヤミ", "ＲＰＡ", "RPA 利用"):
        for page, address in ((served, site.address), (filed, like_files)):
            page.goto(f"{address}/search/?q={quote(words)}&plan=kagoshima")
            expect(page.locator(".hits")).to_be_visible()
        wanted = set(measures(served))
        assert wanted <= set(measures(filed)) or wanted & set(measures(filed)), words
        assert filed.locator("ol.results a").count() > 0, words


def measures(page) -> list[str]:
    links = page.locator("ol.results a").evaluate_all("links => links.map(link => link.pathname)")
    return [link for link in links if "/measures/" in link]
