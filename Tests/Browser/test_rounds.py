"""A round in a process that is killed at any moment: sheets go all the way round, into the plan and back."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import threading
import time
from contextlib import closing
from pathlib import Path

from program import PATIENCE, ROUNDS_DRILL, environment

SHEET = "drill.m1"
STEPS = ["submit", "approve", "accept", "reopen", "return"]


def start(database: Path) -> subprocess.Popen:
    return subprocess.Popen(
        [ROUNDS_DRILL, database, "work"],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        bufsize=1,
    )


def work(database: Path, cycles: list[int]) -> list[str]:
    with start(database) as process:
        answers, errors = process.communicate("".join(f"{cycle}\n" for cycle in cycles), timeout=PATIENCE)
    assert process.returncode == 0, errors
    return answers.splitlines()


def rows(database: Path, query: str) -> list[tuple]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def assert_whole(database: Path) -> None:
    """The events of the sheet are one chain, and nothing waits that the plan has."""
    assert rows(database, "PRAGMA integrity_check") == [("ok",)]
    assert rows(database, "PRAGMA foreign_key_check") == []
    events = rows(database, f"SELECT number, request FROM case_event WHERE case_id = '{SHEET}' ORDER BY number")
    assert [number for number, _ in events] == list(range(1, len(events) + 1))
    assert len({request for _, request in events}) == len(events)
    round_events = rows(database, "SELECT number FROM round_event ORDER BY number")
    assert [number for (number,) in round_events] == list(range(1, len(round_events) + 1))
    assert rows(database, "SELECT version FROM round_head") == [(len(round_events),)]


def plan_values(database: Path) -> list[str]:
    """What the plan ever said of the year, the first first."""
    events = rows(
        database,
        "SELECT after FROM event WHERE part = 'figure' AND after IS NOT NULL ORDER BY revision, sequence",
    )
    figures = [json.loads(after) for (after,) in events]
    return [figure["value"] for figure in figures if figure["kind"] == "actual" and figure["year"] == 2023]


def answers_until_killed(database: Path, cycles: list[int], chance: random.Random) -> tuple[list[str], bool]:
    """Killed by what it has done, not by the time that it takes: so it dies in the middle on any machine."""
    process = start(database)
    lines: list[str] = []
    reader = threading.Thread(target=lambda: lines.extend(iter(process.stdout.readline, "")))
    reader.start()
    try:
        process.stdin.write("".join(f"{cycle}\n" for cycle in cycles))
        process.stdin.close()
    except BrokenPipeError:
        pass
    done = chance.randrange(len(cycles))
    while len(lines) < done and process.poll() is None:
        time.sleep(0.001)
    # Opening the database takes longer than a cycle.
    time.sleep(chance.uniform(0, 0.01 if done else 0.3))
    process.kill()
    died = process.wait(PATIENCE) == -9
    reader.join()
    process.stdout.close()
    process.stderr.close()
    return lines, died


def test_a_round_that_is_killed_at_any_moment_loses_and_repeats_nothing(tmp_path):
    database = tmp_path / "round.sqlite"
    chance = random.Random(7)
    cycles = list(range(1, 41))
    answered: set[int] = set()
    kills = 0
    while len(answered) < len(cycles):
        waiting = [cycle for cycle in cycles if cycle not in answered]
        lines, died = answers_until_killed(database, waiting[:5], chance)
        kills += died
        answered |= {int(line.split()[1]) for line in lines if line.startswith("done ") and line.endswith("\n")}
    assert kills >= 5
    assert_whole(database)
    assert rows(database, "SELECT COUNT(*) FROM round_due") == [(0,)]
    for step in STEPS:
        count = f"SELECT COUNT(*) FROM case_event WHERE case_id = '{SHEET}' AND step = '{step}'"
        assert rows(database, count) == [(len(cycles),)], step
    assert rows(database, f"SELECT COUNT(*) FROM case_event WHERE case_id = '{SHEET}' AND step = 'begin'") == [(1,)]
    assert plan_values(database) == [str(1000 + cycle) for cycle in cycles]


def test_what_was_asked_again_is_done_once(tmp_path):
    database = tmp_path / "round.sqlite"
    assert work(database, [1, 2, 3]) == ["done 1", "done 2", "done 3"]
    before = rows(database, "SELECT COUNT(*) FROM case_event"), rows(database, "SELECT COUNT(*) FROM round_event")
    assert work(database, [3, 2, 1]) == ["done 3", "done 2", "done 1"]
    after = rows(database, "SELECT COUNT(*) FROM case_event"), rows(database, "SELECT COUNT(*) FROM round_event")
    assert after == before
    assert plan_values(database) == ["1001", "1002", "1003"]
