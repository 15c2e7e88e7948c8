"""A terminal (or a file) in ASCII ended tables with a traceback, and JSON Lines took over its encoding."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

COUNTY = Path(__file__).resolve().parents[2] / "corpora" / "yuhe"
FILES = [str(COUNTY / f"{year}-report.txt") for year in (2022, 2023)]


def run(encoding, *arguments):
    code = "from planparse.cli.main import main; main()"
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, check=False)


@pytest.mark.parametrize("command", [["diff", *FILES], ["show", FILES[0]]])
def test_tables_have_signs_for_what_cannot_be_shown(command):
    result = run("ascii", *command)
    assert (result.returncode, result.stderr) == (0, b"")
    assert b"?" in result.stdout


def test_lines_of_json_are_utf_8():
    result = run("gbk", "panel", FILES[0], "-o", "-")
    rows = [json.loads(line) for line in result.stdout.decode("utf-8").splitlines()]
    assert rows[0]["source"] == FILES[0]
    assert any("生产总值" in row["text"] for row in rows)
