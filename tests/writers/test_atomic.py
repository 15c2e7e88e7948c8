import errno
import os
from pathlib import Path

import pytest

from planparse.errors import WriteError
from planparse.writers import atomic
from planparse.writers.atomic import sweep


def test_nothing_is_seen_before_the_end(tmp_path):
    path = tmp_path / "out.txt"
    with atomic(path) as temporary:
        temporary.write_text("whole")
        assert not path.exists()
    assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [("out.txt", "whole")]


def interrupted(path):
    with atomic(path) as temporary:
        temporary.write_text("half")
        raise KeyboardInterrupt


def test_an_old_output_stays_when_the_new_one_fails(tmp_path):
    path = tmp_path / "out.txt"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt):
        interrupted(path)
    assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [("out.txt", "old")]


def test_a_folder_takes_the_place_of_a_folder(tmp_path):
    path = tmp_path / "out.csv"
    for text in ("old", "new"):
        with atomic(path) as temporary:
            temporary.mkdir()
            (temporary / "plans.csv").write_text(text)
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.csv"]
    assert (path / "plans.csv").read_text() == "new"


def test_a_folder_takes_the_place_of_a_file(tmp_path):
    target = tmp_path / "out.parquet"
    target.write_text("old")
    with atomic(target) as temporary:
        temporary.mkdir()
        (temporary / "plans.parquet").write_text("new")
    assert [path.name for path in tmp_path.iterdir()] == ["out.parquet"]
    assert (target / "plans.parquet").read_text() == "new"


def test_a_full_disk_is_told(tmp_path):
    with (
        pytest.raises(WriteError, match=r"\[P052\] write: .*out.txt: No space left on device"),
        atomic(tmp_path / "out.txt"),
    ):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "log"), [("a.sqlite", "-wal"), ("a.sqlite", "-journal"), ("a.duckdb", ".wal")])
def test_the_log_of_an_older_database_goes_with_it(tmp_path, name, log):
    path, foreign = tmp_path / name, tmp_path / f"a.txt{log}"
    for left in (path, tmp_path / f"{name}{log}", foreign):
        left.write_text("old")
    with atomic(path) as temporary:
        temporary.write_text("new")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == sorted([name, foreign.name])
    assert path.read_text() == "new"


def test_what_lies_beside_a_temporary_file_goes_with_it(tmp_path):
    with atomic(tmp_path / "a.duckdb") as temporary:
        temporary.write_text("whole")
        temporary.with_name(temporary.name + ".wal").write_text("log")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.duckdb"]


def test_what_killed_processes_left_is_swept_away(tmp_path):
    for name in (".a.csv.11.tmp", ".a.csv.12.tmp.wal", "a.csv", ".b.csv.11.tmp", ".a.csv.old.txt"):
        (tmp_path / name).write_text("left")
    sweep(tmp_path / "a.csv")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [".a.csv.old.txt", ".b.csv.11.tmp", "a.csv"]


def test_a_folder_that_was_moved_aside_before_a_kill_goes_with_the_next_one(tmp_path):
    (tmp_path / ".a.csv.11.old").mkdir()
    (tmp_path / "a.csv").mkdir()
    with atomic(tmp_path / "a.csv") as temporary:
        temporary.mkdir()
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.csv"]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "far").mkdir()
    link = tmp_path / "a.txt"
    link.symlink_to(tmp_path / "far/b.txt")
    for content in ("made", "made again"):
        with atomic(link) as temporary:
            temporary.write_text(content)
        assert link.is_symlink()
        assert (tmp_path / "far/b.txt").read_text() == content
    assert [path.name for path in (tmp_path / "far").iterdir()] == ["b.txt"]


def test_a_link_to_a_folder_stays_a_link(tmp_path):
    (tmp_path / "old.csv").mkdir()
    link = tmp_path / "a.csv"
    link.symlink_to("old.csv")
    with atomic(link) as temporary:
        temporary.mkdir()
        (temporary / "plans.csv").write_text("made")
    assert link.is_symlink()
    assert [path.name for path in (tmp_path / "old.csv").iterdir()] == ["plans.csv"]


def test_a_pipe_is_not_replaced(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "a.jsonl").symlink_to("pipe")
    for path in (tmp_path / "pipe", tmp_path / "a.jsonl"):
        with pytest.raises(WriteError) as caught, atomic(path):
            pass
        assert caught.value.code == "P051"
    assert (tmp_path / "pipe").is_fifo()


def test_a_place_that_may_not_be_looked_at_is_told(tmp_path, monkeypatch):
    look = Path.stat

    def refused(self, **options):
        if self.name == "a.txt":
            raise PermissionError(errno.EACCES, "Permission denied")
        return look(self, **options)

    monkeypatch.setattr(Path, "stat", refused)
    with pytest.raises(WriteError) as caught, atomic(tmp_path / "a.txt") as temporary:
        temporary.write_text("whole")
    assert caught.value.code == "P052"
    assert list(tmp_path.iterdir()) == []
