"""LibreOffice Calc without a screen, in which the tests edit workbooks."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import uuid
from pathlib import Path

from program import PATIENCE, environment

HANDS = Path(__file__).with_name("calc_hands.py")


class Calc:
    """A running LibreOffice with settings of its own, whatever else runs on the machine."""

    def __init__(self, folder: Path):
        self._pipe = f"shirube-{uuid.uuid4().hex}"
        with (folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [
                    "soffice", "--headless", "--norestore", "--nologo",
                    f"-env:UserInstallation={(folder / 'settings').as_uri()}", f"--accept=pipe,name={self._pipe};urp;",
                ],
                # As in a city hall: what is typed is read as Japanese, dates among it.
                env=environment("ja"),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # Of a group of its own, because what is started is a script that starts the program.
                start_new_session=True,
            )

    def edit(self, source: Path, target: Path, steps: list[tuple], form: str = "xlsx") -> list:
        """Opens a workbook, does the steps and saves it in a form; what each step says."""
        order = {
            "pipe": self._pipe, "patience": PATIENCE, "open": str(source), "save": str(target), "form": form, "steps": steps
        }
        result = subprocess.run(
            ["/usr/bin/python3", HANDS], input=json.dumps(order), capture_output=True, text=True, timeout=2 * PATIENCE
        )
        assert result.returncode == 0, result.stderr
        return json.loads(result.stdout)

    def end(self) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
