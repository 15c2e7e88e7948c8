import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from planparse.cli.main import main
from planparse.schema import ParsedDocument

PLAN = "青禾中学2024年工作计划\n一、工作目标\n1.每位教师每学期听课不少于15节。\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "in" / name).write_text(PLAN, encoding="utf-8")
    return tmp_path


def run(*arguments, **settings):
    result = CliRunner().invoke(main, ["convert", *arguments], **settings)
    return result.exit_code, result.stdout, result.stderr


def paths(lines):
    return [ParsedDocument.model_validate_json(line).source.path for line in lines.splitlines()]


def test_a_folder_to_json_lines(folder):
    assert run("in", "-o", "out.jsonl") == (0, "", "2 inputs: 2 ok, 0 partial, 0 failed -> out.jsonl\n")
    assert paths((folder / "out.jsonl").read_text(encoding="utf-8")) == ["in/a.txt", "in/b.txt"]


@pytest.mark.usefixtures("folder")
def test_standard_output():
    status, lines, told = run("in", "-o", "-", "--quiet")
    assert (status, paths(lines), told) == (0, ["in/a.txt", "in/b.txt"], "")


@pytest.mark.usefixtures("folder")
def test_a_document_on_standard_input():
    status, lines, _ = run("-", "-o", "-", input=PLAN.encode())
    assert (status, paths(lines)) == (0, ["-"])
    assert json.loads(lines)["text"] == PLAN


@pytest.mark.usefixtures("folder")
def test_nothing_on_standard_input():
    status, lines, told = run("-", "-o", "-", input=b"")
    assert (status, lines, told.splitlines()[0][:14]) == (1, "", "[P003] read: -")


def test_a_list_of_files(folder):
    (folder / "list").write_text("in/b.txt\n\nin/a.txt\r\n")
    status, lines, _ = run("--files-from", "list", "-o", "-")
    assert (status, paths(lines)) == (0, ["in/b.txt", "in/a.txt"])
    status, lines, _ = run("--files-from", "-", "-o", "-", input="in/b.txt")
    assert (status, paths(lines)) == (0, ["in/b.txt"])


@pytest.mark.parametrize(
    "written",
    [
        b"in/a.txt\0in/b.txt\0",
        b"\xef\xbb\xbfin/a.txt\r\nin/b.txt\r\n",
        "\ufeffin/a.txt\r\nin/b.txt\r\n".encode("utf-16-le"),
        b"in/a.txt\n\nin/b.txt",
    ],
)
@pytest.mark.usefixtures("folder")
def test_lists_as_other_programs_write_them(written):
    status, lines, _ = run("--files-from", "-", "-o", "-", input=written)
    assert (status, paths(lines)) == (0, ["in/a.txt", "in/b.txt"])


@pytest.mark.usefixtures("folder")
def test_a_name_with_a_line_break_reaches_through_a_list_and_is_told_on_one_line():
    name = "in/计\n划\x1b[31m.txt"
    Path(name).touch()
    status, _, told = run("--files-from", "-", "-o", "-", input=f"{name}\0in/a.txt\0")
    assert (status, told.splitlines()[0].split(": ")[1]) == (1, "in/计\\n划\\x1b[31m.txt")
    assert len(told.splitlines()) == 2


def test_bad_inputs_are_told_and_the_others_go_on(folder):
    (folder / "in/empty.txt").touch()
    (folder / "in/english.txt").write_text("nothing of ours")
    (folder / "in/photo.png").write_bytes(b"\x89PNG\r\n")
    (folder / "none").mkdir()
    status, lines, told = run("in", "none", "nowhere.txt", "-o", "-", "--errors", "errors.csv")
    assert (status, paths(lines)) == (1, ["in/a.txt", "in/b.txt"])
    *failures, last = told.splitlines()
    assert [line.split(": ")[:2] for line in failures] == [
        ["[P003] read", "in/empty.txt"],
        ["[P020] outline", "in/english.txt"],
        ["[P005] find", "none"],
        ["[P001] read", "nowhere.txt"],
    ]
    assert last == "6 inputs: 2 ok, 0 partial, 4 failed -> -; passed over in folders: 1 .png"
    rows = (folder / "errors.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [row.split(",")[0] for row in rows] == ["path", "in/empty.txt", "in/english.txt", "none", "nowhere.txt"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "Missing option"),
        (("-o", "out.jsonl"), "at least one INPUT"),
        (("in", "-o", "-", "--resume"), "--resume needs an output file"),
        (("in", "-o", "-", "--engine", "ray"), "The engine ray knows no"),
        (("in", "-o", "out.docx"), "[P050]"),
        (("in", "-o", "there.jsonl"), "[P051]"),
        (("in", "-o", "x.jsonl", "--workers", "-1"), "--workers"),
        (("in", "-o", "x.jsonl", "--errors", "x.docx"), "[P050]"),
        (("in", "-o", "x.jsonl", "--errors", "x.docx", "--engine", "ray"), "[P050]"),
        (("in", "-o", "x.csv", "--errors", "x.csv"), "[P051]"),
        (("-", "--files-from", "-", "-o", "x.jsonl"), "not both"),
        (("--files-from", "nowhere", "-o", "x.jsonl"), "cannot be read (No such file"),
        (("--files-from", os.devnull, "-o", "x.jsonl"), "names no INPUT"),
        *((("in", "-o", "x.jsonl", "--timeout", seconds), "--timeout") for seconds in ("0", "inf", "nan", "1e10")),
        (("in", "-o", "x.jsonl", "--memory", "9" * 20), "--memory"),
    ],
)
def test_wrong_use(folder, arguments, told):
    (folder / "there.jsonl").write_text("mine")
    status, _, error = run(*arguments)
    assert (status, told in error) == (2, True)
    assert sorted(entry.name for entry in folder.iterdir()) == ["in", "there.jsonl"]
    assert (folder / "there.jsonl").read_text() == "mine"


def test_resume_takes_over_what_is_done(folder):
    assert run("in", "-o", "out.jsonl", "--resume")[0] == 0
    (folder / "in/c.txt").write_text(PLAN, encoding="utf-8")
    told = "3 inputs: 3 ok, 0 partial, 0 failed (2 from an earlier run) -> out.jsonl\n"
    assert run("in", "-o", "out.jsonl", "--resume") == (0, "", told)


@pytest.mark.usefixtures("folder")
def test_limits_reach_the_reader():
    Path("in/large.txt").write_text(PLAN * 40_000, encoding="utf-8")
    status, lines, told = run("in", "-o", "-", "--max-mb", "1", "--timeout", "200")
    assert (status, paths(lines)) == (1, ["in/a.txt", "in/b.txt"])
    assert told.startswith("[P004] read: in/large.txt: ")


@pytest.mark.usefixtures("folder")
def test_limits_reach_standard_input():
    text = (PLAN * 40_000).encode()
    status, _, told = run("-", "-o", "-", "--max-mb", "1", input=text)
    assert (status, told[:14]) == (1, "[P004] read: -")


@pytest.mark.skipif(sys.platform == "win32", reason="files of POSIX")
@pytest.mark.parametrize("closed", ["2>&-", "<&-", ">&-", "<&- >&- 2>&-"])
def test_standard_streams_may_be_closed(folder, closed):
    command = f'"{sys.executable}" -m planparse convert in -o out.jsonl {closed}'
    assert subprocess.run(["/bin/sh", "-c", command], check=False).returncode == 0
    assert paths((folder / "out.jsonl").read_text(encoding="utf-8")) == ["in/a.txt", "in/b.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="files of POSIX")
@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("convert in -o - >&-", "[P052] write: -: standard output is closed: name an output file\n"),
        ("convert - -o out.jsonl <&-", "[P002] read: -: standard input is closed: name a file\n"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_closed_stream_that_is_needed_is_told(call, told):
    command = f'"{sys.executable}" -m planparse {call}'
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr[: len(told)]) == (1, told)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_workers_that_cannot_be_started_end_the_run_in_order(folder):
    for number in range(100):
        (folder / f"in/{number}.txt").write_text(PLAN, encoding="utf-8")
    command = f'ulimit -n 24; "{sys.executable}" -m planparse convert in -o out.jsonl --workers 30'
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    message = "[P070] batch: -: a worker cannot be started (Too many open files): take fewer --workers\n"
    assert (done.returncode, done.stderr[-len(message) :]) == (1, message)
    assert run("in", "-o", "out.jsonl", "--resume")[0] == 0


@pytest.mark.usefixtures("folder")
def test_the_parent_of_workers_imports_neither_readers_nor_schema():
    code = (
        "import sys\nfrom planparse.cli.main import main\n"
        "try: main()\nfinally: print({'planparse.schema', 'planparse.readers', 'pydantic'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", code, "convert", "in", "-o", "out.jsonl"]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout == "set()\n"


def begin(folder, *arguments):
    command = [sys.executable, "-c", "from planparse.cli.main import main; main()", "convert", *arguments]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a test run in the background may ignore it
    try:
        return subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, process_group=0
        )
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_ends_cleanly_and_resume_goes_on(folder):
    for number in range(3000):
        (folder / f"in/{number:04}.txt").write_text(PLAN, encoding="utf-8")
    process = begin(folder, "in", "-o", "out.jsonl")
    journal = folder / "out.jsonl.journal"
    end = time.monotonic() + 60
    while not (journal.exists() and journal.stat().st_size > 10_000):
        assert process.poll() is None
        assert time.monotonic() < end
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, told = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert told == "interrupted; what is done is in out.jsonl.journal, --resume goes on\n"
    assert not (folder / "out.jsonl").exists()
    status, _, told = run("in", "-o", "out.jsonl", "--resume", "--workers", "1")
    assert (status, told.splitlines()[-1].split(" (")[0]) == (0, "3002 inputs: 3002 ok, 0 partial, 0 failed")
    assert len(set(paths((folder / "out.jsonl").read_text(encoding="utf-8")))) == 3002


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_is_no_matter_of_the_workers_from_their_first_moment(folder):
    """A terminal sends it to all of them, those that have just been started too."""
    for number in range(300):
        (folder / f"in/{number:04}.txt").write_text(PLAN, encoding="utf-8")
    for moment in range(1, 9):
        process = begin(folder, "in", "-o", "out.jsonl", "--force")
        wait_for_children(process, moment * 0.02)
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=60)
        assert (process.returncode, told) == (
            130, "interrupted; what is done is in out.jsonl.journal, --resume goes on\n"
        )  # fmt: skip


def wait_for_children(process, longer):
    listing = ["ps", "-o", "pid=", "--ppid", str(process.pid)]
    while not subprocess.run(listing, capture_output=True, check=False).stdout:
        assert process.poll() is None
        time.sleep(0.005)
    time.sleep(longer)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_reader_that_leaves_ends_the_run(folder):
    for number in range(200):
        (folder / f"in/{number:04}.txt").write_text(PLAN, encoding="utf-8")
    process = begin(folder, "in", "-o", "-", "--quiet")
    process.stdout.readline()
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert (process.wait(60), told) == (1, "")


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")
def test_a_terminal_sees_a_bar(folder):
    import pty

    main_end, terminal = pty.openpty()
    command = [sys.executable, "-c", "from planparse.cli.main import main; main()", "convert", "in", "-o", "out.jsonl"]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(command, cwd=folder, stderr=terminal, env=environment)
    os.close(terminal)
    seen = b""
    while True:
        try:
            seen += os.read(main_end, 4096)
        except OSError:
            break
    os.close(main_end)
    assert process.wait(60) == 0
    assert b"2/2" in seen
    assert seen.endswith(b"2 inputs: 2 ok, 0 partial, 0 failed -> out.jsonl\r\n")


@pytest.mark.usefixtures("folder")
def test_plain_lines_where_there_is_no_terminal(monkeypatch):
    monkeypatch.setattr("planparse.cli.progress._EVERY", 0.0)
    _, _, told = run("in", "-o", "out.jsonl")
    first, second, _ = told.splitlines()
    assert first.startswith("1 of 2 done, 0 failed, ")
    assert second.startswith("2 of 2 done, 0 failed, ")
    assert second.endswith(" a second, 0 s left")


@pytest.mark.usefixtures("folder")
def test_names_are_shown_as_they_are():
    Path("in/[red]坏[red].txt").touch()
    assert "in/[red]坏[red].txt" in run("in", "-o", "out.jsonl")[2]
