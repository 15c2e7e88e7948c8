"""Figures of seven digits and more were shown as 1.23659e+06, so that different ones looked alike."""

import pytest
from click.testing import CliRunner

from planparse.cli.main import main

REPORT = """青禾县{year}年政府工作报告
一、{before}年工作回顾
过去一年，地区生产总值达到{done}万元。
二、{year}年预期目标
今年的预期目标是：地区生产总值达到{goal}万元。每{often}开展一次食品安全大检查。
"""


@pytest.fixture
def reports(tmp_path):
    files = [tmp_path / f"{year}.txt" for year in (2024, 2025)]
    for at, file in enumerate(files):
        values = {"year": 2024 + at, "before": 2023 + at, "done": 1235001 + at, "goal": 1236591 + at}
        file.write_text(REPORT.format(**values, often="月" if at else "季度"), encoding="utf-8")
    return files


def run(*arguments):
    return CliRunner().invoke(main, [str(each) for each in arguments], env={"COLUMNS": "200"}).stdout


def test_all_digits_are_shown(reports):
    assert "1236591万元 → 1236592万元" in run("diff", *reports)
    fulfilled = run("fulfil", *reports)
    assert "1236591万元" in fulfilled
    assert "1235002万元" in fulfilled
    assert "1235002万元" in run("panel", *reports)
    assert "1235001万元" in run("show", "--width", "120", reports[0])


def test_how_often_is_shown(reports):
    assert "食品安全大检查: 1次 × 1/P3M → 1次 × 1/P1M" in run("diff", *reports)
