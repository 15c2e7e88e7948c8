"""All outputs hold the same rows."""

import csv
import json
import sqlite3
import subprocess
import sys

import pytest

from planparse.errors import WriteError
from planparse.schema import Frequency, ParsedDocument
from planparse.writers import SUFFIXES, write
from planparse.writers.flat import TABLES, rows


def expected(documents):
    return {
        name: [tuple(row) for document in documents for kind, row in rows(document) if kind == name] for name in TABLES
    }


def typed(text, kind):
    if text == "":
        return None
    if kind == "text":
        return text.removeprefix("'")
    return {"integer": int, "number": float, "flag": "True".__eq__}[kind](text)


def read_csv(path):
    found = {}
    for name, columns in TABLES.items():
        with (path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
            header, *body = csv.reader(stream)
        assert header == [column.name for column in columns]
        kinds = [column.type for column in columns]
        found[name] = [tuple(typed(cell, kind) for cell, kind in zip(row, kinds, strict=True)) for row in body]
    return found


def read_xlsx(path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(path)
    found = {}
    for name, columns in TABLES.items():
        header, *body = book[name].iter_rows()
        assert [cell.value for cell in header] == [column.name for column in columns]
        assert not [cell for row in body for cell in row if cell.data_type == "f"]
        found[name] = [tuple(cell.value for cell in row) for row in body]
    book.close()
    return found


def read_parquet(path):
    pq = pytest.importorskip("pyarrow.parquet")
    tables = {name: pq.read_table(path / f"{name}.parquet") for name in TABLES}
    return {name: [tuple(row.values()) for row in table.to_pylist()] for name, table in tables.items()}


def read_duckdb(path):
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect(str(path), read_only=True) as base:
        return {name: base.execute(f'SELECT * FROM "{name}"').fetchall() for name in TABLES}  # noqa: S608


def read_sqlite(path):
    base = sqlite3.connect(path)
    found = {name: base.execute(f'SELECT * FROM "{name}"').fetchall() for name in TABLES}  # noqa: S608
    base.close()
    return found


READERS = {
    ".csv": read_csv,
    ".xlsx": read_xlsx,
    ".parquet": read_parquet,
    ".duckdb": read_duckdb,
    ".sqlite": read_sqlite,
}


def plain(value):
    """Empty text and nothing are one in CSV and in a workbook; flags are numbers in SQLite."""
    return None if value == "" else value


@pytest.mark.parametrize("suffix", READERS)
def test_tables_hold_the_rows_of_json_lines(suffix, documents, tmp_path):
    lines = tmp_path / "plans.jsonl"
    write(documents, lines)
    back = [ParsedDocument.model_validate_json(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    write(back, tmp_path / f"plans{suffix}")
    found = READERS[suffix](tmp_path / f"plans{suffix}")
    assert {name: [tuple(map(plain, row)) for row in body] for name, body in found.items()} == {
        name: [tuple(map(plain, row)) for row in body] for name, body in expected(documents).items()
    }


@pytest.mark.parametrize("suffix", [*READERS, ".json", ".jsonl"])
def test_no_documents_make_an_empty_output(suffix, tmp_path):
    path = tmp_path / f"none{suffix}"
    write([], path)
    if suffix in READERS:
        assert READERS[suffix](path) == {name: [] for name in TABLES}
    else:
        assert path.read_text(encoding="utf-8").split() == (["[", "]"] if suffix == ".json" else [])


def test_json_is_an_array_of_the_documents(documents, tmp_path):
    write(documents, tmp_path / "plans.json")
    loaded = json.loads((tmp_path / "plans.json").read_text(encoding="utf-8"))
    assert loaded == [document.model_dump(mode="json") for document in documents]


def test_parquet_and_duckdb_columns_are_typed(documents, tmp_path):
    duckdb = pytest.importorskip("duckdb")
    write(documents, tmp_path / "plans.duckdb")
    write(documents, tmp_path / "plans.parquet")
    with duckdb.connect(str(tmp_path / "plans.duckdb"), read_only=True) as base:
        types = dict(row[:2] for row in base.execute("DESCRIBE targets").fetchall())
    parquet = duckdb.read_parquet(str(tmp_path / "plans.parquet" / "targets.parquet"))
    assert types == dict(zip(parquet.columns, map(str, parquet.types), strict=True))
    assert [types[name] for name in ("text", "start", "value", "stretch")] == ["VARCHAR", "BIGINT", "DOUBLE", "BOOLEAN"]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_output_takes_the_place_of_an_old_one(suffix, documents, tmp_path):
    path = tmp_path / f"plans{suffix}"
    write(documents, path)
    write(documents[:1], path)
    other = tmp_path / f"other{suffix}"
    write(documents[:1], other)
    if suffix in READERS:
        assert READERS[suffix](path) == READERS[suffix](other)
    else:
        assert path.read_bytes() == other.read_bytes()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == sorted([path.name, other.name])


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_failed_output_leaves_nothing(suffix, documents, tmp_path):
    def broken():
        yield documents[0]
        raise RuntimeError("the source of documents fails")

    with pytest.raises(RuntimeError):
        write(broken(), tmp_path / f"plans{suffix}")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_suffix_is_refused(tmp_path):
    with pytest.raises(WriteError, match=r"\[P050\].*'\.docx'.*\.jsonl"):
        write([], tmp_path / "plans.docx")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_missing_folder_is_told(suffix, documents, tmp_path):
    with pytest.raises(WriteError, match=r"\[P052\]"):
        write(documents, tmp_path / "no" / f"plans{suffix}")


def test_long_cells_are_cut_with_a_mark_and_control_characters_replaced(documents, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    task = documents[0].plans[0].tasks[0].model_copy(update={"text": "\x0b" + "长" * 40_000})
    plan = documents[0].plans[0].model_copy(update={"tasks": (task,)})
    write([documents[0].model_copy(update={"plans": (plan,)})], tmp_path / "plans.xlsx")
    book = openpyxl.load_workbook(tmp_path / "plans.xlsx")
    header, row = book["tasks"].iter_rows(values_only=True)
    text = dict(zip(header, row, strict=True))["text"]
    assert (len(text), text[:2], text[-2:]) == (32_767, "�长", "量）")


def test_a_full_sheet_goes_on_in_a_second_one(documents, tmp_path, monkeypatch):
    openpyxl = pytest.importorskip("openpyxl")
    monkeypatch.setattr("planparse.writers.workbook._ROWS", 2)
    write(documents, tmp_path / "plans.xlsx")
    book = openpyxl.load_workbook(tmp_path / "plans.xlsx")
    assert [book[name].max_row for name in ("plans", "plans_2")] == [2, 2]
    assert book["plans_2"]["A2"].value == "乙/计划.txt"


def changed(document, kind, **values):
    """The document with one item of a kind, and values of it."""
    plan = document.plans[0]
    item = getattr(plan, kind)[0].model_copy(update=values)
    return document.model_copy(update={"plans": (plan.model_copy(update={kind: (item,)}),)})


@pytest.mark.parametrize("suffix", READERS)
def test_a_number_of_times_beyond_64_bits_is_left_to_the_text(suffix, documents, tmp_path):
    document = changed(documents[0], "targets", frequency=Frequency(count=10**22, per="P1M"))
    write([document], tmp_path / f"plans{suffix}")
    (row,) = READERS[suffix](tmp_path / f"plans{suffix}")["targets"]
    names = [column.name for column in TABLES["targets"]]
    assert [row[names.index(name)] for name in ("frequency_count", "frequency_per")] == [None, "P1M"]


@pytest.mark.parametrize("character", ["\0", "\x0b", "\ufffe", "\uffff"])
@pytest.mark.parametrize("suffix", READERS)
def test_characters_that_some_forms_do_not_know(suffix, character, documents, tmp_path):
    document = changed(documents[0], "tasks", text=f"办{character}好")
    write([document], tmp_path / f"plans{suffix}")
    (row,) = READERS[suffix](tmp_path / f"plans{suffix}")["tasks"]
    assert row[10] == ("办�好" if suffix == ".xlsx" else f"办{character}好")


def test_a_workbook_counts_rare_characters_twice(documents, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    fitting = "𠮷" * 16_383 + "一"
    for text, end in ((fitting, "𠮷一"), (fitting + "一", "量）")):
        write([changed(documents[0], "tasks", text=text)], tmp_path / "plans.xlsx")
        cell = openpyxl.load_workbook(tmp_path / "plans.xlsx")["tasks"]["K2"].value
        assert cell.endswith(end)
        assert 32_766 <= len(cell.encode("utf-16-le")) // 2 <= 32_767


FULL = """
import resource, signal, sys
from pathlib import Path
from planparse.writers import write
from planparse.errors import WriteError
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    write(Path("plans.jsonl").read_text(encoding="utf-8").splitlines() * 100, sys.argv[1])
except WriteError as error:
    print(error.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="resource limits of POSIX")
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_disk_that_fills_up_is_told_whenever_it_happens(suffix, documents, tmp_path):
    """DuckDB writes to its file when it is closed, a workbook when it is saved: too late for a word of their own."""
    write(documents, tmp_path / "plans.jsonl")
    write(documents * 100, tmp_path / f"whole{suffix}")
    whole = tmp_path / f"whole{suffix}"
    size = max(file.stat().st_size for file in (whole.iterdir() if whole.is_dir() else [whole]))
    for limit in (size // 2, size - 1):
        command = [sys.executable, "-c", FULL, f"plans{suffix}", str(limit)]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (done.stdout, done.stderr) == ("P052\n", "")
        assert sorted(entry.name for entry in tmp_path.iterdir()) == sorted(["plans.jsonl", whole.name])
