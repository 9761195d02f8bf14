"""What the tests share: a database with both sample cities, a running server and a real browser."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from members import give_passphrase, sign_in
from pages import PHONE, Visit
from program import (
    DRILL,
    PATIENCE,
    ROUNDS_DRILL,
    SAMPLES,
    SHIRUBE,
    FileServer,
    Server,
    copy_database,
    import_plan,
    open_town,
)


def pytest_configure(config):
    for program, product in ((SHIRUBE, "shirube"), (DRILL, "casework-drill"), (ROUNDS_DRILL, "rounds-drill")):
        if not program.exists():
            raise pytest.UsageError(f"{program} is missing: swift build --product {product}")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item):
    outcome = yield
    refuse_excuses(outcome.get_result())


@pytest.hookimpl(hookwrapper=True)
def pytest_make_collect_report(collector):
    outcome = yield
    refuse_excuses(outcome.get_result())


def refuse_excuses(report) -> None:
    """Counts a test that is expected to fail as failed, and in CI one that is skipped as well: nobody looked."""
    if hasattr(report, "wasxfail"):
        why = f"marked as expected to fail: {report.wasxfail}"
        del report.wasxfail
    elif report.skipped and os.environ.get("CI"):
        why = f"skipped: {report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr}"
    else:
        return
    report.outcome = "failed"
    report.longrepr = why


@pytest.fixture(scope="session")
def filled(tmp_path_factory) -> Path:
    """A database with both cities that nobody writes to; to be copied."""
    database = tmp_path_factory.mktemp("filled") / "shirube.sqlite"
    for city in ("kagoshima", "ibusuki"):
        import_plan(SAMPLES / city, database)
    return database


@pytest.fixture(scope="session")
def town_opened(tmp_path_factory) -> Path:
    """A database of a town with an open round that nobody writes to; to be copied."""
    return open_town(tmp_path_factory.mktemp("town") / "town.sqlite")


@pytest.fixture
def town(town_opened, tmp_path) -> Path:
    """A town with an open round, for one test alone."""
    return copy_database(town_opened, tmp_path / "town.sqlite")


@pytest.fixture
def reporter(town, serve):
    """The town's reporter of u1, signed in at a server of its own."""
    server = serve(town)
    name = "reporter-u1@town.example.lg.jp"
    give_passphrase(town, "479993", name, lambda: server.port)
    return sign_in(name, lambda: server.port)


@pytest.fixture
def database(filled, tmp_path) -> Path:
    """A database with both cities, for one test alone."""
    return copy_database(filled, tmp_path / "shirube.sqlite")


@pytest.fixture(scope="session")
def site(filled, tmp_path_factory):
    """A server over both cities that all tests of pages share."""
    folder = tmp_path_factory.mktemp("site")
    server = Server(copy_database(filled, folder / "shirube.sqlite"), folder / "log")
    yield server
    server.kill()


@pytest.fixture
def serve(tmp_path):
    """Starts servers for one test and ends them after it."""
    servers = []

    def start(database: Path, **options) -> Server:
        server = Server(database, tmp_path / f"log-{len(servers)}", **options)
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.kill()


@pytest.fixture
def serve_without_documents(tmp_path) -> Iterator[Server]:
    """The site of Ibusuki as a server shows it that was told nothing of documents."""
    database = tmp_path / "without-documents.sqlite"
    import_plan(SAMPLES / "ibusuki", database)
    command = [SHIRUBE, "serve", "--database", database, "--port", "0"]
    server = Server(database, tmp_path / "log-without-documents", command=command)
    yield server
    server.kill()


@pytest.fixture
def files_served() -> Iterator:
    """Serves folders with the plainest of web servers; the port of each."""
    servers = []

    def start(folder: Path) -> int:
        servers.append(FileServer(folder))
        return servers[-1].port

    yield start
    for server in servers:
        server.end()


@pytest.fixture(scope="session")
def clock(tmp_path_factory) -> Path:
    """The library by which a process has a clock that can be set."""
    library = tmp_path_factory.mktemp("clock") / "clock.so"
    compiler = shutil.which("clang") or shutil.which("cc")
    source = Path(__file__).with_name("clock.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, source], check=True, timeout=PATIENCE)
    return library


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium; root may run it only without its sandbox."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, site):
    """Opens pages of the site as a visitor; `visit(width_and_height, scheme, javascript=False)` as another kind of one.

    After the test no page may have complained, nor asked another host for anything.
    """
    visits = []

    def begin(size=PHONE, scheme="light", language="ja-JP", javascript=True, at=site.address) -> Visit:
        context = browser.new_context(
            base_url=at,
            viewport=dict(zip(("width", "height"), size)),
            color_scheme=scheme,
            locale=language,
            # Colours that fade in would be measured on their way.
            reduced_motion="reduce",
            java_script_enabled=javascript,
        )
        context.set_default_timeout(15_000)
        visits.append(Visit(context, at))
        return visits[-1]

    yield begin
    for visit in visits:
        visit.context.close()
    for visit in visits:
        assert visit.complaints == []


@pytest.fixture
def office(filled, tmp_path, serve):
    """A server in demonstration mode, whose round has sheets in every state."""
    database = copy_database(filled, tmp_path / "shirube.sqlite")
    return serve(
        database,
        command=["sh", "-c", f'exec "$SHIRUBE" serve --demonstration --port 0 --database {database}'],
    )


@pytest.fixture
def enter(office, visit):
    """Opens the office as somebody who has a role, with or without JavaScript.

    The server is the first to begin and the last to end: the browser asks for the icon when it likes.
    """

    def as_role(role: str, **options):
        visitor = visit(at=office.address, **options)
        page = visitor.open("/office/demonstration/")
        page.locator(f"form:has(input[value=demo-{role}]) button").click()
        page.wait_for_url("**/office/")
        return visitor

    return as_role
