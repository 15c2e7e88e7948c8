import pytest

from planparse.corpus import check, check_document
from planparse.corpus.files import gold_document, gold_text
from planparse.corpus.gold import read_notation
from planparse.errors import CorpusError

SOURCE = """= 青禾县教研室2024年工作计划
@issuer 青禾县教研室
@period 2024年=2024
# 一、重点工作 {task}
task 1、开展送教下乡活动，{!教研室}[组织{送教活动}<4次>]。 #edu.research
task 2、{@三月=2024-03}开展调研。 #edu.research
# 二、安排 {schedule}
time {@四月=2024-04}：
item 听课
"""


def gold(source=SOURCE):
    written = read_notation(source)
    return gold_document(written, "a.txt", written.text.encode(), "utf-8")


def rules(document):
    return [rule for _, rule, _ in check_document(document)]


def changed(field, index, **update):
    document = gold()
    plan = document.plans[0]
    items = list(getattr(plan, field))
    items[index] = items[index].model_copy(update=update)
    return document.model_copy(update={"plans": (plan.model_copy(update={field: tuple(items)}),)})


def test_sound_gold_has_no_problems():
    assert list(check_document(gold())) == []


def span(document, field, index, start=0, end=0):
    found = getattr(document.plans[0], field)[index].span
    return found.model_copy(update={"start": found.start + start, "end": found.end + end})


@pytest.mark.parametrize(
    ("document", "rule"),
    [
        (changed("tasks", 0, id="p1-u2"), "id"),
        (changed("tasks", 0, span=span(gold(), "tasks", 0, end=3)), "overlap"),
        (changed("tasks", 0, span=span(gold(), "tasks", 0, start=-1)), "span"),
        (changed("tasks", 0, text="1、别的。"), "text"),
        (changed("tasks", 0, label="9、"), "label"),
        (changed("tasks", 0, title="调研"), "title"),
        (changed("tasks", 0, actors=("校长",)), "actors"),
        (changed("tasks", 0, topics=("edu.magic",)), "topics"),
        (changed("tasks", 0, topics=()), "topics"),
        (changed("sections", 0, level=2), "level"),
        (changed("sections", 0, roles=()), "roles"),
        (changed("schedule", 0, activity="开会"), "activity"),
        (changed("targets", 0, value=5.0), "value"),
        (changed("targets", 0, op="range"), "op"),
        (changed("targets", 0, unit="%"), "measure"),
        (changed("targets", 0, value=None), "value"),
        (changed("targets", 0, unit_id="p1-u9"), "unit"),
    ],
)
def test_every_broken_rule_is_named(document, rule):
    assert rule in rules(document)


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("2024年=2024", "2024年=明年", "edtf"),
        ("2024年=2024", "2025年=2025", "period"),
        ("@issuer 青禾县教研室", "@issuer 青禾县政府", "issuer"),
        ("三月=2024-03", "三月=2024-3", "edtf"),
        ("三月=2024-03", "三月=2024-13", "edtf"),
        ("item 听课", "~ 略", "empty"),
        ("开展送教下乡活动，", "送教下乡。", "title"),
        ("# 二、安排 {schedule}", "# 二、{review}回顾 {review}\ntask 做。 #edu.party\n# 三、安排 {schedule}", "type"),
        ("task 1、", "## （一）抓教研\ntask ", "leaf"),
    ],
)
def test_every_broken_guideline_is_named(old, new, rule):
    source = SOURCE.replace(old, new.replace("{review}回顾", "回顾"))
    if rule == "leaf":
        source = source.replace("task 2、", "# 再、任务 {task}\ntask 1、")
    assert rule in rules(gold(source))


def test_files_are_checked_by_name(tmp_path):
    (tmp_path / "a.gold.json").write_text(gold_text(gold()), encoding="utf-8")
    (tmp_path / "b.gold.json").write_text("{", encoding="utf-8")
    problems = check([tmp_path])
    assert [(problem.file, problem.rule) for problem in problems] == [(str(tmp_path / "b.gold.json"), "form")]
    assert str(problems[0]).startswith(f"{tmp_path / 'b.gold.json'}:0: form: ")


def test_nothing_to_check_is_an_error(tmp_path):
    with pytest.raises(CorpusError, match="no gold to check"):
        check([tmp_path])
