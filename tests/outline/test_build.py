"""Whole outlines of small plans, drawn as trees: what a reader of the text would draw."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.outline.build import build
from planparse.text.clean import CleanText
from planparse.text.repair import clean


def drawn(text):
    """The outlines of a text, one line per item, indented by level."""
    cleaned = CleanText.of(text)
    lines = []
    for outline in build(cleaned):
        levels = {section.id: section.level for section in outline.sections}
        lines.append((outline.start, 0, f"= {outline.title}"))
        for section in outline.sections:
            roles = "+".join(section.roles)
            lines += [(section.start, 1, "  " * section.level + f"# {section.label}|{section.title}|{roles}")]
        for unit in outline.units:
            body = cleaned.text[unit.body : unit.end].replace("\n", "/")
            indent = "  " * (levels.get(unit.section, 0) + 1)
            lines.append((unit.start, 2, f"{indent}{unit.label}|{unit.title or ''}|{body}"))
        for calendar in outline.calendars:
            indent = "  " * (levels.get(calendar.section, 0) + 1)
            lines += [(line.start, 3, f"{indent}~ {line.text}") for line in calendar.lines]
    return [line for *_, line in sorted(lines, key=lambda item: item[:2])]


CASES = {
    "a stop behind the colon of a heading": (
        """柳溪小学工作计划
一、基本情况：。
柳溪小学有六个年级。
二、工作目标
1、教师成长目标：办好读书沙龙。
2、目标如下：办好读书节。
""",
        [
            "= 柳溪小学工作计划",
            "  # 一、|基本情况|background",
            "    ||柳溪小学有六个年级。",
            "  # 二、|工作目标|goal",
            "    1、|教师成长目标|办好读书沙龙。",
            "    2、||目标如下：办好读书节。",
        ],
    ),
    "a date in points above the foot of a page": (
        """2022年读书活动计划
一、主要工作
1、办好读书节。
2、开展征文活动。
德育处
2022.3.2
版权所有：柳溪小学
""",
        [
            "= 2022年读书活动计划",
            "  # 一、|主要工作|task",
            "    1、||办好读书节。",
            "    2、||开展征文活动。",
        ],
    ),
    "a heading whose characters are set apart": (
        """柳溪小学发展规划
前　言
学校建于河畔。
一、主要工作
1、办好读书节。
""",
        [
            "= 柳溪小学发展规划",
            "  # |前言|background",
            "    ||学校建于河畔。",
            "  # 一、|主要工作|task",
            "    1、||办好读书节。",
        ],
    ),
    "what a group consists of is no title": (
        """柳溪小学工作计划
一、基本情况
数学组现有六名教师。各位教师经验丰富。
数学教研。各位教师每周集中一次。
""",
        [
            "= 柳溪小学工作计划",
            "  # 一、|基本情况|background",
            "    ||数学组现有六名教师。各位教师经验丰富。",
            "    |数学教研|各位教师每周集中一次。",
        ],
    ),
    "headings with paragraphs and entries": (
        """青石镇2024年教研工作计划
为做好全镇教研工作，特制定本计划。
一、指导思想
以质量为中心，服务全镇学校。
二、重点工作
（一）常规管理
1、备课。每位教师周前备课。
2、听课。校长每周听课两节。
（二）课题研究
抓好三个县级课题。
""",
        [
            "= 青石镇2024年教研工作计划",
            "  ||为做好全镇教研工作，特制定本计划。",
            "  # 一、|指导思想|guiding",
            "    ||以质量为中心，服务全镇学校。",
            "  # 二、|重点工作|task",
            "    # （一）|常规管理|task",
            "      1、|备课|每位教师周前备课。",
            "      2、|听课|校长每周听课两节。",
            "    （二）|课题研究|/抓好三个县级课题。",
        ],
    ),
    "a heading without number comes before numbers": (
        """指导思想：
坚持育人为本。
工作目标和措施：
一、营造氛围
多读书，读好书。
二、抓好管理
落实月检查。
""",
        [
            "= None",
            "  # |指导思想|guiding",
            "    ||坚持育人为本。",
            "  # |工作目标和措施|goal+measure",
            "    一、|营造氛围|/多读书，读好书。",
            "    二、|抓好管理|/落实月检查。",
        ],
    ),
    "months are the time of entries, not headings": (
        """一、具体安排
九月：
1、开学典礼。
2、制订计划。
十月
1、教学视导。
二、工作要求
1、提高认识。
""",
        [
            "= None",
            "  # 一、|具体安排|schedule",
            "    ~ 九月：",
            "    ~ 1、开学典礼。",
            "    ~ 2、制订计划。",
            "    ~ 十月",
            "    ~ 1、教学视导。",
            "  # 二、|工作要求|measure",
            "    1、||提高认识。",
        ],
    ),
    "entries glued to the end of a line": (
        """一、工作措施
（一）抓研究，提质量.1、制定专题。每校一个专题。
2、开展课例研究。
""",
        [
            "= None",
            "  # 一、|工作措施|measure",
            "    # （一）|抓研究，提质量|measure",
            "      1、|制定专题|每校一个专题。",
            "      2、||开展课例研究。",
        ],
    ),
    "a heading whose paragraphs have run-in titles is a section": (
        """一、主要任务
（一）扩大内需，稳定增长。把扩大内需放在首位。
促进消费。发放消费券，办好购物节，让群众敢消费。
扩大投资。开工一批重点项目，全年完成投资任务。
""",
        [
            "= None",
            "  # 一、|主要任务|task",
            "    # （一）|扩大内需，稳定增长|task",
            "      ||把扩大内需放在首位。",
            "      |促进消费|发放消费券，办好购物节，让群众敢消费。",
            "      |扩大投资|开工一批重点项目，全年完成投资任务。",
        ],
    ),
    "the paragraph behind the last entry stands for itself": (
        """一、工作回顾
（一）教育质量稳步提高。中考成绩全市第三。
（二）队伍建设得到加强。新招教师五十名。
一年来，我们还完成了食堂改造。
""",
        [
            "= None",
            "  # 一、|工作回顾|review",
            "    （一）|教育质量稳步提高|中考成绩全市第三。",
            "    （二）|队伍建设得到加强|新招教师五十名。",
            "    ||一年来，我们还完成了食堂改造。",
        ],
    ),
    "events with a date in brackets": (
        """一、竞赛工作
1、青年教师赛课（11月中旬）
2、论文评选（12月5日）
3、科技节（待定）
""",
        [
            "= None",
            "  # 一、|竞赛工作|task",
            "    ~ 1、青年教师赛课（11月中旬）",
            "    ~ 2、论文评选（12月5日）",
            "    ~ 3、科技节（待定）",
        ],
    ),
    "an official document hands its plan on": (
        """云岭县教育局文件
云教发〔2024〕3号
关于印发《云岭县2024年教育工作要点》的通知
各乡镇中心学校：
现将《云岭县2024年教育工作要点》印发给你们，请遵照执行。
云岭县教育局
2024年2月20日
云岭县2024年教育工作要点
一、提升教育质量
1．推进课堂改革。
""",
        [
            "= 关于印发《云岭县2024年教育工作要点》的通知",
            "  ||现将《云岭县2024年教育工作要点》印发给你们，请遵照执行。",
            "  # 一、|提升教育质量|task",
            "    1．||推进课堂改革。",
        ],
    ),
    "points of a review that stand as paragraphs": (
        """一、2023年工作回顾
一是狠抓质量，成绩稳中有升。全年听课三百节。
二是狠抓安全，校园平安有序。全年无事故。
""",
        [
            "= None",
            "  # 一、|2023年工作回顾|review",
            "    一是|狠抓质量，成绩稳中有升|全年听课三百节。",
            "    二是|狠抓安全，校园平安有序|全年无事故。",
        ],
    ),
    "a title told by its words is one of the titles around it": (
        """第一部分 2025年重点工作
着力培育特色产业
果业再升级。改造老果园三百亩，建成冷库两座，苹果销往外省和沿海城市。
茶业再延伸。新建茶叶加工车间一座，办好春茶开采节，延长产业链条。
着力推进城乡融合
改造城市。改造老旧小区六个，整治背街小巷，新增停车位一百个，更新路灯。
建设乡村。打造乡村振兴示范村三个，新建高标准农田，修好通村公路。
着力办好民生实事
第一件，县职教中心新校区秋季启用，学生全部搬迁入住，设备配齐。
第二件，县体育馆建成开放，每周免费开放，群众凭证入场。
着力防范化解风险
严防债务风险，坚决兜牢底线，全年不新增隐性债务，偿还到期债务。
编制好县城排水规划，由县住建局牵头，在冬季以前形成草案报县政府。
""",
        [
            "= None",
            "  # 第一部分|2025年重点工作|task",
            "    # |着力培育特色产业|task",
            "      |果业再升级|改造老果园三百亩，建成冷库两座，苹果销往外省和沿海城市。",
            "      |茶业再延伸|新建茶叶加工车间一座，办好春茶开采节，延长产业链条。",
            "    # |着力推进城乡融合|task",
            "      |改造城市|改造老旧小区六个，整治背街小巷，新增停车位一百个，更新路灯。",
            "      |建设乡村|打造乡村振兴示范村三个，新建高标准农田，修好通村公路。",
            "    # |着力办好民生实事|task",
            "      ||第一件，县职教中心新校区秋季启用，学生全部搬迁入住，设备配齐。",
            "      ||第二件，县体育馆建成开放，每周免费开放，群众凭证入场。",
            "    # |着力防范化解风险|task",
            "      ||严防债务风险，坚决兜牢底线，全年不新增隐性债务，偿还到期债务。",
            "      ||编制好县城排水规划，由县住建局牵头，在冬季以前形成草案报县政府。",
        ],
    ),
    "explanations of terms stand apart": (
        """一、重点工作
（一）加强政府自身建设
严格依法行政，自觉接受监督。
名词解释
1.两端一快：指前端、后端和快递。
2.三查四改：指查思想、查作风、查纪律和相应的整改。
""",
        [
            "= None",
            "  # 一、|重点工作|task",
            "    （一）|加强政府自身建设|/严格依法行政，自觉接受监督。",
            "  # |名词解释|appendix",
            "    1.|两端一快|指前端、后端和快递。",
            "    2.|三查四改|指查思想、查作风、查纪律和相应的整改。",
        ],
    ),
    "a line that stops short goes on in the next": (
        """一、考核
考勤由教研组长负责，活动情况纳入
教师量化考核，期末评选优秀组员。
""",
        [
            "= None",
            "  # 一、|考核|task",
            "    ||考勤由教研组长负责，活动情况纳入/教师量化考核，期末评选优秀组员。",
        ],
    ),
    "a manner of doing is no heading of measures": (
        """一、重点工作
（一）以更实举措扩投资
安排重点项目三十个。
（二）以更大力度抓创新
新增科技企业五家。
""",
        [
            "= None",
            "  # 一、|重点工作|task",
            "    （一）|以更实举措扩投资|/安排重点项目三十个。",
            "    （二）|以更大力度抓创新|/新增科技企业五家。",
        ],
    ),
    "a sentence that announces the plan is no heading over it": (
        """石桥镇2024年教研工作计划
现将本学期的工作计划安排如下：
一、指导思想
以质量为中心，服务全镇学校。
二、工作重点
1、备课。每位教师周前备课。
""",
        [
            "= 石桥镇2024年教研工作计划",
            "  ||现将本学期的工作计划安排如下：",
            "  # 一、|指导思想|guiding",
            "    ||以质量为中心，服务全镇学校。",
            "  # 二、|工作重点|task",
            "    1、|备课|每位教师周前备课。",
        ],
    ),
    "a lone heading of principles stands beside the numbers behind it": (
        """石桥小学2024年后勤工作计划
指导思想
以服务教学为宗旨，做好保障。
一、强化队伍建设
1、组织后勤人员学习。
二、抓好常规管理
1、加强财物管理。
""",
        [
            "= 石桥小学2024年后勤工作计划",
            "  # |指导思想|guiding",
            "    ||以服务教学为宗旨，做好保障。",
            "  # 一、|强化队伍建设|task",
            "    1、||组织后勤人员学习。",
            "  # 二、|抓好常规管理|task",
            "    1、||加强财物管理。",
        ],
    ),
    "slogans over lists that begin again are headings": (
        """石桥小学2024年后勤工作计划
一、工作措施
更新观念，服务一线
1、下到教室听取意见。
2、送货到班。
节约开支，管好账目
1、先审批后购物。
2、每月公布账目。
""",
        [
            "= 石桥小学2024年后勤工作计划",
            "  # 一、|工作措施|measure",
            "    # |更新观念，服务一线|measure",
            "      1、||下到教室听取意见。",
            "      2、||送货到班。",
            "    # |节约开支，管好账目|measure",
            "      1、||先审批后购物。",
            "      2、||每月公布账目。",
        ],
    ),
    "one slogan over a list stays a paragraph": (
        """石桥小学2024年后勤工作计划
一、工作措施
更新观念，服务一线
1、下到教室听取意见。
2、送货到班。
""",
        [
            "= 石桥小学2024年后勤工作计划",
            "  # 一、|工作措施|measure",
            "    ||更新观念，服务一线",
            "    1、||下到教室听取意见。",
            "    2、||送货到班。",
        ],
    ),
    "a heading right behind a numbered heading stands under it": (
        """石桥小学2024年大班班务计划
一、工作重点
1. 教学安排
学科能力：
语言要多说多练。
2. 衔接安排
作息时间要逐步靠近小学。
""",
        [
            "= 石桥小学2024年大班班务计划",
            "  # 一、|工作重点|task",
            "    # 1.|教学安排|task",
            "      # |学科能力|task",
            "        ||语言要多说多练。",
            "    2.|衔接安排|/作息时间要逐步靠近小学。",
        ],
    ),
    "bullets before numbers are no text": (
        """石桥小学2024年班级工作计划
• 一、指导思想
以活动育人。
• 二、工作措施
• 1. 选好班干部。
• 值日生每天轮换。
""",
        [
            "= 石桥小学2024年班级工作计划",
            "  # 一、|指导思想|guiding",
            "    ||以活动育人。",
            "  # 二、|工作措施|measure",
            "    1.|选好班干部|/• 值日生每天轮换。",
        ],
    ),
    "a heading that its text follows at once": (
        """石桥小学2024年教研工作计划
一、指导思想以新课程标准为依据，立足课堂，服务学生的成长和教师的发展。
二、工作目标 力争在学期末使全校教师的课堂教学达到合格以上的等次。
三、工作措施有力
""",
        [
            "= 石桥小学2024年教研工作计划",
            "  # 一、|指导思想|guiding",
            "    ||以新课程标准为依据，立足课堂，服务学生的成长和教师的发展。",
            "  # 二、|工作目标|goal",
            "    ||力争在学期末使全校教师的课堂教学达到合格以上的等次。",
            "  # 三、|工作措施有力|measure",
        ],
    ),
    "the closing paragraph is no part of the last entry": (
        """石桥小学2024年教研工作计划
一、工作目标
办好教研节。
二、工作措施
1. 抓备课
每周集体备课一次。
2. 抓听课
每月听课四节。
总之，我们将扎实工作，不负众望。
""",
        [
            "= 石桥小学2024年教研工作计划",
            "  # 一、|工作目标|goal",
            "    ||办好教研节。",
            "  # 二、|工作措施|measure",
            "    1.|抓备课|/每周集体备课一次。",
            "    2.|抓听课|/每月听课四节。",
            "    ||总之，我们将扎实工作，不负众望。",
        ],
    ),
    "sentences of purpose and comparison are no titles": (
        """石桥小学2024年教研工作计划
一、实施策略
为确保教研取得实效，采取一系列办法。先建制度，再抓落实。
（1）与上学期的热闹相比，我班学生安静了许多。要多鼓励。
二、保障
加强领导。
""",
        [
            "= 石桥小学2024年教研工作计划",
            "  # 一、|实施策略|measure",
            "    ||为确保教研取得实效，采取一系列办法。先建制度，再抓落实。",
            "    （1）||与上学期的热闹相比，我班学生安静了许多。要多鼓励。",
            "  # 二、|保障|measure",
            "    ||加强领导。",
        ],
    ),
    "a number and a blank is a label where it counts on, else an amount": (
        """石桥小学2024年工作计划
一、工作目标
1、开齐课程，本学期新增
3 门校本课程，学生自由选择。
2、建好书屋，每班添置
2 对书架，定期更换。
二、安全工作
1 检查桌椅，及时维修。
2 演练疏散，人人参与。
""",
        [
            "= 石桥小学2024年工作计划",
            "  # 一、|工作目标|goal",
            "    1、|开齐课程，本学期新增|/3 门校本课程，学生自由选择。",
            "    2、|建好书屋，每班添置|/2 对书架，定期更换。",
            "  # 二、|安全工作|task",
            "    1||检查桌椅，及时维修。",
            "    2||演练疏散，人人参与。",
        ],
    ),
    "names in a row before colons are titles, a lone one and fields are not": (
        """石桥小学2024年教研工作计划
一、工作措施
专项视导：每月围绕一个主题走进一所学校，听课评课。
随机视导：不打招呼，走进常态课堂，现场反馈意见。
二、活动安排
总的想法：以赛促练，让每位教师都有展示的机会。
活动名称：石桥镇青年教师粉笔字比赛
活动内容：现场书写古诗一首，评委当场打分并点评。
上午：语文组和英语组的老师在报告厅集中上课。
下午：数学组和综合组的老师在录播室集中上课。
""",
        [
            "= 石桥小学2024年教研工作计划",
            "  # 一、|工作措施|measure",
            "    |专项视导|每月围绕一个主题走进一所学校，听课评课。",
            "    |随机视导|不打招呼，走进常态课堂，现场反馈意见。",
            "  # 二、|活动安排|schedule",
            "    ||总的想法：以赛促练，让每位教师都有展示的机会。",
            "    ||活动名称：石桥镇青年教师粉笔字比赛",
            "    ||活动内容：现场书写古诗一首，评委当场打分并点评。",
            "    ||上午：语文组和英语组的老师在报告厅集中上课。",
            "    ||下午：数学组和综合组的老师在录播室集中上课。",
        ],
    ),
    "headings behind the last of named tops stand beside them": (
        """石桥小学2024年教研工作计划
任务一：备课
1、写好详案。
任务二：上课
1、讲练结合。
保障措施
1、经费到位。
工作要求
1、按时完成。
""",
        [
            "= 石桥小学2024年教研工作计划",
            "  # 任务一：|备课|other",
            "    1、||写好详案。",
            "  # 任务二：|上课|other",
            "    1、||讲练结合。",
            "  # |保障措施|measure",
            "    1、||经费到位。",
            "  # |工作要求|measure",
            "    1、||按时完成。",
        ],
    ),
    "headings inside each of named tops stay inside": (
        """石桥小学2024年教研工作方案
活动一：诗会
活动目标
背熟古诗。
活动安排
四月举行。
活动二：故事会
活动目标
讲好故事。
活动安排
五月举行。
""",
        [
            "= 石桥小学2024年教研工作方案",
            "  # 活动一：|诗会|other",
            "    # |活动目标|goal",
            "      ||背熟古诗。",
            "    # |活动安排|schedule",
            "      ||四月举行。",
            "  # 活动二：|故事会|other",
            "    # |活动目标|goal",
            "      ||讲好故事。",
            "    # |活动安排|schedule",
            "      ||五月举行。",
        ],
    ),
    "bodies before colons are who acts, no titles": (
        """石桥小学2024年教研工作计划
一、分工
教研组：每月上一节公开课，课后写一篇反思。
德育处：每周评一次文明班级，周一升旗时公布。
""",
        [
            "= 石桥小学2024年教研工作计划",
            "  # 一、|分工|other",
            "    ||教研组：每月上一节公开课，课后写一篇反思。",
            "    ||德育处：每周评一次文明班级，周一升旗时公布。",
        ],
    ),
    "a list of names that are told of below is no table of contents": (
        """石桥小学2024年教研工作计划
1、备课
2、上课
3、听课
4、评课
5、作业
6、辅导
1、备课要写详案。
2、上课要用普通话。
""",
        [
            "= 石桥小学2024年教研工作计划",
            "  1、||备课",
            "  2、||上课",
            "  3、||听课",
            "  4、||评课",
            "  5、||作业",
            "  6、||辅导",
            "  1、||备课要写详案。",
            "  2、||上课要用普通话。",
        ],
    ),
    "an open paragraph does not swallow the heading below it": (
        """石桥小学2024年教研工作计划
本学期，学校将围绕课堂，立足教研，努力提高全校的教学质量
工作思路
以研促教。
工作措施
每周教研一次。
""",
        [
            "= 石桥小学2024年教研工作计划",
            "  ||本学期，学校将围绕课堂，立足教研，努力提高全校的教学质量",
            "  # |工作思路|guiding",
            "    ||以研促教。",
            "  # |工作措施|measure",
            "    ||每周教研一次。",
        ],
    ),
    "an address is no heading, the name of a group over its list is": (
        """各团总支：
请做好下列工作。
一、机构设置
设书记一名。
二、各年级任务
各年级：
1、开班会。
2、办板报。
各教研组：
1、备课。
2、听课。
""",
        [
            "= None",
            "  ||各团总支：",
            "  ||请做好下列工作。",
            "  # 一、|机构设置|task",
            "    ||设书记一名。",
            "  # 二、|各年级任务|other",
            "    # |各年级|other",
            "      1、||开班会。",
            "      2、||办板报。",
            "    # |各教研组|other",
            "      1、||备课。",
            "      2、||听课。",
        ],
    ),
    "a line without a telling word over the only 一、 is no heading": (
        """石桥幼儿园2024年卫生工作计划
（整理）
一、指导思想
预防为主。
二、工作措施
再者，抓好晨检。
""",
        [
            "= 石桥幼儿园2024年卫生工作计划",
            "  ||（整理）",
            "  # 一、|指导思想|guiding",
            "    ||预防为主。",
            "  # 二、|工作措施|measure",
            "    再者||抓好晨检。",
        ],
    ),
    "what is numbered by its name stands below its heading, and inside an entry that goes on": (
        """石桥小学读书节方案
一、主要活动
活动一：晨读
1、每天读二十分钟。
2、每周评一次。
活动二：诗会。各班选三名选手。
二、其他工作
1、办好义卖。
任务一：收集旧书。
任务二：布置摊位。
2、做好总结。
""",
        [
            "= 石桥小学读书节方案",
            "  # 一、|主要活动|task",
            "    # 活动一：|晨读|task",
            "      1、||每天读二十分钟。",
            "      2、||每周评一次。",
            "    活动二：|诗会|各班选三名选手。",
            "  # 二、|其他工作|task",
            "    # 1、|办好义卖|task",
            "      任务一：||收集旧书。",
            "      任务二：||布置摊位。",
            "    2、||做好总结。",
        ],
    ),
    "the names of other sections among unnumbered headings": (
        """石桥县林业发展计划
发展基础
林场二十处。
重点任务一：扩大林地
（一）荒山造林。栽树两万株。
（二）封山育林。管护五千亩。
重点任务二：做强产业
（一）发展油茶。改造低产林。
（二）发展菌菇。建棚三百个。
""",
        [
            "= 石桥县林业发展计划",
            "  # |发展基础|review",
            "    ||林场二十处。",
            "  # 重点任务一：|扩大林地|task",
            "    （一）|荒山造林|栽树两万株。",
            "    （二）|封山育林|管护五千亩。",
            "  # 重点任务二：|做强产业|other",
            "    （一）|发展油茶|改造低产林。",
            "    （二）|发展菌菇|建棚三百个。",
        ],
    ),
    "boxes of an outline": (
        """石桥县“十四五”水利规划
第一章 主要任务
第一节 防洪
加固堤防。
专栏1　堤防工程
1．青河堤防。
2．柳河堤防。
第二节 灌溉
1．修建渠道。整修干渠。
专栏2 渠道工程
东干渠：衬砌六公里。
2．建设泵站。改造泵房。
""",
        [
            "= 石桥县“十四五”水利规划",
            "  # 第一章|主要任务|task",
            "    # 第一节|防洪|task",
            "      ||加固堤防。",
            "      # 专栏1|堤防工程|task",
            "        1．||青河堤防。",
            "        2．||柳河堤防。",
            "    # 第二节|灌溉|task",
            "      # 1．|修建渠道|task",
            "        ||整修干渠。",
            "        # 专栏2|渠道工程|task",
            "          ||东干渠：衬砌六公里。",
            "      2．|建设泵站|改造泵房。",
        ],
    ),
    "stages of work over paragraphs": (
        """石桥镇河道清理方案
一、工作步骤
第一阶段：宣传发动（3月）
各村召开会议。
张贴通告。
第二阶段：集中清理。组织专班清淤。
二、工作要求
做好保障。
""",
        [
            "= 石桥镇河道清理方案",
            "  # 一、|工作步骤|measure",
            "    第一阶段：|宣传发动（3月）|/各村召开会议。/张贴通告。",
            "    第二阶段：|集中清理|组织专班清淤。",
            "  # 二、|工作要求|measure",
            "    ||做好保障。",
        ],
    ),
    "a heading that ends in 目的 over its text": (
        """石桥小学春游方案
一、活动目的
亲近自然。
二、活动要求
注意安全。
""",
        [
            "= 石桥小学春游方案",
            "  # 一、|活动目的|background",
            "    ||亲近自然。",
            "  # 二、|活动要求|measure",
            "    ||注意安全。",
        ],
    ),
    "decimals right before their headings": (
        """石桥镇文旅规划
一、总体思路
1.1指导思想
坚持绿色发展。
1.2发展定位
建成花海小镇。
1.2.1名师引路
聘请专家。
二、预期效果
2.3万名游客到访。
""",
        [
            "= 石桥镇文旅规划",
            "  # 一、|总体思路|guiding",
            "    # 1.1|指导思想|guiding",
            "      ||坚持绿色发展。",
            "    # 1.2|发展定位|guiding",
            "      ||建成花海小镇。",
            "      1.2.1|名师引路|/聘请专家。",
            "  # 二、|预期效果|goal",
            "    ||2.3万名游客到访。",
        ],
    ),
    "numbers with nothing but a blank behind them": (
        """石桥幼儿园班务计划
一 安全工作
1 检查桌椅，发现松动及时报修。
2 教幼儿认识安全标志。
3 每月演练一次，
20 名幼儿一组。
""",
        [
            "= 石桥幼儿园班务计划",
            "  # 一|安全工作|task",
            "    1||检查桌椅，发现松动及时报修。",
            "    2||教幼儿认识安全标志。",
            "    3||每月演练一次，",
            "    ||20 名幼儿一组。",
        ],
    ),
    "a table of contents without numbers": (
        """石桥县花卉产业规划
目录
总则
空间布局
保障措施
总则
本规划期限五年。
空间布局
沿河布局花田。
保障措施
成立专班。
""",
        [
            "= 石桥县花卉产业规划",
            "  # |总则|background",
            "    ||本规划期限五年。",
            "    ||空间布局",
            "    ||沿河布局花田。",
            "  # |保障措施|measure",
            "    ||成立专班。",
        ],
    ),
    "titles below a heading with nothing of its own": (
        """石桥小学心理工作计划
工作目标
让学生更自信。
实施步骤
宣传与培训
开学初请专家开讲座，组织全体教师参加心理健康知识的培训与考核。
完善课程
根据学生的年龄特点编写心理读本，每周上好一节课，期末展示成果。
工作要求
各班按时上报。
""",
        [
            "= 石桥小学心理工作计划",
            "  # |工作目标|goal",
            "    ||让学生更自信。",
            "  # |实施步骤|measure",
            "    # |宣传与培训|measure",
            "      ||开学初请专家开讲座，组织全体教师参加心理健康知识的培训与考核。",
            "    # |完善课程|measure",
            "      ||根据学生的年龄特点编写心理读本，每周上好一节课，期末展示成果。",
            "  # |工作要求|measure",
            "    ||各班按时上报。",
        ],
    ),
    "a dash with a blank opens a line of its own": (
        """石桥中学班级计划
一、班级目标
本学期的目标可定为：
- 学习：人人进步。
- 纪律：无人迟到。
""",
        [
            "= 石桥中学班级计划",
            "  # 一、|班级目标|goal",
            "    ||本学期的目标可定为：",
            "    ||学习：人人进步。",
            "    ||纪律：无人迟到。",
        ],
    ),
    "a sentence over nothing but who is to do it": (
        """石桥县重点工作清单
一、农业工作
1．新建大棚60座。
责任单位：农业局
完成时限：10月底前
2．开办技术夜校。
牵头单位：农业局
3．推广良种
责任单位：种子站
""",
        [
            "= 石桥县重点工作清单",
            "  # 一、|农业工作|task",
            "    1．||新建大棚60座。/责任单位：农业局/完成时限：10月底前",
            "    2．||开办技术夜校。/牵头单位：农业局",
            "    3．|推广良种|/责任单位：种子站",
        ],
    ),
    "sentences that turn or say what is for what are no titles": (
        """石桥中学班级计划
一、指导思想
以全员成长为目标。本学期抓好习惯养成。
二、班级情况
班风较好，学生好学。
然而，问题也不少。部分学生作业拖拉。
""",
        [
            "= 石桥中学班级计划",
            "  # 一、|指导思想|guiding",
            "    ||以全员成长为目标。本学期抓好习惯养成。",
            "  # 二、|班级情况|background",
            "    ||班风较好，学生好学。",
            "    ||然而，问题也不少。部分学生作业拖拉。",
        ],
    ),
    "the state of a draft under its title": (
        """石桥县养老事业规划
（初  稿）
一、总体要求
坚持普惠。
二、主要任务
办好食堂。
""",
        [
            "= 石桥县养老事业规划",
            "  # 一、|总体要求|guiding",
            "    ||坚持普惠。",
            "  # 二、|主要任务|task",
            "    ||办好食堂。",
        ],
    ),
    "headings behind a dash over entries that count on": (
        """石桥县重点工作分解
（三）改善民生
——扩大就业
98.办好夜校。（责任单位：教育局）
99.开招聘会。
——发展托育
100.新建托育园。
101.培训保育员。
（四）保护生态
102.植树。
""",
        [
            "= 石桥县重点工作分解",
            "  # （三）|改善民生|task",
            "    # |扩大就业|task",
            "      98.||办好夜校。（责任单位：教育局）",
            "      99.||开招聘会。",
            "    # |发展托育|task",
            "      100.||新建托育园。",
            "      101.||培训保育员。",
            "  # （四）|保护生态|task",
            "    102.||植树。",
        ],
    ),
    "headings in a row before the first of them comes again": (
        """石桥小学国防方案
一、背景
1.1政策要求
1.2学生需要
二、目标
2.1总体目标
2.2分项目标
一、背景
1.1政策要求 学校把国防教育列入教学计划，每学期检查一次。
1.2学生需要
学生爱听英雄故事。
二、目标
2.1总体目标
办好军营日。
""",
        [
            "= 石桥小学国防方案",
            "  # 一、|背景|background",
            "    1.1|政策要求|学校把国防教育列入教学计划，每学期检查一次。",
            "    1.2|学生需要|/学生爱听英雄故事。",
            "  # 二、|目标|goal",
            "    # 2.1|总体目标|goal",
            "      ||办好军营日。",
        ],
    ),
    "a calendar without a number that closes a plan": (
        """石桥小学教研组计划
一、指导思想
以课标为指导。
二、主要措施
（一）抓常规
1.检查备课。
2.听课评课。
每月工作安排
九月份
1.制订计划
2.检查开学
十月份
1.办读书节
""",
        [
            "= 石桥小学教研组计划",
            "  # 一、|指导思想|guiding",
            "    ||以课标为指导。",
            "  # 二、|主要措施|measure",
            "    # （一）|抓常规|measure",
            "      1.||检查备课。",
            "      2.||听课评课。",
            "  # |每月工作安排|schedule",
            "    ~ 九月份",
            "    ~ 1.制订计划",
            "    ~ 2.检查开学",
            "    ~ 十月份",
            "    ~ 1.办读书节",
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_outline(name):
    text, expected = CASES[name]
    assert drawn(text) == expected


def test_collection_by_parts():
    text = "第一篇：甲校工作计划\n一、目标\n提高质量。\n第二篇：乙校工作计划\n一、目标\n保障安全。\n"
    assert [outline.title for outline in build(CleanText.of(text))] == ["甲校工作计划", "乙校工作计划"]


def test_collection_by_numbered_titles_leaves_its_small_talk_out():
    text = (
        "学校教科室工作计划(精选2篇)\n时光飞逝，下面是小编整理的计划，欢迎阅读。\n"
        "学校教科室工作计划1\n一、目标\n提高质量。\n学校教科室工作计划2\n一、目标\n保障安全。\n"
        "【学校教科室工作计划】相关文章：\n学校教科室工作计划08-09\n"
    )
    outlines = build(CleanText.of(text))
    assert [(o.title, text[o.start : o.end]) for o in outlines] == [
        ("学校教科室工作计划", "学校教科室工作计划1\n一、目标\n提高质量。"),
        ("学校教科室工作计划", "学校教科室工作计划2\n一、目标\n保障安全。"),
    ]


def test_page_furniture_and_teasers_are_no_content():
    text = (
        "下载\n打印\n【字号：\n大\n中\n小\n】\n青石镇2024年工作计划\n来源：青石镇政府\n一、目标\n提高质量，办好学校。\n"
        "责任编辑：王某\n扫一扫在手机打开当前页\n"
    )
    (outline,) = build(CleanText.of(text))
    assert text[outline.start : outline.end] == "青石镇2024年工作计划\n来源：青石镇政府\n一、目标\n提高质量，办好学校。"
    assert [line.text for line in outline.head] == ["来源：青石镇政府"]


def test_a_cut_sentence_starts_no_section():
    text = (
        "一、总体要求\n"
        + "坚持质量为先。" * 5
        + "\n二、主要工作\n1、结对帮扶。今年我们与县城的三所学校结成对子，其中包括实验小学、红旗小学以及市里的第。\n\n"
        "二、第三附属小学，双方约定每月互派一名骨干教师上课，期末共同开展质量分析。\n三、工作要求\n1、加强领导。\n"
    )
    (outline,) = build(CleanText.of(text))
    assert [section.title for section in outline.sections] == ["总体要求", "主要工作", "工作要求"]


_LINES = st.lists(
    st.sampled_from(
        [
            "一、指导思想",
            "二、重点工作",
            "（一）常规管理",
            "1、备课。每周检查。",
            "2、听课",
            "三月：",
            "第二周",
            "坚持质量第一。",
            "①评课",
            "附件1：名单",
            "一是抓安全。全年平安。",
            "",
            "x",
            "——要点。落实。",
            "各位代表：",
            "2024年3月1日",
        ]
    ),
    max_size=25,
)


@given(_LINES)
def test_items_lie_inside_the_text_and_do_not_overlap(lines):
    cleaned = clean("\n".join(lines))
    for outline in build(cleaned):
        assert 0 <= outline.start <= outline.end <= len(cleaned.text)
        by_id = {section.id: section for section in outline.sections}
        end = outline.start
        for unit in outline.units:
            assert outline.start <= unit.start < unit.end <= outline.end
            assert unit.start >= end, "units overlap"
            end = unit.end
            if unit.section:
                section = by_id[unit.section]
                assert section.start <= unit.start
                assert unit.end <= section.end
        for section in outline.sections:
            parent = by_id.get(section.parent) if section.parent else None
            assert section.level == (parent.level + 1 if parent else 1)
            if parent:
                assert parent.start <= section.start <= section.end <= parent.end


@given(_LINES)
def test_every_content_line_is_in_some_item(lines):
    """Nothing is lost: between title and end every line is a heading, part of a unit, a calendar or about the plan."""
    content = [line for line in lines if line and line != "x"]
    cleaned = CleanText.of("\n".join(content))
    for outline in build(cleaned):
        covered = set()
        for item in (
            *outline.units,
            *(line for calendar in outline.calendars for line in calendar.lines),
            *outline.head,
        ):
            covered |= set(range(item.start, item.end))
        for section in outline.sections:
            covered |= set(range(section.start, section.start + len(section.label) + len(section.title)))
        missed = [i for i in range(outline.start, outline.end) if i not in covered and cleaned.text[i] not in "\n：:。"]
        assert not missed, cleaned.text[missed[0] : missed[0] + 20]
