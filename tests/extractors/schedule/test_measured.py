"""Calendars of real plans, measured against their gold annotations."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from planparse import readers
from planparse.extractors.tables import classify_table, grid_of, schedule_from_table
from planparse.parser import Parser
from planparse.text.repair import clean as repair

SHARED = Path(__file__).parents[4] / "shared"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the measured documents are not beside the project"),
]


def f1(found, gold):
    right = sum((Counter(found) & Counter(gold)).values())
    return 2 * right / (len(found) + len(gold))


def key(text, time):
    return "".join(text.split()).rstrip("。；;"), time["edtf"] if time else None


@pytest.mark.parametrize("name", ["002_9a2a6564f538dfab", "004_6dec8488aa1f1883"])
def test_schedules_of_the_seeds(name):
    gold = json.loads((SHARED / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    document = Parser().parse(SHARED / "corpus" / "seeds" / f"{name}.txt")
    last = gold["plans"][-1]["span"]["end"]
    wanted = [key(item["activity"], item["time"]) for plan in gold["plans"] for item in plan["schedule"]]
    found = [
        key(item.activity, item.time.model_dump() if item.time else None)
        for plan in document.plans
        for item in plan.schedule
        if item.span.end <= last
    ]
    assert f1(found, wanted) >= 0.95


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_the_week_calendar_as_a_table(suffix):
    path = SHARED / "corpus" / "formats" / f"week-calendar.{suffix}"
    source = readers.read(path.read_bytes(), path.name)
    clean = repair(source.text)
    (table,) = source.tables
    assert classify_table(grid_of(table, clean)) == "calendar"
    found = [
        key(item.activity, item.time.model_dump() if item.time else None)
        for item in schedule_from_table(clean, table, None)
    ]
    with (SHARED / "gold" / "week-calendar.csv").open(encoding="utf-8-sig") as file:
        wanted = [key(row["activity"], {"edtf": row["edtf"] or None}) for row in csv.DictReader(file)]
    assert f1(found, wanted) >= 0.97
