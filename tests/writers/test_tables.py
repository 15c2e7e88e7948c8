import csv
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.errors import WriteError
from planparse.writers.csv_folder import _guarded
from planparse.writers.tables import Column, write_table

COLUMNS = (Column("name"), Column("count", "integer"), Column("share", "number"), Column("kept", "flag"))
ROWS = [("=1+1", 3, 0.5, True), ("语文", None, -2.0, False), (None, -1, None, None)]


def test_csv(tmp_path):
    write_table(ROWS, COLUMNS, tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.reader(stream)) == [
            ["name", "count", "share", "kept"],
            ["'=1+1", "3", "0.5", "True"],
            ["语文", "", "-2.0", "False"],
            ["", "-1", "", ""],
        ]


def test_jsonl(tmp_path):
    write_table(ROWS, COLUMNS, tmp_path / "a.jsonl")
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    names = [column.name for column in COLUMNS]
    assert [json.loads(line) for line in lines] == [dict(zip(names, row, strict=True)) for row in ROWS]


def test_parquet(tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    write_table(iter(ROWS), COLUMNS, tmp_path / "a.parquet")
    table = pq.read_table(tmp_path / "a.parquet")
    assert [tuple(row.values()) for row in table.to_pylist()] == ROWS
    assert [str(field.type) for field in table.schema] == ["string", "int64", "double", "bool"]


def test_xlsx(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    write_table(ROWS, COLUMNS, tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert [tuple(row) for row in sheet.iter_rows(values_only=True)] == [tuple(c.name for c in COLUMNS), *ROWS]
    assert sheet["A2"].data_type == "s"


@pytest.mark.parametrize("name", ["a.docx", "a"])
def test_other_forms_are_refused(name, tmp_path):
    with pytest.raises(WriteError, match=r"\[P050\]"):
        write_table(ROWS, COLUMNS, tmp_path / name)


@given(st.text(min_size=1))
def test_guarded_text_is_no_formula_and_comes_back(text):
    safe = _guarded(text)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert safe.removeprefix("'") == text
