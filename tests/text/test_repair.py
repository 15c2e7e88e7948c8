"""The whole road of repairs."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planparse.text.clean import CleanText
from planparse.text.repair import MARKS, REPAIRS, clean

HEALTHY = """乐山乡中心小学2024年教研工作计划

一、指导思想
以立德树人为根本任务，全面落实“双减”政策，提升教育教学质量。
二、工作目标
1.教师培训覆盖率达到100%；
2.学业合格率提高1.5个百分点，达到95%以上。
三、主要措施
（一）加强领导，落实责任
成立由校长任组长的领导小组，每月召开一次例会，研究解决教学中的问题。
（二）教研活动安排
九月：
1、制定计划
2、新教师汇报课
"""


def test_healthy_text_is_untouched():
    cleaned = clean(HEALTHY)
    assert cleaned.text is cleaned.raw is HEALTHY
    assert cleaned.origin == range(len(HEALTHY))
    assert cleaned.warnings == ()


@pytest.mark.parametrize("step", [*REPAIRS, *MARKS], ids=lambda step: step.id)
@pytest.mark.parametrize("raw", ["", "\n", HEALTHY])
def test_every_step_leaves_healthy_text_alone(step, raw):
    text = CleanText.of(raw)
    assert step.run(text) is text


def test_steps_have_ids_of_their_own():
    ids = [step.id for step in (*REPAIRS, *MARKS)]
    assert len(ids) == len(set(ids))


def test_every_warning_has_the_code_of_its_step():
    codes = {step.code for step in (*REPAIRS, *MARKS)}
    raw = "學(xué)習計(jì)劃：<b>20xx年</b>\u200b课題，" + "鏁欒偛" + "规范;、"
    assert {notice.code for notice in clean(raw).warnings} <= codes


@pytest.mark.parametrize(
    ("raw", "text", "codes"),
    [
        ("第二學(xué)期工作計(jì)劃，完成５０％", "第二学期工作计划，完成50%", ["pinyin_gloss", "traditional"]),
        ("\u3000\u3000加强&nbsp;管理\r\n", "  加强 管理\n", ["markup_fragment"]),
        ("加\u200b强<br>管理", "加强\n管理", ["stray_character", "markup_fragment"]),
        ("落实《\n规划\u200b\n》", "落实《规划》", ["stray_character", "broken_line"]),
        ("&lt;b&gt;重点&lt;/b&gt;", "重点", ["markup_fragment"] * 6),
        ("教研.计划（20xx年）", "教研.计划（20xx年）", ["masked"]),
    ],
)
def test_whole_results(raw, text, codes):
    cleaned = clean(raw)
    assert cleaned.text == text
    assert [notice.code for notice in cleaned.warnings] == codes


def test_repairs_after_a_slip_see_what_it_brought_to_light():
    surroundings = (
        "各學(xué)校要認(rèn)真組(zǔ)織，強(qiáng)化管理，開展課(kè)題研究，總結(jié)經(jīng)驗，提高教師素質(zhì)。\n"
        * 2
    )
    damaged = "。ㄒ唬┘訌(qiáng)課(kè)題管理"
    cleaned = clean(surroundings + damaged)
    assert cleaned.text.split("\n")[-1] == "（一）加强课题管理"
    at = cleaned.text.index("（一）")
    start, end = cleaned.raw_range(at, len(cleaned.text))
    assert cleaned.raw[start:end] == damaged


def test_pages_reach_the_warnings():
    (notice,) = clean("第一页\n20xx年", pages=(0, 4)).warnings
    assert (notice.span.start, notice.span.page) == (4, 2)


NOISE = {
    "zero width": lambda one: one + "\u200b",
    "soft hyphen": lambda one: one + "\u00ad",
    "private": lambda one: one + "\ue123",
    "tag": lambda one: f"<b>{one}",
    "namespace": lambda one: f"{one}<?xml:namespace prefix = o />",
    "control": lambda one: one + "\x07",
}


@given(st.lists(st.tuples(st.integers(1, len(HEALTHY) - 2), st.sampled_from(sorted(NOISE))), max_size=12))
def test_planted_noise_is_removed_and_spans_slice_what_cleans_to_them(planted):
    kinds = dict(planted)
    raw = "".join(NOISE[kinds[at]](one) if at in kinds else one for at, one in enumerate(HEALTHY))
    cleaned = clean(raw)
    assert cleaned.text == HEALTHY
    for start, end in itertools.combinations(range(0, len(HEALTHY), 29), 2):
        first, last = cleaned.raw_range(start, end)
        assert clean(raw[first:last]).text == HEALTHY[start:end]


PIECES = [
    *(
        "。ㄒ唬┘訌",
        "(qiáng)",
        "學(xué)",
        "發展與規劃",
        "鏁欒偛",
        "½ÌÓý",
        "<b>",
        "&amp;",
        "lt;",
        "&lt;",
        "《?xml:x />",
        "\r\n",
        "\n",
    ),
    *(
        "\u200b",
        "\u3000",
        "５％",
        "20xx年",
        "的.统",
        "2 0 2 4 年",
        "加\n",
        "强化",
        "，",
        "。",
        "、",
        "“",
        "”",
        "（",
        "）",
        "《",
        "》",
    ),
    *(
        "第。\n\n二、第",
        "工作",
        "管理",
        "!",
        ";",
        "?",
        "、",
        "1、",
        "锟斤拷",
        "\ufffd",
        "⼯",
        " ",
        "abc",
        "　",
        "著力",
        "\ud800",
    ),
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_cleaning_twice_is_cleaning_once(raw):
    cleaned = clean(raw)
    assert clean(cleaned.text).text == cleaned.text
    assert len(cleaned.origin) == len(cleaned.text)
    assert all(a <= b for a, b in itertools.pairwise(cleaned.origin))
    assert all(0 <= at < len(raw) for at in cleaned.origin)
    assert all(0 <= notice.span.start <= notice.span.end <= len(raw) for notice in cleaned.warnings)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_cleaned(raw):
    cleaned = clean(raw)
    assert clean(cleaned.text).text == cleaned.text
    assert len(cleaned.origin) == len(cleaned.text)


@pytest.mark.parametrize(
    "unit", ["<", "&amp;", "（", "\n", "20xx", "加\n", "é", "涓�", "學(xué)", "。ㄒ唬┘", "《?xml ", "的，" * 40 + "\n"]
)
def test_work_grows_with_length_only(unit, seconds):
    short, long = (seconds(lambda size=size: clean(unit * (size // len(unit)))) for size in (10_000, 40_000))
    assert long < 12 * short + 0.1


def test_a_radical_for_a_traditional_character():
    text = "學校要認真組織教師開展教學研究，發揮骨幹教師作用，提高教學質量，加強隊伍建設。"
    assert clean(f"{text}校⻑帶頭，⾨衛值班。").text.endswith("校长带头，门卫值班。")
