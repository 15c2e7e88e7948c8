"""Tables that a plain text draws with pipes or tabs."""

import pytest

from planparse.readers.drawn import drawn_tables


def drawn(text):
    """Rows of cell texts, table by table."""
    found = []
    for table in drawn_tables(text):
        rows = {}
        for cell in table.cells:
            rows.setdefault(cell.row, []).append(text[cell.start : cell.end])
        found.append([rows[row] for row in sorted(rows)])
    return found


CASES = {
    "rows that end in a pipe": (
        "附表\n周次 | 内容 | 备注 |\n第一周 | 报到 | |\n第二周 | 听课 | 全天 |\n以上安排可调整。",
        [[["周次", "内容", "备注"], ["第一周", "报到"], ["第二周", "听课", "全天"]]],
    ),
    "rows between pipes, with a rule under the heading": (
        "| 周次 | 内容 |\n| --- | :---: |\n| 1 | 报到 |",
        [[["周次", "内容"], ["1", "报到"]]],
    ),
    "cells on lines of their own below 序号": (
        "重点任务\n序号\n任务\n牵头单位\n备注\n\n1\n修渠六公里\n水利局\n\n2\n植树三千株\n林业局\n每月报送\n\n附件2\n名单",
        [
            [
                ["序号", "任务", "牵头单位", "备注"],
                ["1", "修渠六公里", "水利局"],
                ["2", "植树三千株", "林业局", "每月报送"],
            ]
        ],
    ),
    "the number of the next row as a cell": (
        "序号\n物品\n件数\n1\n铁锹\n2\n2\n水桶\n3\n3\n扫帚\n9",
        [[["序号", "物品", "件数"], ["1", "铁锹", "2"], ["2", "水桶", "3"], ["3", "扫帚", "9"]]],
    ),
    "序号 twice over one table": (
        "序号\n序号\n任务\n单位\n1\n修渠\n水利局\n工期\n2\n植树\n林业局\n工期",
        [[["序号", "序号", "任务", "单位"], ["1", "修渠", "水利局", "工期"], ["2", "植树", "林业局", "工期"]]],
    ),
    "a sentence behind a last row without its last cell": (
        "序号\n任务\n单位\n1\n修渠\n水利局\n2\n植树\n请各单位按月报送进度。",
        [[["序号", "任务", "单位"], ["1", "修渠", "水利局"], ["2", "植树"]]],
    ),
    "序号 over no numbers": ("表头\n序号\n任务\n单位\n甲\n乙\n丙\n丁", []),
    "one number alone": ("序号\n任务\n单位\n1\n修渠\n水利局", []),
    "full-width pipes": ("周次｜内容｜地点\n1｜报到｜操场", [[["周次", "内容", "地点"], ["1", "报到", "操场"]]]),
    "cells on lines of their own": (
        "月份\n| 周次\n| 内容\n|\n三月\n植树月\n| 第一周\n| 报到\n编班\n|\n以上安排可调整。",
        [[["月份", "周次", "内容"], ["三月\n植树月", "第一周", "报到\n编班"]]],
    ),
    "cells on lines of their own, each with its pipe": (
        "行事历\n日期 |\n星期 |\n工作 |\n---|---|---|\n9月2日 |\n一 |\n报到 |\n9月5日 |\n四 |\n|\n以上安排可调整。",
        [[["日期", "星期", "工作"], ["9月2日", "一", "报到"], ["9月5日", "四"]]],
    ),
    "cells with a pipe on the line behind them": (
        "校历\n周次\n|\n周一\n|\n备注\n|\n一\n|\n9/2\n|\n报到\n编班\n|\n二\n|\n9\n|\n|\n以上安排可调整。",
        [[["周次", "周一", "备注"], ["一", "9/2", "报到\n编班"], ["二", "9"]]],
    ),
    "cells on lines of their own below a caption": (
        "2024年活动表 |\n|||\n序号 |\n活动 |\n时间 |\n备注 |\n1 |\n跳绳 |\n2月 |\n|\n2 |\n拔河 |\n6月 |\n|\n",
        [[["序号", "活动", "时间", "备注"], ["1", "跳绳", "2月"], ["2", "拔河", "6月"]]],
    ),
    "cells divided by tabs": (
        "周次\t日期\t内容\n1\t9.1-9.5\t报到\n\t\t编班",
        [[["周次", "日期", "内容"], ["1", "9.1-9.5", "报到"], ["", "", "编班"]]],
    ),
    "two tables": (
        "周次 | 内容 |\n1 | 报到 |\n\n比赛安排\n日期 | 项目 |\n5月6日 | 拔河 |",
        [[["周次", "内容"], ["1", "报到"]], [["日期", "项目"], ["5月6日", "拔河"]]],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_drawn(name):
    text, expected = CASES[name]
    assert drawn(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "一、指导思想\n以质量为中心。",
        "首页 | 新闻 | 通知",  # a single row of links
        "负责人|张华\n地点|操场",  # one border in a line that does not end in it
        "一、\t指导思想\n二、\t工作目标",
        "九月\n|\n十月",
        "首页 |\n新闻 |\n通知 |\n2024年 |",
    ],
)
def test_no_table(text):
    assert drawn(text) == []
