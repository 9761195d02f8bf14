"""PostgreSQL in a cluster of its own: what small durable writes cost there (pgbench), and the database of Redmine.

`PYTHONPATH=scripts python3 -m benchmarks.postgres` measures it alone; `scripts/install-libraries --peers` installs it.
"""
import contextlib
import glob
import os
import pwd
import re
import secrets
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

from . import others, program

PEOPLE = 200
SECONDS = 10
# Debian's, or the one that was taken out of its package.
PLACES = ("/usr/lib/postgresql/*/bin", f"{others.TOOLS}/postgresql/usr/lib/postgresql/*/bin")
# Said though they are the defaults: a commit is answered when it is on the disk.
DURABLE = ("fsync=on", "synchronous_commit=on", "full_page_writes=on")

TABLES = """
CREATE TABLE head (id TEXT PRIMARY KEY, version INTEGER NOT NULL);
CREATE TABLE event (id TEXT, number INTEGER, request TEXT, detail TEXT, PRIMARY KEY (id, number));
CREATE TABLE value (id TEXT, address TEXT, value TEXT, PRIMARY KEY (id, address));
INSERT INTO head SELECT number::text, 1 FROM generate_series(0, {people} - 1) AS number;
"""
# What a save writes, an event, a value, the head, as one statement, which saves the ways between the three.
SAVE = """
WITH counted AS (UPDATE head SET version = version + 1 WHERE id = :client_id::text RETURNING id, version),
kept AS (INSERT INTO event SELECT id, version, gen_random_uuid()::text, id || ' ' || version FROM counted)
INSERT INTO value SELECT id, 'activity', id || ' ' || version FROM counted
ON CONFLICT (id, address) DO UPDATE SET value = excluded.value;
"""


@dataclass
class Saves:
    """What a run of saves came to: saves per second, and within how many milliseconds half and 99 of 100 were answered."""

    rate: float
    median: float
    p99: float


@dataclass
class Cluster:
    """A server that runs, and what signs in."""

    tools: str
    port: int
    password: str

    def environment(self):
        return os.environ | {
            "PGHOST": "127.0.0.1",
            "PGPORT": str(self.port),
            "PGUSER": "bench",
            "PGPASSWORD": self.password,
            "PGDATABASE": "postgres",
        }

    def ask(self, text, database="postgres"):
        options = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", text]
        command = [os.path.join(self.tools, "psql"), *options]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=self.environment()).stdout.strip()


def tools():
    """The folder of the newest PostgreSQL's programs, or None."""
    places = [place for pattern in PLACES for place in glob.glob(pattern) if os.path.exists(f"{place}/pgbench")]
    return max(places, key=lambda place: float(place.split("/")[-2]), default=None)


def servant():
    """As whom the server runs: it refuses to be started by root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def initialize(folder, programs):
    """Makes the cluster in an empty folder and answers the password of its only user."""
    data, password = os.path.join(folder, "data"), secrets.token_urlsafe(24)
    os.makedirs(data)
    secret = os.path.join(folder, "password")
    with open(os.open(secret, os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
        file.write(password)
    identity = servant()
    if identity:
        for path in (data, secret):
            os.chown(path, identity["user"], identity["group"])
    options = ["--auth=scram-sha-256", "--username=bench", f"--pwfile={secret}", "--encoding=UTF8", "--no-locale"]
    command = [os.path.join(programs, "initdb"), "--pgdata", data, *options]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", **identity)
    os.remove(secret)
    return password


@contextlib.contextmanager
def cluster(folder, connections):
    """Runs a server for at most so many connections until the block ends; everything it has is in the folder."""
    os.makedirs(folder)
    programs = tools()
    running = Cluster(programs, others.free_port(), initialize(folder, programs))
    settings = [
        "listen_addresses=127.0.0.1",
        f"port={running.port}",
        "unix_socket_directories=",
        f"max_connections={connections}",
        # What compiles queries needs a package more.
        "jit=off",
        *DURABLE,
    ]
    command = [os.path.join(programs, "postgres"), "-D", os.path.join(folder, "data")]
    command += [part for setting in settings for part in ("-c", setting)]
    with open(os.path.join(folder, "log"), "w") as log:
        with program.process(*command, stdout=log, stderr=log, cwd="/", **servant()) as started:
            wait_until_ready(running, started, log.name)
            yield running


def wait_until_ready(running, started, log):
    end = time.monotonic() + 30
    command = [os.path.join(running.tools, "pg_isready"), "-q"]
    while subprocess.run(command, env=running.environment()).returncode != 0:
        if started.poll() is not None or time.monotonic() > end:
            with open(log) as file:
                raise SystemExit(f"PostgreSQL did not start:\n{file.read()}")
        time.sleep(0.05)


def version():
    text = subprocess.run([os.path.join(tools(), "postgres"), "--version"], check=True, stdout=subprocess.PIPE, text=True)
    return re.search(r"[\d.]+", text.stdout)[0]


def bench(running, folder, people, seconds):
    """Runs pgbench with a connection for each person, who has a sheet of his own and saves again once answered."""
    script, log = os.path.join(folder, "save.sql"), os.path.join(folder, "times")
    with open(script, "w") as file:
        file.write(SAVE)
    threads = min(people, os.cpu_count())
    options = ["-n", "-M", "prepared", "-c", str(people), "-j", str(threads), "-T", str(seconds), "-f", script]
    command = [os.path.join(running.tools, "pgbench"), *options, "--log", f"--log-prefix={log}"]
    result = subprocess.run(command, check=True, capture_output=True, text=True, env=running.environment())
    times = []
    for path in glob.glob(f"{glob.escape(log)}.*"):
        with open(path) as file:
            # Microseconds, after the client and the number of the transaction.
            times += [int(line.split()[2]) for line in file]
    times.sort()
    rate = float(re.search(r"tps = ([\d.]+)", result.stdout)[1])
    return len(times), Saves(rate, times[len(times) // 2] / 1000, times[len(times) * 99 // 100] / 1000)


def saves(folder, people=PEOPLE, seconds=SECONDS):
    """What people who save at the same time reach with PostgreSQL alone; None where it is not installed."""
    if not tools():
        return None
    # The server may run as another user, who must reach its data.
    os.chmod(folder, 0o755)
    place = tempfile.mkdtemp(dir=folder)
    os.chmod(place, 0o755)
    with cluster(os.path.join(place, "database"), people + 10) as running:
        running.ask(TABLES.format(people=people))
        count, found = bench(running, place, people, seconds)
        kept = int(running.ask("SELECT count(*) FROM event"))
    # Those that were under way at the end may be on the disk without an answer.
    if not count <= kept <= count + people:
        raise SystemExit(f"pgbench was answered {count} saves, and PostgreSQL has {kept}")
    return found


def measure(folder, people=PEOPLE, seconds=SECONDS):
    found = saves(folder, people, seconds)
    if not found:
        print("PostgreSQL: not installed (scripts/install-libraries --peers)", flush=True)
        return
    print(f"PostgreSQL {version()} alone, {people} people, pgbench\t{found.rate:,.0f} saves/s")
    print(f"  half answered within\t{found.median:.1f} ms")
    print(f"  99 of 100 answered within\t{found.p99:.1f} ms", flush=True)


def main():
    with tempfile.TemporaryDirectory() as folder:
        for people in (64, PEOPLE):
            measure(folder, people)


if __name__ == "__main__":
    sys.exit(main())
