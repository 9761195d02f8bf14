"""Two hundred people of eighty departments who save drafts of their sheets at the same time, each write on the disk before
it is answered.

Beside it stand its limit, the same rows written by sqlite3 alone with the same durability, one transaction for each save and
one for as many saves as were shared, and its peers: pgbench writing the same into PostgreSQL, and Redmine, whose people save the
descriptions of their issues. Each person has a session, a connection and a sheet, and saves again as soon as it was
answered, or after a pause; wrk, which plays them, takes a part of the same processors.
"""
import os
import re
import secrets
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

from . import postgres, program, redmine
from .program import ROOT

sys.path.insert(0, os.path.join(ROOT, "Tests/Browser"))

PEOPLE = 200
DEPARTMENTS = 80
THREADS = 1
SECONDS = 10
# A person's browser saves two seconds after the last letter; this is ten times as often.
PAUSE = 200
# The town has eight measures besides.
SHEETS = 992
ASKED = 21
CITY = "479993"
DRILL = os.environ.get("ROUNDS_DRILL", os.path.join(ROOT, ".build/release/rounds-drill"))


def sheet(number):
    return f"town-2023.b{number}"


def path(number):
    return f"/office/rounds/town-2023/sheets/{sheet(number)}/"


def member(name, database, port):
    from members import give_passphrase, sign_in

    name = f"{name}@town.example.lg.jp"
    give_passphrase(database, CITY, name, lambda: port)
    return sign_in(name, lambda: port)


def form_of(number, client):
    """A line for wrk: whose sheet it is, where it is sent, and what its form has besides what is typed."""
    from members import form_token

    fields = form_token(client.ask("GET", path(number)).text, path(number))
    version = fields.pop("version")
    cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    return "\t".join((sheet(number), path(number), cookie, version, urlencode(fields)))


def wrk(*arguments, seconds=SECONDS):
    command = ["wrk", f"-t{THREADS}", f"-c{PEOPLE}", f"-d{seconds}s", "--timeout", "30s", *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    found = re.search(r"saves (\d+) seconds ([\d.]+) median ([\d.]+) p99 ([\d.]+) wrong (\d+)", result.stdout)
    if not found or found[5] != "0":
        raise SystemExit(f"saves that were not answered as they should be:\n{result.stdout}")
    return int(found[1]) / float(found[2]), float(found[3]), float(found[4])


def save_through_the_server(database, folder):
    with program.serving(database) as (_, address):
        port = int(re.search(r":(\d+)/", address)[1])
        with ThreadPoolExecutor(2) as pool:
            people = list(pool.map(lambda number: member(f"person-{number}", database, port), range(PEOPLE)))
        return [save(people, address, os.path.join(folder, "forms"), pause) for pause in (0, PAUSE)]


def save(people, address, forms, pause):
    # What was still under way when the last run ended is written by then.
    time.sleep(1)
    with open(forms, "w") as file:
        file.writelines(form_of(number, client) + "\n" for number, client in enumerate(people))
    script = os.path.join(ROOT, "scripts/benchmarks/save.lua")
    return wrk("-s", script, address, "--", forms, str(THREADS), str(pause))


def ask_for_the_board(folder):
    """The office's board, as a page through HTTP; in milliseconds."""
    database = os.path.join(folder, "board.sqlite")
    drill(database, "crowd", str(SHEETS), str(DEPARTMENTS))
    with program.serving(database) as (_, address):
        port = int(re.search(r":(\d+)/", address)[1])
        office = member("office", database, port)
        times = []
        for _ in range(ASKED):
            begin = time.perf_counter()
            answer = office.ask("GET", "/office/rounds/town-2023/board/?all=yes")
            times.append((time.perf_counter() - begin) * 1000)
            if answer.status != 200:
                raise SystemExit(f"the board answered {answer.status}")
    return times


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
    # Which program the helpers of the tests run is read when they are loaded.
    os.environ["SHIRUBE"] = program.SHIRUBE
    database = os.path.join(folder, "rounds.sqlite")
    drill(database, "crowd", str(PEOPLE), str(DEPARTMENTS))
    without, paused = save_through_the_server(database, folder)
    for name, (rate, median, p99) in (("without a pause", without), (f"{PAUSE} ms after each answer", paused)):
        print(f"{PEOPLE} people saving drafts through HTTP, {name}\t{rate:.0f} saves/s\t(goal 5,000)")
        print(f"  half answered within\t{median:.1f} ms")
        print(f"  99 of 100 answered within\t{p99:.1f} ms\t(goal 50 ms)")
    print(f"the same operation without HTTP, 64 at a time\t{drill(os.path.join(folder, 'rate.sqlite'), 'rate', '5', '64')}")
    print(f"sqlite3 alone, a transaction for each save\t{write_alone(folder, 1):.0f} saves/s")
    print(f"sqlite3 alone, 64 saves in a transaction\t{write_alone(folder, 64):.0f} saves/s")
    program.report("the office's board of 1,000 sheets, a page through HTTP", ask_for_the_board(folder), 30)
    postgres.measure(folder)
    redmine.measure(folder, PEOPLE)
