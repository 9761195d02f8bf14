"""What must never happen to a plan: power cuts, full disks and write-protected files leave it whole, old or new."""

from __future__ import annotations

import csv
import http.client
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from program import (
    PATIENCE,
    SAMPLES,
    SHIRUBE,
    assert_one_clear_line,
    copy_database,
    environment,
    files_of,
    import_plan,
    shirube,
    wait_until,
)

# Words are looked up in these; how they are kept says nothing about the plan.
NOT_THE_PLAN = {"event", "revision", "change_counter", "migration", "search_document", "search_text"}


def contents(database: Path) -> dict[str, list[tuple]]:
    """Everything that the plan kagoshima consists of, without its history."""
    with closing(sqlite3.connect(database)) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            if name not in NOT_THE_PLAN and not name.startswith("search_index")
        ]
        found = {}
        for table in tables:
            rows = connection.execute(f"SELECT * FROM {table}").fetchall()
            found[table] = sorted((row for row in rows if "kagoshima" in row), key=repr)
        return found


def assert_consistent(database: Path) -> None:
    """The file is sound, and the history tells exactly how the figures came to be what they are."""
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        newest = connection.execute("SELECT max(revision) FROM revision").fetchone()[0]
        assert connection.execute("SELECT revision FROM change_counter").fetchone()[0] == newest
        lengths = connection.execute(
            "SELECT count(*), min(sequence), max(sequence) FROM event GROUP BY plan, revision"
        ).fetchall()
        assert len(lengths) == connection.execute("SELECT count(*) FROM revision").fetchone()[0]
        assert all(first == 1 and last == count for count, first, last in lengths)
        figures = "SELECT measure, series, kind, year, value, reason, printed FROM figure WHERE plan = 'kagoshima'"
        assert figures_by_history(connection) == set(connection.execute(figures))


def figures_by_history(connection: sqlite3.Connection) -> set[tuple]:
    """The figures as they are when every event is followed from the first to the last."""
    rows = {}
    for key, after in connection.execute(
        "SELECT row_key, after FROM event WHERE plan = 'kagoshima' AND part = 'figure' ORDER BY revision, sequence"
    ):
        rows[key] = after
    names = ("measure", "series", "kind", "year", "value", "reason", "printed")
    return {tuple(json.loads(row)[name] for name in names) for row in rows.values() if row is not None}


@pytest.fixture(scope="session")
def changed(tmp_path_factory) -> Path:
    """Kagoshima's plan with another name for a measure and another value in hundreds of cells."""
    folder = tmp_path_factory.mktemp("changed") / "kagoshima"
    shutil.copytree(SAMPLES / "kagoshima", folder)
    with (folder / "figures.csv").open(newline="") as file:
        header, *rows = csv.reader(file)
    value, printed, count = header.index("value"), header.index("printed"), 0
    for row in rows:
        if row[value].isdecimal() and row[printed].replace(",", "") == row[value]:
            row[value] = row[printed] = row[value] + "1"
            count += 1
    assert count > 300
    with (folder / "figures.csv").open("w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
    names = (folder / "measures.csv").read_text()
    assert "おくやみコーナーの運営" in names
    (folder / "measures.csv").write_text(names.replace("おくやみコーナーの運営", "おくやみコーナーの充実"))
    return folder


@pytest.fixture(scope="session")
def both(filled, changed, tmp_path_factory) -> dict[str, dict]:
    """What the database holds with the plan as it is in Samples, and with the changed one."""
    folder = tmp_path_factory.mktemp("both")
    with_changes = copy_database(filled, folder / "changed.sqlite")
    import_plan(changed, with_changes)
    return {"old": contents(copy_database(filled, folder / "old.sqlite")), "new": contents(with_changes)}


def which(database: Path, both: dict[str, dict]) -> str:
    """Which of the two plans the database holds; half of one is neither."""
    found = contents(database)
    for name, whole in both.items():
        if found == whole:
            return name
    differing = [table for table in found if found[table] not in (both["old"][table], both["new"][table])]
    raise AssertionError(f"neither the old plan nor the new one; see {differing or 'tables of both'}")


def start_import(folder: Path, database: Path) -> subprocess.Popen:
    return subprocess.Popen(
        [SHIRUBE, "import", folder, "--database", database],
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def kill_after(process: subprocess.Popen, seconds: float) -> None:
    """At a moment that the clock chooses."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()


def kill_while_writing(process: subprocess.Popen, log: Path, seconds: float) -> None:
    """While, or right after, the change reaches the disk."""
    before = size(log)
    end = time.monotonic() + PATIENCE
    while process.poll() is None and size(log) == before:
        assert time.monotonic() < end, "the import writes nothing"
    kill_after(process, seconds)


def size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def test_a_killed_import_leaves_the_old_plan_or_the_new_one(database, changed, both, tmp_path):
    """Forty-eight times: half at any moment, half at the very moment of writing."""
    chance = random.Random(1741)
    log = database.with_name(database.name + "-wal")
    began = time.monotonic()
    import_plan(changed, database)
    usual = time.monotonic() - began
    state, ends = "new", {("old", True): 0, ("old", False): 0, ("new", True): 0, ("new", False): 0}
    assert which(database, both) == state
    for attempt in range(48):
        process = start_import(SAMPLES / "kagoshima" if state == "new" else changed, database)
        if attempt % 2:
            kill_while_writing(process, log, chance.uniform(0, 0.004))
        else:
            kill_after(process, chance.uniform(0.2, 1.1) * usual)
        process.wait(PATIENCE)
        before, state = state, which(database, both)
        ends[state, process.returncode == -signal.SIGKILL] += 1
        assert process.returncode in (0, -signal.SIGKILL)
        assert process.returncode != 0 or state != before, "an answered import is not there"
        assert_consistent(database)
    print(f"killed with the old plan {ends['old', True]}, with the new plan {ends['new', True]} times")
    assert ends["old", True] + ends["new", True] >= 30, "hardly any import was killed"

    export = tmp_path / "export"
    result = shirube("export", "kagoshima", export, "--database", database)
    assert result.returncode == 0, result.stderr
    untouched = tmp_path / "untouched.sqlite"
    import_plan(SAMPLES / "kagoshima" if state == "old" else changed, untouched)
    assert shirube("export", "kagoshima", tmp_path / "expected", "--database", untouched).returncode == 0
    assert files_of(export) == files_of(tmp_path / "expected")


def test_a_killed_first_import_leaves_no_plan_or_the_whole_one(both, tmp_path):
    chance = random.Random(139)
    for attempt in range(8):
        database = tmp_path / f"{attempt}.sqlite"
        kill_after(process := start_import(SAMPLES / "kagoshima", database), chance.uniform(0.05, 0.5))
        process.wait(PATIENCE)
        import_plan(SAMPLES / "kagoshima", database)
        assert which(database, both) == "old"
        assert_consistent(database)


CUT_OFF = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA application_id = 1")
connection.execute("PRAGMA application_id = 0")
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN")
connection.execute("PRAGMA application_id = 2")
connection.execute("CREATE TABLE half (text)")
connection.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n WHERE i < 500) "
                   "INSERT INTO half SELECT hex(randomblob(1000)) FROM n")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_database_whose_making_was_cut_off_is_made_again(both, tmp_path):
    """Half a change and the journal to take it back are there."""
    database = tmp_path / "shirube.sqlite"
    subprocess.run([sys.executable, "-c", CUT_OFF, database], timeout=PATIENCE)
    assert size(database) > 4096 and size(tmp_path / "shirube.sqlite-journal") > 0
    import_plan(SAMPLES / "kagoshima", database)
    assert which(database, both) == "old"
    assert_consistent(database)


def test_a_copy_of_the_one_file_is_whole(serve, tmp_path):
    """When nobody uses the database: after a command, and after the server."""
    database = tmp_path / "shirube.sqlite"
    import_plan(SAMPLES / "ibusuki", database)
    assert [path.name for path in tmp_path.glob("shirube*")] == ["shirube.sqlite"]
    first = serve(shutil.copy(database, tmp_path / "first.sqlite"))
    page = first.get("/plans/ibusuki/2023/")
    assert page.status == 200
    import_plan(SAMPLES / "kagoshima", tmp_path / "first.sqlite")
    assert first.stop() == 0
    second = serve(shutil.copy(tmp_path / "first.sqlite", tmp_path / "second.sqlite"))
    assert second.get("/plans/kagoshima/2023/").status == 200
    assert second.get("/plans/ibusuki/2023/").body == page.body


def test_a_killed_server_starts_again_with_everything(serve, database):
    """Killed four times while eight readers ask."""
    paths = ["/", "/plans/kagoshima/2023/", "/plans/kagoshima/2023/measures/m019/", "/search/?q=AI"]
    server = serve(database)
    expected = {path: server.get(path).body for path in paths}
    for _ in range(4):
        answers: list[int] = []

        def read(server=server, answers=answers) -> None:
            try:
                while True:
                    for path in paths:
                        answers.append(server.get(path).status)
            except (OSError, http.client.HTTPException):
                pass  # The server is gone.

        readers = [threading.Thread(target=read) for _ in range(8)]
        for reader in readers:
            reader.start()
        wait_until(lambda: len(answers) >= 100, "the readers read")
        server.kill()
        for reader in readers:
            reader.join(PATIENCE)
        assert set(answers) == {200}
        server = serve(database)
        assert {path: server.get(path).body for path in paths} == expected
    assert server.stop() == 0
    assert_consistent(database)


@pytest.mark.parametrize("kilobytes", [1, 40, 100, 300, 600])
def test_an_import_that_may_not_write_so_much_changes_nothing(database, changed, both, kilobytes):
    """The same as a disk that fills up while the change is written, and as root cannot be refused otherwise."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, kilobytes * 1024))

    settle(database)
    result = shirube("import", changed, "--database", database, preexec_fn=limit)
    assert result.returncode != 0 and result.stdout == ""
    assert_one_clear_line(result.stderr)
    assert which(database, both) == "old"
    assert_consistent(database)
    import_plan(changed, database)
    assert which(database, both) == "new"


def settle(database: Path) -> None:
    """Moves what stands in the log into the database itself."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_full_disk_is_one_clear_line_and_changes_nothing(filled, changed, both, tmp_path, language):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk], capture_output=True)
    if mounted.returncode:
        pytest.skip("a small disk of its own needs the right to mount one")
    try:
        database = copy_database(filled, disk / "shirube.sqlite")
        settle(database)
        space = os.statvfs(disk)
        (disk / "filler").write_bytes(bytes(max(0, space.f_bavail * space.f_frsize - 100_000)))
        result = shirube("import", changed, "--database", database, language=language)
        assert result.returncode != 0 and result.stdout == ""
        assert_one_clear_line(result.stderr)
        assert ("ディスクの空きがありません" if language == "ja" else "disk is full") in result.stderr
        (disk / "filler").unlink()
        assert which(database, both) == "old"
        assert_consistent(database)
        import_plan(changed, database)
        assert which(database, both) == "new"
    finally:
        subprocess.run(["umount", disk], check=True, timeout=PATIENCE)


@pytest.mark.parametrize("folder_mode", [0o555, 0o755], ids=["read-only folder", "usual folder"])
def test_a_write_protected_database_is_one_clear_line(filled, tmp_path, folder_mode):
    folder = tmp_path / "protected"
    folder.mkdir()
    database = copy_database(filled, folder / "shirube.sqlite")
    settle(database)
    for rest in folder.glob("*-*"):
        rest.unlink()
    before = database.read_bytes()
    database.chmod(0o444)
    folder.chmod(folder_mode)
    try:
        for command in (["import", SAMPLES / "ibusuki"], ["serve", "--port", "0"]):
            result = subprocess.run(
                [*as_ordinary_user(), SHIRUBE, *command, "--database", database],
                env=environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=PATIENCE,
            )
            assert result.returncode != 0 and result.stdout == ""
            assert_one_clear_line(result.stderr)
            assert str(database) in result.stderr and "権限" in result.stderr
        assert database.read_bytes() == before
    finally:
        folder.chmod(0o755)


def as_ordinary_user() -> list[str]:
    """Root may write everywhere, unless it gives its powers away."""
    return ["setpriv", "--bounding-set", "-all", "--inh-caps", "-all"] if os.geteuid() == 0 else []
