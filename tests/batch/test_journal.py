import errno
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planparse.batch.journal import Journal
from planparse.batch.record import Failure, Record
from planparse.errors import BatchError, WriteError

GOOD = Record("a.txt", "1" * 16, "ok", "f" * 64, '{"text":"一\\n二"}')
BAD = Record("b.txt", "2" * 16, "failed", "e" * 64, None, Failure("read", "P012", "damaged", "again"))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "out.jsonl.journal"


def kept(path, *records, **settings_):
    journal = Journal(path, **settings_)
    places = [journal.append(record) for record in records]
    journal.close()
    return places


def test_records_come_back_whole(path):
    places = kept(path, GOOD, BAD)
    journal = Journal(path)
    assert [journal.read(place) for place in places] == [GOOD, BAD]
    journal.close()


def test_a_document_is_found_by_the_id_of_its_input(path):
    place, _ = kept(path, GOOD, BAD)
    journal = Journal(path)
    assert (len(journal), journal.find(GOOD.id)) == (1, place)
    assert journal.find(BAD.id) is None, "a failure is tried again"
    journal.close()


def test_other_settings_and_versions_are_not_taken_again(path, monkeypatch):
    kept(path, GOOD, settings="ocr")
    for made_with in ("", "ocr"):
        journal = Journal(path, made_with)
        assert len(journal) == (made_with == "ocr")
        journal.close()
    monkeypatch.setattr("planparse.batch.journal.__version__", "99")
    journal = Journal(path, "ocr")
    assert len(journal) == 0
    journal.close()


@settings(max_examples=60)
@given(st.data())
def test_a_torn_end_costs_the_torn_record_alone(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("torn") / "journal"
    records = [
        Record(f"{number}.txt", f"{number:016}", "ok", f"{number:064}", '"文"' * (number + 1)) for number in range(4)
    ]
    places = kept(path, *records)
    whole = path.read_bytes()
    cut = data.draw(st.integers(0, len(whole)))
    path.write_bytes(whole[:cut])
    ends = [*places[1:], len(whole)]
    journal = Journal(path)
    expected = [place if end <= cut else None for place, end in zip(places, ends, strict=True)]
    assert [journal.find(record.id) for record in records] == expected
    again = [journal.append(record) for record, place in zip(records, expected, strict=True) if place is None]
    assert [journal.read(place) for place in again] == [r for r, p in zip(records, expected, strict=True) if p is None]
    journal.close()
    assert path.read_bytes() == whole


@pytest.mark.parametrize("content", [b"some other file\n", b'{"planparse":"journal","format":99}\n', b"no line"])
def test_a_file_that_is_no_journal_is_left_alone(path, content):
    path.write_bytes(content)
    with pytest.raises(BatchError, match=r"\[P053\]"):
        Journal(path)
    assert path.read_bytes() == content


def test_two_runs_cannot_write_one_output(path):
    pytest.importorskip("fcntl")
    journal = Journal(path)
    with pytest.raises(BatchError, match=r"\[P053\].*another run"):
        Journal(path)
    journal.close()
    kept(path, GOOD)


def test_a_journal_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(WriteError, match=r"\[P052\]"):
        Journal(tmp_path / "no" / "journal")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices")
def test_a_device_is_no_journal(path):
    path.symlink_to("/dev/zero")
    with pytest.raises(BatchError, match=r"\[P053\]"):
        Journal(path)


@pytest.mark.parametrize("piece", [b"\0", b"x", b"{}\n", b"0\n", b"[", b"\n"])
@pytest.mark.parametrize("record", [1, 2])
@pytest.mark.parametrize("part", ["header", "document"])
def test_what_a_power_cut_emptied_is_done_again(path, piece, record, part):
    """A file system may keep the length of a file and lose what was in it."""
    records = [Record(f"{n}.txt", f"{n:016}", "ok", f"{n:064}", f'{{"text":"{n}"}}') for n in range(4)]
    kept(path, *records)
    lines = path.read_bytes().splitlines(keepends=True)
    at = 1 + 2 * record + (part == "document")
    lines[at] = (piece * len(lines[at]))[: len(lines[at])]
    path.write_bytes(b"".join(lines))
    journal = Journal(path)
    found = [journal.find(record.id) for record in records]
    assert [place is not None for place in found] == [number < record for number in range(4)]
    journal.append(records[3])
    assert journal.read(journal.find(records[3].id)) == records[3]
    journal.close()


def test_a_journal_begun_anew_forgets_but_never_takes_one_in_use(path):
    pytest.importorskip("fcntl")
    kept(path, GOOD)
    journal = Journal(path)
    with pytest.raises(BatchError, match=r"\[P053\].*another run"):
        Journal(path, anew=True)
    assert journal.find(GOOD.id) is not None
    journal.close()
    journal = Journal(path, anew=True)
    assert len(journal) == 0
    journal.close()
    assert not path.exists(), "an empty journal is of no use"


def test_a_file_system_without_locks_is_used_without(path, monkeypatch):
    fcntl = pytest.importorskip("fcntl")

    def refuse(_stream, _kind):
        raise OSError(errno.ENOTSUP, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", refuse)
    kept(path, GOOD)
    journal = Journal(path)
    assert len(journal) == 1
    journal.close()


def test_what_is_of_no_use_any_more_is_let_go(path):
    old = [Record(f"{n}.txt", f"{n:016}", "ok", "a" * 64, f'{{"text":"{n}"}}') for n in range(9)]
    kept(path, *old, BAD)
    whole = path.read_bytes()
    journal = Journal(path)
    journal.compact(journal.find(record.id) for record in old[:6])
    journal.close()
    assert path.read_bytes() == whole, "more than half of it is of use"
    journal = Journal(path)
    journal.compact([journal.find(old[5].id), journal.append(BAD), journal.find(old[2].id)])
    journal.close()
    assert len(path.read_bytes()) < len(whole) / 2
    journal = Journal(path)
    assert [number for number, record in enumerate(old) if journal.find(record.id) is not None] == [2, 5]
    assert [journal.read(journal.find(old[number].id)) for number in (2, 5)] == [old[2], old[5]]
    journal.close()
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
