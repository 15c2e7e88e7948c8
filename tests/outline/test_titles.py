import pytest

from planparse.outline.titles import (
    is_collection_title,
    is_notice,
    is_title,
    part_title,
    stem_and_number,
    title_within,
)


@pytest.mark.parametrize(
    "line",
    [
        "云岭县2023年教研工作计划",
        "青石镇中心小学2024—2025学年度第一学期工作计划",
        "云岭县人民政府工作报告",
        "云岭县教育局2024年工作要点",
        "关于印发《云岭县教育工作要点》的通知",
        "澄江区“十四五”教育事业发展规划",
        "云岭县2024年国民经济和社会发展统计公报",
        "2023年工作总结和2024年工作计划",
        "数学教研组工作计划（2024年春）",
        "青石小学第7周工作安排（2024年4月8日—4月12日）",
        "青石中学2025年秋季教学周历表（试行稿）",
        "2024年望岚县招生工作日程表",
        "望岚林场植树活动策划书",
        "望岚县“十四五”林业规划责任分解",
        "望岚县支持文旅融合的若干措施",
        "望岚县人民政府印发《关于加强护林工作的实施办法》的通知",
        "望岚县发展和改革局 望岚县自然资源和规划局 望岚县住房和城乡建设局 望岚县林业局关于印发2024年绿化方案的通知",
    ],
)
def test_titles(line):
    assert is_title(line)


@pytest.mark.parametrize(
    "line",
    [
        "具体工作安排",
        "落实若干措施",
        "一、工作总结",
        "本学期主要工作安排",
        "主要工作",
        "认真制订工作计划。",
        "制订计划，落实方案",
        "云岭县环境公报发布",
        "云岭镇活动策划",
        "——2024年1月20日在全体大会上的报告",
        "计划",
        "2024年8月—9月：制订工作计划",
        "十月主题：读书月活动安排",
    ],
)
def test_no_titles(line):
    assert not is_title(line)


def test_collections():
    assert part_title("第三篇：青石镇教研工作计划") == "青石镇教研工作计划"
    assert part_title("第三篇") == ""
    assert part_title("第三章 总则") is None
    assert stem_and_number("教科室的工作计划2") == ("教科室的工作计划", "2")
    assert stem_and_number("教科室的工作计划") is None
    assert stem_and_number("数学教研组工作计划第一学期篇二") == ("数学教研组工作计划第一学期", "二")
    assert stem_and_number("第一学期篇二") is None
    assert stem_and_number("班长工作计划书【第二篇】") == ("班长工作计划书", "二")
    assert stem_and_number("教科室的工作计划（第2篇）") == ("教科室的工作计划", "2")
    assert stem_and_number("教科室的工作计划2篇") is None
    assert part_title("篇一：《青石镇教研工作计划》") == "青石镇教研工作计划"
    assert is_collection_title("学校工作计划范文(精选5篇)")
    assert not is_collection_title("学校工作计划")
    assert is_notice("关于做好2024年教研工作的通知")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("云发〔2024〕3号《关于听课的通知》", "关于听课的通知"),
        ("云发〔2024〕3 号 县政府关于听课的通知", "县政府关于听课的通知"),
        ("《关于印发〈云岭县工作要点〉的通知》", "关于印发〈云岭县工作要点〉的通知"),
        ("关于印发《云岭县工作要点》的通知（云发〔2024〕3号）", "关于印发《云岭县工作要点》的通知"),
        ("《云岭县工作要点》和《云岭县工作计划》", "《云岭县工作要点》和《云岭县工作计划》"),
        ("数学教研组工作计划（2024年春）", "数学教研组工作计划（2024年春）"),
    ],
)
def test_a_title_stands_without_number_and_brackets(line, title):
    assert line[slice(*title_within(line))] == title
