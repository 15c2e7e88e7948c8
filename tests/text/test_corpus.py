"""Measured on the documents beside the project."""

import re
import unicodedata
from pathlib import Path

import pytest

from planparse.text.repair import clean
from planparse.text.script import converter

REPORTS = Path(__file__).parents[2] / ".." / "shared" / "corpus" / "reports"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not REPORTS.is_dir(), reason="the measured documents are not beside the project"),
]
FILES = sorted(REPORTS.glob("*.txt"))
INVISIBLE = re.compile("[\u200b\u200d]")


def read(path):
    return path.read_bytes().decode("utf-8-sig")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_healthy_character_changes(path):
    """Only widths, spaces, script, raised decimal points and line breaks inside sentences may differ; every character
    keeps its place.
    """
    raw = read(path)
    cleaned = clean(raw)
    kept = set(cleaned.origin)
    dropped = "".join(one for at, one in enumerate(raw) if at not in kept)
    assert set(dropped) <= set("\r\n \u3000\u200b\u200d")
    for new, at in zip(cleaned.text, cleaned.origin, strict=True):
        old = raw[at]
        same = new in {old, unicodedata.normalize("NFKC", old), converter().convert(old)}
        raised = (new, old) == (".", "·") and re.match(r"\d+[%％]", raw[at + 1 :])
        assert same or raised or (new, old) in {("\n", "\r"), (" ", "\u3000"), (" ", "\xa0")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_only_line_breaks_inside_sentences_are_joined(path):
    raw = read(path)
    cleaned = clean(raw)
    for number in range(1, len(cleaned.text)):
        between = raw[cleaned.origin[number - 1] + 1 : cleaned.origin[number]]
        if "\n" in between:
            before, after = cleaned.text[number - 1], cleaned.text[number]
            assert before not in "。！？；" or after in "”’）》】"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_cleaning_twice_is_cleaning_once(path):
    cleaned = clean(read(path))
    assert clean(cleaned.text).text == cleaned.text


def test_cleaning_healthy_reports_costs_a_fraction_of_cutting_them_into_words(seconds, cut):
    texts = [clean(read(path)).text for path in FILES]
    spent = seconds(lambda: [clean(text) for text in texts])
    assert spent < 0.25 * seconds(lambda: [cut(text) for text in texts])
