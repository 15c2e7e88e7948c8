"""Whole runs: the output, the journal, and what interrupts them."""

import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from planparse.batch.convert import Counts, convert, stream
from planparse.errors import WriteError


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out.jsonl"


def texts(out):
    return [json.loads(line)["text"] for line in out.read_text(encoding="utf-8").splitlines()]


def left(folder):
    return sorted(entry.name for entry in folder.iterdir() if entry.is_file())


def test_counts_add_up_and_the_output_keeps_the_order(write, job, out):
    paths = write(c="三", a="一", bad="REFUSE", d="LOSSY", b="二")
    counts = convert([*paths, "nowhere.txt"], out, workers=2, job=job())
    assert counts == Counts(ok=3, partial=1, failed=2)
    assert counts.inputs == 6
    assert texts(out) == ["三", "一", "LOSSY", "二"]
    assert left(out.parent) == ["out.jsonl"]


def test_failures_make_a_table(write, job, out, tmp_path):
    paths = write(a="一", b="REFUSE")
    convert(paths, out, workers=0, job=job(), errors=tmp_path / "errors.jsonl")
    (row,) = map(json.loads, (tmp_path / "errors.jsonl").read_text(encoding="utf-8").splitlines())
    wanted = {"path": paths[1], "stage": "read", "code": "P012", "message": "it is damaged", "advice": "fetch it again"}
    assert {**wanted, "id": row["id"]} == row


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.journal"])
def test_an_output_that_exists_is_left_alone(write, job, out, name):
    (out.parent / name).write_text("old")
    with pytest.raises(WriteError, match=r"\[P051\] write: .*--force"):
        convert(write(a="一"), out, workers=0, job=job())
    assert (out.parent / name).read_text() == "old"


def test_force_replaces(write, job, out):
    out.write_text("old")
    Path(f"{out}.journal").write_text("")
    convert(write(a="一"), out, workers=0, job=job(), force=True)
    assert texts(out) == ["一"]
    assert left(out.parent) == ["out.jsonl"]


LONG = "计" * 74 + ".jsonl"  # a name that the system takes, but not with what is written beside it


@pytest.mark.parametrize(("name", "code"), [("out.docx", "P050"), ("no/out.jsonl", "P052"), (LONG, "P052")])
def test_what_cannot_be_written_is_told_before_any_work(job, tmp_path, name, code):
    def never():
        raise AssertionError("an input was taken")
        yield

    with pytest.raises(WriteError, match=code):
        convert(never(), tmp_path / name, workers=0, job=job())


class Interrupt:
    """Presses Ctrl-C after so many records."""

    def __init__(self, after):
        self.after = after
        self.records = []

    def __call__(self, record):
        self.records.append(record)
        if len(self.records) == self.after:
            raise KeyboardInterrupt


@pytest.mark.parametrize("after", [1, 5, 9])
@pytest.mark.parametrize("workers", [0, 2])
def test_an_interrupted_run_goes_on(write, job, out, after, workers):
    paths = write(**{f"a{number}": f"第{number}份" for number in range(8)}, bad="REFUSE")
    with pytest.raises(KeyboardInterrupt):
        convert(paths, out, workers=workers, job=job(), watch=Interrupt(after))
    assert left(out.parent) == ["out.jsonl.journal"]
    with pytest.raises(WriteError, match=r"\[P051\].*--resume"):
        convert(paths, out, workers=workers, job=job())
    counts = convert(paths, out, workers=workers, job=job(), resume=True)
    assert counts == Counts(ok=8, failed=1, reused=min(after, 8))
    assert texts(out) == [f"第{number}份" for number in range(8)]


def test_resume_converts_what_is_new_or_changed(write, job, out):
    paths = write(a="一", b="二", c="REFUSE")
    convert(paths, out, workers=0, job=job(), resume=True)
    assert left(out.parent) == ["out.jsonl", "out.jsonl.journal"]
    (new,) = write(d="四")
    write(b="二改", c="三")
    counts = convert([*paths, new], out, workers=0, job=job(), resume=True)
    assert counts == Counts(ok=4, reused=1)
    assert texts(out) == ["一", "二改", "三", "四"]
    assert convert(paths[1:], out, workers=0, job=job(), resume=True) == Counts(ok=2, reused=2)
    assert texts(out) == ["二改", "三"], "what is no longer an input is no longer in the output"


def test_outputs_among_the_inputs_are_no_inputs(write, job):
    folder = Path(write(a="一")[0]).parent
    for counts in (Counts(ok=1), Counts(ok=1, reused=1)):
        assert (
            convert([folder], folder / "out.csv", workers=0, job=job(), resume=True, errors=folder / "e.csv") == counts
        )


@pytest.mark.parametrize(
    ("out", "errors", "code"),
    [
        ("out.csv", "out.csv", "P051"),
        ("out.csv", "results/../out.csv", "P051"),
        ("out.csv", "results.csv", "P051"),
        ("out.csv", "no/errors.csv", "P052"),
        ("out.csv", "errors.docx", "P050"),
        ("results.csv", None, "P051"),
        ("results.jsonl", None, "P051"),
    ],
)
def test_no_output_takes_the_place_of_something_else(write, job, tmp_path, monkeypatch, out, errors, code):
    monkeypatch.chdir(tmp_path)
    paths = write(a="一")
    for name in ("results", "results.csv", "results.jsonl"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "notes.csv").write_text("mine")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(WriteError, match=code):
        convert(paths, out, workers=0, job=job(), force=True, errors=errors)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_into_nowhere_is_told_before_any_work(write, job, out):
    out.symlink_to("no/such/folder/out.jsonl")
    with pytest.raises(WriteError, match=r"\[P052\] write: .*its folder does not exist"):
        convert(write(a="一"), out, workers=0, job=job())


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_a_folder_of_tables_is_replaced(write, job, tmp_path, suffix):
    for text in ("一", "二"):
        counts = convert(write(a=text), tmp_path / f"out{suffix}", workers=0, job=job(), force=True)
        assert counts == Counts(ok=1)


def test_an_output_is_no_input_however_it_is_named(write, job, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(a="一", b="二")
    for again in range(3):
        named = sorted(map(str, Path("in").iterdir()))  # as a shell expands in/*
        assert convert(named, "in/out.jsonl", workers=0, job=job(), resume=True) == Counts(
            ok=2, reused=min(again, 1) * 2
        )
        counts = convert(["in/*"], "in/out.jsonl", workers=0, job=job(), resume=True)
        assert counts == Counts(ok=2, reused=2)


def test_a_document_that_is_named_as_input_and_output_stays(write, job, tmp_path):
    paths = write(a="一", b="二")
    page = tmp_path / "page.html"
    page.write_text("三")
    with pytest.raises(WriteError, match=r"\[P051\] find: .*page.html: it is an output of this run and an input"):
        convert([*paths, page], page, workers=0, job=job(), force=True)
    assert page.read_text() == "三"


def test_a_folder_of_tables_is_not_replaced_by_tables_of_itself(write, job, tmp_path):
    out = tmp_path / "out.csv"
    convert(write(a="一"), out, workers=0, job=job())
    with pytest.raises(WriteError, match=r"\[P051\].*no other input"):
        convert([out], out, workers=0, job=job(), force=True)
    assert left(tmp_path) == []


def test_the_journal_of_many_nights_does_not_grow(write, job, out):
    sizes = []
    for night in range(8):
        convert(write(a=f"第{night}夜", b=f"又第{night}夜"), out, workers=0, job=job(), resume=True)
        sizes.append(Path(f"{out}.journal").stat().st_size)
    assert max(sizes) <= 3 * sizes[0]
    assert texts(out) == ["第7夜", "又第7夜"]


def test_what_a_killed_run_left_beside_the_output_goes_with_the_next(write, job, out):
    for name in (".out.jsonl.1.tmp", ".out.jsonl.1.tmp.wal"):
        (out.parent / name).write_text("half")
    convert(write(a="一"), out, workers=0, job=job(), resume=True)
    assert left(out.parent) == ["out.jsonl", "out.jsonl.journal"]


def test_a_new_version_converts_again(write, job, out, monkeypatch):
    paths = write(a="一")
    convert(paths, out, workers=0, job=job(), resume=True)
    monkeypatch.setattr("planparse.batch.journal.__version__", "99")
    assert convert(paths, out, workers=0, job=job(), resume=True) == Counts(ok=1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_stream_is_told(write, job):
    with Path("/dev/full").open("wb", buffering=0) as full, pytest.raises(WriteError, match=r"\[P052\].*No space left"):
        stream(write(a="一", b="二"), full, workers=0, job=job())


@pytest.mark.skipif(sys.platform == "win32", reason="resource limits of POSIX")
def test_a_disk_that_fills_up_keeps_what_is_done(write, job, tmp_path):
    del job
    paths = write(**{f"a{number}": f"第{number}份" * 2000 for number in range(9)})
    fakes = str(Path(__file__).parent)
    code = (
        f"import resource, signal, sys; sys.path.insert(0, {fakes!r})\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from planparse.batch.convert import convert\nfrom planparse.batch.task import Job\n"
        "if len(sys.argv) > 1: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try:\n"
        "    job = Job(load='fake_parsers:load')\n"
        f"    print(convert({paths!r}, 'out.jsonl', workers=0, job=job, resume=True).reused)\n"
        "except Exception as error:\n    print(error.code)\n"
    )
    limited, free = (
        subprocess.run([sys.executable, "-c", code, *limit], cwd=tmp_path, capture_output=True, text=True, check=True)
        for limit in (["limited"], [])
    )
    assert limited.stdout == "P052\n"
    assert 0 < int(free.stdout) < 9
    assert texts(tmp_path / "out.jsonl") == [f"第{number}份" * 2000 for number in range(9)]


SCALE = """
import sys
sys.path.insert(0, {fakes!r})
from planparse.batch.convert import convert
from planparse.batch.task import Job
counts = convert(["in"], "out.jsonl", workers=2, job=Job(load="fake_parsers:load_real", timeout=5.0), resume=True,
                 errors="errors.jsonl")
print(counts.ok, counts.partial, counts.failed)
"""


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_five_thousand_documents_survive_three_kills(tmp_path):
    expected = five_thousand(tmp_path / "in")
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    for folder in (whole, broken):
        folder.mkdir()
        (folder / "in").symlink_to(tmp_path / "in")
    run = begin(whole)
    assert run.communicate()[0] == "4897 0 103\n"
    assert sorted(failures(whole)) == sorted(expected)
    for share in (0.1, 0.5, 0.9):
        run = begin(broken)
        while done(broken) < share * 5000:
            assert run.poll() is None, "the run ended before it was killed"
            time.sleep(0.05)
        run.kill()
        run.communicate()
        assert not (broken / "out.jsonl").exists()
    run = begin(broken)
    assert run.communicate()[0] == "4897 0 103\n"
    assert sorted(failures(broken)) == sorted(expected)
    lines = [sorted((folder / "out.jsonl").read_bytes().splitlines()) for folder in (whole, broken)]
    assert lines[0] == lines[1]
    documents = [json.loads(line)["source"]["path"] for line in lines[0]]
    assert max(Counter(documents).values()) == 1
    assert len(documents) + len(expected) == 5000


def five_thousand(folder):
    """Plans of many schools, every fiftieth damaged, three that kill or hang their worker; returns what must fail."""
    expected = []
    for number in range(5000):
        path = folder / f"{number % 20:02}" / f"{number:04}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        act = {1234: "DIE", 2345: "HANG", 3456: "STUCK"}.get(number, "")
        path.write_text(PLAN.format(number, number % 30 + 1) + act, encoding="utf-8")
        code = {"": None, "DIE": "P070"}.get(act, "P017")
        if number % 50 == 7:
            code = "P003" if number % 100 == 7 else "P012"
            path.write_bytes(b"" if code == "P003" else TORN)
        if code:
            expected.append((f"in/{path.relative_to(folder)}", code))
    return expected


PLAN = """第{}中学2024年工作计划
一、工作目标
1.每位教师每学期听课不少于{}节。
2.八月底前完成操场改造。
二、工作安排
3月：教研活动。
"""
TORN = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog"


def begin(folder):
    code = SCALE.format(fakes=str(Path(__file__).parent))
    return subprocess.Popen([sys.executable, "-c", code], cwd=folder, stdout=subprocess.PIPE, text=True)


def done(folder):
    journal = folder / "out.jsonl.journal"
    return journal.read_bytes().count(b'"made_with"') if journal.exists() else 0


def failures(folder):
    rows = map(json.loads, (folder / "errors.jsonl").read_text(encoding="utf-8").splitlines())
    return [(row["path"], row["code"]) for row in rows]
