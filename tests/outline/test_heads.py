"""Lines above a plan: halves of titles, the fields of a site, titles that stand twice."""

import pytest

from planparse import parse

BODY = "一、主要工作\n1、抓好常规教学。\n2、开展听课评课活动。"


def only(text):
    (plan,) = parse(f"{text}\n{BODY}").plans
    return plan


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("关于做好2024年\n春季护林工作的通知", "关于做好2024年春季护林工作的通知"),
        ("县政府办公室关于推进护林员和\n巡山员“互助”的实施意见", "县政府办公室关于推进护林员和巡山员“互助”的实施意见"),
        ("望岚县人民政府\n关于加快林业发展\n建设生态望岚的意见", "望岚县人民政府关于加快林业发展建设生态望岚的意见"),
        (
            "县政府关于印发2024年全县\n护林工作主要目标任务\n责任分解方案的通知",
            "县政府关于印发2024年全县护林工作主要目标任务责任分解方案的通知",
        ),
        ("中共望岚县委\n望岚县人民政府\n关于护林工作的意见", "中共望岚县委 望岚县人民政府关于护林工作的意见"),
        ("望岚发〔2024〕5号\n望岚县林业局\n望岚县公安局\n关于护林的通知", "望岚县林业局 望岚县公安局关于护林的通知"),
        ("《望岚县林业局2024年工作要点》", "望岚县林业局2024年工作要点"),
        ("望林发〔2024〕5号《望岚县林业局关于护林的通知》\n望岚县林业局关于护林的通知", "望岚县林业局关于护林的通知"),
        ("向美而行 向阳而生\n——云岭小学2024年工作计划", "向美而行 向阳而生——云岭小学2024年工作计划"),
        ("【工作计划】云岭小学2024年工作计划", "云岭小学2024年工作计划"),
        (
            "云岭幼儿园2024学年第一学期\n园务工作计划\n撰写人：田禾　撰写时间：2024年8月",
            "云岭幼儿园2024学年第一学期园务工作计划",
        ),
        ("云岭小学2024年工作计划\n教导处　2024.2", "云岭小学2024年工作计划"),
        ("云岭小学2024年工作计划\n望岚县云岭小学  田禾 祁永新", "云岭小学2024年工作计划"),
        ("云岭小学2024年工作计划：向美而行，向阳而生", "云岭小学2024年工作计划：向美而行，向阳而生"),
        ("云岭小学2024年工作计划\n——2024年云岭小学工作计划", "云岭小学2024年工作计划"),
        ("云岭镇工会2023年工作总结\n及2024年工作计划", "云岭镇工会2023年工作总结及2024年工作计划"),
        ("望岚县教育局\n2024年教育系统\n工作要点", "望岚县教育局2024年教育系统工作要点"),
        ("2024年望岚县\n卫生健康系统\n重点工作任务清单", "2024年望岚县卫生健康系统重点工作任务清单"),
        ("望岚镇2024年护林\n工作计划", "望岚镇2024年护林工作计划"),
        ("云岭小学2023—2024学年度\n第二学期\n德育工作计划", "云岭小学2023—2024学年度第二学期德育工作计划"),
        (
            "望岚县国民经济和社会发展\n第十四个五年规划和二〇三五年远景目标纲要\n望岚县人民政府\n2021年3月",
            "望岚县国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要",
        ),
        ("望岚县“十四五”林业\n事业发展规划", "望岚县“十四五”林业事业发展规划"),
        (
            "望岚县全域推进护林\n加快打造绿色屏障三年行动计划\n（2021—2023年）",
            "望岚县全域推进护林加快打造绿色屏障三年行动计划",
        ),
        (
            "望林发〔2024〕5号望岚县林业局关于印发护林方案的通知",
            "望岚县林业局关于印发护林方案的通知",
        ),
        ("云岭小学2024年工作计划\n第一页\n云岭小学 2024年工作计划", "云岭小学 2024年工作计划"),
    ],
)
def test_titles(lines, title):
    plan = only(lines)
    assert plan.title == title
    assert [item.text for item in (*plan.tasks, *plan.context)] == ["1、抓好常规教学。", "2、开展听课评课活动。"]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("我们做好关于听课的工作。\n加强评课的通知", None),
        ("2024年工作安排：\n听课", None),
        ("2024年3月1日\n德育工作计划", "德育工作计划"),
        ("2024年护林工作回顾\n工作计划", None),
        ("望岚县教育动态\n第十四个五年望岚县教育规划", "第十四个五年望岚县教育规划"),
        ("望岚县林业信息\n加快打造绿色屏障三年行动计划\n（2021—2023年）", "加快打造绿色屏障三年行动计划"),
        ("护林动态\n加快打造绿色屏障三年行动计划\n（2021—2023年）", "加快打造绿色屏障三年行动计划"),
        ("2024年听课关于评课\n云岭小学2024年工作计划", "云岭小学2024年工作计划"),
    ],
)
def test_lines_that_are_no_halves(lines, title):
    assert only(lines).title == title


FIELDS = [
    "索 引 号： 0041/2024-00012 组配分类： 通知\n发布机构： 望岚县林业局\n名　　称： {title}\n文　　号： {number}",
    "[ 索引号 ] | 0041/2024-00012 | [ 发文字号 ] | {number} |\n[ 成文日期 ] | 2024-02-03 | [ 发布日期 ] | 2024-02-04 |",
    "• 索引号：\n0041/2024-00012\n• 发文字号：\n{number}\n• 有效性：\n• 内容概述：",
    "索 引 号\t0041/2024-00012\t主题分类\t林业\n文    号\t{number}\t有 效 性\t有效",
    "责任部门：\n望岚县林业局\n| 字号： |\n×\n索 引 号：\n0041/2024-00012\n文  号：\n{number}\n有 效 性：\n有效",
    "• 公开范围：全部公开\n• 生成日期：2024-02-03\n• 公开方式：政府网站\n• 发文字号：{number}\n• |\n• 打印",
    "{title}\n索引号 LY0041/2024-00012 生成日期 2024-02-03\n文件编号 {number} 效力状况 有效\n内容概述 {title}",
    "信息名称：{title}\n生成日期：2024-02-03\n废止日期：\n文件编号：{number}\n内容概述：对护林作出安排。",
]


@pytest.mark.parametrize("fields", FIELDS)
def test_fields_of_a_site(fields):
    title, number = "望岚县林业局2024年工作要点", "望林发〔2024〕12号"
    plan = only(f"{fields.format(title=title, number=number)}\n{title}")
    assert (plan.title, plan.number) == (title, number)
    assert len(plan.tasks) == 2
    assert not plan.context


def test_a_field_names_a_document_without_a_title():
    fields = "索引号: | 00410012/2024-00012 |\n标 题: | 望岚县林业局关于印发2024年工作要点的通知 | |\n咨询电话: |"
    plan = parse(f"{fields}\n各镇林业站：\n现印发给你们。\n{BODY}").plans[0]
    assert plan.title == "望岚县林业局关于印发2024年工作要点的通知"
    assert plan.addressee == "各镇林业站"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("【字体：[大][中][小]】【发布时间：2024-03-09】【作者：管理员】【阅读：次】", "2024-03-09"),
        ("字体【 】 【日期：2024-3-9】 【单位：云岭县教育局】 【 关 闭 】", "2024-03-09"),
        ("资讯来源：学生工作处发布时间：2024-03-09点击量：12", "2024-03-09"),
        ("更新于2024年3月9日", "2024-03-09"),
        ("2024-03-09 15:10:15   范文网     [ 字体： ] [ 阅读： ]", "2024-03-09"),
        ("浏览量：\n发布日期：2024-03-09 字号：", "2024-03-09"),
        ("文 号 | 望政办〔2024〕1号 | 发文日期 | 2024-03-09 16:20 |", "2024-03-09"),
        ("166人看过", None),
        ("字体大小：\nA+ 大 默认 A- 小", None),
        ("2024-03-09 15:20 云岭发布", "2024-03-09"),
        ("您当前所在位置：", None),
        ("2024年3月9日  来源：云岭小学  浏览：【字体：大 中 小 】", "2024-03-09"),
        ("【打印】【关闭】 【返回顶部】", None),
        ("• 2024-03-09 14:42\n• 分享到：", "2024-03-09"),
        ("您访问的链接即将离开本网站 是否继续？", None),
        ("2024-03-09 15:20 望岚县人民政府", "2024-03-09"),
        ("用微信扫描二维码\n分享至好友和朋友圈", None),
        ("无障碍浏览 长者模式\n视力保护色：", None),
        ("整理文档很辛苦，赏杯茶钱您下走！\n阅读已结束，您可以下载文档离线阅读编辑\n资源描述", None),
    ],
)
def test_lines_of_a_page(line, published):
    for lines in (f"{line}\n云岭小学2024年工作计划", f"云岭小学2024年工作计划\n{line}"):
        plan = only(lines)
        assert plan.title == "云岭小学2024年工作计划"
        assert len(plan.tasks) == 2
        assert not plan.context
        assert plan.published == published


def test_a_page_gives_the_title_twice():
    note = "说明：下面的内容与下载的文档一致，请在下载以前确认它是您要的文档。" * 3
    plan = only(f"云岭小学2024年工作计划\n来源：范文网\n{note}\n学校\n教师\n云岭小学2024年工作计划")
    assert len(plan.tasks) == 2
    assert not plan.context


@pytest.mark.parametrize(
    ("lines", "period"),
    [("（草案）", "2024"), ("（征求意见稿）", "2024"), ("云教发〔2024〕3号　　签发人：田禾", "2024")],
)
def test_lines_under_a_title(lines, period):
    plan = only(f"云岭县2024年教育发展计划\n{lines}")
    assert plan.period.edtf == period
    assert len(plan.tasks) == 2
    assert not plan.context


def test_a_year_in_brackets_above_the_title():
    assert only("【2024年度】\n云岭街道社区教育工作计划").period.edtf == "2024"


def test_the_body_between_title_and_greeting():
    plan = only("云岭县2024年发展计划草案的报告\n（书面）\n云岭县发展和改革局\n各位代表：\n现在请大会审查。")
    assert plan.issuer == "云岭县发展和改革局"
    assert [unit.text for unit in plan.context] == ["各位代表：", "现在请大会审查。"]


CONTENTS = "第一篇　发展环境\n第一章　发展基础\n第二篇　主要目标\n第二章　发展目标"
PARTS = "第一篇　发展环境\n第一章　发展基础\n产值增长6%。\n第二篇　主要目标\n第二章　发展目标\n到2025年，产值增长5%。"
LETTER = "各镇人民政府：\n请落实。\n望岚县人民政府\n2021年4月2日"
OUTLINE = "望岚县国民经济和社会发展第十四个五年规划纲要"


@pytest.mark.parametrize(
    "text",
    [
        f"{OUTLINE}\n{PARTS}",
        f"{OUTLINE}\n（2021年2月5日望岚县人民代表大会第六次会议批准）\n目　录\n{CONTENTS}\n{PARTS}",
        f"{OUTLINE}\n目录\n" + CONTENTS.replace("\n", "……3\n") + f"\n{PARTS}",
        f"关于印发《{OUTLINE}》的通知\n{LETTER}\n{OUTLINE}\n目　录\n{CONTENTS}\n{PARTS}",
    ],
)
def test_parts_of_one_plan_are_no_collection(text):
    (plan,) = parse(text).plans
    assert [(s.level, s.title) for s in plan.sections] == [
        (1, "发展环境"),
        (2, "发展基础"),
        (1, "主要目标"),
        (2, "发展目标"),
    ]


def test_contents_above_the_title():
    contents = "目录\n一、主要工作............1\n二、保障措施............3"
    (plan,) = parse(f"{contents}\n云岭小学2024年工作计划\n{BODY}\n二、保障措施\n成立领导小组。").plans
    assert plan.title == "云岭小学2024年工作计划"
    assert [section.title for section in plan.sections] == ["主要工作", "保障措施"]


def test_a_heading_that_names_contents_only():
    (plan,) = parse(f"云岭小学2024年读书计划\n{BODY}\n二、书目\n目录\n《红岩》\n《草房子》").plans
    assert plan.sections[-1].title == "书目"


def test_the_head_of_an_old_report():
    lines = "二○二四年望岚乡人民政府工作报告\n——在望岚乡人民代表大会上的报告\n乡　长　田　禾\n二○二四年一月十二日"
    (plan,) = parse(f"{lines}\n各位代表：\n我代表乡人民政府报告工作。\n{BODY}").plans
    assert [unit.text for unit in plan.context][:1] == ["各位代表："]


def test_parts_without_chapters_below_the_title_of_one_plan():
    (plan,) = parse(
        f"{OUTLINE}\n第一篇　发展环境\n一、发展基础\n产值增长。\n第二篇　主要目标\n一、发展目标\n产值翻番。"
    ).plans
    assert plan.title == OUTLINE


def test_summaries_with_plans_of_several_offices_stay_apart():
    half = "一、2023年工作总结\n" + "（一）开展巡查，全年巡查林区，及时发现隐患。\n（二）配齐器具。\n" * 12
    titles = [f"望岚县{office}2023年工作总结和2024年工作计划" for office in ("林业局", "水利局")]
    assert [plan.title for plan in parse("".join(f"{title}\n{half}" for title in titles)).plans] == titles


def test_titles_of_a_collection_in_brackets():
    text = f"班主任工作计划\n下文呈现两篇范文。\n篇一：《一班工作计划》\n{BODY}\n篇二：《二班工作计划》\n{BODY}"
    assert [plan.title for plan in parse(text).plans] == ["一班工作计划", "二班工作计划"]


def test_plans_of_a_collection_stay_apart():
    text = f"学校工作计划汇编\n第一篇：云岭小学工作计划\n{BODY}\n第二篇：望岚小学工作计划\n{BODY}"
    assert [plan.title for plan in parse(text).plans] == ["云岭小学工作计划", "望岚小学工作计划"]


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("望岚县林业局关于护林工作的通知（望林发〔2024〕12号）", "望林发〔2024〕12号"),
        ("望林发〔2024〕12号 望岚县林业局关于护林工作的通知", "望林发〔2024〕12号"),
        ("望岚县林业局关于落实云林发〔2024〕5号文件的通知", None),
        ("[通知]望岚县林业局关于护林工作的通知\n望林字202412", "望林字〔2024〕12号"),
        ("望岚县林业局关于护林工作的通知\n望林发202412号", "望林发〔2024〕12号"),
    ],
)
def test_a_number_beside_the_title(title, number):
    assert only(title).number == number


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("2024年全县护林重点任务\n来源：望岚县政府 2024-03-09 10:56", "2024年全县护林重点任务"),
        ("望岚县林业局2024年工作要点 |\n发布日期：2024-03-09", "望岚县林业局2024年工作要点"),
        ("护林工作有新安排。\n来源：望岚县政府", None),
        ("2024年全县护林重点任务\n责任单位：林业局", None),
    ],
)
def test_a_title_that_only_its_place_tells(lines, title):
    assert only(lines).title == title


@pytest.mark.parametrize(
    ("addressee", "read"),
    [
        ("青石开发区管委会，各镇人民政府，县直有关单位", "青石开发区管委会，各镇人民政府，县直有关单位"),
        ("各镇林业站、县直各学校：", "各镇林业站、县直各学校"),
        ("各镇要开展巡查，配齐器具，责任到单位", None),
    ],
)
def test_an_addressee_may_have_lost_its_colon(addressee, read):
    assert only(f"望岚县林业局关于护林工作的通知\n{addressee}\n现将有关事项通知如下。").addressee == read


def test_an_addressee_may_have_lost_its_line_end():
    plan = only("望岚县林业局关于护林工作的通知\n各镇林业站、县直各学校：为做好护林工作，现通知如下。")
    assert plan.addressee == "各镇林业站、县直各学校"
    assert plan.context[0].text == "为做好护林工作，现通知如下。"


def test_a_field_of_a_site_is_no_addressee():
    assert only("望岚县林业局关于护林工作的通知\n责任部门：\n县林业局").addressee is None


def test_a_summary_and_a_plan_with_titles_of_their_own_are_one():
    half = "一、抓好护林\n" + "1.开展巡查，全年巡查林区，及时发现隐患，责任到人。\n2.配齐器具，备足物资。\n" * 9
    for above in (
        "望岚县林业局2023年工作总结和2024年工作要点",
        "望岚县林业局关于印发2023年工作总结和2024年工作要点的通知\n各镇：\n现印发给你们。\n望岚县林业局\n2024年1月3日",
    ):
        text = f"{above}\n望岚县林业局2023年工作总结\n{half}望岚县林业局2024年工作要点\n{half}"
        (plan,) = parse(text).plans
        assert plan.title == above.split("\n")[0]
        assert [(section.level, section.roles) for section in plan.sections] == [
            (1, ("review",)),
            (2, ("review",)),
            (1, ("task",)),
            (2, ("task",)),
        ]


CALENDAR = "二月：\n1．开学典礼。\n三月：\n1．植树。"


def test_a_signature_above_a_supplement():
    (plan,) = parse(f"2024年工作计划\n{BODY}\n云岭小学\n2024年2月20日\n附：行事历\n{CALENDAR}").plans
    assert (plan.issuer, plan.published) == ("云岭小学", None)
    assert [task.text for task in plan.tasks] == ["1、抓好常规教学。", "2、开展听课评课活动。"]
    assert [item.activity for item in plan.schedule] == ["开学典礼", "植树"]
