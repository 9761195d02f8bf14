"""What an administrator's tools see of a running server, and what feed readers see of a plan."""

from __future__ import annotations

import http.client
import re
import signal
import socket
import time
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest
from prometheus_client.parser import text_string_to_metric_families

from program import PATIENCE, SAMPLES, SHIRUBE, Server, assert_one_clear_line, import_plan, shirube, wait_until

YEAR = "/plans/kagoshima/2023/"
ATOM = "{http://www.w3.org/2005/Atom}"


class WatchedServer(Server):
    """A server with a port for its figures."""

    def __init__(self, database, log, *, language="ja"):
        command = [SHIRUBE, "serve", "--database", database, "--port", "0", "--metrics", "0"]
        super().__init__(database, log, language=language, command=command)
        self.lines.append(self.process.stdout.readline().decode("utf-8"))
        found = re.search(r"http://127\.0\.0\.1:(\d+)/metrics$", self.line.strip())
        assert found, self.lines
        self.metrics_port = int(found[1])

    def watch(self, path: str) -> tuple[int, str, str]:
        """The status, type and text of one answer of the port for the figures."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.metrics_port, timeout=PATIENCE)) as connection:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.headers["Content-Type"], response.read().decode("utf-8")

    def figures(self) -> dict[str, float]:
        """All samples, by name and labels."""
        status, content_type, text = self.watch("/metrics")
        assert (status, content_type) == (200, "text/plain; version=0.0.4; charset=utf-8")
        assert_strict(text)
        return samples(text)


def samples(text: str) -> dict[str, float]:
    found = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            labels = ",".join(f"{name}={value}" for name, value in sorted(sample.labels.items()))
            name = sample.name + (f"{{{labels}}}" if labels else "")
            assert name not in found, f"{name} stands twice"
            found[name] = sample.value
    return found


SAMPLE = re.compile(r'[a-z_]+(\{[a-z_]+="([^"\\\n]|\\["\\n])*"(,[a-z_]+="([^"\\\n]|\\["\\n])*")*\})? [0-9]+(\.[0-9]+)?')


def assert_strict(text: str) -> None:
    """Every line as the format has it: help and type before the samples of a family, each family once."""
    assert text.endswith("\n") and "\n\n" not in text and "\r" not in text
    kinds: dict[str, str] = {}
    current = ""
    for line in text.splitlines():
        if line.startswith("# HELP "):
            current = line.split(" ")[2]
            assert current not in kinds, f"{current} stands twice"
            assert line.split(" ", 3)[3].endswith(".")
        elif line.startswith("# TYPE "):
            _, _, name, kind = line.split(" ")
            assert name == current and kind in ("counter", "gauge", "histogram")
            kinds[name] = kind
        else:
            assert SAMPLE.fullmatch(line), line
            name = re.match(r"[a-z_]+", line)[0]
            endings = ("_bucket", "_sum", "_count") if kinds[current] == "histogram" else ("",)
            assert name in [current + ending for ending in endings], line
            assert kinds[current] != "counter" or name.endswith("_total")


@pytest.fixture
def watched(database, tmp_path):
    server = WatchedServer(database, tmp_path / "log")
    yield server
    server.kill()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_both_addresses_are_printed(database, tmp_path, language):
    server = WatchedServer(database, tmp_path / "log", language=language)
    try:
        words = {"ja": ("公開しています：", "監視用の数値："), "en": ("Serving at ", "Metrics at ")}[language]
        assert server.lines == [
            f"{words[0]}{server.address}/\n",
            f"{words[1]}http://127.0.0.1:{server.metrics_port}/metrics\n",
        ]
        assert server.stop() == 0 and server.log == ""
    finally:
        server.kill()


def test_the_figures_tell_what_happened(watched):
    before = watched.figures()
    assert before["shirube_ready"] == before["shirube_database_up"] == 1
    assert before["shirube_plans"] == 2 and before["shirube_store_revision"] == 2
    assert before["shirube_page_cache_pages"] == 0
    assert not [name for name in before if name.startswith("shirube_request")]
    assert abs(before["process_start_time_seconds"] - time.time()) < PATIENCE
    for path in (YEAR, YEAR, YEAR + "measures/", YEAR + "no/such/", "/nowhere/", "/plans/nowhere/", YEAR.rstrip("/")):
        watched.get(path)
    tag = watched.get("/").headers["ETag"]
    watched.get("/", headers={"If-None-Match": tag})
    watched.get("/", method="POST")
    after = watched.figures()
    counts = {name: int(value) for name, value in after.items() if name.startswith("shirube_requests_total")}
    assert counts == {
        "shirube_requests_total{route=/,status=2xx}": 1,
        "shirube_requests_total{route=/,status=3xx}": 1,
        "shirube_requests_total{route=/,status=4xx}": 1,
        "shirube_requests_total{route=/plans/{plan},status=4xx}": 1,
        "shirube_requests_total{route=/plans/{plan}/{year},status=2xx}": 1,
        "shirube_requests_total{route=/plans/{plan}/{year},status=3xx}": 1,
        "shirube_requests_total{route=/plans/{plan}/{year}/measures,status=2xx}": 1,
        "shirube_requests_total{route=other,status=4xx}": 2,
    }
    # The second time the answer was given again before the site was asked.
    assert after["shirube_repeated_answers_total"] == 1
    assert after["shirube_page_cache_pages"] == 3
    assert 0 < after["shirube_page_cache_bytes"] <= after["shirube_page_cache_capacity_bytes"]
    assert after["process_cpu_seconds_total"] > before["process_cpu_seconds_total"]
    assert abs(after["process_resident_memory_bytes"] / 1024 / watched.memory - 1) < 0.5
    assert after["process_start_time_seconds"] == before["process_start_time_seconds"]


def test_a_histogram_adds_up(watched):
    for path in ("/", YEAR, YEAR, YEAR, "/search/?q=AI"):
        assert watched.get(path).status == 200
    _, _, text = watched.watch("/metrics")
    (family,) = [one for one in text_string_to_metric_families(text) if one.type == "histogram"]
    routes = {sample.labels["route"] for sample in family.samples}
    assert routes == {"/", "/plans/{plan}/{year}", "/search"}
    for route in routes:
        own = [sample for sample in family.samples if sample.labels["route"] == route]
        buckets = [(float(one.labels["le"]), one.value) for one in own if one.name.endswith("_bucket")]
        (count,) = [one.value for one in own if one.name.endswith("_count")]
        (total,) = [one.value for one in own if one.name.endswith("_sum")]
        assert buckets == sorted(buckets) and [value for _, value in buckets] == sorted(value for _, value in buckets)
        assert buckets[-1] == (float("inf"), count) and total > 0
        assert count == 1
        # The whole time lies between the lower and the upper ends of the buckets.
        least = most = 0.0
        lower, so_far = 0.0, 0.0
        for limit, value in buckets:
            least += (value - so_far) * lower
            most += (value - so_far) * limit if value > so_far else 0
            lower, so_far = limit, value
        assert least <= total <= most


def test_open_connections_are_counted(watched):
    with closing(socket.create_connection(("127.0.0.1", watched.port), timeout=PATIENCE)) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        assert connection.recv(1000).startswith(b"HTTP/1.1 200")
        assert watched.figures()["shirube_open_connections"] == 1
    wait_until(lambda: watched.figures()["shirube_open_connections"] == 0, "the connection is gone")


def test_without_a_port_of_their_own_the_figures_are_for_this_machine(serve, database):
    server = serve(database)
    answer = server.get("/metrics")
    assert answer.status == 200
    assert_strict(answer.body.decode("utf-8"))
    for name in ("X-Forwarded-For", "Via", "Forwarded"):
        assert server.get("/metrics", headers={name: "203.0.113.7"}).status == 404


def test_the_site_does_not_show_the_figures_and_their_port_shows_no_pages(watched):
    assert watched.get("/metrics").status == 404
    assert watched.watch("/")[0] == watched.watch(YEAR)[0] == 404
    assert watched.watch("/healthz")[::2] == (200, "ok\n")
    assert watched.watch("/readyz")[::2] == (200, "ready\n")
    answer = watched.get("/readyz")
    assert (answer.status, answer.text, answer.headers["Cache-Control"]) == (200, "ready\n", "no-store")


def test_a_server_without_that_option_has_no_second_port(serve, database):
    server = serve(database)
    inodes = {
        line.split()[9]
        for name in ("tcp", "tcp6")
        for line in open(f"/proc/{server.process.pid}/net/{name}").readlines()[1:]
        if line.split()[3] == "0A"
    }
    own = listening_inodes(server.process.pid) & inodes
    assert len(own) == 1


def listening_inodes(process: int) -> set[str]:
    found = set()
    for link in Path(f"/proc/{process}/fd").iterdir():
        try:
            match = re.fullmatch(r"socket:\[(\d+)\]", str(link.readlink()))
        except FileNotFoundError:
            continue
        if match:
            found.add(match[1])
    return found


def test_while_it_ends_it_says_that_it_is_not_ready(watched):
    """Thirty readers at once ask for a plan that nobody has looked at; their answers are under way for a while."""
    readers = [socket.create_connection(("127.0.0.1", watched.port), timeout=PATIENCE) for _ in range(30)]
    wait_until(lambda: watched.figures()["shirube_open_connections"] == 30, "all are connected")
    idle = watched.processor_time
    for reader in readers:
        reader.sendall(f"GET {YEAR} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    wait_until(lambda: watched.processor_time > idle + 0.02, "it works on the requests")
    watched.process.send_signal(signal.SIGTERM)
    wait_until(lambda: not accepts(watched.port), "the site takes nothing new")
    assert watched.watch("/readyz")[::2] == (503, "stopping\n")
    answers = [read_to_the_end(reader) for reader in readers]
    assert watched.stop() == 0 and watched.log == ""
    answered = [answer for answer in answers if answer]
    assert answered, "the requests under way are answered"
    for answer in answered:
        assert answer.startswith(b"HTTP/1.1 200") and answer.endswith(b"</html>\n")


def accepts(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
        return True
    except OSError:
        return False


def read_to_the_end(connection: socket.socket) -> bytes:
    pieces = []
    try:
        while piece := connection.recv(65536):
            pieces.append(piece)
    except ConnectionResetError:
        assert not pieces
    connection.close()
    return b"".join(pieces)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_port_in_use_is_one_clear_line_that_names_the_option(database, language):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = shirube("serve", "--database", database, "--port", "0", "--metrics", port, language=language)
    assert result.returncode != 0 and result.stdout == ""
    assert_one_clear_line(result.stderr)
    assert port in result.stderr and "--metrics" in result.stderr


def test_an_address_that_is_not_this_machines_is_told(database):
    options = ["--port", "0", "--metrics", "0", "--metrics-address", "203.0.113.7"]
    result = shirube("serve", "--database", database, *options)
    assert result.returncode != 0 and result.stdout == ""
    assert_one_clear_line(result.stderr)
    assert "--metrics-address" in result.stderr


# The feed


def corrected(tmp_path, database):
    """Imports Ibusuki's plan anew with one other figure."""
    folder = tmp_path / "ibusuki"
    folder.mkdir()
    for path in (SAMPLES / "ibusuki").iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    lines = (folder / "figures.csv").read_text().splitlines(keepends=True)
    place = next(index for index, line in enumerate(lines) if re.search(r",2023,actual,(\d+),,\1,", line))
    lines[place] = re.sub(r",(\d+),,\1,", ",987654,,987654,", lines[place])
    (folder / "figures.csv").write_text("".join(lines))
    import_plan(folder, database)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_feed_is_atom_and_tells_a_correction(serve, database, tmp_path, prefix):
    corrected(tmp_path, database)
    server = serve(database)
    path = f"{prefix}/plans/ibusuki/feed.atom"
    answer = server.get(path)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert answer.headers["ETag"] and server.get(path, headers={"If-None-Match": answer.headers["ETag"]}).status == 304
    assert_atom(answer.body)

    feed = feedparser.parse(answer.body, response_headers={"content-type": answer.headers["Content-Type"]})
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10" and feed.feed.language == ("en" if prefix else "ja")
    newest, first = feed.entries
    assert newest.updated_parsed > first.updated_parsed or newest.updated >= first.updated
    assert feed.feed.updated == newest.updated
    # Whoever ran the import is not the public's, nor the folder that it came from.
    assert b"shirube import" not in answer.body and str(tmp_path).encode() not in answer.body
    assert feed.feed.author == ("Ibusuki City" if prefix else "指宿市")
    assert "987,654" in newest.content[0].value and newest.content[0].type == "application/xhtml+xml"
    assert "987,654" not in first.content[0].value
    links = re.findall(r'href="([^"]+)"', newest.content[0].value)
    assert len(links) == 1 and server.get(links[0]).status == 200
    for link in feed.feed.links + newest.links:
        target = server.get(link.href)
        assert target.status in (200, 302), link.href


def assert_atom(body: bytes) -> None:
    """What RFC 4287 demands of a feed and of each entry."""
    root = ElementTree.fromstring(body)
    assert root.tag == ATOM + "feed"
    for element in [root, *root.findall(ATOM + "entry")]:
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1, name
        assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", element.findtext(ATOM + "id"))
        moment = element.findtext(ATOM + "updated")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", moment)
        assert element.findall(ATOM + "link")
    # The author of the feed is that of its entries.
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    ids = [element.text for element in root.iter(ATOM + "id")]
    assert len(ids) == len(set(ids))


def test_the_feed_of_a_published_folder_is_the_served_one(serve, database, tmp_path):
    """As soon as a page links to it."""
    assert shirube("publish", "--plan", "ibusuki", tmp_path / "site", "--database", database, "--documents").returncode == 0
    server = serve(database)
    linked = "feed.atom" in server.get("/plans/ibusuki/2023/").text
    file = tmp_path / "site/plans/ibusuki/feed.atom"
    assert file.exists() == linked
    if linked:
        assert file.read_bytes() == server.get("/plans/ibusuki/feed.atom").body
