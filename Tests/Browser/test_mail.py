"""The server hands mail over: at least once, none lost while the mail server is away, none sent twice."""

from __future__ import annotations

import re
import sqlite3
import time

import pytest

from program import copy_database, shirube, wait_until
from sink import Sink, free_port

CODE = "462012"


def queue(database, count: int, confidential: bool = False) -> None:
    """Puts mail into the outbox, as something that happened would."""
    with sqlite3.connect(database, timeout=30) as connection:
        for number in range(1, count + 1):
            connection.execute(
                "INSERT INTO outbox_mail VALUES (?, ?, ?, ?, ?, ?, 'waiting', 0, ?, ?, NULL)",
                (
                    *(CODE, f"mail.test.{number}", f"syusa{number}@city.example.lg.jp", f"照会 {number}", "本文\n"),
                    *(int(confidential), int(time.time() * 1000), int(time.time() * 1000)),
                ),
            )


def states(database) -> dict[str, int]:
    with sqlite3.connect(database, timeout=30) as connection:
        return dict(connection.execute("SELECT state, COUNT(*) FROM outbox_mail GROUP BY state"))


def let_time_pass(database) -> None:
    """What waits for its next attempt is due at once."""
    with sqlite3.connect(database, timeout=30) as connection:
        connection.execute("UPDATE outbox_mail SET next = 0 WHERE state = 'waiting'")


def serving(serve, database, port: int, more: str = ""):
    return serve(
        database,
        command=[
            "sh",
            "-c",
            f'exec "$SHIRUBE" serve --port 0 --database {database} --mail-server smtp://127.0.0.1:{port}'
            f" --mail-sender dx@city.example.lg.jp --mail-sender-name 推進係 {more}",
        ],
    )


@pytest.fixture
def prepared(database, serve):
    """A database whose tables are all there."""
    serve(database).stop()
    return database


def test_mail_waits_while_the_mail_server_is_away_and_goes_out_once(prepared, serve):
    queue(prepared, 3)
    port = free_port()
    server = serving(serve, prepared, port)
    wait_until(lambda: server.log.count("Mail could not be sent") >= 3, "three failures in the log")
    assert len(re.findall(r"Mail could not be sent", server.log)) == 3
    assert "syusa" not in server.log and "本文" not in server.log
    assert states(prepared) == {"waiting": 3}
    assert 'shirube_mails{state="waiting"} 3' in server.get("/metrics").text
    sink = Sink()
    try:
        # The address of the mail server is the one that was given: the sink has a port of its own.
        server.stop()
        server = serving(serve, prepared, sink.port)
        let_time_pass(prepared)
        wait_until(lambda: states(prepared) == {"sent": 3}, "all mail is sent")
        recipients = sorted(mail["To"] for mail in sink.mails)
        assert recipients == [f"<syusa{number}@city.example.lg.jp>" for number in (1, 2, 3)] or len(recipients) == 3
        assert 'shirube_mails{state="sent"} 3' in server.get("/metrics").text
        assert server.stop() == 0
        # Started again, it has nothing to send.
        server = serving(serve, prepared, sink.port)
        time.sleep(1)
        assert len(sink.mails) == 3
    finally:
        sink.end()


def test_killed_in_the_middle_nothing_is_lost(prepared, serve):
    queue(prepared, 40)
    sink = Sink()
    try:
        for _ in range(3):
            server = serving(serve, prepared, sink.port)
            seen = len(sink.mails)
            wait_until(lambda: len(sink.mails) > seen or states(prepared) == {"sent": 40}, "something is sent")
            server.kill()
            let_time_pass(prepared)
        serving(serve, prepared, sink.port)
        wait_until(lambda: states(prepared) == {"sent": 40}, "all mail is sent")
        identities = [mail["Message-ID"] for mail in sink.mails]
        assert len(set(identities)) == 40
        # At least once: what was sent when it was killed comes again, under the same identity.
        assert len(identities) <= 40 + 3
    finally:
        sink.end()


def test_what_the_mail_server_refuses_for_good_is_given_up(prepared, serve):
    queue(prepared, 2)
    sink = Sink(refuse={"syusa1@city.example.lg.jp": "550 no such user"})
    try:
        server = serving(serve, prepared, sink.port)
        wait_until(lambda: states(prepared) == {"sent": 1, "given_up": 1}, "one is given up")
        assert server.log.count("Mail was given up") == 1
        assert 'shirube_mails{state="given_up"} 1' in server.get("/metrics").text
    finally:
        sink.end()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--mail-server", "mail.example.lg.jp", "--mail-sender", "dx@example.lg.jp"], "smtp://"),
        (["--mail-server", "smtp://mail.example.lg.jp"], "--mail-sender"),
        (["--mail-sender", "dx@city.example.lg.jp"], "--mail-server"),
        (["--mail-server", "smtp://mail.example.lg.jp", "--mail-sender", "推進係"], "推進係"),
        (
            ["--mail-server", "smtps://mail.example.lg.jp", "--mail-sender", "dx@example.lg.jp", "--mail-user", "dx"],
            "--mail-password-file",
        ),
        (
            [
                *("--mail-server", "smtps://mail.example.lg.jp", "--mail-sender", "dx@example.lg.jp"),
                *("--mail-user", "dx", "--mail-password-file", "/nowhere/password"),
            ],
            "/nowhere/password",
        ),
    ],
)
def test_settings_that_do_not_fit_together_are_one_clear_line(database, arguments, words):
    result = shirube("serve", "--port", "0", "--database", database, *arguments)
    assert result.returncode == 2
    assert words in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
