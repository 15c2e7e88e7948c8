"""Text such as 比例:100:1 was shown with 💯 in the tables of the terminal."""

from click.testing import CliRunner

from planparse.cli.main import main

PLAN = "青石镇中心小学{year}年工作计划\n一、工作目标\n1、按:100:的标准配备教师，订阅报刊{count}种。\n2、办好读书节。\n"


def test_codes_stay_as_they_are(tmp_path):
    folder = tmp_path / ":100:"
    folder.mkdir()
    for year, count in ((2024, 20), (2025, 30)):
        (folder / f"{year}.txt").write_text(PLAN.format(year=year, count=count), encoding="utf-8")
    shown = [
        CliRunner().invoke(main, [command, *map(str, inputs)], env={"COLUMNS": "300"}).stdout
        for command, inputs in (("reuse", ["--least", "8", folder]), ("show", [folder]))
    ]
    assert all(":100:" in each and "💯" not in each for each in shown)
