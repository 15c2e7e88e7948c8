from pathlib import Path

import pytest
from click.testing import CliRunner

from planparse.cli.corpus import corpus

SOURCE = """= 青禾县教研室2024年工作计划
@issuer 青禾县教研室
@period 2024年=2024
# 一、重点工作 {task}
task 1、开展调研活动，[{听课}<20节>]，走访三所学校。 #edu.research
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "2024-plan.plan").write_text(SOURCE, encoding="utf-8")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(corpus, [str(argument) for argument in arguments])


def test_show_lists_what_is_annotated_and_what_may_be_missing(folder):
    assert run("show", folder).output.splitlines() == [
        "PLAN 青禾县教研室2024年工作计划 | plan | 青禾县教研室 | 2024 | None",
        "# 一、|重点工作 {task}",
        "  task [1、|] 1、开展调研活动，听课20节，走访三所学校。 #edu.research",
        "    target 听课 (-) = 20 节 level planned - «听课20节»",
        "    unmarked? 听课20节，走访三所学校。",
    ]


def test_build_check_and_noise_follow_each_other(folder, tmp_path):
    assert run("build", folder).output.strip().endswith("2024-plan.txt, 2024-plan.txt.gold.json")
    assert run("check", folder).output == "1 files, 0 problems\n"
    noisy = tmp_path / "noisy"
    assert run("noise", folder, "-o", noisy, "--copies", 2, "--seed", 3).output == f"2 variants in {noisy}\n"
    assert run("check", noisy).output == "2 files, 0 problems\n"
    assert len({path.read_bytes() for path in noisy.glob("*.txt")}) == 2


def test_check_fails_where_gold_is_broken(folder):
    run("build", folder)
    gold = folder / "2024-plan.txt.gold.json"
    gold.write_text(gold.read_text(encoding="utf-8").replace('"value": 20.0', '"value": 30.0'), encoding="utf-8")
    result = run("check", folder)
    assert result.exit_code == 1
    assert "value: 30 is not what '听课20节' says" in result.output


def test_unknown_noise_is_a_usage_error(folder):
    result = run("noise", folder, "-o", folder / "out", "--kind", "rain")
    assert result.exit_code == 2
    assert "unknown noise rain" in result.output
    assert not Path(folder / "out").exists()


def test_table_counts_what_the_gold_holds(folder):
    run("build", folder)
    head, _, row, total = run("table", folder).output.splitlines()
    counts = dict(zip(head.split("|")[1:-1], row.split("|")[1:-1], strict=True))
    expected = {" documents ": " 1 ", " plans ": " 1 ", " years ": " 2024–2024 ", " tasks ": " 1 ", " targets ": " 1 "}
    assert {key: counts[key] for key in expected} == expected
    assert total.startswith("| all | 1 |")
