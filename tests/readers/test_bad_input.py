"""Whatever bytes come: a source whose offsets hold, or an error with a code."""

import io

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planparse.errors import ReadError
from planparse.readers import Limits, archive, read

ENOUGH = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.csv", "a.docx", "a.pdf", "a.xlsx", "a.zip", "a"])
STARTS = (b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf", bytes.fromhex("d0cf11e0a1b11ae1"))


@pytest.fixture(autouse=True)
def no_office(monkeypatch, tmp_path):
    """No outside program: what goes to it is refused with P014 at once."""
    monkeypatch.setenv("PATH", str(tmp_path))


def _check(data, name):
    try:
        source = read(data, name, limits=Limits(max_bytes=5_000_000))
    except ReadError as error:
        return error.code
    length = len(source.text)
    assert list(source.pages) == sorted(source.pages)
    assert all(0 <= page <= length for page in source.pages)
    for table in source.tables:
        assert 0 <= table.start <= table.end <= length
        inside = [(cell.start, cell.end) for cell in table.cells]
        assert inside == sorted(inside)
        assert all(table.start <= start <= end <= table.end for start, end in inside)
        assert all("\t" not in source.text[start:end] for start, end in inside)
    assert all(0 <= mark.start < mark.end <= length for mark in source.marks)
    return "read"


@given(st.sampled_from(STARTS), st.binary(max_size=400), NAMES)
@ENOUGH
def test_any_bytes(start, data, name):
    _check(start + data, name)


@given(st.text(max_size=300), NAMES, st.sampled_from(["utf-8", "gb18030", "utf-16"]))
@ENOUGH
def test_any_text(text, name, encoding):
    _check(text.encode(encoding, "replace"), name)


def _sheet():
    book = openpyxl.Workbook()
    for row in (("序号", "任务"), (1, "建校"), (2, "扩容")):
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.fixture
def healthy(make_docx, make_pdf, make_zip, paragraph):
    table = "<w:tbl><w:tr>" + "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in "甲乙") + "</w:tr></w:tbl>"
    return {
        "a.docx": make_docx(paragraph("一、总体要求") + table * 2),
        "a.pdf": make_pdf([[(90, 100, "一、总体要求"), (90, 130, "全面落实")]] * 2, rules=[(80, 90, 300, 90)]),
        "a.xlsx": _sheet(),
        "a.zip": make_zip({"a.txt": "一", "b.zip": make_zip({"c.txt": "二"})}),
        "a.html": "<html><body><table><tr><td>甲<td>乙<tr><td>丙<td>丁</table><p>一、总体要求".encode(),
        "a.md": "# 计划\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n".encode(),
    }


@given(st.data())
@ENOUGH
def test_truncated_and_altered_files(healthy, data):
    name = data.draw(st.sampled_from(sorted(healthy)))
    content = bytearray(healthy[name])
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content))) :]
    for _ in range(data.draw(st.integers(0, 8))):
        if content:
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    _check(bytes(content), name)
    try:
        found = list(archive.members(bytes(content), name))
    except ReadError:
        return
    assert all(inner and isinstance(piece, bytes) for inner, piece in found)


def test_healthy_ones_are_read(healthy):
    assert {name: _check(data, name) for name, data in healthy.items()} == {
        name: "P010" if name == "a.zip" else "read" for name in healthy
    }


@pytest.mark.parametrize("wrong", ["a.pdf", "a.docx", "a.txt", "a.html", "a.xlsx"])
def test_wrong_suffix_changes_nothing_but_a_warning(healthy, wrong):
    for name in ("a.docx", "a.pdf", "a.xlsx", "a.html"):
        right, other = read(healthy[name], name), read(healthy[name], wrong)
        assert right.text == other.text
        expected = [] if wrong == name else ["wrong_suffix"]
        assert [notice.code for notice in other.warnings] == expected, (name, wrong)
