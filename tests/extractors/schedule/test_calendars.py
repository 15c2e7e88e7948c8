"""Calendars in every customary form, entry by entry: what is cut out, what it says, and when it is."""

import pytest

from planparse.extractors.schedule import extract_schedule
from planparse.outline.model import Calendar, Line, PlanOutline
from planparse.text.clean import CleanText


def lines_of(text):
    at = 0
    for part in text.split("\n"):
        stripped = part.strip()
        if stripped:
            start = at + part.index(stripped)
            yield Line(start, start + len(stripped), stripped)
        at += len(part) + 1


def read(text, period=None):
    outline = PlanOutline(None, None, None, (), 0, len(text), (), (), (Calendar("h1", tuple(lines_of(text))),))
    return extract_schedule(CleanText.of(text), outline, period)


def entries(text, period=None):
    return [
        (
            text[item.span.start : item.span.end],
            item.activity,
            item.time and item.time.text,
            item.time and item.time.edtf,
        )
        for item in read(text, period)
    ]


CASES = {
    "month headings over numbered entries": (
        "二月：\n1、制订科室计划。\n2、检查教案。\n三月份\n1、听评课；",
        "XXXX-02/XXXX-07",
        [
            ("1、制订科室计划。", "制订科室计划", "二月", "XXXX-02"),
            ("2、检查教案。", "检查教案", "二月", "XXXX-02"),
            ("1、听评课；", "听评课", "三月份", "XXXX-03"),
        ],
    ),
    "a heading of two months": (
        "六月—七月\n1、复习迎考\n2、总结归档",
        None,
        [
            ("1、复习迎考", "复习迎考", "六月—七月", "XXXX-06/XXXX-07"),
            ("2、总结归档", "总结归档", "六月—七月", "XXXX-06/XXXX-07"),
        ],
    ),
    "headings and numbers glued into the lines": (
        "九月：1、报到。2、编班。十月：\n1、运动会。2、家长会。十一月：1、抽测。",
        "2024-08/2025-01",
        [
            ("1、报到。", "报到", "九月", "2024-09"),
            ("2、编班。", "编班", "九月", "2024-09"),
            ("1、运动会。", "运动会", "十月", "2024-10"),
            ("2、家长会。", "家长会", "十月", "2024-10"),
            ("1、抽测。", "抽测", "十一月", "2024-11"),
        ],
    ),
    "a year named by the calendar goes before the plan's": (
        "二○一二年九月：\n1、开会\n十二月：\n1、检查\n一月：\n1、放假",
        "2024",
        [
            ("1、开会", "开会", "二○一二年九月", "2012-09"),
            ("1、检查", "检查", "十二月", "2012-12"),
            ("1、放假", "放假", "一月", "2013-01"),
        ],
    ),
    "a year named late counts back": (
        "九月\n1、开会\n2025年1月\n1、放假",
        None,
        [("1、开会", "开会", "九月", "2024-09"), ("1、放假", "放假", "2025年1月", "2025-01")],
    ),
    "the new year begins inside a calendar": (
        "十一月\n1、调研\n一月\n1、总结",
        "2024",
        [("1、调研", "调研", "十一月", "2024-11"), ("1、总结", "总结", "一月", "2025-01")],
    ),
    "dated weeks and their days": (
        "预备周\n8.23-8.29\n周六上午 全室例会\n第一周\n8.30-9.5\n周二至三 备课\n周四 听课\n◆上交计划\n◆2.本月整理资料",
        "XXXX-08/XXXX-01",
        [
            ("全室例会", "全室例会", "周六上午", "XXXX-08-28"),
            ("备课", "备课", "周二至三", "XXXX-08-31/XXXX-09-01"),
            ("听课", "听课", "周四", "XXXX-09-02"),
            ("◆上交计划", "上交计划", "8.30-9.5", "XXXX-08-30/XXXX-09-05"),
            ("整理资料", "整理资料", "本月", "XXXX-09"),
        ],
    ),
    "the month that an entry of a week of two months names": (
        "第五周\n9.27-10.3\n◆ 本月撰写十月份小结\n◆ 本月汇总",
        "XXXX-08/XXXX-01",
        [("撰写十月份小结", "撰写十月份小结", "本月", "XXXX-10"), ("汇总", "汇总", "本月", "XXXX-09")],
    ),
    "a year that contradicts the weekdays is not believed": (
        "第十八周\n12.27-2024.1.2\n周五上午 座谈会\n◆期末复习",
        "XXXX-08/XXXX-01",
        [
            ("座谈会", "座谈会", "周五上午", "XXXX-12-31"),
            ("◆期末复习", "期末复习", "12.27-2024.1.2", "XXXX-12-27/XXXX-01-02"),
        ],
    ),
    "a year that agrees with the weekdays is": (
        "第十八周\n12.25-2024.1.1\n◆期末复习",
        "XXXX-08/XXXX-01",
        [("◆期末复习", "期末复习", "12.25-2024.1.1", "2023-12-25/2024-01-01")],
    ),
    "an entry continues the day of the label before it": (
        "第五周\n9.27-10.3\n周三全天（1）专题研讨\n（2）数据讨论\n期末命题",
        "XXXX-08/XXXX-01",
        [
            ("（1）专题研讨", "专题研讨", "周三全天", "XXXX-09-29"),
            ("（2）数据讨论", "数据讨论", "周三全天", "XXXX-09-29"),
            ("期末命题", "期末命题", "9.27-10.3", "XXXX-09-27/XXXX-10-03"),
        ],
    ),
    "a day as heading": (
        "9.27-10.3\n周一上午 9：30开始\n第一段：启动仪式\n第二段：沙龙；\n周二 调研\n总结",
        "XXXX-08/XXXX-01",
        [
            ("第一段：启动仪式", "启动仪式", "周一上午 9：30开始", "XXXX-09-27"),
            ("第二段：沙龙；", "沙龙", "周一上午 9：30开始", "XXXX-09-27"),
            ("调研", "调研", "周二", "XXXX-09-28"),
            ("总结", "总结", "9.27-10.3", "XXXX-09-27/XXXX-10-03"),
        ],
    ),
    "events with a date in brackets": (
        "1、论文评比（12月中旬）\n2、基本功比赛（11月中旬决赛）\n3、观鸟竞赛（见通知）\n4、课题申报（未定）\n5、读书会（10月20日）",
        "XXXX-08/XXXX-01",
        [
            ("1、论文评比", "论文评比", "12月中旬", "XXXX-12-11/XXXX-12-20"),
            ("2、基本功比赛（11月中旬决赛）", "基本功比赛（11月中旬决赛）", "11月中旬", "XXXX-11-11/XXXX-11-20"),
            ("3、观鸟竞赛", "观鸟竞赛", "见通知", None),
            ("4、课题申报", "课题申报", "未定", None),
            ("5、读书会", "读书会", "10月20日", "XXXX-10-20"),
        ],
    ),
    "deadlines, beginnings and days of a range": (
        "第三周\n9.13-9.19\n◆ 9月15日前将材料收齐\n◆ 10月1日开始放假\n10月10日－11日 第一次月考（不含化学）",
        "XXXX-08/XXXX-01",
        [
            ("将材料收齐", "将材料收齐", "9月15日前", "../XXXX-09-15"),
            ("放假", "放假", "10月1日开始", "XXXX-10-01/.."),
            ("第一次月考（不含化学）", "第一次月考（不含化学）", "10月10日－11日", "XXXX-10-10/XXXX-10-11"),
        ],
    ),
    "a time inside the activity stays there": (
        "十月\n1、教师节（9月10日）表彰\n2、收集论文（10月17日前上交）\n3、2024年度总结\n4、整理九月份资料",
        "2024",
        [
            ("1、教师节（9月10日）表彰", "教师节（9月10日）表彰", "9月10日", "2024-09-10"),
            ("2、收集论文（10月17日前上交）", "收集论文（10月17日前上交）", "10月17日前", "../2024-10-17"),
            ("3、2024年度总结", "2024年度总结", "十月", "2024-10"),
            ("4、整理九月份资料", "整理九月份资料", "十月", "2024-10"),
        ],
    ),
    "months before the activity, one a line": (
        "3月上旬：动员会\n3月25日 听评课\n4月底前完成总结\n每周二：教研活动\n期末：考核",
        "2024",
        [
            ("动员会", "动员会", "3月上旬", "2024-03-01/2024-03-10"),
            ("听评课", "听评课", "3月25日", "2024-03-25"),
            ("完成总结", "完成总结", "4月底前", "../2024-04-30"),
            ("教研活动", "教研活动", "每周二", None),
            ("考核", "考核", "期末", None),
        ],
    ),
    "headings in brackets and with words": (
        "【三月】\n●例会\n（二）四月份工作重点：\n1.期中考试",
        "2024",
        [("●例会", "例会", "三月", "2024-03"), ("1.期中考试", "期中考试", "四月份", "2024-04")],
    ),
    "days of the month at hand": (
        "8月\n25日 报到\n26日至28日 培训\n9月\n1日 开学典礼",
        "2025-08/2026-01",
        [
            ("报到", "报到", "25日", "2025-08-25"),
            ("培训", "培训", "26日至28日", "2025-08-26/2025-08-28"),
            ("开学典礼", "开学典礼", "1日", "2025-09-01"),
        ],
    ),
    "column names and notes are no entries": (
        "日期\n工作要点\n备注\n三月\n1、开会\n注：如有变动另行通知",
        "2024",
        [("1、开会", "开会", "三月", "2024-03")],
    ),
    "rows with tabs": (
        "周次\t工作\t备注\n第一周\n2.17-2.21\t1.报到\n2.编班\t周五大扫除",
        "2025-02/2025-07",
        [
            ("1.报到", "报到", "2.17-2.21", "2025-02-17/2025-02-21"),
            ("2.编班", "编班", "2.17-2.21", "2025-02-17/2025-02-21"),
            ("大扫除", "大扫除", "周五", "2025-02-21"),
        ],
    ),
    "weeks from one to another": (
        "二至五周\n1、听课\n6—8周\n2、评课",
        None,
        [("1、听课", "听课", "二至五周", None), ("2、评课", "评课", "6—8周", None)],
    ),
    "a month glued to the end of a line without punctuation": (
        "九月：\n1、筹备校园足球联赛十月：\n1、举行联赛\n二○二四年十一月：\n1、总结",
        "2024-08/2025-01",
        [
            ("1、筹备校园足球联赛", "筹备校园足球联赛", "九月", "2024-09"),
            ("1、举行联赛", "举行联赛", "十月", "2024-10"),
            ("1、总结", "总结", "二○二四年十一月", "2024-11"),
        ],
    ),
    "feasts of a month on one line": (
        "四月：\n1、春游\n主要节日：4月7日世界卫生日；4月22日世界地球日；4月最后一周爱鸟周。\n2、家访",
        "2024",
        [
            ("1、春游", "春游", "四月", "2024-04"),
            ("世界卫生日；", "世界卫生日", "4月7日", "2024-04-07"),
            ("世界地球日；", "世界地球日", "4月22日", "2024-04-22"),
            ("爱鸟周。", "爱鸟周", "4月最后一周", "2024-04"),
            ("2、家访", "家访", "四月", "2024-04"),
        ],
    ),
    "a label over the activities of a month": (
        "五月：\n活动：\n1、科技节\n主要工作：\n2、期中测试",
        "2024",
        [("1、科技节", "科技节", "五月", "2024-05"), ("2、期中测试", "期中测试", "五月", "2024-05")],
    ),
    "one day as a word": (
        "三月：\n1、规范幼儿一日活动流程\n2、一日生活观摩",
        "2024",
        [
            ("1、规范幼儿一日活动流程", "规范幼儿一日活动流程", "三月", "2024-03"),
            ("2、一日生活观摩", "一日生活观摩", "三月", "2024-03"),
        ],
    ),
    "times in words beside the activity": (
        "五月：\n1、亲子阅读分享会，时间初定5月18日。\n2、家访（具体时间另行通知）\n3、防震演练（5.12日前后）",
        "2024",
        [
            ("1、亲子阅读分享会", "亲子阅读分享会", "5月18日", "2024-05-18"),
            ("2、家访", "家访", "具体时间另行通知", None),
            ("3、防震演练", "防震演练", "5.12日前后", "2024-05-12~"),
        ],
    ),
    "names of columns on lines of their own": (
        "周次\n日期\n月主题\n活动内容\n1\n2.26-3.1\n校园安全月\n报到\n2\n3.4-3.8\n听课",
        "2024",
        [
            ("校园安全月", "校园安全月", "2.26-3.1", "2024-02-26/2024-03-01"),
            ("报到", "报到", "2.26-3.1", "2024-02-26/2024-03-01"),
            ("听课", "听课", "3.4-3.8", "2024-03-04/2024-03-08"),
        ],
    ),
    "the weeks of a month in brackets behind its colon": (
        "二月份：（2—3周）\n1、报到\n三月份：（4-7周）\n1、植树",
        "2024-02/2024-07",
        [("1、报到", "报到", "二月份", "2024-02"), ("1、植树", "植树", "三月份", "2024-03")],
    ),
    "numbers with commas": (
        "5月\n1, 组织跳绳赛；\n2，走访家庭；",
        "2024",
        [("1, 组织跳绳赛；", "组织跳绳赛", "5月", "2024-05"), ("2，走访家庭；", "走访家庭", "5月", "2024-05")],
    ),
    "days without their month in one line": (
        "9.2-9.8\n4日上课；6日家长会",
        "2024-08/2025-01",
        [("上课；", "上课", "4日", "2024-09-04"), ("家长会", "家长会", "6日", "2024-09-06")],
    ),
    "weekdays of a plan of one week": (
        "周一：升旗\n周四下午：组长会",
        "2024-04-08/2024-04-12",
        [("升旗", "升旗", "周一", "2024-04-08"), ("组长会", "组长会", "周四下午", "2024-04-11")],
    ),
    "two quarters": (
        "第一、二季度：\n1、签责任书\n第三、四季度：\n1、年终考评",
        "2024",
        [
            ("1、签责任书", "签责任书", "第一、二季度", "2024-01/2024-06"),
            ("1、年终考评", "年终考评", "第三、四季度", "2024-07/2024-12"),
        ],
    ),
    "months that open their lines, with and without a day": (
        "2月印发通知\n3月组织初评\n3月21日现场答辩",
        "2024",
        [
            ("印发通知", "印发通知", "2月", "2024-02"),
            ("组织初评", "组织初评", "3月", "2024-03"),
            ("现场答辩", "现场答辩", "3月21日", "2024-03-21"),
        ],
    ),
    "feasts before a colon": (
        "元旦：游园会\n“六一”儿童节：文艺汇演\n重阳节前夕：慰问老人",
        "2024",
        [
            ("游园会", "游园会", "元旦", None),
            ("文艺汇演", "文艺汇演", "“六一”儿童节", None),
            ("慰问老人", "慰问老人", "重阳节前夕", None),
        ],
    ),
    "feasts under a month": (
        "九月\n教师节：表彰先进",
        "2024-08/2025-01",
        [("教师节：表彰先进", "教师节：表彰先进", "九月", "2024-09")],
    ),
    "feasts under a month that an entry names": (
        "九月：规范月\n教师节：表彰先进",
        "2024-08/2025-01",
        [("规范月", "规范月", "九月", "2024-09"), ("教师节：表彰先进", "教师节：表彰先进", "九月", "2024-09")],
    ),
    "a few days before the first full week": (
        "预备周 2024年8月29日-8月31日\n报到\n第一周 9月1日-9月7日\n上课",
        None,
        [
            ("报到", "报到", "预备周 2024年8月29日-8月31日", "2024-08-29/2024-08-31"),
            ("上课", "上课", "第一周 9月1日-9月7日", "2024-09-01/2024-09-07"),
        ],
    ),
    "days that could be numbers, but do not begin with the first": (
        "7.8 报到\n7.9 讲座\n7.10 结业",
        "2024",
        [
            ("报到", "报到", "7.8", "2024-07-08"),
            ("讲座", "讲座", "7.9", "2024-07-09"),
            ("结业", "结业", "7.10", "2024-07-10"),
        ],
    ),
    "the dates of a week behind its colon": (
        "第一周：9月2日至9月8日\n1、报到\n第二周：9月9日至9月15日\n1、听课",
        "2024-08/2025-01",
        [
            ("1、报到", "报到", "第一周：9月2日至9月8日", "2024-09-02/2024-09-08"),
            ("1、听课", "听课", "第二周：9月9日至9月15日", "2024-09-09/2024-09-15"),
        ],
    ),
    "months in brackets before their entries, and what announces them": (
        "每月活动安排如下：\n（3月）植树\n（4月）祭扫",
        "2024",
        [("植树", "植树", "3月", "2024-03"), ("祭扫", "祭扫", "4月", "2024-04")],
    ),
    "counted sessions before their dates": (
        "第一讲：3月6日，家教漫谈\n第二次活动：4月10日，学法指导",
        "2024",
        [("家教漫谈", "家教漫谈", "3月6日", "2024-03-06"), ("学法指导", "学法指导", "4月10日", "2024-04-10")],
    ),
    "before the term": (
        "开学前\n1、校园清扫\n第一周\n2、开学典礼",
        None,
        [("1、校园清扫", "校园清扫", "开学前", None), ("2、开学典礼", "开学典礼", "第一周", None)],
    ),
    "dates with a stroke, and their weekdays": (
        "9/3 迎新会\n9/18(三)体质测量\n10/8~10/10 秋收实践",
        "2024-08/2025-01",
        [
            ("迎新会", "迎新会", "9/3", "2024-09-03"),
            ("体质测量", "体质测量", "9/18(三)", "2024-09-18"),
            ("秋收实践", "秋收实践", "10/8~10/10", "2024-10-08/2024-10-10"),
        ],
    ),
    "dates with points before words for things": (
        "9.4 迎新会\n9.13公开课\n9.24小组赛课\n10.14—10.18人人展示\n10.25（周五）分科研讨",
        "2024-08/2025-01",
        [
            ("迎新会", "迎新会", "9.4", "2024-09-04"),
            ("公开课", "公开课", "9.13", "2024-09-13"),
            ("小组赛课", "小组赛课", "9.24", "2024-09-24"),
            ("人人展示", "人人展示", "10.14—10.18", "2024-10-14/2024-10-18"),
            ("分科研讨", "分科研讨", "10.25（周五）", "2024-10-25"),
        ],
    ),
    "one date with a point and its weekday or hours": (
        "9月3日 迎新会\n9.18（周三）体质测量\n10.9周三 家访\n11.6下午 巡课\n12月27日 总评",
        "2024-08/2025-01",
        [
            ("迎新会", "迎新会", "9月3日", "2024-09-03"),
            ("体质测量", "体质测量", "9.18（周三）", "2024-09-18"),
            ("家访", "家访", "10.9周三", "2024-10-09"),
            ("巡课", "巡课", "11.6下午", "2024-11-06"),
            ("总评", "总评", "12月27日", "2024-12-27"),
        ],
    ),
    "fractions are no dates": (
        "●1/4的班级抽测\n●1/2以上教师赛课",
        "2024",
        [
            ("●1/4的班级抽测", "1/4的班级抽测", None, None),
            ("●1/2以上教师赛课", "1/2以上教师赛课", None, None),
        ],
    ),
    "fractions in the month that they could be a date of": (
        "二月：\n2/3以上教师赛课\n2/26 迎新会\n三月：\n3/4的班级抽测\n3/12植树",
        "2024",
        [
            ("2/3以上教师赛课", "2/3以上教师赛课", "二月", "2024-02"),
            ("迎新会", "迎新会", "2/26", "2024-02-26"),
            ("3/4的班级抽测", "3/4的班级抽测", "三月", "2024-03"),
            ("植树", "植树", "3/12", "2024-03-12"),
        ],
    ),
    "weekdays behind a comma, hours in figures, the turn of a month": (
        "1. 11月12日，星期二，开放日\n2. 11月4日8:15时至11月6日17:30时：报名\n3. 11月底12月初：复查",
        "2024",
        [
            ("开放日", "开放日", "11月12日，星期二", "2024-11-12"),
            ("报名", "报名", "11月4日8:15时至11月6日17:30时", "2024-11-04/2024-11-06"),
            ("复查", "复查", "11月底12月初", "2024-11-21/2024-12-10"),
        ],
    ),
    "entries without any time": (
        "●走访家庭\n●慰问教师",
        "2024",
        [("●走访家庭", "走访家庭", None, None), ("●慰问教师", "慰问教师", None, None)],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_calendar(name):
    text, period, expected = CASES[name]
    assert entries(text, period) == expected


def test_a_sentence_broken_in_two_is_one_entry():
    text = "三月\n1、加\n强管理。\n2、检查。"
    broken = Line(3, 11, "1、加强管理。")
    outline = PlanOutline(
        None,
        None,
        None,
        (),
        0,
        len(text),
        (),
        (),
        (Calendar(None, (Line(0, 2, "三月"), broken, Line(12, 17, "2、检查。"))),),
    )
    items = extract_schedule(CleanText.of(text), outline, "2024")
    assert [(item.activity, text[item.span.start : item.span.end]) for item in items] == [
        ("加强管理", "1、加\n强管理。"),
        ("检查", "2、检查。"),
    ]


def test_a_week_joined_to_its_first_entry_is_cut():
    text = "第二周\n9.6-9.12\n周一 例会"
    outline = PlanOutline(
        None,
        None,
        None,
        (),
        0,
        len(text),
        (),
        (),
        (Calendar(None, (Line(0, 3, "第二周"), Line(4, len(text), "9.6-9.12周一 例会"))),),
    )
    (item,) = extract_schedule(CleanText.of(text), outline, None)
    assert (item.activity, item.time.edtf) == ("例会", "XXXX-09-06")


def test_people_and_places_beside_an_entry():
    text = (
        "3月25日 听评课（地点：第一小学，负责人：王老师、李老师）\n3月28日 朗诵会（语文组负责）\n"
        "3月30日 调研：城关中学\n"
        "4月2日 沙龙\n地点：报告厅\n主讲：赵老师"
    )
    assert [(item.activity, item.actors, item.place) for item in read(text, "2024")] == [
        ("听评课", ("王老师", "李老师"), "第一小学"),
        ("朗诵会（语文组负责）", ("语文组",), None),
        ("调研：城关中学", (), "城关中学"),
        ("沙龙", ("赵老师",), "报告厅"),
    ]


def test_people_and_places_in_columns_behind_the_activity():
    text = (
        "日期 时间 内容 主讲人 地点\n8月20日 8:30—11:00 新课标解读 陈岚 报告厅\n"
        "8月21日 分组备课 各组长、教研员 录播室\n8月22日 返程"
    )
    assert [(item.activity, item.actors, item.place) for item in read(text, "2024")] == [
        ("新课标解读", ("陈岚",), "报告厅"),
        ("分组备课", ("各组长", "教研员"), "录播室"),
        ("返程", (), None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "周次\n工作内容\n负责人\n第一周\n备课\n教导处\n第二周\n听课\n评课\n李晓、王芳",
            [("备课", ("教导处",), None), ("听课", ("李晓", "王芳"), None), ("评课", ("李晓", "王芳"), None)],
        ),
        (
            "时间\n内容\n地点\n负责人\n9月8日\n讲座\n报告厅\n赵敏\n9月22日\n研讨\n录播室\n数学组",
            [("讲座", ("赵敏",), "报告厅"), ("研讨", ("数学组",), "录播室")],
        ),
        (
            "周次\n工作内容\n负责人\n第一周\n备课\n教导处\n第二周\n听课\n筹备家长会和运动会",
            [("备课", (), None), ("教导处", (), None), ("听课", (), None), ("筹备家长会和运动会", (), None)],
        ),
    ],
)
def test_people_and_places_on_lines_below_the_activity(text, expected):
    assert [(item.activity, item.actors, item.place) for item in read(text)] == expected


def test_hours_before_a_column_of_remarks():
    text = "周次 起止时间 教学内容 课时 备注\n1 2.19-2.25 力 3\n2 2.26-3.3 弹力 2\n3 3.4-3.10 重力 3 测验"
    assert [item.activity for item in read(text, "2024")] == ["力", "弹力", "重力 3 测验"]


def test_names_of_columns_whose_characters_stand_apart():
    text = "月 份   主 要 工 作   负 责 人\n二月   开学检查   赵敏\n三月   植树   团委"
    assert [(item.activity, item.actors) for item in read(text)] == [("开学检查", ("赵敏",)), ("植树", ("团委",))]


@pytest.mark.parametrize("key", ["主持", "主持人", "主讲", "主备", "执教"])
def test_who_leads_an_entry(key):
    (item,) = read(f"9月6日 课例研讨 {key}：赵敏")
    assert (item.activity, item.actors) == ("课例研讨", ("赵敏",))


def test_grades_are_not_cut_in_two():
    assert [item.actors for item in read("5月8日 拔河\n负责人：七、八年级组长、张岚", "2024")] == [
        ("七、八年级组长", "张岚")
    ]


def test_lines_that_name_time_content_and_people():
    text = "时间：9月 内容：读书沙龙 负责人：教科室\n时间：10月 内容：公开课展示 负责人：各教研组"
    assert [(item.activity, item.time.edtf, item.actors) for item in read(text, "2024")] == [
        ("读书沙龙", "2024-09", ("教科室",)),
        ("公开课展示", "2024-10", ("各教研组",)),
    ]


def test_named_time_and_content():
    text = "十月\n（1）时间：10月15日 地点：礼堂 内容：演讲比赛\n（2）书法展\n时间：10月20日"
    assert [(item.activity, item.time.edtf, item.place) for item in read(text, "2024")] == [
        ("演讲比赛", "2024-10-15", "礼堂"),
        ("书法展", "2024-10-20", None),
    ]


def test_items_carry_section_ids_evidence_and_frequency():
    weekly, own, month, undated = read("每周二：教研\n四月\n4月5日 祭扫\n春游\n", "2024") + read("慰问", "2024")
    assert (weekly.time.frequency.count, weekly.time.frequency.per) == (1, "P1W")
    assert [item.evidence for item in (own, month, undated)] == ["schedule.own", "schedule.heading", "schedule.undated"]
    assert own.confidence > month.confidence > undated.confidence
    assert [item.id for item in (weekly, own, month)] == ["i1", "i2", "i3"]
    assert weekly.section == "h1"
