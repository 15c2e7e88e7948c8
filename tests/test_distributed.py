"""The same records from a cluster: a real Ray on this machine, in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from planparse.batch import expand, parse_many
from planparse.batch.task import Job
from planparse.distributed import convert, records
from planparse.errors import PlanParseError

pytest.importorskip("ray")
pytestmark = pytest.mark.slow

FAKES = str(Path(__file__).parent / "batch")
PLAN = "第{}中学2024年工作计划\n一、工作目标\n1.每位教师每学期听课不少于{}节。\n"

RUN = """
import sys
sys.path.insert(0, {fakes!r})
import ray
environment = {{"env_vars": {{"PYTHONPATH": {fakes!r}}}}}
ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, runtime_env=environment)
from planparse.batch.task import Job
from planparse.distributed import convert
job = Job(load="fake_parsers:load_real", timeout=20.0)
counts = convert({names!r}, {out!r}, job=job, block=16, errors="errors.jsonl")
print(counts.ok, counts.partial, counts.failed)
"""


def on_ray(folder, names, out):
    code = RUN.format(fakes=FAKES, names=names, out=out)
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def sorted_records(found):
    return sorted(found, key=lambda record: record.path)


@pytest.fixture
def plans(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(150):
        (folder / f"{number:03}.txt").write_text(PLAN.format(number, number % 30 + 1), encoding="utf-8")
    (folder / "050.txt").write_text("DIE")
    (folder / "100.txt").write_text("FAIL")
    (folder / "120.txt").write_bytes(b"")
    return folder


def test_a_lost_ray_worker_costs_no_record(plans, tmp_path, monkeypatch):
    (plans / "075.txt").write_text(PLAN.format(75, 5) + f"\n{tmp_path / 'lost'}\nORPHAN", encoding="utf-8")
    assert on_ray(tmp_path, [str(plans)], "out.parquet") == "147 0 3"
    assert (tmp_path / "lost").exists(), "no Ray worker was killed"
    monkeypatch.syspath_prepend(FAKES)
    local = parse_many(expand([plans]), workers=2, job=Job(load="fake_parsers:load_real", timeout=20.0))
    assert sorted_records(records(str(tmp_path / "out.parquet"))) == sorted_records(local)
    failed = [json.loads(line)["code"] for line in (tmp_path / "errors.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sorted(failed) == ["P003", "P070", "P099"]


def test_addresses_are_listed_here_and_read_in_the_tasks(plans, tmp_path):
    """What lies beside documents is passed over as in local folders, and what is named twice is one input."""
    for name in (".hidden.txt", "~$open.docx", "照片.jpg"):
        (plans / name).write_text("x")
    assert on_ray(tmp_path, [plans.as_uri(), f"{plans.as_uri()}/none.txt", plans.as_uri()], "out.jsonl") == "147 0 4"
    documents = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(documents) == 147
    assert {document["source"]["path"] for document in documents} <= {path.as_uri() for path in plans.iterdir()}
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".parts")] == []


@pytest.mark.parametrize(
    ("names", "settings", "told"),
    [
        (["a.txt"], {"out": "nosuch://x/out.parquet"}, r"\[P052\] write: nosuch://x/out.parquet"),
        (["a.txt"], {"out": "out.parquet", "address": "nonsense"}, r"\[P070\] batch: nonsense: Ray cannot be reached"),
        (["a.txt"], {"out": "out.parquet", "errors": "no/errors.csv"}, r"\[P052\] write: no/errors.csv"),
        (
            ["a.txt"],
            {"out": "there.parquet", "force": True},
            r"\[P051\] write: there.parquet: a folder with",
        ),
    ],
)
def test_what_cannot_work_is_told_in_one_line(names, settings, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.parquet").mkdir()
    (tmp_path / "there.parquet" / "notes.txt").write_text("mine")
    with pytest.raises(PlanParseError, match=told):
        convert(names, **settings)
    assert [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.*")] == [
        "there.parquet", "there.parquet/notes.txt"
    ]  # fmt: skip


def test_an_address_that_leads_nowhere_is_an_input_that_fails(plans, tmp_path):
    assert on_ray(tmp_path, ["nosuch://bucket/plans", str(plans / "000.txt")], "out.parquet") == "1 0 1"
    (failed,) = [record for record in records(str(tmp_path / "out.parquet")) if record.error]
    assert (failed.path, failed.error.code) == ("nosuch://bucket/plans", "P002")
