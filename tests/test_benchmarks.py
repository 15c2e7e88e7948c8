"""The benchmark runs; what it measures is for people to read."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parent.parent / "benchmarks" / "bench.py"


@pytest.mark.slow
def test_the_benchmark_prints_every_figure():
    pytest.importorskip("jieba")
    command = [sys.executable, str(BENCH), "--rounds", "1", "--characters", "20000"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for figure in (
        "planparse, whole parse",
        "jieba.lcut",
        "extract_targets",
        "400,000 characters",
        "two workers",
        "--help",
    ):
        assert figure in done.stdout
