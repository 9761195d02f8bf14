"""The built program as the benchmarks start it, and how figures are reported."""
import contextlib
import os
import signal
import statistics
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHIRUBE = os.path.join(ROOT, ".build/release/shirube")
BENCH = os.path.join(ROOT, ".build/release/shirube-bench")
SAMPLES = ("kagoshima", "ibusuki")


def report(name, values, limit, unit="ms"):
    middle = statistics.median(values)
    print(f"{name}\t{middle:.1f} {unit}\t{min(values):.1f} {unit}\t{limit} {unit}\t{middle / limit:.3f}", flush=True)


def run(*arguments):
    """Runs a command to its end and answers what it printed."""
    result = subprocess.run([SHIRUBE, *arguments], check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    return result.stdout


def import_samples(database):
    for plan in SAMPLES:
        run("import", f"Samples/{plan}", "--database", database)


@contextlib.contextmanager
def process(*command, **options):
    """A process that is ended whatever happens."""
    started = subprocess.Popen(command, **options)
    try:
        yield started
    finally:
        stop(started)


def stop(started):
    if started.poll() is not None:
        return
    started.send_signal(signal.SIGTERM)
    try:
        started.wait(10)
    except subprocess.TimeoutExpired:
        started.kill()
        started.wait()


@contextlib.contextmanager
def announced(*command):
    """A server of ours that prints its address once it can be asked for pages."""
    with process(*command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as started:
        line = started.stdout.readline()
        if "http://" not in line:
            raise SystemExit(f"{command[0]} did not start: {line}")
        yield started, "http://" + line.split("http://")[1].strip()


def serving(database):
    return announced(SHIRUBE, "serve", "--database", database, "--port", "0")


def serving_anew(database):
    """The same site without its cache of pages."""
    return announced(BENCH, "--serve", database)


def resident(*pids):
    """The memory that processes hold together, in MiB."""
    kilobytes = 0
    for pid in pids:
        with open(f"/proc/{pid}/status") as status:
            kilobytes += next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
    return kilobytes / 1024


def family(pid):
    """A process and the processes that it started."""
    with open(f"/proc/{pid}/task/{pid}/children") as children:
        return [pid, *(int(child) for child in children.read().split())]
