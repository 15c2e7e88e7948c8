"""Every written form of a time, and what only looks like one, as a table: ``tests/mentions/data/times.csv``."""

import csv
import re
from pathlib import Path

import edtf
import pytest

from planparse.mentions.times import find, find_times, tokens

CASES = Path(__file__).parents[1] / "data" / "times.csv"


def rows():
    with CASES.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def read(row):
    return find_times(row["text"], period=row["period"] or None, anchor=row["anchor"] or None)


def frequency(mention):
    return f"{mention.frequency.count}*{mention.frequency.per}" if mention.frequency else ""


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['form']}-{row['text']}")
def test_case(row):
    mentions = read(row)
    assert [mention.text for mention in mentions] == (row["found"].split("|") if row["found"] else [])
    assert "|".join(mention.edtf or "-" for mention in mentions) == row["edtf"]
    assert "|".join(frequency(mention) for mention in mentions).strip("|") == row["frequency"].strip("|")


def test_the_table_is_large_and_has_counter_examples():
    table = rows()
    assert len(table) >= 400
    assert len({(row["text"], row["period"], row["anchor"]) for row in table}) == len(table)
    assert sum(not row["found"] for row in table) >= 80


@pytest.mark.parametrize("expression", sorted({part for row in rows() for part in row["edtf"].split("|")} - {"", "-"}))
def test_every_expression_is_edtf(expression):
    # The library knows no unknown year at the side of an open end; a known one shows the same form.
    known = expression.replace("XXXX", "2000") if ".." in expression.split("/") else expression
    assert edtf.parse_edtf(known) is not None


def test_the_candidates_lose_nothing(monkeypatch):
    expected = [read(row) for row in rows()]
    monkeypatch.setattr(find, "CANDIDATE", re.compile("(?s)."))
    assert [read(row) for row in rows()] == expected


class AnyCharacter:
    """A word of any kind may begin with any character."""

    def __init__(self, kinds):
        self.kinds = tuple(range(kinds))

    def get(self, _character):
        return self.kinds


def test_the_first_characters_lose_nothing(monkeypatch):
    expected = [read(row) for row in rows()]
    monkeypatch.setattr(tokens, "_starting", lambda: AnyCharacter(len(tokens.start_words())))
    monkeypatch.setattr(tokens, "_following", lambda: AnyCharacter(len(tokens._next_words())))
    assert [read(row) for row in rows()] == expected
