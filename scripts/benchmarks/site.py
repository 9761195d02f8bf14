"""The site under load, beside nginx with the same bytes and datasette with the same rows.

One server at a time, one load generator for all, several rounds. A ratio is taken within a round, where the machine was
as busy for the one as for the other; the median of all rounds counts.
"""
import os
import re
import statistics
import subprocess
from collections import defaultdict
from dataclasses import dataclass

from . import others, program

CONNECTIONS = 64
SECONDS = 3
ROUNDS = 3
PAGES = {"dashboard": "plans/kagoshima/2023/", "list of 139 measures": "plans/kagoshima/2023/measures/"}
# The table of the same rows, whole, as JSON: the quickest that datasette has.
TABLES = {"dashboard": "figures/headings", "list of 139 measures": "figures/series"}
FORMS = {"plain": "identity", "gzip": "gzip"}

NGINX_SHARE = 0.45
DATASETTE_TIMES = 50
ANEW = 3000
P99 = 20


@dataclass
class Load:
    """What one run of the load generator saw; times in milliseconds."""

    rate: float
    p50: float
    p99: float


def wrk(address, encoding, seconds=SECONDS):
    options = ["-t1", f"-c{CONNECTIONS}", f"-d{seconds}", "--latency", "--timeout", "10s"]
    command = ["wrk", *options, "-H", f"Accept-Encoding: {encoding}", address]
    text = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    if "Non-2xx" in text or "Socket errors" in text:
        raise SystemExit(f"{address} failed under load:\n{text}")

    def time(share):
        amount, unit = re.search(rf"{share}%\s+([\d.]+)(us|ms|s)", text).groups()
        return float(amount) * {"us": 0.001, "ms": 1, "s": 1000}[unit]

    return Load(float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1)), time(50), time(99))


class Results(defaultdict):
    """Loads by (who, page, form), and the memory that each server held at its end."""

    def __init__(self):
        super().__init__(list)
        self.memory = defaultdict(list)

    def add(self, who, page, form, address, encoding):
        wrk(address, encoding, seconds=1)
        self[who, page, form].append(wrk(address, encoding))

    def rate(self, *key):
        return statistics.median(load.rate for load in self[key])

    def ratio(self, one, other):
        """How many times the rate of the other."""
        return statistics.median(ours.rate / theirs.rate for ours, theirs in zip(self[one], self[other], strict=True))

    def p99(self, *key):
        return statistics.median(load.p99 for load in self[key])


def pages_of(database):
    """Each page in both forms, as the site sends it."""
    with program.serving(database) as (_, address):
        return {
            path: {encoding: others.get(address + path, encoding) for encoding in FORMS.values()}
            for path in PAGES.values()
        }


def measure_pages(results, who, started, address):
    for page, path in PAGES.items():
        for form, encoding in FORMS.items():
            results.add(who, page, form, address + path, encoding)
    results.memory[who].append(program.resident(*program.family(started.pid)))


def measure_tables(results, started, address):
    for page, table in TABLES.items():
        results.add("datasette", page, "json", f"{address}{table}.json?_size=max&_shape=array", "identity")
    results.memory["datasette"].append(program.resident(started.pid))


def measure(folder):
    database = os.path.join(folder, "site.sqlite")
    program.import_samples(database)
    # What nginx serves must be readable for the user that its workers become.
    os.chmod(folder, 0o755)
    pages = pages_of(database)
    results = Results()
    for number in range(ROUNDS):
        with program.serving(database) as (started, address):
            measure_pages(results, "cached", started, address)
        with others.nginx(os.path.join(folder, f"nginx-{number}"), pages) as (started, address):
            measure_pages(results, "nginx", started, address)
        with program.serving_anew(database) as (started, address):
            measure_pages(results, "anew", started, address)
        with others.datasette(os.path.join(folder, f"datasette-{number}")) as (started, address):
            measure_tables(results, started, address)
    show(results, pages)


def show(results, pages):
    print(f"# the site: wrk -t1 -c{CONNECTIONS} -d{SECONDS} --latency, the median of {ROUNDS} rounds", flush=True)
    print("server, page, form\trequests/s\tp50\tp99\tbytes")
    for (who, page, form), loads in results.items():
        size = f"{len(pages[PAGES[page]][FORMS[form]]):,}" if form in FORMS else ""
        p50 = statistics.median(load.p50 for load in loads)
        rate, p99 = results.rate(who, page, form), results.p99(who, page, form)
        print(f"{who}, {page}, {form}\t{rate:,.0f}\t{p50:.1f} ms\t{p99:.1f} ms\t{size}")
    for who, memory in results.memory.items():
        print(f"{who}: resident memory while serving\t{max(memory):.0f} MiB")
    print("what must hold\tmeasured\tlimit\t")
    for page in PAGES:
        show_limits(results, page)


def show_limits(results, page):
    for form in FORMS:
        cached = ("cached", page, form)
        share = results.ratio(cached, ("nginx", page, form))
        verdict(f"{page}, {form}: cached ÷ nginx", share, NGINX_SHARE, "{:.2f}")
        times = results.ratio(cached, ("datasette", page, "json"))
        verdict(f"{page}, {form}: cached ÷ datasette", times, DATASETTE_TIMES, "{:.0f}")
        verdict(f"{page}, {form}: cached, p99 in ms", results.p99(*cached), P99, "{:.1f}", most=True)
        # Compressing for each request, which the site never does, takes longer than making the page.
        if form == "plain":
            verdict(f"{page}, {form}: anew, requests/s", results.rate("anew", page, form), ANEW, "{:,.0f}")


def verdict(name, value, limit, style, most=False):
    holds = value <= limit if most else value >= limit
    limit = f"at most {limit}" if most else f"at least {limit}"
    print(f"{name}\t{style.format(value)}\t{limit}\t{'holds' if holds else 'does not hold'}", flush=True)
