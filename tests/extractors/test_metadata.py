import csv
from pathlib import Path

import pytest

import planparse
from planparse.extractors.metadata import PlanMetadata, extract_metadata
from planparse.outline.build import build
from planparse.outline.model import Line, PlanOutline, SectionNode
from planparse.readers import load, read
from planparse.schema import Period, Region
from planparse.text.clean import CleanText
from planparse.text.repair import clean as repair


def plan(
    title: str | None,
    body: str = "一、工作目标\n提高质量，完成各项工作。",
    head: tuple[str, ...] = (),
    *,
    above: str = "",
    below: str = "",
    headings: tuple[str, ...] = (),
) -> tuple[CleanText, PlanOutline]:
    """A text of one plan with its outline; ``headings`` are sections of level 1 whose lines stand in the body."""
    lines = [*([title] if title else []), *head, body]
    text = above + "\n".join(lines) + below
    start = len(above)
    title_end = start + len(title) if title else None
    placed, at = [], title_end + 1 if title_end else start
    for line in head:
        placed.append(Line(at, at + len(line), line))
        at += len(line) + 1
    end = len(text) - len(below)
    sections = []
    for number, heading in enumerate(headings, 1):
        begin = text.index(heading, at)
        sections.append(SectionNode(f"s{number}", None, "", heading, 1, (), begin, end, "test", 1.0))
    return CleanText.of(text), PlanOutline(
        title, start if title else None, title_end, tuple(placed), start, end, tuple(sections), (), ()
    )


KINDS = [
    ("云岭县2024年政府工作报告", "report"),
    ("云岭县教研室2023年工作总结和2024年工作计划", "summary_and_plan"),
    ("云岭镇2024年工作总结暨2025年工作谋划", "summary_and_plan"),
    ("云岭县教育局2024年工作总结", "summary"),
    ("云岭县教育局关于2024年工作情况的报告", "summary"),
    ("云岭县教育局2024年工作要点", "plan"),
    ("云岭县教育事业发展“十四五”规划", "plan"),
    ("云岭小学消防安全整治方案", "plan"),
    ("云岭县2024年国民经济和社会发展统计公报", "summary"),
    ("关于云岭县2024年财政预算执行情况和2025年财政预算（草案）的报告", "summary_and_plan"),
    ("云岭镇人民政府关于印发2024年政府工作报告的通知", "report"),
    ("云岭县关于印发《政府工作报告》的通知", "report"),
    ("政府工作报告（2024年）", "report"),
    ("云岭县关于印发2024年政府工作报告重点任务责任分解的通知", "plan"),
    ("2024年县〈政府工作报告〉目标任务分工方案", "plan"),
]


@pytest.mark.parametrize(("title", "kind"), KINDS)
def test_kinds_by_title(title, kind):
    assert extract_metadata(*plan(title)).kind == kind


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("各位代表：\n现在，我代表国务院，向大会报告政府工作，请予审议。", "report"),
        ("各位代表：\n我代表县人民政府向大会报告工作，请予审议。", "report"),
        ("各位老师：\n我代表学校布置本学期工作。", "plan"),
    ],
)
def test_kinds_by_greeting(body, kind):
    assert extract_metadata(*plan(None, body)).kind == kind


def test_a_summary_with_a_section_of_coming_work_is_both():
    body = "一、2023年工作回顾\n完成各项任务。\n二、2024年工作计划\n提高质量。"
    clean, outline = plan("云岭镇工作总结", body, headings=("一、2023年工作回顾", "二、2024年工作计划"))
    assert extract_metadata(clean, outline).kind == "summary_and_plan"


ISSUERS = [
    ("云岭县教育局2024年工作要点", "云岭县教育局"),
    ("2024年云岭县教研室工作计划", "云岭县教研室"),
    ("云岭县第三小学2023-2024学年第二学期教务处工作计划", "云岭县第三小学教务处"),
    ("教育局教研室初中语文、小学数学教研工作计划", "教育局教研室"),
    ("云岭县人力资源和社会保障局2023年工作总结和2024年工作安排", "云岭县人力资源和社会保障局"),
    ("云岭县人民政府办公室关于印发2024年重点工作安排的通知", "云岭县人民政府办公室"),
    ("云岭县人民政府教育督导委员会关于印发工作计划的通知", "云岭县人民政府教育督导委员会"),
    ("关于印发《云岭县教育局2024年工作要点》的通知", "云岭县教育局"),
    ("云岭县河滨小学2024学年第一学期学校工作计划", "云岭县河滨小学"),
    ("初中语文组工作计划", "初中语文组"),
    ("云岭县教育事业发展“十四五”规划", None),
    ("云岭县2024年政府工作报告", "云岭县人民政府"),
    ("2024年新疆政府工作报告", "新疆维吾尔自治区人民政府"),
    ("云岭县教师发展中心2024年教师培训工作计划", "云岭县教师发展中心"),
    ("云岭县教研室初中数学学科2024年度计划", "云岭县教研室"),
    ("2024年度安全生产工作计划", None),
    ("云岭县教科所2024年工作计划", "云岭县教科所"),
    ("2023年秋季教研组工作计划", "教研组"),
    ("2024年暑期教师培训工作方案", None),
    ("云岭小学2023年下期教研组工作计划", "云岭小学教研组"),
    ("2023-2024学年（上）学期语文教研组工作计划", "语文教研组"),
    ("2021学年度（下）数学组工作计划", "数学组"),
    ("2023年春季期小学体育工作计划", None),
    ("2023年秋季期柳溪镇中心小学教学工作计划", "柳溪镇中心小学"),
    ("云岭小学2024年春季校历", "云岭小学"),
    ("云岭小学2024年秋季招生工作方案", "云岭小学"),
    ("2024年春城小学工作计划", "春城小学"),
    ("2024年中小学安全工作计划", None),
    ("望岚县人民政府办公室 关于印发《望岚县护林工作方案》的通知", "望岚县人民政府办公室"),
    ("望岚县人民政府印发《关于加强护林的实施意见》的通知", "望岚县人民政府"),
    ("望岚县林业局关于印发《望岚县人民政府工作规则》的通知", "望岚县林业局"),
    ("望岚县林业局 望岚县公安局关于护林的意见", "望岚县林业局 望岚县公安局"),
    ("国务院办公厅关于护林工作的意见", "国务院办公厅"),
    ("青石地区行政公署关于护林工作的意见", "青石地区行政公署"),
    ("xx镇人民政府2024年政务公开方案", "xx镇人民政府"),
    ("云岭县2024年教育局工作要点", "云岭县教育局"),
    ("“下半年区中小学德育计划”工作安排", None),
    ("工会工作计划 云岭县总工会工作计划第一学期", "云岭县总工会"),
    ("望岚镇人民政府关于印发2024年政府工作报告的通知", "望岚镇人民政府"),
    ("2024年本镇政府工作报告", None),
    ("云岭小学20__—20__学年度第_学期少先队工作计划", "云岭小学少先队"),
    ("云岭街道社区教育工作计划", "云岭街道"),
    ("云岭县人大常委会2024年工作要点", "云岭县人大常委会"),
    ("云岭县纪委监委2024年工作要点", "云岭县纪委监委"),
    ("云岭县残联2024年工作要点", "云岭县残联"),
    ("云岭县科协2024年工作要点", "云岭县科协"),
    ("云岭县老干部局2024年工作要点", "云岭县老干部局"),
    ("云岭县开发区管委会2024年工作要点", "云岭县开发区管委会"),
    ("云岭县妇幼保健院2024年工作计划", "云岭县妇幼保健院"),
    ("关于云岭县政府工作报告", "云岭县人民政府"),
    ("2024年家校联系工作计划", None),
    ("望岚县实验小学三年级数学教学工作计划", "望岚县实验小学"),
    ("[初中二年级]班主任工作计划", None),
    ("望岚职业中专学校第十四个五年发展规划", "望岚职业中专学校"),
    ("望岚镇青石小学三年发展规划", "望岚镇青石小学"),
    ("云岭中学西区2014---2015学年度上期 体育组工作计划", "云岭中学西区体育组"),
    ("2014-2015学年度第2学期英语教研组工作计划", "英语教研组"),
    ("《〈政府工作报告〉任务分工》解读", None),
]


@pytest.mark.parametrize(("title", "issuer"), ISSUERS)
def test_issuers_by_title(title, issuer):
    assert extract_metadata(*plan(title)).issuer == issuer


FULLER = [
    (plan("教科室工作计划", "办好芜湖三中读书周，迎接芜湖三中校庆。"), "芜湖三中教科室"),
    (plan("教科室工作计划", "这是我们云岭小学的特色。"), "云岭小学教科室"),
    (plan("教科室工作计划", "与芜湖三中、芜湖五中合作。"), "教科室"),
    (plan("小学教研室工作计划", "今年云岭镇小学教研室将走进课堂。"), "云岭镇小学教研室"),
    (plan("云岭县2024年小学语文教研工作计划", above="第一篇：教育局教研室小学语文教研计划\n"), "教育局教研室"),
    (plan("罗田县2024年小学语文教研工作计划", above="第一篇：教育局教研室小学语文教研计划\n"), "罗田县教育局教研室"),
    (plan("2024年重点工作安排", below="\n云岭县教育局\n2024年3月5日"), "云岭县教育局"),
    (plan("2024年读书活动安排", below="\n德育处\n2024年3月5日"), "德育处"),
    (plan("2024年重点工作安排", head=("云岭县教育局文件",)), "云岭县教育局"),
    (plan("政府工作报告", "各位代表：\n我代表云岭县人民政府报告工作，请予审议。"), "云岭县人民政府"),
    (plan("德育工作计划", "本学期，我校政教处以养成教育为主线。"), "政教处"),
    (plan("政府工作报告", "各位代表：\n我代表国务院向大会作报告，请予审议。"), "国务院"),
    (
        plan("政府工作报告", "各位代表：\n我代表省人民政府报告工作。", head=("2026年1月2日在山西省人民代表大会上",)),
        "山西省人民政府",
    ),
    (
        plan(
            "政府工作报告",
            "各位代表：\n受县人民政府委托，我报告政府工作。落实山西省的部署，打造山西样板。",
            head=("2024年1月9日在望岚县第九届人民代表大会第四次会议上",),
        ),
        "望岚县人民政府",
    ),
    (
        plan(
            "政府工作报告", "各位代表：\n我代表区人民政府报告工作。山西省、山西。", head=("望岚区人民政府代区长 田禾",)
        ),
        "望岚区人民政府",
    ),
    (plan("教育发展“十五五”规划", "望岚县教育局\n2026年5月9日\n一、规划背景\n基础。"), "望岚县教育局"),
    (
        plan("关于印发《望岚县护林规划》的通知", below="\n中共望岚县委林业工作委员会　望岚县林业局\n2024年3月5日"),
        "中共望岚县委林业工作委员会 望岚县林业局",
    ),
    (plan("关于护林的通知", below="\n望岚省林业厅\n望岚省公安厅\n2024年3月5日"), "望岚省林业厅 望岚省公安厅"),
    (plan("关于护林的通知", below="\n望 岚 县 林 业 局\n2024年3月5日"), "望岚县林业局"),
    (plan("关于转发《望岚省林业厅关于护林的通知》的通知", below="\n望岚县林业局\n2024年3月5日"), "望岚县林业局"),
    (plan("党建工作计划", "中共望岚县林业局党组\n（2024年3月）\n一、工作目标\n提高。"), "中共望岚县林业局党组"),
    (plan("县人民政府关于护林的通知", below="\n望岚县人民政府\n2024年3月5日"), "望岚县人民政府"),
    (plan("县人民政府关于护林的通知", below="\n望岚县林业局\n2024年3月5日"), "县人民政府"),
    (
        plan("关于护林的通知", head=("望岚县公安局文件",), below="\n望岚县林业局　望岚县公安局\n2024年3月5日"),
        "望岚县林业局 望岚县公安局",
    ),
    (plan("教育发展“十五五”规划", "（望岚县人民政府  2026年3月）\n一、规划背景\n基础。"), "望岚县人民政府"),
]


@pytest.mark.parametrize(("case", "issuer"), FULLER)
def test_issuers_are_as_full_as_the_text_names_them(case, issuer):
    assert extract_metadata(*case).issuer == issuer


PERIODS = [
    ("云岭县教研室2023年工作计划", "2023"),
    ("云岭县教研室二〇二四年工作要点", "2024"),
    ("云岭县教研室20xx年工作计划", "XXXX"),
    ("2023年工作总结和2024年工作计划", "2024"),
    ("2023年工作总结", "2023"),
    ("第二学期教科室工作计划", "XXXX-02/XXXX-07"),
    ("2023-2024学年第二学期教学工作计划", "2024-02/2024-07"),
    ("2023—2024学年教学工作计划", "2023-08/2024-07"),
    ("2024年秋季教学工作计划", "2024-08/2025-01"),
    ("2023年秋季德育工作计划", "2023-08/2024-01"),
    ("2024年秋季招生工作方案", "2024-08/2025-01"),
    ("2024年秋季森林防火工作计划", "2024-23"),
    ("2023—2024学年上期教研组工作计划", "2023-08/2024-01"),
    ("2023-2024学年（上）学期语文教研组工作计划", "2023-08/2024-01"),
    ("云岭小学2023年下期教研组工作计划", "2023-08/2024-01"),
    ("2023-2024年度第一学期教研工作计划", "2023-08/2024-01"),
    ("2024年第一季度工作计划", "2024-01/2024-03"),
    ("2024年3月工作安排", "2024-03"),
    ("云岭县教育事业“十五”计划", "2001/2005"),
    ("云岭县教育事业发展“十四五”规划", "2021/2025"),
    ("云岭县国民经济和社会发展第十五个五年规划纲要", "2026/2030"),
    ("云岭县乡村振兴三年行动方案（2023—2025年）", "2023/2025"),
    ("关于印发《云岭县2025年重点任务分解表》的通知", "2025"),
    ("教研室工作计划", None),
    ("2024德育工作计划", "2024"),
    ("2024第一学期德育工作计划", "2024-08/2025-01"),
    ("2024级新生军训工作计划", None),
    ("望岚学校第十四个五年发展规划", "2021/2025"),
    ("云岭小学2023-2024学年（下）教学工作计划", "2024-02/2024-07"),
    ("云岭小学2023-2024学年度(上)数学组工作计划", "2023-08/2024-01"),
    ("云岭小学2023-2024学年（试行）教学工作计划", "2023-08/2024-07"),
    ("2025-2026学年云岭小学第二学期工作计划", "2026-02/2026-07"),
    ("2018-2019阅览室第一学期工作计划", "2018-08/2019-01"),
    ("2018-2020阅览室建设规划", "2018/2020"),
    ("2018-2019阅览室建设规划", "2018/2019"),
    ("2023年春季期云岭小学工作计划", "2023-02/2023-07"),
    ("关于云岭县2024年预算执行情况和2025年预算草案的报告", "2025"),
    ("云岭小学2014---2015学年度上期体育组工作计划", "2014-08/2015-01"),
    ("云岭小学23年教研工作计划", "2023"),
    ("云岭小学零九年工作计划", "2009"),
    ("云岭县教研室96年度工作要点", "1996"),
    ("云岭小学23年秋语文组工作计划", "2023-08/2024-01"),
    ("云岭小学26年春季学期工作安排", "2026-02/2026-07"),
    ("云岭县2022—24年教研行动计划", "2022/2024"),
    ("云岭县2023年后四个月工作计划", "2023-09/2023-12"),
    ("云岭县15年教龄教师研修计划", None),
    ("云岭县20年发展规划", None),
    ("云岭小学从教20年教师表彰方案", None),
    ("云岭镇建校20年工作总结", None),
    ("云岭县10年禁渔工作方案", None),
    ("24年云岭小学教研工作计划", "2024"),
    ("云岭县改革开放40年工作总结", None),
    ("云岭县建校60年庆祝活动方案", None),
]


@pytest.mark.parametrize(("title", "edtf"), PERIODS)
def test_periods_by_title(title, edtf):
    period = extract_metadata(*plan(title)).period
    assert (period.edtf if period else None) == edtf


TELLING = [
    (plan("2024年春季安全工作计划", "为了师生的平安，教师要讲好开学第一课。"), "2024-02/2024-07"),
    (plan("教研室工作计划", "2024学年继续开展磨课工作。"), "2024-08/2025-07"),
    (plan("教研室工作计划", "20××年下半年教研室工作重点是提高质量。"), "XXXX-07/XXXX-12"),
    (plan("教研室工作计划", "20xx年春季学期，我校以质量为主线。"), "XXXX-02/XXXX-07"),
    (plan("教研室工作计划", "提高质量。落实教育局2009年工作要点。"), "2009"),
    (
        plan("政府工作报告", "各位代表：\n我代表国务院报告工作。", head=("2026年3月5日在全国人民代表大会会议上",)),
        "2026",
    ),
    (
        plan(None, "各位代表：\n我代表国务院报告工作。\n一、2024年工作回顾\n成绩。", headings=("一、2024年工作回顾",)),
        "2025",
    ),
    (plan("政府工作报告", "各位代表：\n我报告工作。", head=("——在望岚县代表大会上", "（2022年1月5日）")), "2022"),
    (plan("政府工作报告", "各位代表：\n我报告工作。", head=("二○一八年一月十日在望岚县代表大会会议上",)), "2018"),
    (
        plan(
            "政府工作报告",
            "各位代表：\n我报告工作。\n一、2023年主要工作",
            head=("（2024年1月9日在云岭县", "第十七届人民代表大会第三次会议上）"),
            headings=("一、2023年主要工作",),
        ),
        "2024",
    ),
    (plan("教育发展规划", head=("（2021—2025年）",)), "2021/2025"),
    (plan("教研室工作计划", "每位教师一学期要写学习笔记。"), None),
    (plan("植树活动方案", "一、活动时间：2024年3月\n二、活动内容\n植树。"), "2024-03"),
    (plan("读书节活动方案", "三、活动时间\n2024年4月8日——4月30日\n四、活动内容\n朗诵。"), "2024-04-08/2024-04-30"),
    (plan("艺术节活动方案", "（一）绘画赛\n时间：5月6日\n（二）合唱赛\n时间：5月9日"), None),
    (plan("教研室工作计划", "一、例会\n时间：3月6日"), None),
    (plan(None, "各位代表：\n刚刚过去的1984年，我国取得成绩。我代表国务院作政府工作报告。"), "1985"),
]


@pytest.mark.parametrize(("case", "edtf"), TELLING)
def test_periods_by_text(case, edtf):
    period = extract_metadata(*case).period
    assert (period.edtf if period else None) == edtf


def test_a_file_name_tells_the_year_only_where_the_text_agrees():
    clean, outline = plan(None, "各位代表：\n我代表国务院作政府工作报告。1954年以来取得成绩。")
    assert extract_metadata(clean, outline, name="a/1955年报告.txt").period == Period(label="1955年", edtf="1955")
    assert extract_metadata(clean, outline, name="a/1999年报告.txt").period is None


PUBLISHED = [
    (plan("云岭小学工作计划", head=("发布 2022-03-08 10:12:30 阅读 251",)), "2022-03-08"),
    (plan("云岭小学工作计划", head=("时间：", "2026-02-02 09:20", "来源：云岭日报")), "2026-02-02"),
    (plan("云岭小学工作计划", head=("2026年02月10日 07时41分",)), "2026-02-10"),
    (plan("云岭小学工作计划", head=("来源：云岭日报", "2026年1月14日在大会上")), None),
    (plan("云岭小学工作计划", below="\n云岭小学\n2024年2月20日"), None),
    (plan("2024年工作要点", head=("云教发〔2024〕3号",), below="\n云岭县教育局\n2024年2月20日"), "2024-02-20"),
    (plan("2024年工作要点", "云教〔2024〕8号　　2024年3月3日\n一、工作目标\n提高质量。"), "2024-03-03"),
    (plan("“十五五”规划", "云岭县教育局\n2026年5月12日\n一、工作目标\n提高质量。"), "2026-05-12"),
    (plan("云岭小学工作计划", head=("发布时间：2024-13-45",)), None),
    (plan("2024年教师培训计划", "一、时间\n2024年7月10日至8月20日，每人集中培训。"), None),
    (plan("2024年教师培训计划", "一、时间：2024年7月10日\n从2024年3月1日起实行。\n2024年9月1日，召开典礼。"), None),
    (plan("2024年教师培训计划", head=("时间：2024-03-01 来源：云岭日报",)), "2024-03-01"),
    (plan("云岭县教育局工作要点", below="\n云岭县教育局办公室 2024年2月9日印发"), "2024-02-09"),
    (plan("关于做好听课工作的通知", below="\n云岭县教育局\n2024年2月9日"), "2024-02-09"),
    (plan("2024年听课方案", head=("各乡镇中心学校：",), below="\n云岭县教育局\n2024年2月9日"), "2024-02-09"),
    (plan("云岭小学工作计划", head=("更新于2024年3月9日",)), "2024-03-09"),
    (plan("云岭县关于护林的意见", head=("（2024年2月7日）",)), "2024-02-07"),
    (plan("云岭小学工作计划", head=("（2024年2月7日）",)), None),
]


@pytest.mark.parametrize(("case", "date"), PUBLISHED)
def test_dates_of_publication(case, date):
    assert extract_metadata(*case).published == date


def test_an_official_document():
    body = "一、工作目标\n提高质量。\n附件：1．任务清单\n2．责任表。"
    case = plan(
        "罗田县教育局关于印发2024年工作要点的通知",
        body,
        head=("罗田县教育局文件", "罗教发(2024)第3号", "各乡镇中心学校、县直各学校："),
        below="\n罗田县教育局\n2024年3月5日",
    )
    assert extract_metadata(*case) == PlanMetadata(
        title="罗田县教育局关于印发2024年工作要点的通知",
        kind="plan",
        issuer="罗田县教育局",
        region=Region(province="湖北省", city="黄冈市", county="罗田县", adcode="421123"),
        period=Period(label="2024年", edtf="2024"),
        published="2024-03-05",
        number="罗教发〔2024〕3号",
        addressee="各乡镇中心学校、县直各学校",
        attachments=("任务清单", "责任表"),
        evidence="kind.title issuer.title period.title",
        confidence=0.95,
    )


def test_the_state_council_has_no_region():
    case = plan(None, "各位代表：\n我代表国务院向大会报告政府工作，支持海南省、海南省发展。")
    assert extract_metadata(*case).region is None


TRUTH = Path(__file__).parents[3] / "shared" / "gold" / "headline_targets.csv"


@pytest.mark.shared
@pytest.mark.skipif(not TRUTH.exists(), reason="the measured documents are not beside the project")
def test_region_and_year_of_every_report():
    with TRUTH.open(encoding="utf-8-sig") as file:
        truth = {row["report_id"]: (row["region"], row["year"]) for row in csv.DictReader(file)}
    found = {}
    for path in sorted((TRUTH.parents[1] / "corpus" / "reports").iterdir()):
        clean = repair(read(load(path), path.name).text)
        (outline,) = build(clean)
        metadata = extract_metadata(clean, outline, name=path.name)
        place = metadata.region.province if metadata.region else "中华人民共和国"
        found[path.stem] = (place, metadata.period.edtf if metadata.period else None)
    assert {name: found[name] for name in truth} == truth


def test_whom_a_national_document_is_sent_to_does_not_place_it():
    head = ("各省、自治区、直辖市和新疆生产建设兵团林业局：",)
    assert extract_metadata(*plan("国务院林业委员会办公室关于护林的通知", head=head)).region is None
    assert extract_metadata(*plan("罗田县关于护林的通知", head=head)).region.county == "罗田县"


@pytest.mark.parametrize(
    ("line", "attachments"),
    [
        ("附件：《云岭县听课方案》任务分解表", ("《云岭县听课方案》任务分解表",)),
        ("附件：《云岭县听课方案》", ("云岭县听课方案",)),
        ("附件：关于印发《听课方案》的通知.pdf", ("关于印发《听课方案》的通知",)),
        ("附件1：听课表.xlsx", ("听课表",)),
    ],
)
def test_names_of_attachments(line, attachments):
    assert extract_metadata(*plan("云岭县工作要点", f"一、工作目标\n提高质量。\n{line}")).attachments == attachments


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("市教育局 2022 年工作要点", "市教育局"),
        ("石桥县教育局 2023年工作要点", "石桥县教育局"),
        ("石桥中学 高一年级工作计划", "石桥中学"),
        ("石桥县 2024 年政府工作报告", "石桥县人民政府"),
    ],
)
def test_blanks_behind_the_issuer(title, issuer):
    assert planparse.parse(f"{title}\n一、目标\n1、抓好工作。").plans[0].issuer == issuer
