"""Predicted documents beside gold: what counts as found, and as right."""

import pytest

from planparse.corpus.gold import read_notation
from planparse.corpus.learning.scoring import Scores, add, add_lines, overlap, paired, plain
from planparse.schema import ParsedDocument, Reference, SourceInfo, Span

NOTATION = """= 青禾县教研室2024年工作计划
@period 2024年=2024
background 为做好今年的教研工作，特制定本计划。
# 一、工作目标 {goal}
goal 1、[{普及普惠率}达到<92%>以上]。 #edu.preschool
# 二、重点工作 {task}
task 1、抓教研。|{!教研室}组织[{送教}<4次>]。 #edu.research
task 2、抓安全。|{!各校}开展演练。 #edu.safety
# 三、工作安排 {schedule}
time {@三月=2024-03}：
item 1、下发计划；
"""


@pytest.fixture
def gold():
    written = read_notation(NOTATION)
    source = SourceInfo(path="a.txt", media_type="text/plain", sha256="0" * 64, size=1)
    return ParsedDocument(source=source, text=written.text, plans=written.plans)


def with_plan(document, **update):
    return document.model_copy(update={"plans": (document.plans[0].model_copy(update=update),)})


def scored(predicted, gold):
    scores = Scores()
    add(scores, predicted, gold)
    add_lines(scores, predicted, gold)
    return scores


def test_gold_beside_itself_is_perfect(gold):
    scores = scored(gold, gold)
    assert {name: tally.f1 for name, tally in scores.items.items()} == dict.fromkeys(scores.items, 1.0)
    assert {name: answers.all.f1 for name, answers in scores.answers.items()} == dict.fromkeys(scores.answers, 1.0)
    counted = {name: tally.gold for name, tally in scores.items.items()}
    assert counted | {"references": 0} == {
        "units": 4,
        "goals": 1,
        "tasks": 2,
        "context": 1,
        "titles of units": 2,
        "actors": 2,
        "sections": 3,
        "targets": 2,
        "schedule": 1,
        "references": 0,
    }


def test_nothing_found(gold):
    scores = scored(gold.model_copy(update={"plans": ()}), gold)
    assert {scores.items[name].recall for name in ("units", "goals", "tasks", "context", "sections", "targets")} == {
        0.0
    }
    assert scores.answers["line kind"].all.recall < 0.2


def test_a_wrong_type_costs_both_types(gold):
    plan = gold.plans[0]
    wrong = plan.tasks[0].model_copy(update={"type": "goal"})
    scores = scored(with_plan(gold, goals=(*plan.goals, wrong), tasks=plan.tasks[1:]), gold)
    assert scores.items["units"].f1 == 1.0
    assert (scores.items["goals"].precision, scores.items["tasks"].recall) == (0.5, 0.5)
    assert scores.answers["unit type"].confusion["task", "goal"] == 1


def test_a_missing_topic_costs_recall(gold):
    plan = gold.plans[0]
    bare = tuple(unit.model_copy(update={"topics": ()}) for unit in plan.tasks)
    topics = scored(with_plan(gold, tasks=bare), gold).answers["topics"].all
    assert (topics.precision, topics.recall) == (1.0, pytest.approx(1 / 3))


def test_another_status_and_another_figure(gold):
    plan = gold.plans[0]
    first, second = plan.targets
    changed = (first.model_copy(update={"status": "achieved"}), second.model_copy(update={"value": 5.0}))
    scores = scored(with_plan(gold, targets=changed), gold)
    assert scores.items["targets"].right == 1
    assert scores.answers["status"].confusion == {("planned", "achieved"): 1}


def test_unknown_is_no_answer(gold):
    plan = gold.plans[0]
    silent = tuple(unit.model_copy(update={"evidence": ""}) for unit in plan.tasks)
    answers = scored(with_plan(gold, tasks=silent), gold).answers["unit type"]
    assert answers.confusion["task", "unknown"] == 2
    assert answers.all.precision == 1.0


def reference(start, end, title="a"):
    return Reference(id=f"r{start}", title=title, span=Span(start=start, end=end))


def test_the_best_overlap_is_paired_first():
    ours = [reference(0, 10), reference(1, 11)]
    theirs = [reference(1, 11), reference(20, 30)]
    pairs = paired(ours, theirs, lambda a, b: overlap(a.span, b.span) > 0.5)
    assert pairs == [(ours[0], None), (ours[1], theirs[0]), (None, theirs[1])]


def test_plain():
    assert plain("　达到９５％ 以上。") == "达到95%以上"
    assert plain(None) == ""
