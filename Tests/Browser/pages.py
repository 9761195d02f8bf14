"""The kinds of pages that the site has, and how a visitor looks at them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from axe_playwright_python.sync_playwright import Axe

PHONE = (390, 844)
DESKTOP = (1280, 900)
PICTURES = os.environ.get("SHIRUBE_PICTURES")


@dataclass(frozen=True)
class Kind:
    """One page as an example of its kind: what it is called and which title it has in each language."""

    name: str
    path: str
    ja: str
    en: str
    status: int = 200
    # A long page is tried with the keyboard in a shorter form of its kind.
    is_long: bool = False

    def address(self, language: str) -> str:
        return self.path if language == "ja" else self.other_language(language)

    def other_language(self, language: str) -> str:
        """Where the link between the languages leads; Japanese begins with years of the era."""
        return {"ja": "", "en": "/en"}[language] + self.path.removeprefix("/seireki")

    def title(self, language: str) -> str:
        site = {"ja": "標 Shirube", "en": "Shirube"}[language]
        own = {"ja": self.ja, "en": self.en}[language]
        return own if own == site else f"{own} | {site}"


KAGOSHIMA = "/plans/kagoshima/"
IBUSUKI = "/plans/ibusuki/"
BEHIND = f"{KAGOSHIMA}2023/measures/?rating={quote('△')}"

KINDS = [
    Kind("cities", "/", "標 Shirube", "Shirube"),
    Kind("year", KAGOSHIMA + "2023/", "鹿児島市ＤＸ推進計画 令和5年度", "Kagoshima City DX Promotion Plan FY2023 (Reiwa 5)"),
    Kind(
        "year-without-actuals",
        KAGOSHIMA + "2026/",
        "鹿児島市ＤＸ推進計画 令和8年度",
        "Kagoshima City DX Promotion Plan FY2026 (Reiwa 8)",
        is_long=True,
    ),
    Kind("measures", KAGOSHIMA + "2023/measures/", "具体策の一覧 令和5年度", "List of measures FY2023", is_long=True),
    Kind("measures-filtered", BEHIND, "具体策の一覧 令和5年度", "List of measures FY2023"),
    Kind(
        "measure",
        KAGOSHIMA + "2023/measures/m019/",
        "No.19 住民異動手続き等における「書かない窓口」事業",
        "No.19 住民異動手続き等における「書かない窓口」事業",
    ),
    Kind("measure-two-series", KAGOSHIMA + "2023/measures/m110/", "No.110 ＲＰＡ・ＡＩ利用の推進", "No.110 ＲＰＡ・ＡＩ利用の推進"),
    Kind("node", KAGOSHIMA + "2023/nodes/i7/", "施策⑦ 健康分野へのＩＣＴ活用", "Initiative ⑦ ICT in health care"),
    Kind(
        "list-by-rate",
        KAGOSHIMA + "2023/lists/behind/rate/",
        "具体策の一覧：遅れている 令和5年度",
        "List of measures: Behind FY2023",
    ),
    Kind("node-by-rate", KAGOSHIMA + "2023/nodes/i7/rate/", "施策⑦ 健康分野へのＩＣＴ活用", "Initiative ⑦ ICT in health care"),
    Kind("units", KAGOSHIMA + "2023/units/", "部署 令和5年度", "Departments FY2023", is_long=True),
    Kind("unit", KAGOSHIMA + "2023/units/d11/", "市民 市民課", "市民 市民課"),
    Kind("years", KAGOSHIMA + "years/", "年度の推移", "Over the years", is_long=True),
    Kind("glossary", KAGOSHIMA + "glossary/", "用語の説明", "Glossary"),
    Kind("history", KAGOSHIMA + "history/", "公表と訂正の記録", "What was published and corrected"),
    Kind("editions", KAGOSHIMA + "editions/", "訂正と版", "Errata and editions"),
    Kind(
        "no-such-day",
        KAGOSHIMA + "editions/?day=2020-01-01",
        "エラー：訂正と版",
        "Error: Errata and editions",
        status=422,
        # The summary of what is wrong has the focus.
        is_long=True,
    ),
    Kind("no-edition", KAGOSHIMA + "editions/2020-01-01/2023/", "ページが見つかりません", "Page not found", status=404),
    Kind(
        "seireki-year",
        "/seireki" + KAGOSHIMA + "2023/",
        "鹿児島市ＤＸ推進計画 2023年度",
        "Kagoshima City DX Promotion Plan FY2023 (Reiwa 5)",
        is_long=True,
    ),
    Kind("documents", KAGOSHIMA + "2023/documents/", "資料", "Documents"),
    Kind("rules", KAGOSHIMA + "rules/", "評価のきまり", "Rules of evaluation"),
    Kind("findings", KAGOSHIMA + "findings/", "点検結果", "Findings"),
    Kind("search", "/search/", "検索", "Search"),
    Kind("search-results", f"/search/?q={quote('窓口')}", "「窓口」の検索結果", "Search results for “窓口”"),
    Kind("not-found", "/plans/nowhere/", "ページが見つかりません", "Page not found", status=404),
    Kind(
        "wrong-condition",
        KAGOSHIMA + "2023/measures/?rating=best",
        "指定の内容を確認してください",
        "Please check what was asked for",
        status=422,
    ),
    Kind("ibusuki-year", IBUSUKI + "2023/", "指宿市ＤＸ推進計画 令和5年度", "Ibusuki City DX Promotion Plan FY2023 (Reiwa 5)"),
    Kind("ibusuki-measures", IBUSUKI + "2023/measures/", "目標の一覧 令和5年度", "List of goals FY2023", is_long=True),
    Kind(
        "ibusuki-measure",
        IBUSUKI + "2023/measures/1o-1/",
        "⑴-オ-1 スマホ講習会の開催回数と延べ参加者数",
        "⑴-オ-1 スマホ講習会の開催回数と延べ参加者数",
    ),
    Kind(
        "ibusuki-node",
        IBUSUKI + "2023/nodes/1a/",
        "取り組み事項⑴-ア 各種行政手続のオンライン化",
        "Item ⑴-ア Administrative procedures online",
    ),
    Kind("ibusuki-units", IBUSUKI + "2023/units/", "部署 令和5年度", "Departments FY2023"),
    Kind("ibusuki-years", IBUSUKI + "years/", "年度の推移", "Over the years"),
    Kind("ibusuki-rules", IBUSUKI + "rules/", "評価のきまり", "Rules of evaluation"),
    Kind("ibusuki-findings", IBUSUKI + "findings/", "点検結果", "Findings"),
]


class Visit:
    """A visitor's window: one page, and whatever it complained about or asked for elsewhere."""

    def __init__(self, context, address: str):
        self.context = context
        self.complaints: list[str] = []
        self._address = address
        self._expected: set[str] = set()
        self.page = context.new_page()
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        self.page.on("requestfailed", self._on_failure)
        self.page.on("request", self._on_request)

    def _on_console(self, message) -> None:
        # Chromium reports the error page itself as an error of the address that was opened.
        if message.type in ("error", "warning") and message.location.get("url") not in self._expected:
            self.complaints.append(f"{message.type}: {message.text}")

    def _on_failure(self, request) -> None:
        # The browser itself gives up what is under way when the next page is opened.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url} {request.failure}")

    def _on_request(self, request) -> None:
        if not request.url.startswith((self._address + "/", "data:")):
            self.complaints.append(f"another host: {request.url}")

    def expect(self, address: str) -> None:
        """This address may be answered as an error, which the browser then reports."""
        self._expected.add(address)

    def open(self, path: str, status: int = 200):
        if status >= 400:
            self._expected.add(self._address + path)
        response = self.page.goto(path)
        assert response.status == status, path
        return self.page

    def picture(self, name: str) -> None:
        """Kept only where SHIRUBE_PICTURES names a folder."""
        if PICTURES:
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page, rules: list[str] | None = None) -> list[str]:
    """What axe finds against WCAG 2.2 AA and good practice, or against the given rules alone; a line for each place."""
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    options = {"resultTypes": ["violations"], "runOnly": only}
    if not rules:
        options["rules"] = {"target-size": {"enabled": True}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['target']} {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def overflow(page) -> int:
    """By how many pixels the document is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def set_size(page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


def set_workings(page, are_open: bool) -> None:
    page.evaluate("open => document.querySelectorAll('details').forEach(details => details.open = open)", are_open)


def set_size_of_text(page, pixels: int) -> None:
    """As a reader does in the browser's settings, where the usual size is 16."""
    session = page.context.new_cdp_session(page)
    session.send("Page.enable")
    session.send("Page.setFontSizes", {"fontSizes": {"standard": pixels, "fixed": pixels - 3}})
    session.detach()
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == f"{pixels}px"


# The words that another word covers: the middle of each line of text, pair by pair. A region that scrolls shows only a
# part of its text, and what only screen readers get has no place.
OVERLAPS = """
() => {
    const boxes = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (!node.data.trim() || parent.closest('.visually-hidden, .skip-link, option, title, desc, ruby')) continue;
        if (!parent.checkVisibility({ visibilityProperty: true })) continue;
        if (parent.closest('thead') && getComputedStyle(parent.closest('thead')).position === 'absolute') continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) {
            const margin = box.height * 0.3;
            if (box.width > 2) boxes.push({
                text: node.data.trim().slice(0, 40), left: box.left + 1, right: box.right - 1,
                top: box.top + margin, bottom: box.bottom - margin,
            });
        }
    }
    boxes.sort((one, other) => one.top - other.top);
    const found = [];
    boxes.forEach((one, index) => {
        for (let next = index + 1; next < boxes.length && boxes[next].top < one.bottom; next++) {
            const other = boxes[next];
            if (one.left < other.right && other.left < one.right) found.push(`${one.text} / ${other.text}`);
        }
    });
    return found;
}
"""

# Text that its own box, or its picture, cuts off.
CUT = """
() => [...document.querySelectorAll('body *')].filter(element => {
    const style = getComputedStyle(element);
    return !element.closest('.visually-hidden, svg, thead, select') && element.checkVisibility()
        && ['hidden', 'clip'].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
}).concat([...document.querySelectorAll('svg text')].filter(text => {
    const [picture, box] = [text.closest('svg').getBoundingClientRect(), text.getBoundingClientRect()];
    return box.left < picture.left - 1 || box.right > picture.right + 1
        || box.top < picture.top - 2 || box.bottom > picture.bottom + 2;
})).map(element => element.outerHTML.slice(0, 120))
"""


def assert_fits(page, where: str) -> None:
    """Nothing is wider than the window, lies on something else or is cut off."""
    assert overflow(page) <= 0, f"{where}: the page is wider than the window"
    assert page.evaluate(OVERLAPS) == [], f"{where}: words lie on each other"
    assert page.evaluate(CUT) == [], f"{where}: words are cut off"
