import os
import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from planparse.batch import Item, parse_many
from planparse.batch.pool import _Room
from planparse.errors import BatchError, ReadError

BAD = {
    "damaged": ("REFUSE", "P012"),
    "fault": ("FAIL", "P099"),
    "killed": ("DIE", "P070"),
    "left": ("LEAVE", "P070"),
    "slow": ("HANG", "P017"),
}


def mixed(write):
    """Twenty good files with every kind of bad one among them."""
    texts = {f"a{number:02}": f"第{number}份计划" for number in range(20)}
    return write(**dict(sorted({**texts, **{f"a1{name}": text for name, (text, _) in BAD.items()}}.items())))


def told(records):
    return [(Path(record.path).stem, record.status, record.error and record.error.code) for record in records]


@pytest.mark.parametrize("ordered", [True, False])
def test_every_input_has_one_record_whatever_happens_to_it(write, job, ordered):
    paths = mixed(write)
    records = list(parse_many(paths, workers=2, job=job(timeout=0.5), ordered=ordered))
    expected = [(Path(path).stem, *fate(Path(path).stem)) for path in paths]
    assert told(records) == expected if ordered else sorted(told(records)) == sorted(expected)


def fate(stem):
    code = BAD.get(stem[2:], (None, None))[1]
    return ("failed", code) if code else ("ok", None)


@pytest.mark.parametrize(
    ("act", "message"),
    [
        ("SILENT", "SilentError: it cannot say what is wrong (fake_parsers.py:{})"),
        ("BYTES", r"ValueError: no name \udcbc\udcc6 (fake_parsers.py:{})"),
    ],
)
@pytest.mark.parametrize("workers", [0, 1])
def test_a_fault_without_words_or_with_none_that_can_be_written(write, job, act, message, workers):
    bad, good = parse_many(write(a=act, b="一"), workers=workers, job=job())
    head, tail = message.split("{}")
    assert (bad.error.code, good.status) == ("P099", "ok")
    assert bad.error.message.startswith(head)
    assert bad.error.message.endswith(tail)
    assert bad.error.message.encode()


def test_serial_and_parallel_give_equal_records(write, job):
    paths = write(
        **{f"a{number}": f"第{number}份计划 {'LOSSY' * (number % 2)}" for number in range(8)},
        bad="REFUSE",
        worse="FAIL",
    )
    paths.append("nowhere.txt")
    runs = [list(parse_many(paths, workers=workers, job=job())) for workers in (0, 1, 3)]
    assert runs[0] == runs[1] == runs[2]
    assert Counter(record.status for record in runs[0]) == {"ok": 4, "partial": 4, "failed": 3}
    documents = [[record.document for record in run] for run in runs]
    assert documents[0] == documents[1] == documents[2]


def test_a_worker_that_dies_once_is_forgiven(write, job, tmp_path):
    paths = write(a="第一份", b=f"FIRST {tmp_path / 'tried'}", c="第三份")
    records = list(parse_many(paths, workers=2, job=job()))
    assert told(records) == [("a", "ok", None), ("b", "ok", None), ("c", "ok", None)]
    assert (tmp_path / "tried").exists()


def test_a_call_into_c_that_never_returns_is_ended(write, job):
    paths = write(a="第一份", b="STUCK", c="第三份")
    records = list(parse_many(paths, workers=1, job=job(timeout=0.2)))
    assert told(records) == [("a", "ok", None), ("b", "failed", "P017"), ("c", "ok", None)]


@pytest.mark.skipif(sys.platform == "win32", reason="no address space limit there")
def test_a_worker_out_of_memory_costs_its_file(write, job):
    paths = write(a="第一份", b="SWELL", c="第三份")
    records = list(parse_many(paths, workers=1, job=job(memory=2**30)))
    assert told(records) == [("a", "ok", None), ("b", "failed", "P071"), ("c", "ok", None)]


def test_what_a_library_prints_does_not_mix_with_the_answers(write, job):
    assert told(parse_many(write(a="PRINT", b="第二份"), workers=1, job=job())) == [
        ("a", "ok", None),
        ("b", "ok", None),
    ]


def test_a_parser_that_cannot_be_loaded_fails_each_file(write, job):
    records = list(parse_many(write(a="一", b="二"), workers=1, job=job(load="fake_parsers:broken_load")))
    assert told(records) == [("a", "failed", "P099"), ("b", "failed", "P099")]
    assert "no models" in records[0].error.message


def test_settings_reach_the_parser(write, job):
    (record,) = parse_many(write(a="一"), workers=1, job=job(options=(("mark", "marked"),)))
    assert record.document.text == "marked"


def test_inputs_are_taken_as_they_are_needed(write, job):
    (path,) = write(a="一")
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield path

    stream = parse_many(endless(), workers=2, job=job())
    assert [next(stream).status for _ in range(5)] == ["ok"] * 5
    assert taken <= 2 * 16 + 5
    stream.close()


@pytest.mark.timeout(60)
@pytest.mark.parametrize(("workers", "ordered"), [(0, True), (2, True), (2, False)])
def test_inputs_that_break_off_lose_no_record(write, job, workers, ordered):
    def inputs():
        yield from write(a="一", b="二", c="三")
        raise KeyError("the list ends here")

    records = parse_many(inputs(), workers=workers, ordered=ordered, job=job())
    assert [next(records).status for _ in range(3)] == ["ok", "ok", "ok"]
    with pytest.raises(KeyError, match="ends here"):
        next(records)


@pytest.mark.timeout(60)
def test_no_worker_outlives_its_stream(write, job):
    stream = parse_many(write(a="一", b="HANG", c="三"), workers=2, job=job(timeout=None))
    assert next(stream).status == "ok"
    stream.close()
    assert children() == []


def children():
    listed = subprocess.run(
        ["ps", "-o", "args=", "--ppid", str(os.getpid())], capture_output=True, text=True, check=False
    )
    return [line for line in listed.stdout.splitlines() if "planparse.batch.worker" in line]


def test_on_error_raise_raises_the_first_failure(write, job):
    paths = write(a="一", b="REFUSE", c="DIE")
    stream = parse_many(paths, workers=1, job=job(), on_error="raise")
    assert next(stream).status == "ok"
    with pytest.raises(ReadError, match=r"\[P012\] read: .*b.txt: it is damaged: fetch it again"):
        next(stream)
    with pytest.raises(BatchError, match=r"\[P070\]"):
        list(parse_many(paths[2:], workers=1, job=job(), on_error="raise"))


def test_bytes_with_a_name_are_an_input(job):
    (record,) = parse_many([Item("-", data="一、目标".encode())], workers=1, job=job())
    assert (record.path, record.document.text) == ("-", "一、目标")


def test_a_script_needs_no_guard(write, job, tmp_path):
    del job
    (path,) = write(a="一")
    script = tmp_path / "script.py"
    fakes = str(Path(__file__).parent)
    script.write_text(
        f"import sys; sys.path.insert(0, {fakes!r})\n"
        "from planparse.batch import parse_many\nfrom planparse.batch.task import Job\n"
        f"print([r.status for r in parse_many([{path!r}], workers=2, job=Job(load='fake_parsers:load'))])\n"
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("['ok']\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_workers_end_when_their_parent_is_killed(write, job, tmp_path):
    del job
    paths = write(a="HANG")
    fakes = str(Path(__file__).parent)
    code = (
        f"import sys; sys.path.insert(0, {fakes!r})\n"
        "from planparse.batch import parse_many\nfrom planparse.batch.task import Job\n"
        f"list(parse_many({paths!r}, workers=1, job=Job(load='fake_parsers:load', timeout=2.0)))\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=tmp_path)
    worker = wait_for(lambda: pids_below(parent.pid))
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    wait_for(lambda: not Path(f"/proc/{worker[0]}").exists())


def pids_below(pid):
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in listed.stdout.split()]


def wait_for(condition, seconds=90):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("it did not happen in time")


def test_a_second_try_has_the_machine_to_itself():
    room, seen, inside = _Room(), [], []

    def work(name, entrance):
        with entrance():
            inside.append(name)
            time.sleep(0.02)
            seen.append((name, sorted(inside)))
            inside.remove(name)

    with ThreadPoolExecutor(4) as threads:
        for number in range(12):
            threads.submit(work, number, room.alone if number % 4 == 3 else room.shared)
    assert [others for name, others in seen if name % 4 == 3] == [[3], [7], [11]]
    assert max(len(others) for _, others in seen) > 1, "shared work is done together"
