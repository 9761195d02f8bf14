"""What a page weighs and asks for, how calmly it appears, what is left without styles and on paper, how it is shared."""

from __future__ import annotations

import gzip
import re
import struct
import subprocess

import feedparser
import pytest

from pages import CUT, IBUSUKI, KAGOSHIMA, KINDS, PHONE, Kind, overflow, set_size, set_workings

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)

LIMIT = 60_000

# Counts every shift of what stands on the page, from its beginning on.
WATCH_SHIFTS = """
window.shifts = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shifts += entry.value; }))
    .observe({ type: 'layout-shift', buffered: true });
"""

LOADED = """
() => performance.getEntriesByType('resource').map(entry => ({
    name: new URL(entry.name).pathname, kind: entry.initiatorType, blocks: entry.renderBlockingStatus === 'blocking',
}))
"""


@every_kind
def test_a_page_weighs_little(site, kind: Kind):
    """In kilobytes over the wire: the page alone, and with everything that it needs."""
    for language in ("ja", "en"):
        page = compressed(site, kind.address(language), kind.status)
        text = gzip.decompress(page).decode()
        needed = re.findall(r'(?:href|src)="(/assets/[^"]+)"', text)
        assert sorted(path.rsplit(".")[-1] for path in needed) == ["css", "js", "svg"]
        whole = len(page) + sum(len(compressed(site, path)) for path in needed)
        assert whole <= LIMIT, f"{language}: {len(page)} alone, {whole} with styles, script and icon"


def compressed(site, path: str, status: int = 200) -> bytes:
    answer = site.get(path, headers={"Accept-Encoding": "gzip"})
    assert answer.status == status, path
    return answer.body if answer.headers["Content-Encoding"] == "gzip" else gzip.compress(answer.body)


@every_kind
def test_a_page_appears_at_once_and_stays_where_it_is(visit, kind: Kind):
    visitor = visit(PHONE)
    visitor.context.add_init_script(WATCH_SHIFTS)
    page = visitor.open(kind.path, kind.status)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.shifts") == 0
    loaded = page.evaluate(LOADED)
    # The stylesheet, the script, the icon: nothing that a reader would have to wait for comes later.
    assert len(loaded) <= 3, loaded
    assert [entry["name"] for entry in loaded if entry["blocks"] and not entry["name"].endswith(".css")] == []
    # The reader's own fonts: text never waits for one, nor changes its face.
    assert page.evaluate("document.fonts.size") == 0


# Every word that no box shows, but for what a reader may open.
UNSEEN = """
() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const unseen = [];
    let last = 0, backwards = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (!node.data.trim() || parent.closest('details:not([open]) > :not(summary), option, svg')) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const box = range.getBoundingClientRect();
        if (!box.width || !parent.checkVisibility({ visibilityProperty: true })) unseen.push(node.data.slice(0, 40));
        if (parent.matches('h1, h2, h3, .lead, caption, .hits')) {
            if (box.top < last) backwards.push(node.data.slice(0, 40));
            last = box.top;
        }
    }
    return { unseen, backwards };
}
"""


@every_kind
def test_a_page_reads_in_order_without_styles(visit, kind: Kind):
    visitor = visit(PHONE)
    visitor.page.route("**/*.css", lambda route: route.fulfill(body="", content_type="text/css"))
    page = visitor.open(kind.path, kind.status)
    assert page.evaluate("[...document.styleSheets].every(sheet => sheet.cssRules.length === 0)")
    assert page.evaluate(UNSEEN) == {"unseen": [], "backwards": []}


@every_kind
def test_a_page_is_whole_on_paper(visit, tmp_path, kind: Kind):
    page = visit().open(kind.path, kind.status)
    set_workings(page, are_open=True)
    # A4 without its margins.
    set_size(page, (680, 971))
    page.emulate_media(media="print")
    assert overflow(page) <= 0, "wider than the paper"
    assert page.evaluate(CUT) == []
    heading = "".join(page.locator("main h1").inner_text().split())
    sheet = tmp_path / "page.pdf"
    page.pdf(path=sheet, format="A4", prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", "-layout", sheet, "-"], capture_output=True, text=True, check=True, timeout=60)
    leaves = text.stdout.split("\f")[:-1]
    assert [number for number, leaf in enumerate(leaves, 1) if len(leaf.split()) < 2] == [], "an empty page"
    assert heading in "".join(leaves[0].split())


# The list of documents is for those who take them away; it has no picture of its own.
SHARED = [
    kind
    for kind in KINDS
    if kind.status == 200 and "/plans/" in kind.path and "?" not in kind.path and kind.name != "documents"
]


@pytest.mark.parametrize("kind", SHARED, ids=lambda kind: kind.name)
def test_a_shared_page_has_a_picture(site, kind: Kind):
    for language in ("ja", "en"):
        text = site.get(kind.address(language)).text
        told = dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)"', text))
        assert kind.title(language).startswith(told["og:title"]) and told["og:title"]
        picture = site.get(re.sub(r"^https?://[^/]+", "", told["og:image"]))
        assert picture.status == 200 and picture.headers["Content-Type"] == "image/png"
        assert picture.body.startswith(b"\x89PNG\r\n\x1a\n")
        size = struct.unpack(">II", picture.body[16:24])
        assert size == (1200, 630) == (int(told["og:image:width"]), int(told["og:image:height"]))
        assert told["og:image:alt"] and len(picture.body) < 200_000


@pytest.mark.parametrize("plan", [KAGOSHIMA, IBUSUKI])
@pytest.mark.parametrize("reading", ["", "/seireki", "/en"])
def test_the_feed_that_a_page_names_is_one(site, plan, reading):
    text = site.get(f"{reading}{plan}2023/").text
    address = re.search(r'<link rel="alternate" type="application/atom\+xml" href="([^"]+)"', text)[1]
    answer = site.get(address)
    assert answer.status == 200 and answer.headers["Content-Type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.body)
    assert not feed.bozo and feed.version == "atom10" and feed.entries
    for entry in feed.entries:
        # The address of the plan leads to its current year.
        assert site.get(entry.link.split("#")[0]).status in (200, 302)
