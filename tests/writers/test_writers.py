"""All outputs hold the same rows."""

import csv
import json
import sqlite3

import pytest

from planparse.errors import WriteError
from planparse.schema import ParsedDocument
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
