"""Two hundred people who save drafts of their sheets at the same time, each write on the disk before it is answered.

Beside it stands its limit: the same rows written by sqlite3 alone with the same durability, one transaction for each save and
one for as many saves as were shared. The people are threads of several processes on the same machine, so that they take a
part of its processors; each keeps its connection and its own sheet, and saves again as soon as it was answered.
"""
import http.client
import multiprocessing
import os
import re
import secrets
import sqlite3
import subprocess
import sys
import threading
import time
from urllib.parse import urlencode

from . import program
from .program import ROOT

sys.path.insert(0, os.path.join(ROOT, "Tests/Browser"))

PEOPLE = 200
PROCESSES = 4
SECONDS = 10
CITY = "479993"
NAME = "reporter-u1@town.example.lg.jp"
DRILL = os.environ.get("ROUNDS_DRILL", os.path.join(ROOT, ".build/release/rounds-drill"))


def path(number):
    return f"/office/rounds/town-2023/sheets/town-2023.b{number}/"


class Saver(threading.Thread):
    """One person: the form once, then draft after draft."""

    def __init__(self, number, port, cookie, end):
        super().__init__()
        self.number, self.port, self.cookie, self.end = number, port, cookie, end
        self.times = []
        self.fault = None

    def run(self):
        try:
            self.save_until_the_end()
        except Exception as fault:
            self.fault = fault

    def save_until_the_end(self):
        from members import form_token

        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": self.cookie}
        connection.request("GET", path(self.number), headers=headers)
        page = connection.getresponse().read().decode()
        known = form_token(page, path(self.number))
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        count = 0
        while time.monotonic() < self.end:
            count += 1
            fields = known | {"request": secrets.token_urlsafe(16), "draft": "1", "activity": f"{self.number} {count}"}
            begin = time.perf_counter()
            connection.request("POST", path(self.number), urlencode(fields), headers)
            answer = connection.getresponse()
            body = answer.read()
            self.times.append(time.perf_counter() - begin)
            if answer.status != 200:
                raise RuntimeError(f"answered {answer.status}")
            found = re.search(rb'name="version" value="(\d+)"', body)
            known["version"] = found[1].decode()


def crowd(numbers, port, cookie, end, results):
    savers = [Saver(number, port, cookie, end) for number in numbers]
    for saver in savers:
        saver.start()
    for saver in savers:
        saver.join()
    faults = [str(saver.fault) for saver in savers if saver.fault]
    results.put(([time for saver in savers for time in saver.times], faults))


def save_through_the_server(database):
    # Which program the helpers of the tests run is read when they are loaded.
    os.environ["SHIRUBE"] = program.SHIRUBE
    from members import give_passphrase, sign_in

    with program.serving(database) as (_, address):
        port = int(re.search(r":(\d+)/", address)[1])
        give_passphrase(database, CITY, NAME, lambda: port)
        client = sign_in(NAME, lambda: port)
        cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        results = multiprocessing.Queue()
        end = time.monotonic() + SECONDS
        crowds = [
            multiprocessing.Process(target=crowd, args=(range(n, PEOPLE, PROCESSES), port, cookie, end, results))
            for n in range(PROCESSES)
        ]
        for process in crowds:
            process.start()
        answers = [results.get() for _ in crowds]
        for process in crowds:
            process.join()
    faults = [fault for _, found in answers for fault in found]
    if faults:
        raise SystemExit(f"{len(faults)} of {PEOPLE} people failed: {faults[0]}")
    return sorted(time for times, _ in answers for time in times)


def write_alone(folder, shared):
    """What a save writes, by sqlite3 alone: an event, a value, the head; `shared` saves in a transaction."""
    connection = sqlite3.connect(os.path.join(folder, f"alone-{shared}.sqlite"), isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE head (id TEXT PRIMARY KEY, version INTEGER) WITHOUT ROWID")
    connection.execute("CREATE TABLE event (id TEXT, number INTEGER, request TEXT, detail TEXT, PRIMARY KEY (id, number))")
    connection.execute("CREATE TABLE value (id TEXT, address TEXT, value TEXT, PRIMARY KEY (id, address)) WITHOUT ROWID")
    connection.executemany("INSERT INTO head VALUES (?, 1)", [(str(n),) for n in range(PEOPLE)])
    end, count = time.monotonic() + SECONDS / 2, 0
    while time.monotonic() < end:
        connection.execute("BEGIN IMMEDIATE")
        for _ in range(shared):
            sheet, number = str(count % PEOPLE), count // PEOPLE + 2
            text = f"{sheet} {number}"
            connection.execute("UPDATE head SET version = ? WHERE id = ?", (number, sheet))
            connection.execute("INSERT INTO event VALUES (?, ?, ?, ?)", (sheet, number, secrets.token_urlsafe(16), text))
            connection.execute(
                "INSERT INTO value VALUES (?, 'activity', ?) ON CONFLICT DO UPDATE SET value = excluded.value", (sheet, text)
            )
            count += 1
        connection.execute("COMMIT")
    connection.close()
    return count / (SECONDS / 2)


def drill(*arguments):
    result = subprocess.run([DRILL, *arguments], capture_output=True, text=True, check=True)
    return result.stdout.strip().splitlines()[-1]


def measure(folder):
    database = os.path.join(folder, "rounds.sqlite")
    drill(database, "town", str(PEOPLE))
    times = save_through_the_server(database)
    rate = len(times) / SECONDS
    p99 = times[len(times) * 99 // 100] * 1000
    print(f"{PEOPLE} people saving drafts through HTTP\t{rate:.0f} saves/s\t(goal 5,000)")
    print(f"  half answered within\t{times[len(times) // 2] * 1000:.1f} ms")
    print(f"  99 of 100 answered within\t{p99:.1f} ms\t(goal 50 ms)")
    print(f"the same operation without HTTP, 64 at a time\t{drill(os.path.join(folder, 'rate.sqlite'), 'rate', '5', '64')}")
    print(f"sqlite3 alone, a transaction for each save\t{write_alone(folder, 1):.0f} saves/s")
    print(f"sqlite3 alone, 64 saves in a transaction\t{write_alone(folder, 64):.0f} saves/s")
    board = drill(os.path.join(folder, "board.sqlite"), "board", "1000")
    print(f"the office's board\t{board}\t(goal 30 ms)", flush=True)
