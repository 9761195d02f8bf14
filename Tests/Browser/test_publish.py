"""The site as files: the same as the served one, link by link, and whole whatever happens while it is written."""

from __future__ import annotations

import hashlib
import http.client
import os
import random
import resource
import shutil
import signal
import subprocess
import threading
import time
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from program import PATIENCE, SAMPLES, SHIRUBE, assert_one_clear_line, environment, import_plan, shirube, wait_until

LIST = "SHA256SUMS"


def publish(source: str | Path, folder: Path, *options, **more) -> subprocess.CompletedProcess[str]:
    """With the office's documents, as the tests' servers show them."""
    return shirube("publish", "--plan", source, folder, "--documents", *options, **more)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def assert_whole(folder: Path) -> None:
    """The folder holds exactly what its list says."""
    lines = (folder / LIST).read_text().splitlines()
    listed = dict(reversed(line.split("  ", 1)) for line in lines if not line.startswith("#"))
    found = tree(folder)
    del found[LIST]
    assert {name: hashlib.sha256(data).hexdigest() for name, data in found.items()} == listed


# The same as the served site


class Links(HTMLParser):
    """The addresses that a page points to, and the places on it that can be pointed to."""

    def __init__(self, text: str):
        super().__init__()
        self.targets: set[str] = set()
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        self.targets |= {values[name] for name in ("href", "src") if values.get(name)}
        if tag == "meta" and values.get("property") == "og:image":
            self.targets.add(urlsplit(values["content"]).path)
        if "id" in values:
            self.ids.append(values["id"])


def crawl(port: int) -> dict[str, bytes]:
    """Everything that can be reached from the home page by links, by address.

    A link that leads nowhere, or to a place that its page does not have, fails.
    """
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    found: dict[str, bytes] = {}
    places: dict[str, set[str]] = {}
    wanted: list[tuple[str, str, str]] = []
    waiting = {"/": "/"}
    while waiting:
        path, page = waiting.popitem()
        body, content_type = follow(connection, path, page)
        found[path] = body
        if not content_type.startswith("text/html"):
            continue
        links = Links(body.decode("utf-8"))
        assert len(links.ids) == len(set(links.ids)), f"{path}: an id stands twice"
        places[path] = set(links.ids)
        for target in links.targets:
            address, fragment = urldefrag(urljoin(f"http://here{path}", target))
            parts = urlsplit(address)
            if parts.scheme != "http" or parts.netloc != "here":
                continue
            if fragment:
                wanted.append((parts.path, fragment, path))
            if parts.path not in found:
                waiting.setdefault(parts.path, path)
    for path, fragment, page in wanted:
        assert fragment in places[path], f"{page}: nothing on {path} has the id {fragment}"
    return found


def follow(connection: http.client.HTTPConnection, path: str, page: str) -> tuple[bytes, str]:
    """The body and type of an address after redirects."""
    for _ in range(5):
        connection.request("GET", path)
        response = connection.getresponse()
        body = response.read()
        if response.status == 200:
            return body, response.headers["Content-Type"]
        assert response.status in (301, 302), f"{page}: {path} is answered with {response.status}"
        path = urlsplit(response.headers["Location"]).path
    raise AssertionError(f"{page}: {path} leads on without end")


def test_the_files_are_the_served_site(serve, files_served, tmp_path):
    """The same addresses with the same bytes, all links good, in both."""
    city, at_least = "ibusuki", 500
    database = tmp_path / "shirube.sqlite"
    import_plan(SAMPLES / city, database)
    result = publish(city, tmp_path / "site", "--database", database)
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    assert_one_clear_line(result.stdout)
    assert_whole(tmp_path / "site")
    served = crawl(serve(database).port)
    filed = crawl(files_served(tmp_path / "site"))
    assert sorted(served) == sorted(filed)
    assert [path for path in served if served[path] != filed[path]] == []
    assert len(served) > at_least

    # Nothing is published that no link leads to, but for the page about what is missing; the feeds link to the plan.
    of_feeds = {f"{reading}plans/{city}/index.html" for reading in ("", "en/", "seireki/")}
    asked_for = {"404.html", "robots.txt", "favicon.ico"}  # by machines that know these names
    names = {name for name in tree(tmp_path / "site")} - {LIST} - asked_for - of_feeds
    assert names == {path.lstrip("/") + ("index.html" if path.endswith("/") else "") for path in filed}


def test_documents_are_part_of_the_site_only_where_that_is_said(serve_without_documents, tmp_path):
    assert shirube("publish", "--plan", SAMPLES / "ibusuki", tmp_path / "site").returncode == 0
    assert_whole(tmp_path / "site")
    names = tree(tmp_path / "site")
    assert not [name for name in names if "documents" in name or name.endswith((".pdf", ".xlsx"))]
    served = crawl(serve_without_documents.port)
    assert not [path for path in served if "documents" in path]
    page = "plans/ibusuki/2023/index.html"
    assert names[page] == served["/" + page.removesuffix("index.html")] and b"documents/" not in names[page]
    assert serve_without_documents.get("/plans/ibusuki/2023/documents/").status == 404


def test_the_page_about_what_is_missing_is_the_served_one(site, tmp_path):
    assert publish(SAMPLES / "ibusuki", tmp_path / "site").returncode == 0
    answer = site.get("/no/such/page/")
    assert answer.status == 404
    assert (tmp_path / "site/404.html").read_bytes() == answer.body


def test_a_database_with_two_cities_publishes_one(database, tmp_path):
    assert publish("ibusuki", tmp_path / "site", "--database", database).returncode == 0
    found = tree(tmp_path / "site")
    assert not [name for name in found if "kagoshima" in name]
    assert "指宿市" in found["index.html"].decode() and "鹿児島市ＤＸ" not in found["index.html"].decode()


def test_publishing_twice_gives_the_same_bytes(tmp_path):
    for name in ("first", "second", "second"):
        assert publish(SAMPLES / "ibusuki", tmp_path / name).returncode == 0
    assert tree(tmp_path / "first") == tree(tmp_path / "second")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first", "second"]


# Whole, whatever happens


@pytest.fixture(scope="session")
def renamed(tmp_path_factory) -> Path:
    """Ibusuki's plan under another name: every page is another one."""
    folder = tmp_path_factory.mktemp("renamed") / "ibusuki"
    shutil.copytree(SAMPLES / "ibusuki", folder)
    head = (folder / "plan.yaml").read_text()
    assert "指宿市ＤＸ推進計画" in head
    (folder / "plan.yaml").write_text(head.replace("指宿市ＤＸ推進計画", "指宿市ＤＸ改定計画"))
    return folder


@pytest.fixture(scope="session")
def sites(renamed, tmp_path_factory) -> dict[str, dict[str, bytes]]:
    """The site of the plan as it is in Samples, and of the renamed one."""
    folder = tmp_path_factory.mktemp("sites")
    assert publish(SAMPLES / "ibusuki", folder / "old").returncode == 0
    assert publish(renamed, folder / "new").returncode == 0
    return {"old": tree(folder / "old"), "new": tree(folder / "new")}


def start_publishing(source: Path, folder: Path) -> subprocess.Popen:
    return subprocess.Popen(
        [SHIRUBE, "publish", "--plan", source, folder, "--documents"],
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_a_killed_publication_leaves_the_old_site_or_the_new_one(renamed, sites, tmp_path):
    """Twenty-four times at moments that chance chooses; whoever looks meanwhile never sees the folder missing."""
    chance = random.Random(2607)
    folder = tmp_path / "site"
    assert publish(SAMPLES / "ibusuki", folder).returncode == 0
    looked, gaps, is_over = 0, 0, threading.Event()

    def look() -> None:
        nonlocal looked, gaps
        while not is_over.is_set():
            looked += 1
            gaps += not (folder / "index.html").exists()
            time.sleep(0.0002)

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        began = time.monotonic()
        assert publish(SAMPLES / "ibusuki", folder).returncode == 0
        usual = time.monotonic() - began
        state, killed = "old", 0
        for _ in range(24):
            wanted = "new" if state == "old" else "old"
            process = start_publishing(renamed if wanted == "new" else SAMPLES / "ibusuki", folder)
            try:
                process.wait(chance.uniform(0.2, 1.5) * usual)
            except subprocess.TimeoutExpired:
                process.kill()
            process.wait(PATIENCE)
            assert process.returncode in (0, -signal.SIGKILL)
            killed += process.returncode != 0
            found = tree(folder)
            before, state = state, next(name for name in sites if sites[name] == found)
            assert process.returncode != 0 or state != before, "a site that was answered for is not there"
        print(f"killed {killed} times of 24; looked {looked} times")
        assert killed >= 6, "hardly any publication was killed"
    finally:
        is_over.set()
        watcher.join(PATIENCE)
    assert looked > 100 and gaps == 0
    assert publish(SAMPLES / "ibusuki", folder).returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["site"], "what was left over is cleared away"
    assert tree(folder) == sites["old"]


def test_a_publication_that_is_under_way_is_not_disturbed(renamed, sites, tmp_path):
    folder = tmp_path / "site"
    first = start_publishing(SAMPLES / "ibusuki", folder)
    try:
        wait_until((tmp_path / ".site.publishing/index.html").exists, "the first one writes")
        first.send_signal(signal.SIGSTOP)
        second = publish(renamed, folder)
        assert second.returncode == 2 and second.stdout == ""
        assert "別に進んでいます" in second.stderr
        first.send_signal(signal.SIGCONT)
        assert first.wait(PATIENCE) == 0
    finally:
        first.kill()
        first.wait(PATIENCE)
    assert tree(folder) == sites["old"]


@pytest.mark.parametrize("kilobytes", [1, 8, 20])
def test_a_publication_that_may_not_write_so_much_changes_nothing(renamed, sites, tmp_path, kilobytes):
    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, kilobytes * 1024))

    folder = tmp_path / "site"
    assert publish(SAMPLES / "ibusuki", folder).returncode == 0
    result = publish(renamed, folder, preexec_fn=limit)
    assert result.returncode == 2 and result.stdout == ""
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert tree(folder) == sites["old"]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_full_disk_leaves_the_old_site(renamed, sites, tmp_path, language):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk], capture_output=True)
    if mounted.returncode:
        pytest.skip("a small disk of its own needs the right to mount one")
    try:
        folder = disk / "site"
        assert publish(SAMPLES / "ibusuki", folder).returncode == 0
        space = os.statvfs(disk)
        (disk / "filler").write_bytes(bytes(max(0, space.f_bavail * space.f_frsize - 200_000)))
        result = publish(renamed, folder, language=language)
        assert result.returncode == 2 and result.stdout == ""
        assert ("ディスクの空きがありません" if language == "ja" else "disk is full") in result.stderr
        assert sorted(path.name for path in disk.iterdir()) == ["filler", "site"]
        assert tree(folder) == sites["old"]
        (disk / "filler").unlink()
        assert publish(renamed, folder).returncode == 0
        assert tree(folder) == sites["new"]

        # The disk itself cannot change its name.
        refused = publish(renamed, disk, language=language)
        assert refused.returncode == 2 and refused.stdout == ""
    finally:
        subprocess.run(["umount", disk], check=True, timeout=PATIENCE)


def test_an_empty_disk_of_its_own_is_refused_with_what_to_do(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk], capture_output=True)
    if mounted.returncode:
        pytest.skip("a small disk of its own needs the right to mount one")
    try:
        result = publish(SAMPLES / "ibusuki", disk)
        assert result.returncode == 2
        assert "その中の新しいフォルダ" in result.stderr
        assert list(disk.iterdir()) == [] and [path.name for path in tmp_path.iterdir()] == ["disk"]
    finally:
        subprocess.run(["umount", disk], check=True, timeout=PATIENCE)


def test_a_write_protected_place_is_told(tmp_path):
    folder = tmp_path / "protected"
    folder.mkdir()
    folder.chmod(0o555)
    # Root may write everywhere, unless it gives its powers away.
    user = ["setpriv", "--bounding-set", "-all", "--inh-caps", "-all"] if os.geteuid() == 0 else []
    try:
        result = subprocess.run(
            [*user, SHIRUBE, "publish", "--plan", SAMPLES / "ibusuki", folder / "site", "--documents"],
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        assert result.returncode == 2 and result.stdout == ""
        assert "権限" in result.stderr
        assert list(folder.iterdir()) == []
    finally:
        folder.chmod(0o755)
