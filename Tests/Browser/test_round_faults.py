"""A round through the real server that is killed at any moment, runs out of disk, meets a lock or another clock.

Several people save, submit, approve and return at the same time. Each keeps what was acknowledged to it; afterwards that is
compared with the database: nothing acknowledged is lost, and nothing happened twice, neither in the sheets nor in the plan nor
in the mail. FAULT_KILLS says how often the server is killed; `make faults` does it 200 times.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from members import Client, Gone, form_token, forms_of, give_passphrase, new_request, sign_in
from program import PATIENCE, SHIRUBE, Server, open_town, wait_until
from sink import Sink

KILLS = int(os.environ.get("FAULT_KILLS", "12"))
CITY = "479993"
ROUND = "town-2023"
PEOPLE = ["reporter-u1", "head-u1", "office"]
MORE = 6
SETTLED = {200, 303}


def address(measure: str, step: str = "") -> str:
    return f"/office/rounds/{ROUND}/sheets/{ROUND}.{measure}/{step}"


def review(measure: str, step: str = "") -> str:
    return f"/office/rounds/{ROUND}/review/{ROUND}.{measure}/{step}"


def rows(database: Path, query: str, *values) -> list[tuple]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query, values).fetchall()


@pytest.fixture(scope="module")
def settled(tmp_path_factory) -> Path:
    """A database with an open round, whose people have passphrases; to be copied."""
    folder = tmp_path_factory.mktemp("faults")
    database = open_town(folder / "town.sqlite", str(MORE))
    server = Server(database, folder / "log")
    for name in PEOPLE:
        give_passphrase(database, CITY, f"{name}@town.example.lg.jp", lambda: server.port)
    assert server.stop() == 0
    return database


@pytest.fixture
def town(settled, tmp_path) -> Path:
    return Path(shutil.copy(settled, tmp_path / "town.sqlite"))


class Place:
    """Where the server is at the moment; between two of them there is none."""

    def __init__(self):
        self._port: int | None = None
        self._is_there = threading.Condition()

    def move(self, port: int | None) -> None:
        with self._is_there:
            self._port = port
            self._is_there.notify_all()

    def port(self) -> int:
        with self._is_there:
            if not self._is_there.wait_for(lambda: self._port, PATIENCE):
                raise AssertionError("no server for a minute")
            return self._port


@dataclass
class Accepted:
    """What the office accepted, and whether the answer said that the plan has it."""

    figure: str
    text: str
    is_taken: bool


class Person(threading.Thread):
    """Works on one sheet until told to end, and remembers what was acknowledged."""

    def __init__(self, sessions: dict[str, Client], measure: str, seed: int, ending: threading.Event):
        super().__init__()
        self.reporter, self.head, self.office = (sessions[name].copy() for name in PEOPLE)
        self.measure = measure
        self.chance = random.Random(seed)
        self.ending = ending
        self.saves: list[tuple[str, str]] = []
        self.steps: list[tuple[str, str]] = []
        self.accepted: list[Accepted] = []
        # No figure comes twice, so that each is told by itself in the plan.
        self.figures = map(str, itertools.count(1_000))
        self.asked_again = 0
        self.fault: BaseException | None = None

    def run(self) -> None:
        try:
            number = 0
            while not self.ending.is_set():
                for _ in range(self.chance.randint(1, 4)):
                    number += 1
                    self.save(f"{self.measure} の {number} 回目")
                if self.chance.random() < 0.6:
                    self.pass_on()
        except BaseException as fault:
            self.fault = fault

    def settle(self, client: Client, path: str, fields: dict[str, str]):
        """Sends a form until it is answered, the same each time, as a browser does whose server was away."""
        while True:
            try:
                answer = client.ask("POST", path, fields)
            except Gone:
                self.asked_again += 1
                continue
            # A server that is ending says so before it does anything.
            if answer.status == 503:
                continue
            return answer

    def page(self, client: Client, path: str | None = None) -> str:
        while True:
            try:
                answer = client.ask("GET", path or address(self.measure))
            except Gone:
                continue
            if answer.status == 503:
                continue
            assert answer.status == 200, answer.status
            return answer.text

    def fields(self, client: Client, step: str = "") -> dict[str, str]:
        page = self.page(client)
        known = form_token(page, address(self.measure, step))
        return known | {"request": new_request()}

    def save(self, text: str) -> None:
        fields = self.fields(self.reporter) | {"activity": text, "actual-1": next(self.figures)}
        answer = self.settle(self.reporter, address(self.measure), fields | {"step": "save"})
        assert answer.status in SETTLED, f"save: {answer.status}"
        self.saves.append((fields["request"], text))

    def pass_on(self) -> None:
        """Submits; the head returns it, or approves it and the office accepts, reopens and returns it: then it begins anew."""
        figure = next(self.figures)
        text = f"{figure} 件を提出する文"
        fields = self.fields(self.reporter) | {"activity": text, "actual-1": figure}
        answer = self.settle(self.reporter, address(self.measure), fields | {"step": "submit"})
        assert answer.status in SETTLED, f"submit: {answer.status}"
        self.saves.append((fields["request"], text))
        self.steps.append((fields["request"], "submit"))
        if self.chance.random() < 0.5:
            fields = self.fields(self.head, "return/") | {"reason": "数値を確かめてください", "field": "", "remark": ""}
            self.step(self.head, address(self.measure, "return/"), fields, "return")
            return
        self.step(self.head, address(self.measure, "approve/"), self.fields(self.head, "approve/"), "approve")
        for name, words in (("accept", {}), ("reopen", {"reopen-reason": "もう一度"}), ("return", {"reason": "次の回"})):
            path = review(self.measure, f"{name}/")
            page = self.page(self.office, review(self.measure))
            form = next(form for form in forms_of(page) if form.action == path)
            answer = self.step(self.office, path, form.fields | {"request": new_request()} | words, name)
            if name == "accept":
                # Where the plan does not have it, the office is led to the page of what waits.
                self.accepted.append(Accepted(figure, text, not answer.headers["Location"].endswith("/life/")))

    def step(self, client: Client, path: str, fields: dict[str, str], name: str):
        answer = self.settle(client, path, fields)
        assert answer.status in SETTLED, f"{name}: {answer.status}"
        self.steps.append((fields["request"], name))
        return answer


def assert_nothing_lost(database: Path, people: list[Person]) -> None:
    assert rows(database, "PRAGMA integrity_check") == [("ok",)]
    assert rows(database, "PRAGMA foreign_key_check") == []
    for person in people:
        sheet = f"{ROUND}.{person.measure}"
        events = rows(
            database, "SELECT number, request, kind, step, detail FROM case_event WHERE case_id = ? ORDER BY number", sheet
        )
        assert [number for number, *_ in events] == list(range(1, len(events) + 1))
        requests = [request for _, request, *_ in events]
        assert len(set(requests)) == len(requests)
        saved = {request: detail for _, request, kind, _, detail in events if kind == "saved"}
        written = {}
        for request, text in person.saves:
            # A text that stood there already changes nothing and leaves no event.
            if request in saved:
                assert text in json.loads(json.dumps(saved[request])), f"{sheet}: {text} is not what was saved"
            else:
                assert written.get("text") == text, f"{sheet}: the save of {text} is lost"
            written["text"] = text
        moved = [(request, step) for _, request, _, step, _ in events if step]
        for step in ("submit", "approve", "accept", "reopen", "return"):
            happened = [request for request, name in moved if name == step]
            asked = [request for request, name in person.steps if name == step]
            assert len(happened) == len(asked), f"{sheet}: {step} acknowledged {len(asked)}, happened {len(happened)}"
            assert all(any(found.startswith(key[:20]) for found in happened) for key in asked)
        assert sum(name == "begin" for _, name in moved) == 1
        if person.saves:
            last = rows(
                database, "SELECT value FROM case_value WHERE case_id = ? AND address = 'activity'", sheet
            )
            assert last == [(f"t:{person.saves[-1][1]}",)]


def of_the_plan(database: Path, part: str, measure: str, kind: str) -> list[str]:
    """What the plan ever said of the year, the first first."""
    found = rows(
        database,
        "SELECT after FROM event WHERE part = ? AND measure = ? AND after IS NOT NULL ORDER BY revision, sequence",
        part,
        measure,
    )
    lines = [json.loads(after) for (after,) in found]
    return [line.get("value") or line.get("body") for line in lines if line["kind"] == kind and line["year"] == 2023]


def assert_the_plan_has_it_once(database: Path, people: list[Person]) -> None:
    """Every figure and text that the plan took is in it once, in the order in which they were accepted, and no other is."""
    for person in people:
        sheet = f"{ROUND}.{person.measure}"
        for part, kind, wanted in (
            ("figure", "actual", [(accepted.figure, accepted.is_taken) for accepted in person.accepted]),
            ("yearly_text", "activity", [(accepted.text, accepted.is_taken) for accepted in person.accepted]),
        ):
            found = of_the_plan(database, part, person.measure, kind)
            assert found == [value for value, is_taken in wanted if is_taken or value in found], f"{sheet}: {kind}"
        steps = rows(database, "SELECT number FROM case_event WHERE case_id = ? AND step = 'accept'", sheet)
        taken = rows(database, "SELECT version, revision FROM round_taking WHERE sheet = ? ORDER BY version", sheet)
        assert {version for version, _ in taken} <= {number for (number,) in steps}
        assert len(taken) >= sum(accepted.is_taken for accepted in person.accepted)
        last = of_the_plan(database, "figure", person.measure, "actual")[-1:]
        stands = rows(
            database, "SELECT value FROM figure WHERE measure = ? AND kind = 'actual' AND year = 2023", person.measure
        )
        assert [value for (value,) in stands] == last
    # What is due was accepted and not given back since: here everything is given back in the end.
    assert rows(database, "SELECT sheet FROM round_due") == []
    events = rows(database, "SELECT number, request, kind, items FROM round_event ORDER BY number")
    assert [number for number, *_ in events] == list(range(1, len(events) + 1))
    takings = rows(database, "SELECT count(*) FROM round_taking")[0][0]
    assert sum(items for _, _, kind, items in events if kind == "taken") == takings, "the round's record counts some twice"
    empty = rows(
        database, "SELECT revision FROM revision WHERE revision NOT IN (SELECT revision FROM event)"
    )
    assert empty == [], "a revision that changes nothing"


def assert_mail_once(database: Path, sink: Sink) -> None:
    """Every return has one mail to its one reporter, nothing else of the round has one but its opening, and all arrived."""
    returned = rows(database, "SELECT case_id, number FROM case_event WHERE step = 'return'")
    queued = rows(database, "SELECT id, recipient, state FROM outbox_mail")
    of_returns = [identity for identity, *_ in queued if identity.startswith("case.")]
    assert sorted(of_returns) == sorted(f"case.{sheet}.{number}.1" for sheet, number in returned)
    others = [identity for identity, *_ in queued if not identity.startswith(("case.", "mail.account."))]
    assert sorted(others) == ["mail.open.m1", "mail.open.m2"]
    # Everybody was told once that a passphrase was set.
    assert sum(identity.startswith("mail.account.") for identity, *_ in queued) == len(PEOPLE)
    assert {state for *_, state in queued} == {"sent"}
    arrived = Counter(str(mail["Message-ID"]).strip("<>").rpartition("@")[0] for mail in sink.mails)
    assert set(arrived) == {f"{identity}.{CITY}" for identity, *_ in queued}, "sent is what was queued, at least once"
    of_reporters = {recipient for identity, recipient, _ in queued if identity.startswith("case.")}
    assert of_reporters == {"reporter-u1@town.example.lg.jp"}


def deliver_the_rest(database: Path, log: Path, sink: Sink) -> None:
    """What was being sent when the server was killed is sent again when its time comes: here, at once."""

    def let_time_pass() -> bool:
        with closing(sqlite3.connect(database, timeout=30)) as connection, connection:
            connection.execute("UPDATE outbox_mail SET next = 0 WHERE state = 'waiting'")
        return rows(database, "SELECT count(*) FROM outbox_mail WHERE state = 'waiting'") == [(0,)]

    server = mailing_server(database, log, sink)
    try:
        wait_until(let_time_pass, "all mail is sent")
    finally:
        assert server.stop() == 0


def mailing_server(database: Path, log: Path, sink: Sink) -> Server:
    command = [SHIRUBE, "serve", "--database", database, "--port", "0", "--documents"]
    mail = ["--mail-server", f"smtp://127.0.0.1:{sink.port}", "--mail-sender", "dx@town.example.lg.jp"]
    return Server(database, log, command=command + mail)


@pytest.fixture
def sink():
    sink = Sink()
    yield sink
    sink.end()


def test_a_server_that_is_killed_at_any_moment_loses_and_repeats_nothing(town, tmp_path, sink):
    chance = random.Random(20)
    place, ending = Place(), threading.Event()
    server = mailing_server(town, tmp_path / "log", sink)
    place.move(server.port)
    sessions = {name: sign_in(f"{name}@town.example.lg.jp", place.port) for name in PEOPLE}
    measures = ["a1", "a4", *(f"b{number}" for number in range(MORE))]
    people = [Person(sessions, measure, seed, ending) for seed, measure in enumerate(measures)]
    for person in people:
        person.start()
    try:
        for number in range(1, KILLS + 1):
            time.sleep(chance.uniform(0.02, 0.9))
            place.move(None)
            server.kill()
            server = mailing_server(town, tmp_path / "log", sink)
            place.move(server.port)
            assert [person.fault for person in people if person.fault] == []
            if number % 20 == 0:
                print(f"{number} kills, {sum(len(person.saves) for person in people)} saves", flush=True)
        time.sleep(1)
    finally:
        ending.set()
        for person in people:
            person.join(PATIENCE)
        server.stop()
    assert [person.fault for person in people if person.fault] == []
    assert_nothing_lost(town, people)
    assert_the_plan_has_it_once(town, people)
    deliver_the_rest(town, tmp_path / "log", sink)
    assert_mail_once(town, sink)
    saves, steps = sum(len(person.saves) for person in people), sum(len(person.steps) for person in people)
    again = sum(person.asked_again for person in people)
    accepted = sum(len(person.accepted) for person in people)
    print(
        f"killed {KILLS} times; {saves} saves and {steps} steps acknowledged, {again} requests asked again; "
        f"{accepted} sheets in the plan, {len(sink.mails)} mails arrived"
    )
    assert saves > KILLS and again > 0 and accepted > 0 and sink.mails


def save_once(client: Client, text: str, measure: str = "a1"):
    page = client.ask("GET", address(measure)).text
    fields = form_token(page, address(measure)) | {"request": new_request(), "activity": text, "step": "save"}
    return client.ask("POST", address(measure), fields)


def value(database: Path, measure: str = "a1") -> str | None:
    found = rows(
        database, "SELECT value FROM case_value WHERE case_id = ? AND address = 'activity'", f"{ROUND}.{measure}"
    )
    return found[0][0] if found else None


@pytest.fixture
def reporter(town, serve):
    server = serve(town)
    client = sign_in("reporter-u1@town.example.lg.jp", lambda: server.port)
    client.server = server
    return client


def test_a_database_that_another_process_holds_is_waited_for_and_then_said(town, reporter):
    """A backup or an import that holds the lock for long: the page says so, nothing is half saved, and it goes on after."""
    assert save_once(reporter, "前の文").status == 303
    page = reporter.ask("GET", address("a1")).text
    fields = form_token(page, address("a1")) | {"request": new_request(), "activity": "待った文", "step": "save"}
    with closing(sqlite3.connect(town, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = reporter.ask("POST", address("a1"), fields)
        assert answer.status >= 500
        assert "SQL" not in answer.text and "Error" not in answer.text
        assert reporter.ask("GET", address("a1")).status == 200, "reading does not need the lock"
        other.execute("ROLLBACK")
    assert value(town) == "t:前の文"
    assert reporter.ask("POST", address("a1"), fields).status == 303
    assert value(town) == "t:待った文"


def test_a_short_lock_is_only_waited_for(town, reporter):
    with closing(sqlite3.connect(town, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        timer = threading.Timer(0.7, lambda: other.execute("ROLLBACK"))
        timer.start()
        assert save_once(reporter, "待った文").status == 303
        timer.join()
    assert value(town) == "t:待った文"


def test_a_file_that_may_not_grow_is_said_and_loses_nothing(town, tmp_path):
    """As a full disk is: what was acknowledged is there, what was not is not, and it goes on when there is room."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        size = town.stat().st_size + 60_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    server = LimitedServer(town, tmp_path / "log", limit)
    try:
        client = sign_in("reporter-u1@town.example.lg.jp", lambda: server.port)
        acknowledged, refused = None, None
        for number in range(400):
            text = f"{number} " + "長い文" * 300
            answer = save_once(client, text)
            if answer.status != 303:
                refused = answer
                break
            acknowledged = text
        assert refused is not None and refused.status >= 500 and acknowledged is not None
        assert "SQL" not in refused.text and "errno" not in refused.text
    finally:
        server.kill()
    assert value(town) == f"t:{acknowledged}"
    assert rows(town, "PRAGMA integrity_check") == [("ok",)]
    again = Server(town, tmp_path / "log2")
    try:
        client.port = lambda: again.port
        assert save_once(client, "続きの文").status == 303
    finally:
        again.stop()
    assert value(town) == "t:続きの文"


class LimitedServer(Server):
    """A server whose process has limits of its own."""

    def __init__(self, database: Path, log: Path, limit):
        original = subprocess.Popen
        try:
            subprocess.Popen = lambda *arguments, **options: original(*arguments, preexec_fn=limit, **options)
            super().__init__(database, log)
        finally:
            subprocess.Popen = original


def test_a_clock_that_jumps_keeps_events_in_their_order(town, tmp_path, clock):
    """Back by three days, on by ten hours, back by two years, while people work; then back to normal."""
    setting = tmp_path / "offset"
    setting.write_text("0")
    command = ["sh", "-c", f'CLOCK={setting} LD_PRELOAD={clock} exec "{SHIRUBE}" serve --port 0 --database {town}']
    server = Server(town, tmp_path / "log", command=command)
    try:
        client = sign_in("reporter-u1@town.example.lg.jp", lambda: server.port)
        for number, offset in enumerate([0, -3 * 86_400, 10 * 3_600, -2 * 365 * 86_400, 0]):
            setting.write_text(str(offset))
            if client.ask("GET", address("a1")).status != 200:
                # A session that began in the future, or too long ago, ends; signing in again is all that is needed.
                client = sign_in("reporter-u1@town.example.lg.jp", lambda: server.port)
            assert save_once(client, f"{number} 番目の文").status == 303, offset
            assert value(town) == f"t:{number} 番目の文"
        reported = [time for (time,) in rows(town, "SELECT time FROM case_event WHERE case_id = ? ORDER BY number", f"{ROUND}.a1")]
        assert reported == sorted(reported), "no event seems to have happened before the one that it follows"
        assert reported[-1] - reported[0] > 9 * 3_600_000, "the clock did jump"
    finally:
        server.kill()
