"""Redmine, as Debian has it, beside the round: people who save the descriptions of their issues at the same time.

It runs in production mode under puma, on a PostgreSQL of its own, from a copy of its program in a temporary folder: what is
installed is read and never changed. A save is a request of its interface (`PUT /issues/N.json`), which costs less than a
form: there is no page to be made. It writes the issue and an entry of its history, and is answered after the commit.

`PYTHONPATH=scripts python3 -m benchmarks.redmine` measures it alone; `scripts/install-libraries --peers` installs it.
"""
import contextlib
import os
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
import time

from . import others, postgres, program
from .postgres import Saves

PEOPLE = 200
SECONDS = 20
# Before measuring, so that every worker has loaded what it needs.
WARMING = 5
# Ruby runs one thread of a process at a time, so that a worker keeps a processor busy.
WORKERS = max(2, os.cpu_count())
THREADS = 5
HOME = "/usr/share/redmine"
SCRIPTS = os.path.join(program.ROOT, "scripts/benchmarks")

DATABASE = """
production:
  adapter: postgresql
  host: 127.0.0.1
  port: {port}
  username: bench
  password: {password}
  database: redmine
  encoding: utf8
  pool: {pool}
"""
# One request in turn from each connection: by itself puma answers ten before the next, and those who wait then wait long.
PUMA = """
environment "production"
bind "{address}"
workers {workers}
threads {threads}, {threads}
preload_app!
max_fast_inline 1
"""


def missing():
    """What Redmine's run needs and is not there, in words, or None."""
    if not os.path.exists(f"{HOME}/config.ru"):
        return "Redmine"
    if not postgres.tools():
        return "PostgreSQL"
    return next((name for name in ("puma", "bundle", "wrk") if not shutil.which(name)), None)


def version(package):
    command = ["dpkg-query", "-W", "-f", "${Version}", package]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def write_secret(path, text):
    with open(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
        file.write(text)


def copied(folder, running):
    """Copies the program, whose paths lead to what the machine's own Redmine has, and gives it a database instead."""
    home = os.path.join(folder, "program")
    shutil.copytree(HOME, home, symlinks=True)
    for link in ("Gemfile.lock", "config/database.yml", "instances"):
        os.remove(os.path.join(home, link))
    place = os.path.join(home, "instances/default")
    for part in ("config", "log", "tmp"):
        os.makedirs(os.path.join(place, part))
    write_secret(
        f"{place}/config/database.yml", DATABASE.format(port=running.port, password=running.password, pool=THREADS)
    )
    write_secret(f"{place}/config/secret_key.txt", secrets.token_hex(64))
    gems = os.path.join(home, "Gemfile")
    with open(gems) as file:
        text = file.read()
    with open(gems, "w") as file:
        file.write(text.replace(HOME, home))
    with open(f"{gems}.local", "w") as file:
        file.write('gem "puma"\n')
    return home


def environment():
    inherited = {name: value for name, value in os.environ.items() if name != "X_DEBIAN_SITEID"}
    return inherited | {"RAILS_ENV": "production", "REDMINE_INSTANCE": "default"}


def command(home, *arguments):
    """Runs a command of Redmine to its end and answers what it printed."""
    result = subprocess.run(arguments, cwd=home, env=environment(), capture_output=True, text=True)
    if result.returncode != 0:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{result.stdout[-1000:]}{result.stderr[:2000]}")
    return result.stdout


@contextlib.contextmanager
def serving(folder, running, people, workers):
    """Redmine with its people and issues; yields its address and the file that says who saves which issue."""
    home = copied(folder, running)
    # With what is installed: nothing is fetched.
    command(home, "bundle", "install", "--local", "--quiet")
    running.ask("CREATE DATABASE redmine")
    command(home, "bin/rake", "db:migrate")
    lines = command(home, "bin/rails", "runner", os.path.join(SCRIPTS, "redmine.rb"), str(people))
    issues = os.path.join(folder, "issues")
    found = re.findall(r"^\d+\t[0-9a-f]+$", lines, re.MULTILINE)
    write_secret(issues, "".join(line + "\n" for line in found))
    address = f"http://127.0.0.1:{others.free_port()}/"
    with open(f"{home}/config/puma.rb", "w") as file:
        file.write(PUMA.format(address=address.replace("http", "tcp").rstrip("/"), workers=workers, threads=THREADS))
    with open(os.path.join(folder, "log"), "w") as log:
        with program.process("bundle", "exec", "puma", cwd=home, env=environment(), stdout=log, stderr=log):
            others.wait_for(address + "login")
            yield address, issues


def wrk(address, issues, people, seconds):
    """Lets the people save and answers how many saves were answered and how quickly."""
    script = os.path.join(SCRIPTS, "redmine.lua")
    options = [f"-t{people}", f"-c{people}", f"-d{seconds}s", "--timeout", "60s", "-s", script]
    result = subprocess.run(["wrk", *options, address, "--", issues], check=True, capture_output=True, text=True)
    found = re.search(r"saves (\d+) seconds ([\d.]+) median ([\d.]+) p99 ([\d.]+) wrong (\d+)", result.stdout)
    if not found or found[1] == "0" or found[5] != "0":
        raise SystemExit(f"Redmine did not answer the saves as it should:\n{result.stdout}{result.stderr}")
    return int(found[1]), Saves(int(found[1]) / float(found[2]), float(found[3]), float(found[4]))


def saves(folder, people=PEOPLE, seconds=SECONDS, workers=WORKERS):
    """What people who save at the same time reach with Redmine; None where it is not installed."""
    if missing():
        return None
    # The database's server may run as another user, who must reach its data.
    os.chmod(folder, 0o755)
    place = tempfile.mkdtemp(dir=folder)
    os.chmod(place, 0o755)
    with postgres.cluster(os.path.join(place, "database"), workers * THREADS + 10) as running:
        with serving(place, running, people, workers) as (address, issues):
            wrk(address, issues, people, WARMING)
            before = settled(running)
            count, found = wrk(address, issues, people, seconds)
        # Every save that was answered has its entry; those under way at the end may have one.
        kept = entries(running) - before
        if not count <= kept <= count + people:
            raise SystemExit(f"Redmine answered {count} saves, and its history has {kept} more")
    return found


def entries(running):
    """How many changes of descriptions the histories of the issues have."""
    return int(running.ask("SELECT count(*) FROM journal_details WHERE prop_key = 'description'", "redmine"))


def settled(running):
    """Their number once the saves have ended that wrk left without waiting: they would be in the way of the next run."""
    last = -1
    while (count := entries(running)) != last:
        last = count
        time.sleep(2)
    return count


def measure(folder, people=PEOPLE, seconds=SECONDS, workers=WORKERS):
    if lacking := missing():
        print(f"Redmine: not installed ({lacking} is missing; scripts/install-libraries --peers)", flush=True)
        return
    found = saves(folder, people, seconds, workers)
    who = f"Redmine {version('redmine')}, puma {version('puma')} with {workers} workers, PostgreSQL {postgres.version()}"
    print(f"{people} people saving in Redmine through HTTP\t{found.rate:,.1f} saves/s\t({who})")
    print(f"  half answered within\t{found.median:,.0f} ms")
    print(f"  99 of 100 answered within\t{found.p99:,.0f} ms", flush=True)


def main():
    with tempfile.TemporaryDirectory() as folder:
        measure(folder)


if __name__ == "__main__":
    sys.exit(main())
