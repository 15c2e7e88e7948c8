import sys

import pytest

from planparse.errors import WriteError
from planparse.writers.html.charts import bar_chart, line_chart
from planparse.writers.html.figures import figures

BASE = {
    "indicator_id": "gdp.level",
    "year": 2024,
    "value": 100.0,
    "status": "planned",
    "region": "甲省",
    "unit": "亿元",
}


def drawn(*rows):
    names = dict.fromkeys(name for row in rows for name in row)
    return figures({name: [(BASE | row).get(name) for row in rows] for name in {**BASE, **names}})


def test_what_is_no_panel_has_no_figures():
    assert figures({}) == []
    assert figures({"year": [2024], "value": [1.0]}) == []


def test_the_first_figure_of_a_place_counts():
    found = drawn({}, {"value": 200.0}, {"year": 2025, "value": 300.0})
    assert [(row["year"], row["value"]) for row in found] == [(2024, 100.0), (2025, 300.0)]


def test_figures_are_in_the_unit_used_most():
    found = drawn({}, {"year": 2023}, {"year": 2025, "value": 1.5, "unit": "万亿元"}, {"year": 2026, "unit": "人"})
    assert [(row["year"], row["value"], row["unit"]) for row in found] == [
        (2024, 100.0, "亿元"),
        (2023, 100.0, "亿元"),
        (2025, 15000.0, "亿元"),
    ]


def test_figures_of_parts_and_hopes_are_left_to_the_table():
    assert drawn({"subject": "每户"}, {"stretch": "✓"}, {"indicator_id": None}, {"value": None}, {"year": None}) == []


def test_places_are_issuers_where_they_are_finer():
    coarse = drawn({"issuer": "甲省人民政府"}, {"issuer": None, "year": 2025})
    assert {row["place"] for row in coarse} == {"甲省"}
    fine = drawn({"issuer": "乙县人民政府"}, {"issuer": "丙县人民政府"})
    assert [row["place"] for row in fine] == ["乙县", "丙县"]


def test_charts_are_specifications_of_named_figures_without_addresses_to_load():
    for made in (line_chart(), bar_chart()):
        assert '"url"' not in repr(made)
        assert made["layer"]
        assert made["data"] == {"name": "figures"} or all(each["data"] == {"name": "figures"} for each in made["layer"])


def test_a_missing_library_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(WriteError, match=r"\[P014\].*altair.*planparse\[report\]"):
        line_chart()


def test_the_whole_year_is_drawn_rather_than_a_part_of_it():
    found = drawn({"period": "2024-01/2024-06"}, {"value": 210.0, "period": "2024"})
    assert [(row["value"], "part" in row) for row in found] == [(210.0, False)]
