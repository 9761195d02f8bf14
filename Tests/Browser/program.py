"""The program as a person or a script runs it: the command line, and the server as a process of its own."""

from __future__ import annotations

import functools
import http.client
import os
import re
import select
import shutil
import signal
import subprocess
import threading
import time
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "Samples"
SHIRUBE = Path(os.environ.get("SHIRUBE", ROOT / ".build/debug/shirube")).resolve()
DRILL = Path(os.environ.get("CASEWORK_DRILL", ROOT / ".build/debug/casework-drill")).resolve()
ROUNDS_DRILL = Path(os.environ.get("ROUNDS_DRILL", ROOT / ".build/debug/rounds-drill")).resolve()

# Far longer than anything here takes: only a program that hangs reaches it.
PATIENCE = 60


def environment(language: str = "ja", **changes: str) -> dict[str, str]:
    """This process's environment, with the language that the messages should have."""
    kept = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LC_MESSAGES")}
    return kept | {"LANG": {"ja": "ja_JP.UTF-8", "en": "en_US.UTF-8"}[language]} | changes


def shirube(
    *arguments: str | Path, language: str = "ja", changes: dict[str, str] | None = None, **options
) -> subprocess.CompletedProcess[str]:
    """Runs a command to its end, whatever its status; `changes` are of its environment."""
    return subprocess.run(
        [SHIRUBE, *arguments],
        env=environment(language, **(changes or {})),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        **options,
    )


def import_plan(folder: Path, database: Path) -> None:
    result = shirube("import", folder, "--database", database)
    assert result.returncode == 0, result.stdout + result.stderr


def open_town(database: Path, *numbers: str) -> Path:
    """Makes a database of a town with an open round, `numbers` of the drill's."""
    result = subprocess.run(
        [ROUNDS_DRILL, database, "town", *numbers], env=environment(), capture_output=True, text=True, timeout=PATIENCE
    )
    assert result.returncode == 0, result.stderr
    return database


def copy_database(source: Path, target: Path) -> Path:
    """Copies a database that nobody uses, with what stands in its log."""
    for path in source.parent.glob(source.name + "*"):
        shutil.copy(path, target.with_name(target.name + path.name.removeprefix(source.name)))
    return target


def files_of(folder: Path) -> dict[str, bytes]:
    """A plan folder as names and bytes, to be compared."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def assert_one_clear_line(text: str) -> None:
    """What a person at the terminal is told: one line, no trace of the program's inside."""
    assert len(text.strip().splitlines()) == 1, text
    for word in ("Fatal", "Error(", "Swift.", "Optional(", "NIO", "SQLite error", "Thread ", " at /"):
        assert word not in text, text


def wait_until(condition, what: str, patience: float = PATIENCE):
    """The condition's value as soon as it has one."""
    end = time.monotonic() + patience
    while not (value := condition()):
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.005)
    return value


@dataclass
class Answer:
    """What the server answered to one request."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


class Server:
    """`shirube serve` on a free port of this machine, or another command that comes to the same."""

    def __init__(self, database: Path, log: Path, *, language: str = "ja", command: list | None = None):
        started = time.monotonic()
        self.log_path = log
        with log.open("ab") as errors:
            self.process = subprocess.Popen(
                command or [SHIRUBE, "serve", "--database", database, "--port", "0", "--documents"],
                env=environment(language, SHIRUBE=str(SHIRUBE)),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                bufsize=0,
            )
        self.lines: list[str] = []
        self._read_until_it_serves()
        self.seconds_to_start = time.monotonic() - started
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", self.line)
        if not found:
            self.kill()
            raise AssertionError(f"no address in {self.lines}; {self.log}")
        self.port = int(found[1])
        self.address = f"http://127.0.0.1:{self.port}"

    def _read_until_it_serves(self) -> None:
        while "http://" not in self.line:
            ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
            line = self.process.stdout.readline().decode("utf-8") if ready else ""
            if not line:
                return
            self.lines.append(line)

    @property
    def line(self) -> str:
        """The last line that it printed, which has its address."""
        return self.lines[-1] if self.lines else ""

    @property
    def log(self) -> str:
        return self.log_path.read_text(encoding="utf-8")

    @property
    def is_running(self) -> bool:
        return self.process.poll() is None

    @property
    def memory(self) -> int:
        """The memory that it holds, in kilobytes."""
        text = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"^VmRSS:\s+(\d+) kB", text, re.MULTILINE)[1])

    @property
    def processor_time(self) -> float:
        """The seconds of a processor that it has used."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def get(self, path: str, method: str = "GET", headers: dict[str, str] | None = None) -> Answer:
        """One request on a connection of its own."""
        assert not urlsplit(path).netloc, "only paths of this server"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, headers=headers or {})
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def stop(self, with_signal: int = signal.SIGTERM) -> int:
        """Asks it to end and waits; its exit status."""
        if self.is_running:
            self.process.send_signal(with_signal)
        try:
            return self.process.wait(PATIENCE)
        finally:
            self.kill()

    def kill(self) -> None:
        """Ends it at once, as a power cut would."""
        if self.is_running:
            self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class QuietHandler(SimpleHTTPRequestHandler):
    # Answers as a browser would see them; one connection serves the whole crawl.
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments) -> None:
        pass


class FileServer:
    """The plainest of web servers over a folder; it knows nothing of what stands behind a question mark."""

    def __init__(self, folder: Path):
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(folder)))
        self.port = self._server.server_address[1]
        self.address = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def end(self) -> None:
        self._server.shutdown()
        self._server.server_close()
