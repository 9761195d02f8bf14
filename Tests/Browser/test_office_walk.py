"""Everything under /office/ that a role comes to by following links: each kind of page once, on a telephone and at a desk, with axe."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

from pages import DESKTOP, PHONE, assert_fits, set_size, violations

ROLES = ["reporter", "head", "office", "committee", "auditor", "operator", "administrator"]
LINKS = "links => links.map(link => link.pathname + link.search)"
# What only a file or somebody who has not signed in gets, or what is the same as another.
FILES = re.compile(r"/(files/\d+|book/[^/]+/file|pack/[^/]+\.(pdf|xlsx))/$")
# The kinds that no link leads to: the way in, what is there after a form, and what is asked for before something dangerous.
ELSEWHERE = {"/office/sign-in/", "/office/sign-in/code/", "/office/demonstration/"}


def kind(address: str) -> str:
    """Pages that differ in what they are about alone are one kind; the names of parameters make another."""
    parts = urlsplit(address)
    path = re.sub(r"/rounds/\d+/", "/rounds/ROUND/", parts.path)
    path = re.sub(r"/(sheets|review)/[^/]+/", r"/\1/SHEET/", path)
    path = re.sub(r"/(grid|book)/[^/]+/", r"/\1/UNIT/", path)
    path = re.sub(r"/members/(?!new/|import/)[^/]+/", "/members/MEMBER/", path)
    path = re.sub(r"/seals/[^/]+/", "/seals/PLAN/", path)
    names = sorted(re.findall(r"([a-z]+)=", parts.query))
    return path + ("?" + "&".join(names) if names else "")


def links_to_the_office(page) -> list[str]:
    found = page.eval_on_selector_all("a[href]", LINKS)
    return sorted({link for link in found if link.startswith("/office/") and not FILES.search(urlsplit(link).path)})


@pytest.mark.parametrize("role", ROLES)
def test_every_kind_of_page_that_a_role_comes_to_is_accessible_and_fits(enter, role):
    visitor = enter(role, size=DESKTOP)
    page = visitor.page
    seen, waiting = set(), ["/office/"]
    while waiting:
        address = waiting.pop(0)
        if kind(address) in seen or urlsplit(address).path in ELSEWHERE:
            continue
        seen.add(kind(address))
        visitor.open(address)
        for size in (DESKTOP, PHONE):
            set_size(page, size)
            assert violations(page) == [], (address, size)
            assert_fits(page, f"{address} {size}")
            name = re.sub(r"[^a-zA-Z]+", "-", kind(address)).strip("-")
            visitor.picture(f"walk-{role}-{name}-{size[0]}")
        set_size(page, DESKTOP)
        waiting += links_to_the_office(page)
    assert len(seen) >= 4, seen
