import json
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import planparse
from planparse.errors import ReadError
from planparse.parser import Parser, load
from planparse.schema import ParsedDocument

PLAN = """青石镇中心小学2024年工作计划
一、工作目标
1、中考合格率达到95%以上。
二、主要工作
1、抓备课。教导处每月检查教案一次，每位教师每学期听课不少于15节。
2、落实《青石县教学常规管理办法》（青教发〔2023〕5号）。
三、工作安排
三月：
1、下发工作计划。
四月：
1、召开家长会。
"""


def items(document):
    """Every item of a document that has a span."""
    for plan in document.plans:
        yield plan
        for group in (plan.sections, plan.units, plan.schedule, plan.targets, plan.references):
            yield from group
        for unit in plan.units:
            yield from unit.points
            yield from unit.times


def test_a_whole_plan():
    document = planparse.parse(PLAN)
    (plan,) = document.plans
    assert (plan.title, plan.kind, plan.issuer) == ("青石镇中心小学2024年工作计划", "plan", "青石镇中心小学")
    assert plan.period is not None
    assert (plan.period.label, plan.period.edtf) == ("2024年", "2024")
    assert [(s.label, s.title, s.roles) for s in plan.sections] == [
        ("一、", "工作目标", ("goal",)),
        ("二、", "主要工作", ("task",)),
        ("三、", "工作安排", ("schedule",)),
    ]
    assert [(u.type, u.label, u.title) for u in plan.units] == [
        ("goal", "1、", None),
        ("task", "1、", "抓备课"),
        ("task", "2、", None),
    ]
    assert [(i.time.edtf if i.time else None, i.activity) for i in plan.schedule] == [
        ("2024-03", "下发工作计划"),
        ("2024-04", "召开家长会"),
    ]
    assert [(t.op, t.value, t.unit, t.frequency and (t.frequency.count, t.frequency.per)) for t in plan.targets] == [
        (">=", 95.0, "%", None),
        ("=", 1.0, "次", (1, "P1M")),
        (">=", 15.0, "节", (1, "P6M")),
    ]
    assert [(r.title, r.number) for r in plan.references] == [("青石县教学常规管理办法", "青教发〔2023〕5号")]


def test_the_same_result_from_text_bytes_and_file(tmp_path):
    path = tmp_path / "计划.txt"
    path.write_text(PLAN, encoding="gb18030")
    from_file = planparse.parse(path)
    assert from_file.source.encoding == "gb18030"
    assert from_file.plans == planparse.parse(PLAN).plans == planparse.parse(PLAN.encode("gb18030")).plans
    assert planparse.parse(str(path)) == from_file


def test_the_same_bytes_give_the_same_json():
    first, second = (load().parse(PLAN).model_dump_json() for _ in range(2))
    assert first == second
    assert ParsedDocument.model_validate_json(first).model_dump_json() == first


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"", "P003"),
        ("", "P003"),
        (b"\x00\x01\x02\x03" * 50, "P010"),
        ("This is an English text about nothing in particular.", "P020"),
    ],
)
def test_what_cannot_be_read_says_why(source, code):
    with pytest.raises(ReadError) as caught:
        Parser().parse(source, name="x")
    assert caught.value.code == code
    assert ": x: " in str(caught.value)


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_a_plan_whose_bytes_were_taken_for_latin_letters(codec):
    right, wrong = planparse.parse(PLAN), planparse.parse(PLAN.encode(codec).decode("latin-1"))
    assert [unit.text for unit in wrong.plans[0].tasks] == [unit.text for unit in right.plans[0].tasks]
    assert [(target.indicator, target.value) for target in wrong.plans[0].targets] == [
        (target.indicator, target.value) for target in right.plans[0].targets
    ]
    assert "mojibake" in {notice.code for notice in wrong.warnings}


@pytest.mark.parametrize("text", [PLAN.encode().decode("mac_roman"), "L’été, à Évian : on a déjà fermé, hélas ! " * 20])
def test_nothing_chinese_is_made_of_other_letters(text):
    with pytest.raises(ReadError, match="P020"):
        planparse.parse(text)


def test_a_path_that_does_not_exist(tmp_path):
    with pytest.raises(ReadError) as caught:
        planparse.parse(tmp_path / "no.txt")
    assert caught.value.code == "P001"


def test_a_file_over_the_limit(tmp_path):
    path = tmp_path / "big.txt"
    path.write_text("计划" * 1000, encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        load(limits=planparse.parser.Limits(max_bytes=100)).parse(path)
    assert caught.value.code == "P004"


_LINES = """一、工作目标
二、主要工作
（一）常规管理
1、备课。每位教师每学期听课不少于15节。
三月：
1、开会。
学(xué)期工作
增長５％以上
責任單位：教育局
《办法》（县教发〔2023〕5号）
。ㄒ唬┘訌
20xx年
\u200b
第一篇：甲校工作计划
第二篇：乙校工作计划
各位代表：
现在，我代表县人民政府报告工作。
责任编辑：王
2024年增长6%左右
<b>
附件1：表
第三周 9.13-9.19
周二 上午 例会
年底前完成10个
🙂"""
_PIECES = st.sampled_from([*_LINES.split("\n"), "", "  "])


@given(st.lists(_PIECES, min_size=1, max_size=30).map("\n".join))
def test_spans_lie_inside_and_texts_are_what_they_cover(text):
    try:
        document = planparse.parse(text)
    except ReadError as error:
        assert error.code in {"P003", "P020"}  # noqa: PT017 - nothing Chinese was drawn
        return
    assert document.text == text
    for item in items(document):
        assert 0 <= item.span.start <= item.span.end <= len(text)
    for plan in document.plans:
        for target in plan.targets:
            assert text[target.span.start : target.span.end] == target.text
            if target.period:
                assert text[target.period.span.start : target.period.span.end] == target.period.text
        for item in plan.schedule:
            if item.time:
                assert text[item.time.span.start : item.time.span.end] == item.time.text
        ids = [item.id for group in (plan.sections, plan.units, plan.schedule, plan.targets) for item in group]
        assert len(ids) == len(set(ids))
        known = {section.id for section in plan.sections}
        assert all(unit.section in known for unit in plan.units if unit.section)
        assert all(0 < unit.confidence <= 1 and unit.evidence for unit in plan.units)


def test_importing_is_light_and_without_side_effects(tmp_path):
    code = "import sys, planparse; print(sorted({m.split('.')[0] for m in sys.modules}))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    heavy = {"sklearn", "spacy", "jieba", "pandas", "numpy", "pydantic", "lxml", "rich"}
    assert heavy.isdisjoint(json.loads(result.stdout.replace("'", '"')))
    assert list(tmp_path.iterdir()) == []


def test_parsing_a_text_needs_nothing_heavy():
    code = f"import sys, planparse; planparse.parse({PLAN!r}); print([m for m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"sklearn", "spacy", "jieba", "pandas", "scipy", "pdfplumber", "openpyxl", "pyarrow"}
    assert heavy.isdisjoint(json.loads(result.stdout.replace("'", '"')))


def test_work_grows_linearly():
    """Counted in function calls, not in seconds, so that a busy machine changes nothing."""
    import cProfile
    import pstats

    def calls(text):
        profile = cProfile.Profile()
        profile.runcall(planparse.parse, text)
        return pstats.Stats(profile).total_calls

    body = PLAN.split("\n", 1)[1]
    calls(PLAN)
    once, often = calls(PLAN + body * 15), calls(PLAN + body * 63)
    assert often / once < 4 * 1.15


def test_what_no_output_could_hold_is_replaced():
    document = planparse.parse("青石镇2024年工作计划\n1、办好\ud800读书节。\n", name="a\ud800.txt")
    assert document.text == "青石镇2024年工作计划\n1、办好\ufffd读书节。\n"
    assert document.source.path == "a\\ud800.txt"
    assert ParsedDocument.model_validate_json(document.model_dump_json()) == document


def test_a_name_that_is_not_utf8(tmp_path):
    path = tmp_path / os.fsdecode("计划.txt".encode("gbk"))
    path.write_text(PLAN, encoding="utf-8")
    document = planparse.parse(path)
    assert document.source.path == str(tmp_path / "计划.txt")
    assert ParsedDocument.model_validate_json(document.model_dump_json()) == document
