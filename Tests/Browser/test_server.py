"""The server as a process: how it starts and stops, what it answers, and what it withstands."""

from __future__ import annotations

import gzip
import random
import shutil
import signal
import socket
import sqlite3
import string
import time
from pathlib import Path
from urllib.parse import quote

import pytest

from program import (
    PATIENCE,
    SAMPLES,
    Server,
    assert_one_clear_line,
    import_plan,
    shirube,
    wait_until,
)

YEAR = "/plans/kagoshima/2023/"
LIST = YEAR + "measures/"
MEASURE = LIST + "m019/"

languages = pytest.mark.parametrize("language", ["ja", "en"])


# Starting and stopping


@languages
def test_it_prints_one_line_with_its_address(serve, database, language):
    server = serve(database, language=language)
    words = {"ja": "公開しています：", "en": "Serving at "}[language]
    assert server.lines == [f"{words}{server.address}/\n"]
    answer = server.get("/healthz")
    assert (answer.status, answer.text) == (200, "ok\n")
    print(f"started in {server.seconds_to_start:.3f} s with an existing database")
    assert server.stop() == 0
    assert server.process.stdout.closed
    assert server.log == ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
def test_a_signal_ends_it_when_the_request_under_way_is_answered(serve, database, number):
    server = serve(database)
    # The first page of a plan is the slowest: the plan is read and evaluated for it.
    idle = server.processor_time
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
        connection.sendall(f"GET {LIST} HTTP/1.1\r\nHost: shirube\r\n\r\n".encode())
        wait_until(lambda: server.processor_time > idle + 0.02, "it works on the request")
        began = time.monotonic()
        server.process.send_signal(number)
        received = read_to_the_end(connection)
    assert server.stop(number) == 0
    assert time.monotonic() - began < 5
    head, _, body = received.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200")
    assert f"Content-Length: {len(body)}".encode() in head and body.endswith(b"</html>\n")
    assert not accepts(server.port)
    assert server.log == ""


def test_a_reader_in_the_middle_of_an_answer_gets_the_rest(serve, database):
    server = serve(database)
    whole = server.get(LIST).body
    with slow_reader(server, LIST) as connection:
        first = connection.recv(1000)
        server.process.send_signal(signal.SIGTERM)
        wait_until(lambda: not accepts(server.port), "it takes no new connections")
        received = first + read_to_the_end(connection)
    assert server.stop() == 0
    assert received.partition(b"\r\n\r\n")[2] == whole


def test_idle_connections_do_not_hold_it_up(serve, database):
    server = serve(database)
    idle = [socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) for _ in range(20)]
    for connection in idle[:10]:
        connection.sendall("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert connection.recv(1000).startswith(b"HTTP/1.1 200")
    began = time.monotonic()
    assert server.stop() == 0
    assert time.monotonic() - began < 5
    for connection in idle:
        connection.close()


def slow_reader(server: Server, path: str) -> socket.socket:
    """A connection that takes an answer in drops, so that it is under way until the reader goes on."""
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.settimeout(PATIENCE)
    connection.connect(("127.0.0.1", server.port))
    connection.sendall(f"GET {path} HTTP/1.1\r\nHost: shirube\r\nConnection: close\r\n\r\n".encode())
    return connection


def read_to_the_end(connection: socket.socket) -> bytes:
    pieces = []
    while piece := connection.recv(65536):
        pieces.append(piece)
    return b"".join(pieces)


def accepts(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
        return True
    except OSError:
        return False


# What is wrong at the start is said in one line


@languages
def test_a_port_in_use_is_one_clear_line(database, language):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = shirube("serve", "--database", database, "--port", port, language=language)
    assert result.returncode != 0 and result.stdout == ""
    assert_one_clear_line(result.stderr)
    assert port in result.stderr and "--port" in result.stderr
    assert ("使っています" if language == "ja" else "in use") in result.stderr


def a_folder(path: Path) -> None:
    path.mkdir()


def garbage(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(20_000))


def somebody_elses(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()


def in_no_folder(path: Path) -> None:
    pass


@languages
@pytest.mark.parametrize("make", [in_no_folder, a_folder, garbage, somebody_elses])
def test_a_database_that_is_none_is_one_clear_line(tmp_path, make, language):
    database = tmp_path / "no/such/shirube.sqlite" if make is in_no_folder else tmp_path / "shirube.sqlite"
    make(database)
    before = database.read_bytes() if database.is_file() else None
    result = shirube("serve", "--database", database, "--port", "0", language=language)
    assert result.returncode != 0 and result.stdout == ""
    assert_one_clear_line(result.stderr)
    assert str(database) in result.stderr
    assert result.stderr.isascii() == (language == "en")
    assert (database.read_bytes() if database.is_file() else None) == before


@pytest.mark.parametrize("port", ["-1", "65536", "http", ""])
def test_a_port_that_is_none_is_said_so(database, port):
    result = shirube("serve", "--database", database, f"--port={port}")
    assert result.returncode == 2 and "ポート" in result.stderr


# What it answers


def test_a_page_that_the_client_has_is_not_sent_again(site):
    for path in ("/", YEAR, LIST, MEASURE, "/en" + MEASURE, "/plans/kagoshima/rules/"):
        first = site.get(path)
        tag = first.headers["ETag"]
        for known in (tag, f'W/{tag}', f'"other", {tag}', "*"):
            again = site.get(path, headers={"If-None-Match": known})
            assert (again.status, again.body, again.headers["ETag"]) == (304, b"", tag), path
        assert site.get(path, headers={"If-None-Match": '"other"'}).body == first.body


def test_pages_are_compressed_for_those_who_can_read_it(site):
    for path in ("/", YEAR, LIST, MEASURE, "/plans/kagoshima/findings/"):
        plain = site.get(path)
        packed = site.get(path, headers={"Accept-Encoding": "gzip, deflate, br"})
        assert packed.headers["Content-Encoding"] == "gzip" and "Content-Encoding" not in plain.headers
        assert gzip.decompress(packed.body) == plain.body
        assert len(packed.body) < len(plain.body) / 2
        assert packed.headers["ETag"] != plain.headers["ETag"]
        assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
        assert "Content-Encoding" not in site.get(path, headers={"Accept-Encoding": "gzip;q=0"}).headers


def test_head_has_the_headers_of_get_and_no_body(site):
    for path in ("/", YEAR, MEASURE, "/healthz", "/nowhere", LIST + "?rating=best"):
        whole, head = site.get(path), site.get(path, method="HEAD")
        assert head.body == b"" and head.status == whole.status
        for name in ("Content-Length", "Content-Type", "ETag", "Cache-Control"):
            assert head.headers[name] == whole.headers[name], (path, name)


def test_every_answer_has_the_headers_that_protect_readers(site):
    tag = site.get(YEAR).headers["ETag"]
    answers = {
        200: site.get(YEAR),
        304: site.get(YEAR, headers={"If-None-Match": tag}),
        301: site.get("/plans/kagoshima/R5/"),
        404: site.get("/nowhere"),
        405: site.get(YEAR, method="POST"),
        422: site.get(LIST + "?rating=best"),
        400: site.get("/%ff"),
    }
    for status, answer in answers.items():
        assert answer.status == status
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] and answer.headers["Permissions-Policy"]
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "Server" not in answer.headers
    assert answers[405].headers["Allow"] == "GET, HEAD"


def test_one_page_has_one_address(site):
    for spelling in ("/plans/kagoshima/R5/", "/plans/kagoshima/2023", "/plans/kagoshima/" + quote("令和5年度") + "/"):
        answer = site.get(spelling)
        assert (answer.status, answer.headers["Location"]) == (301, YEAR), spelling
    assert site.get("/plans/kagoshima/").headers["Location"] == YEAR


# What it withstands

HOSTILE = {
    "a NUL in the path": b"GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n",
    "an encoded NUL": b"GET /plans/%00/ HTTP/1.1\r\nHost: x\r\n\r\n",
    "a path that is far too long": b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "a path that is too long": b"GET /search/?q=" + b"a" * 5_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "half an encoding": b"GET /plans/%4 HTTP/1.1\r\nHost: x\r\n\r\n",
    "an encoding of nothing": b"GET /plans/%zz/ HTTP/1.1\r\nHost: x\r\n\r\n",
    "no UTF-8": b"GET /plans/%c3%28/ HTTP/1.1\r\nHost: x\r\n\r\n",
    "an overlong slash": b"GET /plans/..%c0%af..%c0%afetc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
    "letters that are not encoded": "GET /search/?q=窓口 HTTP/1.1\r\nHost: x\r\n\r\n".encode(),
    "the way up": b"GET /../../../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
    "the encoded way up": b"GET /assets/%2e%2e%2f%2e%2e%2fetc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
    "a huge header": b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
    "a thousand headers": b"GET / HTTP/1.1\r\nHost: x\r\n" + b"".join(b"X%d: 1\r\n" % i for i in range(1000)) + b"\r\n",
    "a header without a colon": b"GET / HTTP/1.1\r\nHost x\r\n\r\n",
    "an unknown method": b"STEAL / HTTP/1.1\r\nHost: x\r\n\r\n",
    "a method of odd letters": b"G@T / HTTP/1.1\r\nHost: x\r\n\r\n",
    "a write": b"DELETE /plans/kagoshima/2023/ HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc",
    "no version": b"GET /\r\n\r\n",
    "an old version": b"GET /nowhere HTTP/0.9\r\n\r\n",
    "a version that will be": b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
    "two lengths": b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 9\r\n\r\nabc",
    "a length and pieces": (
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    ),
    "a negative length": b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    "a piece of no size": b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
    "noise": random.Random(2).randbytes(5_000),
    "a TLS greeting": bytes.fromhex("16030100a5010000a10303") + bytes(160),
}


@pytest.mark.parametrize("request_bytes", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_request_is_refused_and_the_server_goes_on(site, request_bytes):
    statuses = statuses_of(site, request_bytes)
    assert statuses, "it said nothing"
    assert all(400 <= status < 500 for status in statuses), statuses
    assert site.get("/healthz").status == 200


def statuses_of(server: Server, request: bytes) -> list[int]:
    """What it answers to raw bytes until it closes or has nothing more to say."""
    received = b""
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
        try:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            received = read_to_the_end(connection)
        except (ConnectionResetError, BrokenPipeError):
            # It hung up in the middle; what it said before counts.
            pass
    lines = [line for line in received.split(b"\r\n") if line.startswith(b"HTTP/1.")]
    return [int(line.split()[1]) for line in lines]


@pytest.mark.parametrize(
    "head",
    ["HTTP/1.0\r\n\r\n", "HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", "HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"],
)
@pytest.mark.parametrize("path", [MEASURE, "/nothing"])
def test_a_client_that_reads_to_the_end_of_the_connection_is_not_kept_waiting(site, head, path):
    """Twice, because the second answer to the same question is made elsewhere; the idle limit is half a minute."""
    for _ in range(2):
        began = time.monotonic()
        with socket.create_connection(("127.0.0.1", site.port), timeout=PATIENCE) as connection:
            connection.sendall(f"GET {path} {head}".encode())
            answer = b"".join(iter(lambda: connection.recv(1 << 16), b""))
        assert time.monotonic() - began < 10
        text, _, body = answer.partition(b"\r\n\r\n")
        fields = dict(line.lower().split(b": ", 1) for line in text.split(b"\r\n")[1:])
        assert fields[b"connection"] == b"close" and int(fields[b"content-length"]) == len(body) > 500


def test_requests_in_one_piece_are_answered_one_after_the_other(site):
    paths = ["/healthz", "/nowhere", "/", "/%ff", "/healthz"] * 20
    with Questions(site) as questions:
        assert questions.ask(paths) == [200, 404, 200, 400, 200] * 20


class Questions:
    """One connection over which many addresses are asked for at once."""

    def __init__(self, server: Server):
        self._connection = socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE)
        self._answers = self._connection.makefile("rb")

    def ask(self, paths: list[str]) -> list[int]:
        """The statuses of the answers, in the order of the addresses."""
        requests = "".join(f"HEAD {path} HTTP/1.1\r\nHost: shirube\r\n\r\n" for path in paths)
        self._connection.sendall(requests.encode("ascii"))
        return [self._status() for _ in paths]

    def _status(self) -> int:
        line = self._answers.readline()
        assert line, "the server hung up"
        while self._answers.readline() != b"\r\n":
            pass
        return int(line.split()[1])

    def __enter__(self) -> Questions:
        return self

    def __exit__(self, *_) -> None:
        self._answers.close()
        self._connection.close()


def test_clients_that_never_finish_do_not_stop_the_others(serve, database):
    server = serve(database)
    slow = [socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) for _ in range(300)]
    for connection in slow:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
    for round in range(20):
        for connection in slow[round::20]:
            connection.sendall(b"a")
        began = time.monotonic()
        assert server.get(MEASURE).status == 200
        assert time.monotonic() - began < 5
    for connection in slow:
        connection.close()
    assert server.get("/healthz").status == 200


def test_ten_thousand_random_questions_find_no_fault(serve, database):
    """Words, parts of words and noise as conditions and as parts of addresses; the same ones each time."""
    server = serve(database)
    chance = random.Random(20260401)
    after_warming_up = 0
    seen: set[int] = set()
    with Questions(server) as questions:
        for batch in range(200):
            paths = [random_address(chance) for _ in range(50)]
            for path, status in zip(paths, questions.ask(paths)):
                assert status < 500, path
                seen.add(status)
            if batch == 40:
                after_warming_up = server.memory
    assert {200, 404, 422} <= seen
    assert server.memory - after_warming_up < 128 * 1024, "it keeps what nobody will ask for again"
    assert server.get("/healthz").status == 200
    assert server.log == ""


# The routes of lists, departments, data and pictures, with a place for whatever somebody may write there.
OPEN_PLACES = [
    "/plans/{}/",
    "/plans/kagoshima/{}/",
    "/plans/kagoshima/2023/{}/",
    "/plans/kagoshima/{}/lists/behind/rate/",
    "/plans/kagoshima/2023/lists/{}/",
    "/plans/kagoshima/2023/lists/{}/rate/",
    "/seireki/plans/kagoshima/2023/lists/behind/{}/",
    "/plans/kagoshima/2023/units/{}/",
    "/en/plans/kagoshima/2023/units/d11/{}/",
    "/plans/kagoshima/2023/nodes/i7/{}/",
    "/plans/kagoshima/2023/measures/{}.csv",
    "/plans/kagoshima/2023/measures/m019/{}.csv",
    "/plans/kagoshima/2023/lists/{}/data.json",
    "/plans/kagoshima/2023/units/{}/measures.csv",
    "/plans/kagoshima/{}/data.json",
    "/plans/kagoshima/{}/preview.png",
    "/plans/kagoshima/2023/measures/{}/preview.png",
    "/plans/kagoshima/2023/nodes/{}/preview.png",
    "/plans/{}/feed.atom",
    "/{}/plans/kagoshima/2023/",
    "/assets/{}.js",
]
ODD = ["%", "%zz", "%00", "behind%00", "%ff%fe", "%c0%af", "%2e%2e%2f", "..", "%0d%0aSet-Cookie:x", "%E2%80%8Bbehind"]
ODD += [quote(text) for text in ("ｂｅｈｉｎｄ", "bеhind", "２０２３", "R5", "令和5年度", "e\u0301", "\U0001f3db", "標" * 300)]
ODD += ["-1", "0", "9" * 30, "2023.0", "1e9", ";", "*", "{table}", ":year", "%25", "+", "a" * 3000, "a" * 9000, "'--"]


def test_odd_spellings_of_any_address_are_never_a_fault(serve, database):
    server = serve(database)
    paths = [place.format(odd) for place in OPEN_PLACES for odd in ODD]
    with Questions(server) as questions:
        for start in range(0, len(paths), 50):
            batch = paths[start : start + 50]
            for path, status in zip(batch, questions.ask(batch)):
                # An answer, a redirect to the right spelling, or: not decodable, not there, too long.
                assert status in (200, 301, 302, 400, 404, 414), f"{status}: {path[:200]}"
    assert server.log == ""


NAMES = ["q", "plan", "rating", "node", "unit", "audience", "page", "Q", "", "rating[]", "q\0", "年度"]
VALUES = ["◎", "△", "－", "i1", "1", "d11", "citizens", "kagoshima", "ibusuki", "窓口", "ＡＩ", "a"]
VALUES += ["", "'", '"', "<b>", "%", "0"]
PATHS = [YEAR, LIST, MEASURE, YEAR + "nodes/1/", "/search/", "/en/search/", "/plans/kagoshima/rules/", "/"]
PATHS += ["/en" + LIST]
PATHS += [YEAR + "lists/behind/rate/", YEAR + "units/d11/", "/seireki" + YEAR, YEAR + "units/data.json"]


def random_address(chance: random.Random) -> str:
    path = chance.choice(PATHS)
    if chance.random() < 0.2:
        parts = path.split("/")
        parts[chance.randrange(len(parts))] = random_text(chance)
        path = "/".join(parts) or "/"
        path = path if path.startswith("/") else "/" + path
    conditions = "&".join(
        f"{quote(chance.choice(NAMES))}={random_text(chance)}" for _ in range(chance.randrange(5))
    )
    return f"{path}?{conditions}" if conditions or chance.random() < 0.5 else path


def random_text(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.5:
        return quote(chance.choice(VALUES))
    if kind < 0.8:
        blocks = [0x20, 0x3041, 0x30A1, 0x4E00, 0xFF01, 0x1F300, 0xE000]
        letters = (chr(chance.choice(blocks) + chance.randrange(90)) for _ in range(chance.randrange(1, 30)))
        return quote("".join(letters))
    if kind < 0.9:
        return "".join(f"%{chance.randrange(256):02x}" for _ in range(chance.randrange(1, 10)))
    return "".join(chance.choice(string.ascii_letters + string.digits + "%+&=;:@!$'()*,-._~") for _ in range(20))


# Figures that change


def test_a_plan_that_another_process_imports_is_shown_at_once(serve, database, tmp_path):
    server = serve(database)
    before = server.get(MEASURE)
    assert "117%" in before.text and server.get(MEASURE).headers["ETag"] == before.headers["ETag"]
    changed = tmp_path / "changed"
    shutil.copytree(SAMPLES / "kagoshima", changed)
    figures = (changed / "figures.csv").read_text()
    line = "m019,1,2023,actual,23,,23,"
    assert line in figures
    (changed / "figures.csv").write_text(figures.replace(line, "m019,1,2023,actual,18,,18,"))

    import_plan(changed, database)

    after = server.get(MEASURE, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status == 200
    assert "150%" in after.text and "117%" not in after.text
    assert "150%" in server.get(LIST).text
    ibusuki = server.get("/plans/ibusuki/2023/")
    assert server.get("/plans/ibusuki/2023/", headers={"If-None-Match": ibusuki.headers["ETag"]}).status == 304


def test_it_starts_without_a_plan_and_shows_the_first_one_at_once(serve, tmp_path):
    database = tmp_path / "new.sqlite"
    server = serve(database)
    empty = server.get("/")
    assert empty.status == 200 and "指宿市" not in empty.text
    import_plan(SAMPLES / "ibusuki", database)
    assert "指宿市" in server.get("/").text
    assert server.stop() == 0
