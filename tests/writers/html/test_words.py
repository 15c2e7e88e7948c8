import csv
import math
import re
from importlib.resources import files

import pytest

from planparse.schema import Target
from planparse.writers.html.words import figure, plain_number, words

HERE = files("planparse.writers.html")


def test_every_label_has_both_languages_and_stands_once():
    lines = [line for line in HERE.joinpath("labels.csv").read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    rows = list(csv.DictReader(lines))
    assert [row for row in rows if not (row["key"] and row["zh"] and row["en"])] == []
    assert len({row["key"] for row in rows}) == len(rows)


def test_every_code_of_the_schema_has_a_label():
    for field in ("status", "measure"):
        codes = Target.model_json_schema()["properties"][field]["enum"]
        prefix = "measure_kind" if field == "measure" else field
        assert {f"{prefix}.{code}" for code in codes} <= words().keys()


def test_templates_name_labels_that_exist():
    written = "".join(
        file.read_text(encoding="utf-8") for file in HERE.joinpath("templates").iterdir() if file.is_file()
    )
    named = set(re.findall(r"""(?:label|said)\(["']([\w.]+)["']\)""", written))
    assert len(named) > 30
    assert named <= words().keys()


@pytest.mark.parametrize(
    ("value", "written"),
    [(5.0, "5"), (5.5, "5.5"), (100.0, "100"), (-2.0, "-2"), (1e20, "1e+20"), (0.1 + 0.2, "0.3"), (0.0, "0")],
)
def test_numbers_are_written_as_people_do(value, written):
    assert plain_number(value) == written
    assert math.isclose(float(plain_number(value)), value)


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ((">=", 15.0, None, "节"), "≥ 15 节"),
        (("~", 5.0, None, "%"), "≈ 5 %"),
        (("range", 5.0, 5.5, "%"), "5–5.5 %"),
        (("=", 3.0, None, None), "3"),
        ((None, 3.0, None, "次"), "3 次"),
        (("=", None, None, "%"), ""),
    ],
)
def test_figures(given, written):
    assert figure(*given) == written
