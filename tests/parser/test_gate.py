"""Figures on real documents with gold, so that none falls unseen. Needs the measured documents beside the project."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"
GOLD = SHARED / "gold"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "score" / "score.py").exists(), reason="no measured documents beside the project"),
]

F1_FLOORS = {
    "plans": 1.0,
    "sections": 0.98,
    "units": 0.98,
    "tasks": 0.98,
    "context": 0.98,
    "actors": 0.90,
    "schedule": 0.99,
    "targets.value": 0.97,
    "targets": 0.94,
    "references": 1.0,
}
ACCURACY_FLOORS = {
    "plan.title": 1.0,
    "plan.kind": 1.0,
    "plan.issuer": 1.0,
    "plan.period": 1.0,
    "plan.region": 1.0,
    "section.level": 0.98,
    "section.roles": 0.98,
    "unit.title": 0.98,
    "unit.cleaned_text": 0.98,
    "target.period": 0.90,
    "target.measure": 0.97,
    "target.frequency": 0.97,
}
FIGURE_FLOORS = {
    "planned.values": 0.97,
    "planned.gdp.growth": 1.0,
    "achieved.values": 0.93,
    "achieved.gdp.growth": 0.97,
}


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    out = tmp_path_factory.mktemp("gate") / "out.jsonl"
    folders = [str(SHARED / "corpus" / name) for name in ("seeds", "reports")]
    command = [sys.executable, "-m", "planparse", "convert", *folders, "-o", str(out), "--quiet"]
    subprocess.run(command, check=True, timeout=240)
    return out


def score(mode, out, *gold):
    command = [sys.executable, str(SHARED / "score" / "score.py"), mode, str(out), *map(str, gold), "--json"]
    result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, timeout=240).stdout)
    figures = {name: row["f1"] for name, row in result["f1"].items()}
    return figures, {name: row["accuracy"] for name, row in result["accuracy"].items()}


def fallen(figures, floors):
    return {name: (figures[name], floor) for name, floor in floors.items() if figures[name] < floor}


def test_structure(converted):
    f1, accuracy = score("structure", converted, *sorted(GOLD.glob("*.json")))
    assert fallen(f1, F1_FLOORS) == {}
    assert fallen(accuracy, ACCURACY_FLOORS) == {}


def test_headline_figures(converted):
    f1, _ = score("targets", converted, GOLD / "headline_targets.csv", GOLD / "achieved.csv")
    assert fallen(f1, FIGURE_FLOORS) == {}
