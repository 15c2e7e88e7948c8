"""The lexicon of indicators proves itself, and phrases come down to one id or none."""

from __future__ import annotations

from typing import get_args

import pytest

from planparse.extractors.targets import targets_in
from planparse.mentions.indicators import Indicator, indicator_id, indicators, known_form
from planparse.mentions.units import unit_of
from planparse.schema import Measure

AREAS = {
    "economy",
    "prices",
    "employment",
    "income",
    "investment",
    "retail",
    "industry",
    "finance",
    "trade",
    "agriculture",
    "energy",
    "environment",
    "population",
    "housing",
    "transport",
    "science",
    "safety",
    "education",
    "social security",
}


def ids_in(sentence: str) -> set[str | None]:
    return {target.indicator_id for target in targets_in(sentence)}


def test_the_lexicon_is_large_and_sound():
    rows = indicators()
    assert len(rows) >= 200
    assert len({row.id for row in rows}) == len(rows)
    assert {row.area for row in rows} == AREAS
    for row in rows:
        assert row.measure in get_args(Measure), row.id
        assert row.name, row.id
        assert all(row.forms), row.id
        assert len(set(row.forms)) == len(row.forms), row.id
        assert all(unit == "" or unit_of(unit) is not None for unit in row.units), row.id


def test_no_two_indicators_share_form_measure_and_dimension():
    seen: dict[tuple[str, str, str], str] = {}
    for row in indicators():
        dimensions = {known.dimension for unit in row.units if (known := unit_of(unit)) is not None}
        for form in row.forms:
            for dimension in dimensions:
                other = seen.setdefault((form, row.measure, dimension), row.id)
                assert other == row.id, form


@pytest.mark.parametrize("row", indicators(), ids=lambda row: row.id)
def test_example_and_counter_example(row: Indicator):
    assert row.id in ids_in(row.example)
    assert row.id not in ids_in(row.counter_example)


@pytest.mark.parametrize("row", indicators(), ids=lambda row: row.id)
def test_every_form_is_known_by_itself_and_with_an_area(row: Indicator):
    for form in row.forms:
        assert known_form(form) == form
        assert known_form(f"预计全市{form}") is not None, form


@pytest.mark.parametrize(
    ("phrase", "unit", "measure", "expected"),
    [
        ("全省地区生产总值", "%", "growth", "gdp.growth"),
        ("全省地区生产总值", "亿元", "level", "gdp.level"),
        ("地区生产总值增长预期目标", "%", "growth", "gdp.growth"),
        ("地区生产总值", "%", "share", None),
        ("人均地区生产总值", "%", "growth", "gdp.per_capita.growth"),
        ("高新区地区生产总值", "%", "growth", None),
        ("海洋生产总值", "%", "growth", "marine.output.growth"),
        ("第三产业增加值", "%", "growth", "tertiary.value_added.growth"),
        ("高技术制造业增加值", "%", "growth", "industry.hightech.growth"),
        ("规上高技术制造业增加值", "%", "growth", "industry.hightech.growth"),
        ("2025年城镇新增就业", "万人", "level", "employment.urban_new"),
        ("城镇居民人均可支配收入", "%", "growth", "income.urban.growth"),
        ("农村居民人均可支配收入", "%", "growth", "income.rural.growth"),
        ("脱贫县农村居民人均可支配收入", "%", "growth", "income.poverty_areas.growth"),
        ("单位GDP二氧化碳排放", "%", "growth", "env.carbon.change"),
        ("细颗粒物（PM2.5）平均浓度", "%", "growth", "env.pm25.change"),
        ("其中民间投资", "%", "growth", "investment.private.growth"),
        ("与他省地区生产总值", "%", "growth", None),
        ("", "%", "growth", None),
        ("增速", "%", "growth", None),
        ("粮食产量", "亩", "level", None),
        ("粮食产量", "万吨", "level", "grain.output"),
    ],
)
def test_phrases(phrase, unit, measure, expected):
    assert indicator_id(phrase, unit, measure) == expected


@pytest.mark.shared
def test_the_given_ids_stay():
    from csv import DictReader
    from pathlib import Path

    path = Path(__file__).parents[2].parent / "shared" / "spec" / "indicators.csv"
    if not path.exists():
        pytest.skip("the measured documents are not beside the project")
    own = {row.id: row for row in indicators()}
    for row in DictReader(path.read_text(encoding="utf-8").splitlines()):
        assert own[row["indicator_id"]].measure == row["measure"]
