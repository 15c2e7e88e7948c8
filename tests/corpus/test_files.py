import pytest

from planparse.corpus import build, load_corpus, load_gold
from planparse.corpus.files import gold_document, render
from planparse.corpus.gold import read_notation
from planparse.errors import CorpusError
from planparse.readers import read

SOURCE = """~ 政务公开
= 青禾县2024年教育工作计划
@issuer 青禾县
@period 2024年=2024
~ 发布时间：2024-02-20 来源：办公室
# 一、工作目标 {goal}
goal 1. [{巩固率}达到<97%>以上]，让每个孩子都能上好学，让家长少一些焦虑，让教师多一些从容。
goal 2. 建好两所学校，逐步缩小城乡差距，稳步推进义务教育优质均衡发展，办好人民满意的教育。
# 二、重点工作 {task}
task （一）抓课堂。|{!各校}要认真落实教学常规，推门听课，及时反馈，把每一节课都上成孩子喜欢的课。
task （二）抓安全。|排查隐患，落实责任，完善制度，强化演练，坚决守住校园安全稳定的底线。
# 三、任务安排 {schedule}
~ 时间 || 内容 || 负责
row time {@三月=2024-03} || item 开学检查 // item 调研 || ~ {!督导室}
row time {@四月=2024-04} || item 听课 || ~ {!教研室}
~ 相关链接：通知公告
"""


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".docx"])
@pytest.mark.parametrize("settings", ["", "@numbering auto\n"])
def test_every_format_is_read_back_with_the_same_gold(suffix, settings):
    written = read_notation(f"@file a{suffix}\n{settings}{SOURCE}")
    content = render(written, suffix, "utf-8", "a.plan")
    document = gold_document(written, f"a{suffix}", content, "utf-8")
    assert document.text == read(content, f"a{suffix}").text
    old, new = written.plans[0], document.plans[0]
    pairs = zip((*old.units, *old.sections, *old.schedule), (*new.units, *new.sections, *new.schedule), strict=True)
    for before, after in pairs:
        if before.id[3] == "s":
            continue
        there = document.text[after.span.start : after.span.end]
        assert there == written.text[before.span.start : before.span.end]
    assert [document.text[s.span.start :][: len(s.label + s.title)] for s in new.sections] == [
        s.label + s.title for s in old.sections
    ]


def test_the_same_source_gives_the_same_bytes():
    written = read_notation(SOURCE)
    assert render(written, ".docx", "utf-8", "a") == render(written, ".docx", "utf-8", "a")


def test_numbers_that_go_on_behind_a_heading_are_counted_on():
    lines = "# 一、甲 {task}\ntask 1.做好甲事情。\n# 二、乙 {task}\ntask 2.做好乙事情。\ntask 3.做好丙事情。"
    written = read_notation(f"@numbering auto\n= 计划\n{lines}")
    content = render(written, ".docx", "utf-8", "a")
    assert read(content, "a.docx").text == written.text


def test_build_writes_document_and_gold_that_load_again(tmp_path):
    source = tmp_path / "2024-plan.plan"
    source.write_text(f"@encoding gb18030\n{SOURCE}", encoding="utf-8")
    document, gold = build(source)
    assert (document.name, gold.name) == ("2024-plan.txt", "2024-plan.txt.gold.json")
    loaded = load_gold(gold)
    assert document.read_bytes().decode("gb18030") == loaded.text
    assert load_corpus([tmp_path]) == [loaded]
    assert (loaded.source.encoding, loaded.source.size) == ("gb18030", len(document.read_bytes()))


def test_noise_can_be_asked_for_in_the_source(tmp_path):
    source = tmp_path / "a.plan"
    source.write_text("@noise traditional,gloss\n@seed 2\n= 计划\ntask 加强学习。", encoding="utf-8")
    document, gold = build(source)
    assert document.read_text(encoding="utf-8") == "計(jì)劃\n加強(qiáng)學(xué)習(xí)。"
    assert load_gold(gold).plans[0].tasks[0].text == "加强学习。"


@pytest.mark.parametrize(("content", "message"), [("{", "Invalid JSON"), ('{"text": "a"}', "Field required")])
def test_broken_gold_is_a_coded_error(tmp_path, content, message):
    path = tmp_path / "a.gold.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=message) as caught:
        load_gold(path)
    assert caught.value.code == "P043"


def test_missing_gold_is_a_coded_error(tmp_path):
    with pytest.raises(CorpusError, match="cannot be read"):
        load_gold(tmp_path / "none.gold.json")
    with pytest.raises(CorpusError, match="found"):
        load_corpus([tmp_path])


def test_an_unknown_format_is_a_coded_error(tmp_path):
    source = tmp_path / "a.plan"
    source.write_text("@file a.pdf\n= 计划\ntask 做。", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"no way to write '\.pdf'"):
        build(source)
