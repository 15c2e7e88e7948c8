"""The shipped models: answers, equality of both sides, size, speed, and what is imported."""

import subprocess
import sys

import numpy as np
import pytest

from planparse.classifiers import store
from planparse.classifiers.predict import load
from planparse.classifiers.samples import clause_sample, line_sample, title_sample, topic_sample, unit_sample
from planparse.classifiers.tasks import tasks

TEXTS = (
    "一、指导思想",
    "各校每月开展一次消防演练，及时整改隐患。",
    "力争高考本科上线率达到60%以上。",
    "一年来，新改建农村公路96公里，县城至苍南一级公路全线贯通。",
    "责任编辑：王某",
    "",
    "\ud800孤立",
)
REPORT = "建成高标准农田2.4万亩，打造示范村10个，改造农村公路76公里，新增学位900个。" * 6
SAMPLES = {
    "line_kind": line_sample,
    "section_role": title_sample,
    "unit_type": lambda text: unit_sample(text, ["task"]),
    "status": lambda text: clause_sample(text, text, "review"),
    "topics_cap": topic_sample,
    "topics_edu": topic_sample,
}


@pytest.fixture(scope="module")
def classifiers():
    return load()


@pytest.mark.parametrize(
    ("text", "roles", "kind"),
    [
        ("各校要每月开展一次消防演练，及时整改隐患。", ["task"], "task"),
        ("力争中考合格率达到95%以上。", ["goal"], "goal"),
        ("为做好本学期的教研工作，特制定本计划。", [], "background"),
        ("坚持以教师发展为中心，以课堂为主阵地。", ["guiding"], "guiding"),
        ("全年新改建农村公路96公里，建成卫生院2所。", ["review"], "review"),
    ],
)
def test_unit_types(classifiers, text, roles, kind):
    found = classifiers.unit_type(text, roles)
    assert found[:2] == (kind, "model.unit_type")
    assert 0.6 <= found[2] <= 1.0


@pytest.mark.parametrize(
    ("title", "parent", "roles"),
    [
        ("保障措施", (), ("measure",)),
        ("指导思想", (), ("guiding",)),
        ("强化队伍，激发活力", (), ("task",)),
        ("抓好课堂", ("task",), ("task",)),
    ],
)
def test_section_roles(classifiers, title, parent, roles):
    assert classifiers.section_role(title, parent)[:2] == (roles, "model.section_role")


@pytest.mark.parametrize(
    ("text", "family", "topics"),
    [
        ("新建乡镇卫生院2所，村卫生室标准化全覆盖。", "cap", {"cap.health"}),
        ("新建高标准农田2万亩，粮食产量保持稳定。", "cap", {"cap.agriculture"}),
        ("开展消防演练，排查校园安全隐患。", "edu", {"edu.safety"}),
        ("落实“双减”，书面作业总量不超标，课后服务全覆盖。", "edu", {"edu.burden"}),
        ("", "edu", set()),
    ],
)
def test_topics(classifiers, text, family, topics):
    assert set(classifiers.topics(text, family)) == topics


def test_status_and_lines(classifiers):
    assert classifiers.status("建成卫生院2所", "去年，建成卫生院2所。", "review")[0] == "achieved"
    assert classifiers.status("建成卫生院2所", "今年要建成卫生院2所。", "task")[0] == "planned"
    assert classifiers.line_kind("一、指导思想")[0] == "heading"
    assert classifiers.line_kind("各校每月开展一次消防演练，及时整改隐患，结果在全县通报。")[0] == "body"
    assert classifiers.line_kind("【字体：大 中 小】 打印本页 关闭窗口")[0] == "furniture"


@pytest.mark.parametrize("name", [task.name for task in tasks()])
def test_both_sides_predict_the_same(classifiers, shipped, name):
    samples = [SAMPLES[name](text) for text in TEXTS]
    by_pipeline = store.load_pipeline(shipped, name).predict_proba(samples)
    np.testing.assert_allclose(classifiers.models[name].probabilities(samples), by_pipeline, rtol=0, atol=1e-12)


@pytest.mark.parametrize(
    ("name", "figure", "least"),
    [
        ("unit_type", "macro_f1", 0.92),
        ("section_role", "micro_f1", 0.95),
        ("topics_cap", "micro_f1", 0.80),
        ("topics_edu", "micro_f1", 0.80),
    ],
)
def test_figures_on_places_held_out(shipped, name, figure, least):
    """As ``planparse train`` measured them: a county's documents by models trained from the other counties."""
    figures = store.read_manifest(shipped)["figures"]
    assert figures[name][figure] >= least
    assert max(found["ece"] for found in figures.values()) <= 0.05


def test_models_are_small(shipped):
    assert sum(file.stat().st_size for file in shipped.iterdir()) < 5_000_000


def test_loading_costs_less_than_cutting_a_report_into_words(shipped, seconds, cut):
    assert seconds(lambda: load(shipped)) < seconds(lambda: cut(REPORT * 80))


def test_topics_cost_a_fraction_of_cutting_into_words(classifiers, seconds, cut):
    units = [(REPORT, "推进乡村振兴")] * 80
    spent = seconds(lambda: classifiers.topics_of(units, "cap"))
    assert spent < 0.25 * seconds(lambda: [cut(text) for text, _ in units])


def test_many_units_are_as_each_alone(classifiers):
    units = [(text, "标题") for text in TEXTS]
    assert classifiers.topics_of(units, "edu") == [classifiers.topics(text, "edu", title) for text, title in units]


def test_prediction_needs_no_library_for_training():
    code = (
        "import sys, planparse; from planparse.classifiers.predict import load; load().topics('修路', 'cap');"
        "bad = {'sklearn', 'skops', 'scipy', 'jieba', 'pandas'} & set(sys.modules); sys.exit(bool(bad) and str(bad))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_import_of_the_package_needs_no_numpy():
    code = "import sys, planparse, planparse.parser; sys.exit('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_many_units_at_once_are_told_as_each_alone():
    told = load()
    units = [
        (f"新建村卫生室{n}所，培训乡村医生{n}名，开展义诊{n}场，修复河堤{n}公里。" * (1 + n % 40), "")
        for n in range(60)
    ]
    assert told.topics_of(units, "cap") == [told.topics(text, "cap") for text, _ in units]
    assert told.topics_of([], "cap") == []


def test_types_of_many_units_are_those_of_each_alone():
    told = load()
    units = [("各校每月开展一次消防演练，及时整改隐患。", ["task"]), ("以立德树人为根本。", []), ("", ["review"])]
    assert told.unit_types(units) == [told.unit_type(text, roles) for text, roles in units]
    assert told.unit_types([]) == []
