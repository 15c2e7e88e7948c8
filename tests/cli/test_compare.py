import json
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from planparse.cli.main import main
from planparse.comparison import PlanDiff
from planparse.comparison.panels import COLUMNS
from planparse.schema import ParsedDocument

COUNTY = Path(__file__).resolve().parents[2] / "corpora" / "yuhe"


def run(*arguments):
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture(scope="module")
def years(tmp_path_factory):
    """Converted reports of one county, a file for each year, from their gold."""
    folder = tmp_path_factory.mktemp("years")
    files = {}
    for year in ("2022", "2023"):
        gold = (COUNTY / f"{year}-report.txt.gold.json").read_text(encoding="utf-8")
        files[year] = folder / f"{year}.jsonl"
        line = ParsedDocument.model_validate_json(gold).model_dump_json()
        files[year].write_text(line + "\n", encoding="utf-8")
    return files


def test_a_diff_is_one_line(years, tmp_path):
    out = tmp_path / "diff.jsonl"
    result = run("diff", years["2022"], years["2023"], "-o", out)
    assert (result.exit_code, result.output) == (0, "")
    (line,) = out.read_text(encoding="utf-8").splitlines()
    diff = PlanDiff.model_validate_json(line)
    assert {item.kind for item in diff.items} >= {"kept", "reworded", "added", "removed"}
    assert run("diff", years["2022"], years["2023"], "-o", "-").stdout == line + "\n"


def test_a_diff_in_the_terminal_shows_words(years):
    result = run("diff", years["2022"], years["2023"])
    assert result.exit_code == 0
    assert "→" in result.stdout
    assert "reworded" in result.stdout
    assert "kept" not in result.stdout


def read(path):
    """A written table; cells of a workbook by openpyxl, since pandas warns of its own future there."""
    if path.suffix == ".xlsx":
        header, *rows = load_workbook(path).active.iter_rows(values_only=True)
        return pd.DataFrame(rows, columns=header)
    return pd.read_csv(path) if path.suffix == ".csv" else pd.read_parquet(path)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet"])
@pytest.mark.parametrize("command", ["diff", "panel", "fulfil", "reuse"])
def test_tables(years, tmp_path, command, suffix):
    out = tmp_path / f"out{suffix}"
    assert run(command, years["2022"], years["2023"], "-o", out).exit_code == 0
    frame = read(out)
    assert len(frame) > 2
    first = {"diff": "earlier_source", "panel": "source", "fulfil": "region", "reuse": "earlier_source"}[command]
    assert frame.columns[0] == first


def test_panel_rows(years, tmp_path):
    out = tmp_path / "panel.jsonl"
    assert run("panel", *years.values(), "-o", out).exit_code == 0
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert tuple(rows[0]) == COLUMNS
    growth = [(row["year"], row["status"], row["value"]) for row in rows if row["indicator_id"] == "gdp.growth"]
    assert (2022, "planned", 7) in growth
    assert (2022, "achieved", 4.6) in growth


def test_fulfilment_and_its_margins(years):
    def verdicts(*options):
        lines = run("fulfil", years["2022"], years["2023"], "-o", "-", *options).stdout.splitlines()
        return {row["indicator_id"]: row["verdict"] for row in map(json.loads, lines)}

    assert verdicts()["gdp.growth"] == "missed"
    assert verdicts()["grain.output"] == "met"
    assert len(verdicts("--all")) >= len(verdicts())
    assert "missed" in run("fulfil", years["2022"], years["2023"]).stdout


def test_documents_are_parsed(tmp_path):
    out = tmp_path / "diff.jsonl"
    result = run("diff", COUNTY / "2022-education.txt", COUNTY / "2023-education.txt", "-o", out)
    assert result.exit_code == 0
    diff = PlanDiff.model_validate_json(out.read_text(encoding="utf-8"))
    assert [diff.earlier.period.edtf, diff.later.period.edtf] == ["2022", "2023"]


def test_folders_of_converted_files_are_paired(years):
    folder = years["2022"].parent
    result = run("diff", folder, folder, "-o", "-")
    (line,) = result.stdout.splitlines()
    diff = PlanDiff.model_validate_json(line)
    assert [diff.earlier.period.edtf, diff.later.period.edtf] == ["2022", "2023"]


def test_warnings_are_told(years):
    result = run("diff", years["2022"], years["2022"])
    assert "same_year: " in result.stderr
    assert "duplicate: " in result.stderr


def test_trouble_among_many_is_told(years):
    result = run("panel", years["2022"], years["2022"], "-o", "-")
    assert "duplicate: the same text: " in result.stderr
    assert "year_order: " in run("fulfil", years["2023"], years["2022"]).stderr


@pytest.mark.parametrize(
    ("out", "code", "status"),
    [("a.docx", "P050", 2), ("a", "P050", 2), ("there.csv", "P051", 2), ("no/folder.csv", "P052", 1)],
)
def test_outputs_that_cannot_be(years, tmp_path, out, code, status):
    (tmp_path / "there.csv").write_text("kept", encoding="utf-8")
    result = run("panel", years["2022"], "-o", tmp_path / out)
    assert (result.exit_code, code in result.stderr) == (status, True)
    assert (tmp_path / "there.csv").read_text(encoding="utf-8") == "kept"


def test_force_replaces_an_output(years, tmp_path):
    out = tmp_path / "there.csv"
    out.write_text("old", encoding="utf-8")
    assert run("panel", years["2022"], "-o", out, "--force").exit_code == 0
    assert out.read_text(encoding="utf-8-sig").startswith("source,")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("{}\n", "P061"),
        ("no json\n", "P061"),
        ('{"source": {"path": "a", "sha256": "b"}}\n', "P061"),
        ("\udc80", "P061"),
    ],
)
def test_damaged_converted_files(tmp_path, content, code):
    path = tmp_path / "a.jsonl"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    result = run("panel", path)
    assert (result.exit_code, code in result.stderr) == (1, True)


def test_inputs_without_plans(tmp_path):
    assert "P001" in run("panel", tmp_path / "no.jsonl").stderr
    (tmp_path / "empty.jsonl").write_text("", encoding="utf-8")
    result = run("diff", tmp_path / "empty.jsonl", tmp_path / "empty.jsonl")
    assert (result.exit_code, "P060" in result.stderr) == (1, True)


def test_an_input_that_fails_costs_only_itself(years, tmp_path):
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    result = run("panel", tmp_path / "empty.txt", years["2022"], "-o", "-")
    assert (result.exit_code, "P003" in result.stderr) == (1, True)
    assert "gdp.growth" in result.stdout


PLAN = "{school}{year}年工作计划\n一、工作目标\n1、每位教师听课不少于15节。\n2、办好读书节。\n"


def test_pages_of_several_pairs_are_named_and_not_replaced_unasked(tmp_path):
    for year in (2024, 2025):
        (tmp_path / str(year)).mkdir()
        for school in ("青石镇中心小学", "白云镇中心小学"):
            (tmp_path / str(year) / f"{school}.txt").write_text(PLAN.format(school=school, year=year), encoding="utf-8")
    out = tmp_path / "diff.html"
    command = ("diff", tmp_path / "2024", tmp_path / "2025", "-o", out)
    pages = [tmp_path / f"diff-{number}.html" for number in (1, 2)]
    result = run(*command)
    assert result.exit_code == 0
    assert all(f"{page}: " in result.stderr for page in pages)
    assert "青石镇中心小学2024年工作计划 → 青石镇中心小学2025年工作计划" in result.stderr
    pages[1].write_text("kept", encoding="utf-8")
    pages[0].unlink()
    again = run(*command)
    assert (again.exit_code, again.stderr.startswith("[P051] write: ")) == (2, True)
    assert (pages[0].exists(), pages[1].read_text(encoding="utf-8")) == (False, "kept")
    assert run(*command, "--force").exit_code == 0
    assert pages[1].read_text(encoding="utf-8") != "kept"


def test_the_table_of_a_diff_holds_the_figures(years, tmp_path):
    out = tmp_path / "diff.parquet"
    assert run("diff", years["2022"], years["2023"], "-o", out).exit_code == 0
    frame = pd.read_parquet(out)
    figures = frame[frame["what"] == "target"].dropna(subset=["earlier_value", "later_value"])
    growth = figures[figures["indicator_id"] == "gdp.growth"].iloc[0]
    assert [growth["earlier_value"], growth["later_op"], growth["later_value"], growth["later_unit"]] == [
        7,
        "~",
        6,
        "%",
    ]
    assert growth["difference"] == growth["later_value"] - growth["earlier_value"]
    assert str(frame["earlier_value_max"].dtype) == "float64"
