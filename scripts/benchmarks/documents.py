"""The office's documents: beside their limits, beside WeasyPrint and openpyxl, and for every municipality in one run.

One process at a time, several rounds. A ratio is taken within a round, where the machine was as busy for the one as for
the other; the median of all rounds counts. Beside the time that passed stands the time that the processor worked, which
does not grow where others use the machine as well.
"""
import os
import statistics
import subprocess
from collections import defaultdict
from dataclasses import dataclass

from . import others, program
from .site import verdict

PEERS = {"pdf": "weasyprint", "xlsx": "openpyxl"}
TIMES = {"pdf": 20, "xlsx": 5}
LIMITS = {"pdf": 300, "xlsx": 150}
# In megabytes of 1000² bytes.
MEMORY = 150
GROWTH = 1.1
ROUNDS = 3
RUNS = 11
PEER_RUNS = 1
NAMES = {"pdf": "measure-list as PDF", "xlsx": "measure-list as XLSX"}


@dataclass
class Round:
    """What one process took for a document, in milliseconds: its first, and the median and best of the others."""

    first: float
    median: float
    best: float
    processor: float


def lines(*command):
    text = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=program.ROOT).stdout
    return [line.split("\t") for line in text.splitlines()]


def rounded(runs):
    times = [float(time) for time, _ in runs]
    return Round(times[0], statistics.median(times), min(times), statistics.median(float(work) for _, work in runs))


def ours(form):
    """A round of ours, and the most memory that the process held in megabytes."""
    *runs, (_, memory) = lines(program.BENCH, "--print", "Samples/kagoshima", "measure-list", form, str(RUNS))
    others = rounded(runs[1:])
    return Round(float(runs[0][0]), others.median, others.best, others.processor), int(memory) * 1024 / 1e6


def theirs(form, file):
    script = os.path.join(program.ROOT, "scripts/benchmarks/peers.py")
    python = os.path.join(others.TOOLS, "bin/python")
    return rounded(lines(python, "-W", "ignore", script, PEERS[form], file, str(PEER_RUNS)))


def same_content(folder):
    """What the peers are given: the same document as HTML to print, and as a workbook to write."""
    files = {form: os.path.join(folder, f"list.{kind}") for form, kind in (("pdf", "html"), ("xlsx", "xlsx"))}
    for file in files.values():
        program.run("report", "--plan", "Samples/kagoshima", "--document", "measure-list", "--output", file)
    return files


def measure(folder):
    files = same_content(folder)
    rounds, memory = defaultdict(list), defaultdict(list)
    for _ in range(ROUNDS):
        for form, peer in PEERS.items():
            round, held = ours(form)
            rounds[form].append(round)
            memory[form].append(held)
            rounds[peer].append(theirs(form, files[form]))
    show(rounds)
    print("what must hold\tmeasured\tlimit\t")
    for form in PEERS:
        show_limits(form, rounds, memory[form])
    show_nation()


def middle(rounds, part):
    return statistics.median(getattr(round, part) for round in rounds)


def show(rounds):
    print(f"# documents: the median of {ROUNDS} rounds", flush=True)
    print("who, what\tfirst\tmedian\tbest\tprocessor")
    names = {**{peer: f"{peer}, {NAMES[form]}" for form, peer in PEERS.items()}, **NAMES}
    for who, entries in rounds.items():
        parts = (middle(entries, part) for part in ("first", "median", "best", "processor"))
        print("\t".join([names[who], *(f"{part:,.1f} ms" for part in parts)]))


def show_limits(form, rounds, memory):
    name, peer = NAMES[form], PEERS[form]
    verdict(f"{name}, ms", middle(rounds[form], "median"), LIMITS[form], "{:.1f}", most=True)
    verdict(f"{name}, processor's ms", middle(rounds[form], "processor"), LIMITS[form], "{:.1f}", most=True)
    verdict(f"{name}, MB of memory", max(memory), MEMORY, "{:.0f}", most=True)
    for part, words in (("median", "times as fast"), ("processor", "times as fast, processor's time")):
        ratios = [getattr(b, part) / getattr(a, part) for a, b in zip(rounds[form], rounds[peer], strict=True)]
        verdict(f"{name}: beside {peer}, {words}", statistics.median(ratios), TIMES[form], "{:.1f}")


def show_nation():
    values = {name: float(value) for name, value in lines(program.BENCH, "--nation-documents", "Samples/kagoshima")}
    count, megabytes = values["documents"], values["bytes"] / 1e6
    print(f"progress-summary of {count:,.0f} cities as PDF\t{values['pages']:,.0f} pages, {megabytes:,.0f} MB")
    for part, words in (("time", ""), ("processor", ", processor's time")):
        seconds = values[part] / 1000
        print(f"  all in one run{words}\t{seconds:,.1f} s\t{count / seconds:,.1f} documents/s")
    settled, end = (values[part] * 1024 / 1e6 for part in ("settled", "end"))
    print(f"  memory after 100 and at the end\t{settled:.1f} MB\t{end:.1f} MB")
    verdict("progress-summary of all: memory at the end ÷ after 100", end / settled, GROWTH, "{:.2f}", most=True)
