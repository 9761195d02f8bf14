"""A newcomer's two commands, as far as they go without a build: what they do, and what they say when they cannot."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import subprocess
from pathlib import Path

import pytest

from program import PATIENCE, ROOT, SAMPLES, SHIRUBE, assert_one_clear_line, environment, import_plan

languages = pytest.mark.parametrize("language", ["ja", "en"])


def script(name: str, *arguments: str | Path, language: str = "ja", path: Path | None = None):
    """Runs one of the scripts, perhaps with nothing but the tools of one folder."""
    changes = {"SHIRUBE": str(SHIRUBE)} | ({"PATH": str(path)} if path else {})
    return subprocess.run(
        [ROOT / "scripts" / name, *arguments],
        env=environment(language, **changes),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


@pytest.fixture
def tools(tmp_path) -> Path:
    """A machine with the tools that every machine has; a test adds what it wants."""
    folder = tmp_path / "tools"
    folder.mkdir()
    for name in ("sh", "sed", "grep", "head", "tail", "sort", "cat", "mktemp", "rm", "dirname", "mkdir", "id", "env"):
        (folder / name).symlink_to(shutil.which(name))
    return folder


def add_tool(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.unlink(missing_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)


# Running


def test_run_loads_both_cities_once_and_keeps_what_is_there(serve, tmp_path):
    database = tmp_path / "var" / "shirube.sqlite"
    command = [ROOT / "scripts/run", database, "0"]

    server = serve(database, command=command)
    assert ["鹿児島市" in server.lines[0], "指宿市" in server.lines[1]] == [True, True]
    assert all("取り込みました" in line for line in server.lines[:2])
    home = server.get("/")
    assert "鹿児島市" in home.text and "指宿市" in home.text
    office = server.get("/office/demonstration/")
    assert office.status == 200 and "demo-administrator" in office.text
    assert server.stop() == 0

    changed = tmp_path / "changed"
    shutil.copytree(SAMPLES / "ibusuki", changed)
    plan = (changed / "plan.yaml").read_text()
    (changed / "plan.yaml").write_text(plan.replace("指宿市ＤＸ推進計画", "指宿市ＤＸ推進計画（改訂）"))
    import_plan(changed, database)

    server = serve(database, command=command)
    assert all("そのままにしました" in line for line in server.lines[:2])
    assert "指宿市ＤＸ推進計画（改訂）" in server.get("/").text
    assert server.stop() == 0
    assert server.log == ""


@languages
def test_run_with_a_port_in_use_is_one_clear_line(database, language):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = script("run", database, port, language=language)
    assert result.returncode != 0
    assert_one_clear_line(result.stderr)
    assert port in result.stderr


@languages
def test_run_with_a_broken_database_is_one_clear_line(tmp_path, language):
    database = tmp_path / "broken.sqlite"
    database.write_bytes(b"no database" * 1000)
    result = script("run", database, "0", language=language)
    assert result.returncode != 0 and result.stdout == ""
    assert_one_clear_line(result.stderr)
    assert str(database) in result.stderr


# The toolchain

WHERE_TO_GET_IT = (
    "apt-get install -y curl",
    "https://download.swift.org/swiftly/linux/",
    "swiftly install 6.3",
    "swift.org/install",
)


@languages
def test_without_a_toolchain_it_says_how_to_get_one(tools, language):
    result = script("require-swift", language=language, path=tools)
    assert result.returncode != 0 and result.stdout == ""
    first = result.stderr.splitlines()[0]
    assert first == {"ja": "Swift のツールチェーンが見つかりません。", "en": "The Swift toolchain is missing."}[language]
    for line in WHERE_TO_GET_IT:
        assert line in result.stderr


@languages
@pytest.mark.parametrize("version", ["5.10.1", "6.2.3"])
def test_with_an_old_toolchain_it_says_which_one_is_needed(tools, language, version):
    add_tool(tools, "swift", f'echo "Apple Swift version {version} (swift-{version}-RELEASE)"')
    result = script("require-swift", language=language, path=tools)
    assert result.returncode != 0 and result.stdout == ""
    first = result.stderr.splitlines()[0]
    assert "6.3" in first and version.rsplit(".", 1)[0] in first
    assert first.isascii() == (language == "en")
    for line in WHERE_TO_GET_IT:
        assert line in result.stderr


@pytest.mark.parametrize("version", ["6.3", "6.3.1", "6.10", "7.0"])
def test_with_a_new_enough_toolchain_it_says_nothing(tools, version):
    add_tool(tools, "swift", f'echo "Swift version {version} (swift-{version}-RELEASE)"')
    result = script("require-swift", path=tools)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


# The libraries


@pytest.fixture
def machine(tools, tmp_path) -> Path:
    """A machine whose packages are those in a list, and which writes down what is installed."""
    known = tmp_path / "packages"
    known.write_text("pkg-config\ngit\n")
    query = f'for name; do :; done; grep -qx "$name" {known} && echo "install ok installed"'
    add_tool(tools, "dpkg-query", query)
    add_tool(tools, "apt-get", f'echo "$@" >> {tmp_path / "asked"}')
    return tools


@languages
def test_without_the_right_to_install_it_says_what_to_install(machine, language):
    add_tool(machine, "id", "echo 1000")
    result = script("install-libraries", language=language, path=machine)
    assert result.returncode != 0
    assert_one_clear_line(result.stderr)
    assert "apt-get install -y libsqlite3-dev zlib1g-dev libzip-dev" in result.stderr
    assert result.stderr.isascii() == (language == "en")


def test_it_installs_only_what_is_missing(machine, tmp_path):
    add_tool(machine, "id", "echo 0")
    result = script("install-libraries", path=machine)
    assert result.returncode == 0, result.stderr
    asked = (tmp_path / "asked").read_text().splitlines()
    missing = (
        "libsqlite3-dev zlib1g-dev libzip-dev libpango1.0-dev libxlsxwriter-dev libxml2-dev libcurl4-openssl-dev"
        " libqrencode-dev fonts-morisawa-bizud-gothic fonts-noto-cjk fonts-dejavu-core"
    )
    assert asked == ["update", f"install -y --no-install-recommends {missing}"]


def test_it_asks_nothing_where_all_is_there(machine, tmp_path):
    names = (
        "libsqlite3-dev zlib1g-dev libzip-dev libpango1.0-dev libxlsxwriter-dev libxml2-dev libcurl4-openssl-dev"
        " libqrencode-dev pkg-config git fonts-morisawa-bizud-gothic fonts-noto-cjk fonts-dejavu-core"
    )
    (tmp_path / "packages").write_text(names.replace(" ", "\n") + "\n")
    result = script("install-libraries", path=machine)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert not (tmp_path / "asked").exists()


@languages
def test_where_installing_fails_it_shows_why(machine, language):
    add_tool(machine, "id", "echo 0")
    add_tool(machine, "apt-get", 'echo "E: Unable to fetch some archives" >&2; exit 100')
    result = script("install-libraries", language=language, path=machine)
    assert result.returncode != 0
    assert "E: Unable to fetch some archives" in result.stderr
    last = result.stderr.splitlines()[-1]
    assert "libsqlite3-dev" in last and last.isascii() == (language == "en")


# Make itself


def test_make_run_installs_builds_loads_and_serves_in_this_order():
    result = subprocess.run(
        ["make", "-n", "run", "PORT=8081", "DATABASE=var/other.sqlite"],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if not name.startswith("MAKE")},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert result.returncode == 0, result.stderr
    steps = [
        "scripts/require-swift",
        "scripts/install-libraries",
        "swift build -c release",
        'scripts/run "var/other.sqlite" "8081"',
    ]
    places = [result.stdout.find(step) for step in steps]
    assert -1 not in places and places == sorted(places)


def test_make_help_names_every_command():
    result = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE)
    for command in ("make run", "make test", "make check", "make format", "make bench"):
        assert command in result.stdout
