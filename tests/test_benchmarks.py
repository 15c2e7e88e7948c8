"""The benchmark runs; what it measures is for people to read."""

import subprocess
import sys
from pathlib import Path

import pytest

from planparse import load

BENCH = Path(__file__).parent.parent / "benchmarks" / "bench.py"
TEXTS = BENCH.parent / "texts"


@pytest.mark.slow
def test_the_benchmark_prints_every_figure():
    pytest.importorskip("jieba")
    command = [sys.executable, str(BENCH), "--rounds", "1", "--characters", "20000"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for figure in (
        "government report",
        "× planparse",
        "ms jieba.lcut",
        "extract_targets",
        "400,000 characters",
        "two workers",
        "--help",
    ):
        assert figure in done.stdout


@pytest.mark.parametrize(
    ("name", "kind", "targets", "entries"),
    [
        ("provincial-report", "report", (60, 130), (20, 60)),
        ("county-education-plan", "plan", (30, 100), (80, 160)),
        ("school-term-plan", "plan", (30, 100), (200, 300)),
    ],
)
def test_the_texts_hold_what_is_said_of_them(name, kind, targets, entries):
    text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    (plan,) = load().parse(text).plans
    each = 10_000 / len(text)
    listed = len(plan.goals) + len(plan.tasks) + len(plan.context) + len(plan.schedule)
    assert plan.kind == kind
    assert targets[0] <= len(plan.targets) * each <= targets[1]
    assert entries[0] <= listed * each <= entries[1]
