import pytest
from click.testing import CliRunner
from rich.console import Console

from planparse.cli.main import main
from planparse.cli.tree import tree
from planparse.schema import (
    Frequency,
    Notice,
    ParsedDocument,
    Period,
    Plan,
    Reference,
    Region,
    ScheduleItem,
    Section,
    SourceInfo,
    Span,
    Target,
    Time,
    Unit,
)

LONG = "长" * 80


def span(start, end):
    return Span(start=start, end=end)


def document():
    march = Time(text="3月", span=span(50, 52), edtf="2024-03")
    monthly = Time(text="每月", span=span(30, 32), frequency=Frequency(count=1, per="P1M"))
    goals = (
        Unit(id="u1", type="goal", section="s1", text="（一）听课\n不少于15节", span=span(12, 39), topics=("教学",)),
        Unit(id="u2", type="goal", section="s2", text=LONG, span=span(42, 48), times=(monthly,), actors=("教务处",)),
    )
    stated = {"text": "x", "span": span(60, 70)}
    targets = (
        Target(id="t1", unit_id="u1", indicator="听课", op=">=", value=15, unit="节", subject="每位教师", **stated),
        Target(id="t2", indicator="增速", op="range", value=5, value_max=6.5, unit="%", measure="growth", **stated),
    )
    plan = Plan(
        id="p1",
        title="青禾县2024年工作计划",
        span=span(0, 90),
        issuer="青禾县人民政府",
        region=Region(county="青禾县", adcode="990101"),
        period=Period(label="2024年", edtf="2024"),
        sections=(
            Section(id="s1", label="一、", title="目标", level=1, roles=("goal",), span=span(10, 48)),
            Section(id="s2", parent="s1", label="（二）", title="教研", level=2, span=span(40, 48)),
        ),
        goals=goals,
        schedule=(ScheduleItem(id="e1", time=march, activity="[bold]开学", span=span(50, 55), place="礼堂"),),
        targets=targets,
        references=(Reference(id="r1", title="规划", number="青政〔2024〕1号", span=span(80, 85)),),
    )
    warning = Notice(code="year_conflict", message="the year is doubtful", span=span(0, 4))
    source = SourceInfo(path="a.txt", media_type="text/plain", sha256="0" * 64, size=9)
    return ParsedDocument(source=source, text="字" * 90, plans=(plan,), warnings=(warning,))


def shown(**settings):
    console = Console(width=200, color_system=None, highlight=False, markup=False)
    with console.capture() as captured:
        console.print(tree(document(), **settings))
    return captured.get().splitlines()


def test_everything_stands_where_it_belongs_in_the_order_of_the_text():
    assert [line.rstrip() for line in shown()] == [
        "a.txt text/plain, 90 characters",
        "├── 青禾县2024年工作计划 plan 2024",
        "│   ├── issuer 青禾县人民政府",
        "│   ├── region 青禾县 990101",
        "│   ├── 一、目标 goal",
        "│   │   ├── goal （一）听课 不少于15节 #教学",
        "│   │   │   └── target 每位教师 听课 ≥ 15节",
        "│   │   └── （二）教研",
        "│   │       └── goal " + "长" * 43 + "… @教务处 1/P1M",
        "│   ├── 2024-03 [bold]开学 礼堂",
        "│   ├── target 增速 5–6.5% growth",
        "│   └── references 1",
        "│       └── 《规划》 青政〔2024〕1号",
        "└── warning year_conflict the year is doubtful [0:4]",
    ]


def test_full_shows_whole_texts():
    text = "".join(line.strip("│ ") for line in shown(full=True))
    assert LONG in text


def run(*arguments, **settings):
    result = CliRunner().invoke(main, ["show", "--width", "120", *arguments], **settings)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def plan(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = "青禾中学2024年工作计划\n一、工作目标\n1.每位教师每学期听课不少于15节。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    return text


@pytest.mark.usefixtures("plan")
def test_a_file():
    status, told, _ = run("a.txt")
    assert status == 0
    assert "青禾中学2024年工作计划" in told
    assert "15节" in told


def test_standard_input_and_converted_files_show_the_same(plan):
    _, told, _ = run("a.txt")
    assert run("-", input=plan.encode())[1].splitlines()[1:] == told.splitlines()[1:]
    assert CliRunner().invoke(main, ["convert", "a.txt", "-o", "a.jsonl"]).exit_code == 0
    assert run("a.jsonl")[1] == told


@pytest.mark.parametrize("name", ["none.txt", "none.jsonl", "bad.jsonl"])
@pytest.mark.usefixtures("plan")
def test_what_cannot_be_shown_is_told(tmp_path, name):
    (tmp_path / "bad.jsonl").write_text("{}\n")
    status, _, told = run(name)
    assert (status, told[:2]) == (1, "[P")
