import errno

import pytest

from planparse.errors import WriteError
from planparse.writers import atomic


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


def test_a_full_disk_is_told(tmp_path):
    with (
        pytest.raises(WriteError, match=r"\[P052\] write: .*out.txt: No space left on device"),
        atomic(tmp_path / "out.txt"),
    ):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert list(tmp_path.iterdir()) == []
