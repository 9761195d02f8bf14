"""Cases that people pass on, in a process that is killed at any moment; and their mail, to a real mail server.

`casework-drill` does what the server will do with them: it takes orders, and answers once they are on the disk.
"""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from program import DRILL, PATIENCE, environment
from sink import Sink, certificate, free_port

RECIPIENT = "head@example.jp"


def start(database: Path) -> subprocess.Popen:
    return subprocess.Popen(
        [DRILL, database, "work"],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        bufsize=1,
    )


def work(database: Path, orders: list[str]) -> list[str]:
    """Carries out the orders, and gives the answers."""
    with start(database) as process:
        answers, errors = process.communicate("".join(order + "\n" for order in orders), timeout=PATIENCE)
    assert process.returncode == 0, errors
    return answers.splitlines()


def deliver(database: Path, url: str, *arguments: str | Path, password: str = "", **variables: str) -> list[str]:
    """Sends what waits, once; the state of every mail."""
    result = subprocess.run(
        [DRILL, database, "mail", url, *arguments],
        env=environment(DRILL_PASSWORD=password, all_proxy="http://127.0.0.1:1", **variables),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("tried ")
    return result.stdout.splitlines()[1:]


def rows(database: Path, query: str) -> list[tuple]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


@pytest.fixture
def cases(tmp_path) -> Path:
    """A database with one case and nothing in it yet."""
    database = tmp_path / "cases.sqlite"
    assert work(database, ["open open-1 c1"]) == ["done open-1 1"]
    return database


def assert_whole(database: Path) -> None:
    """The events are one chain, and the case is what they say."""
    assert rows(database, "PRAGMA integrity_check") == [("ok",)]
    assert rows(database, "PRAGMA foreign_key_check") == []
    events = rows(database, "SELECT number, request, kind, detail FROM case_event WHERE case_id = 'c1' ORDER BY number")
    assert [number for number, *_ in events] == list(range(1, len(events) + 1))
    assert len({request for _, request, *_ in events}) == len(events)
    state, values = "a", {}
    for _, _, kind, detail in events:
        detail = json.loads(detail)
        if kind == "moved":
            assert detail["from"] == state
            state = detail["to"]
        elif kind == "saved":
            for change in detail["changes"]:
                values[change["address"]] = change["after"]
    assert rows(database, "SELECT state, version FROM case_record WHERE id = 'c1'") == [(state, len(events))]
    assert dict(rows(database, "SELECT address, value FROM case_value WHERE case_id = 'c1'")) == values
    mails = [identity for (identity,) in rows(database, "SELECT id FROM outbox_mail ORDER BY id")]
    steps = [number for number, _, kind, _ in events if kind == "moved"]
    assert mails == sorted(f"case.c1.{number}.1" for number in steps)


def test_whoever_is_killed_at_any_moment_loses_nothing_that_was_answered(cases):
    """Saves and steps come in a stream; the process dies; what had no answer is asked again, as a client does."""
    chance = random.Random(5)
    orders = [
        f"step s{number} c1 {RECIPIENT}" if number % 3 == 0 else f"save s{number} c1 f{number % 8} v{number}"
        for number in range(900)
    ]
    answered: set[str] = set()
    kills = 0
    while len(answered) < len(orders):
        waiting = [order for order in orders if order.split()[1] not in answered]
        lines, died = answers_until_killed(cases, waiting[:12], chance)
        kills += died
        # A line that was cut off was not answered.
        answered |= {line.split()[1] for line in lines if line.endswith("\n")}
        stored = {request for (request,) in rows(cases, "SELECT request FROM case_event")}
        assert answered <= stored
    assert kills >= 40
    assert_whole(cases)
    assert len(rows(cases, "SELECT 1 FROM case_event WHERE kind = 'moved'")) == len(orders) // 3


def answers_until_killed(database: Path, orders: list[str], chance: random.Random) -> tuple[list[str], bool]:
    """The answers until the process is killed: a moment after some of them, somewhere in the work on the next."""
    process = start(database)
    feeder = threading.Thread(target=feed, args=(process, orders))
    feeder.start()
    lines = [process.stdout.readline() for _ in range(chance.randrange(7))]
    time.sleep(chance.uniform(0, 0.003))
    process.kill()
    lines += process.stdout.readlines()
    died = process.wait(PATIENCE) == -9
    feeder.join()
    process.stdout.close()
    process.stderr.close()
    return lines, died


def feed(process: subprocess.Popen, orders: list[str]) -> None:
    try:
        process.stdin.write("".join(order + "\n" for order in orders))
        process.stdin.close()
    except BrokenPipeError:
        # It was killed before it had read them all.
        pass


def test_the_same_request_from_two_processes_is_carried_out_once(cases):
    orders = [f"step r{number} c1 {RECIPIENT}" for number in range(30)]
    threads = [threading.Thread(target=work, args=(cases, orders)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert_whole(cases)
    assert len(rows(cases, "SELECT 1 FROM case_event")) == 31


@pytest.fixture
def sink():
    """Starts mail servers for one test and ends them after it."""
    sinks = []

    def begin(**options) -> Sink:
        sinks.append(Sink(**options))
        return sinks[-1]

    yield begin
    for server in sinks:
        server.end()


def test_a_mail_arrives_as_it_was_written(cases, sink):
    server = sink()
    work(cases, [f"step r1 c1 {RECIPIENT}"])
    assert deliver(cases, f"smtp://127.0.0.1:{server.port}") == ["sent case.c1.2.1 1 "]
    [mail] = server.mails
    assert mail["Subject"] == "照会のお知らせ"
    assert mail["From"] == "ＤＸ推進係 <dx@city.example.jp>"
    assert mail["To"] == RECIPIENT
    assert mail["Message-ID"] == "<case.c1.2.1.462012@city.example.jp>"
    assert mail.get_content() == "お知らせします。\r\nr1\r\n"
    assert mail.get_content_charset() == "utf-8"
    assert not mail.defects and mail["Date"].datetime is not None
    assert server.keeper.envelopes == [("dx@city.example.jp", [RECIPIENT])]
    assert all(byte < 128 for byte in server.keeper.raw[0])
    assert deliver(cases, f"smtp://127.0.0.1:{server.port}") == ["sent case.c1.2.1 1 "]
    assert len(server.mails) == 1


def test_a_recipient_who_is_refused_for_good_is_given_up_and_seen(cases, sink):
    server = sink(refuse={RECIPIENT: "550 5.1.1 no such mailbox", "busy@example.jp": "451 4.3.0 try later"})
    work(cases, [f"step r1 c1 {RECIPIENT}"])
    work(cases, ["step r2 c1 busy@example.jp"])
    work(cases, ["step r3 c1 other@example.jp"])
    third, second, first = deliver(cases, f"smtp://127.0.0.1:{server.port}")
    assert first.startswith("given_up case.c1.2.1 1 ") and "550 5.1.1 no such mailbox" in first
    assert second.startswith("waiting case.c1.3.1 1 ") and "451 4.3.0 try later" in second
    assert third == "sent case.c1.4.1 1 "
    assert [mail["To"] for mail in server.mails] == ["other@example.jp"]


def test_mail_waits_for_a_server_that_is_down(cases, sink):
    work(cases, [f"step r1 c1 {RECIPIENT}"])
    [down] = deliver(cases, f"smtp://127.0.0.1:{free_port()}")
    assert down.startswith("waiting case.c1.2.1 1 メールサーバーにつながりません")
    server = sink()
    time.sleep(1.1)
    assert deliver(cases, f"smtp://127.0.0.1:{server.port}") == ["sent case.c1.2.1 2 "]
    assert server.mails[0]["Message-ID"] == "<case.c1.2.1.462012@city.example.jp>"


def test_mail_to_a_server_that_stays_down_is_given_up_in_the_end(cases):
    work(cases, [f"step r1 c1 {RECIPIENT}"])
    for attempt in (1, 2, 3):
        [line] = deliver(cases, "smtp://127.0.0.1:1")
        assert line.startswith(f"{'given_up' if attempt == 3 else 'waiting'} case.c1.2.1 {attempt} ")
        time.sleep(2.1)
    assert deliver(cases, "smtp://127.0.0.1:1") == [line]


def test_nothing_is_sent_to_a_server_without_the_encryption_that_is_required(cases, sink):
    server = sink()
    work(cases, [f"step r1 c1 {RECIPIENT}"])
    [line] = deliver(cases, f"smtp+starttls://127.0.0.1:{server.port}")
    assert line.startswith("waiting case.c1.2.1 1 ") and "STARTTLS" in line
    assert server.mails == []


def test_mail_goes_encrypted_with_a_password_to_a_server_that_is_trusted(cases, sink, tmp_path):
    folder = certificate(tmp_path)
    server = sink(tls=folder, password="秘密 secret")
    url = f"smtp+starttls://127.0.0.1:{server.port}"
    work(cases, [f"step r1 c1 {RECIPIENT}"])
    [line] = deliver(cases, url, "", "dx", password="秘密 secret")
    assert line.startswith("waiting case.c1.2.1 1 ") and "証明書" in line
    time.sleep(1.1)
    [line] = deliver(cases, url, folder / "certificate.pem", "dx", password="wrong")
    assert line.startswith("waiting case.c1.2.1 2 ") and "パスワード" in line
    assert server.mails == []
    time.sleep(2.1)
    assert deliver(cases, url, folder / "certificate.pem", "dx", password="秘密 secret") == ["sent case.c1.2.1 3 "]
    assert server.keeper.encrypted == [True]


def test_whoever_is_killed_while_it_sends_sends_everything_at_least_once(cases, sink):
    server = sink()
    work(cases, [f"step r{number} c1 r{number}@example.jp" for number in range(40)])
    chance = random.Random(7)
    kills = 0
    url = f"smtp://127.0.0.1:{server.port}"
    end = time.monotonic() + PATIENCE
    while len(server.mails) < 36 and time.monotonic() < end:
        # Somewhere in the work on the next mail, however fast the machine is.
        enough = len(server.mails) + chance.randrange(1, 5)
        process = subprocess.Popen(
            [DRILL, cases, "mail", url], env=environment(DRILL_ATTEMPTS="1000"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        while len(server.mails) < enough and process.poll() is None:
            time.sleep(0.0005)
        time.sleep(chance.uniform(0, 0.01))
        process.kill()
        kills += process.wait() == -9
    while rows(cases, "SELECT 1 FROM outbox_mail WHERE state = 'waiting'"):
        assert time.monotonic() < end
        deliver(cases, url, DRILL_ATTEMPTS="1000")
        time.sleep(0.2)
    assert kills >= 3
    assert rows(cases, "SELECT DISTINCT state FROM outbox_mail") == [("sent",)]
    assert {mail["To"] for mail in server.mails} == {f"r{number}@example.jp" for number in range(40)}
    # What came twice is known by its identity.
    assert len({mail["Message-ID"] for mail in server.mails}) == 40
