"""The measured documents: every format of a report gives the text of its DOCX."""

import difflib
import shutil
from pathlib import Path

import pytest

from planparse.readers import load, read

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the measured documents are not beside the project"),
]
FORMATS = sorted(path.name for path in (CORPUS / "formats").glob("*.*")) if CORPUS.is_dir() else []


def _lines(source):
    return ["".join(line.split()) for line in source.text.splitlines() if line.strip()]


def _read(path):
    return read(load(path), path.name)


@pytest.mark.parametrize("name", FORMATS)
def test_lines_like_those_of_the_docx(name):
    path = CORPUS / "formats" / name
    if path.suffix in {".doc", ".rtf", ".odt"} and not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    reference = CORPUS / "reports" / f"{path.stem}.docx"
    reference = reference if reference.is_file() else path.with_suffix(".docx")
    found, expected = _lines(_read(path)), _lines(_read(reference))
    equal = sum(block.size for block in difflib.SequenceMatcher(None, found, expected, False).get_matching_blocks())
    assert equal / max(len(found), len(expected)) >= 0.98  # two PDFs lack a comma that was not printed


def test_calendar_has_the_same_cells_in_both_formats():
    sources = [_read(CORPUS / "formats" / f"week-calendar.{ending}") for ending in ("docx", "pdf")]
    cells = [
        [(cell.row, cell.column, source.text[cell.start : cell.end]) for cell in source.tables[0].cells]
        for source in sources
    ]
    assert len(cells[0]) == 72
    assert cells[0] == cells[1]
    assert [len(source.pages) for source in sources] == [0, 5]


def test_reading_a_report_costs_less_than_cutting_it_into_words(seconds, cut):
    for path in sorted((CORPUS / "reports").iterdir()):
        data = load(path)
        source = read(data, path.name)
        assert len(source.text) > 4000
        assert source.warnings == ()
        spent = seconds(lambda data=data, path=path: read(data, path.name))
        assert spent < seconds(lambda source=source: cut(source.text)), path.name
